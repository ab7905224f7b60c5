import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../../main/sheets/cells'
import { chineseNumber, parsePersonName, parsePhones, parseYesNo } from '../../../main/sheets/values'

const phones = (cell: CellValue, kind: Parameters<typeof parsePhones>[1] = null) => {
  const answer = parsePhones(cell, kind)
  return [
    ...answer.phones.map((p) => `${p.kind} ${p.number}`),
    ...answer.unreadable.map((u) => `? ${u}`),
  ].join(' | ')
}

describe('parsePhones', () => {
  test.each<[CellValue, string]>([
    [13800000000, 'mobile 13800000000'],
    ['１３８００００００００', 'mobile 13800000000'],
    ['138 0000 0000', 'mobile 13800000000'],
    ['138-0000-0000', 'mobile 13800000000'],
    ['+86 13800000000', 'mobile 13800000000'],
    ['8613800000000', 'mobile 13800000000'],
    ['00012345678', 'office 000-12345678'],
    ['0791-8880000', 'office 0791-8880000'],
    ['（0791）8880000', 'office 0791-8880000'],
    ['0791 88800001', 'office 0791-88800001'],
    ['010-88800001', 'office 010-88800001'],
    ['8880000', 'office 8880000'],
    ['0791-8880000转801', 'office 0791-8880000-801'],
    ['0791-8880000-801', 'office 0791-8880000-801'],
    ['666123', 'short 666123'],
    ['119', 'short 119'],
    ['4008000000', 'office 4008000000'],
    ['17400000000', 'satellite 17400000000'],
    ['13800000000、13900000000', 'mobile 13800000000 | mobile 13900000000'],
    ['13800000000/8880000', 'mobile 13800000000 | office 8880000'],
    ['13800000000，13900000000；13700000000', 'mobile 13800000000 | mobile 13900000000 | mobile 13700000000'],
    ['13800000000 13900000000', 'mobile 13800000000 | mobile 13900000000'],
    ['13800000000\n8880000', 'mobile 13800000000 | office 8880000'],
    ['办公室: 0791-8880000 手机: 13800000000', 'office 0791-8880000 | mobile 13800000000'],
    ['值班电话：8880000', 'duty 8880000'],
    ['8880000(办) 8880001(宅)', 'office 8880000 | home 8880001'],
    ['13800000000(短号666123)', 'mobile 13800000000 | short 666123'],
    ['13800000000、13800000000', 'mobile 13800000000'],
    ['', ''],
    ['无', ''],
    [null, ''],
    ['待定', '? 待定'],
    ['138000', 'short 138000'],
    ['138000000', '? 138000000'],
    ['13800000000、12', 'mobile 13800000000 | ? 12'],
    ['#N/A', '? #N/A'],
  ])('%s → %s', (cell, expected) => {
    expect(phones(cell)).toBe(expected)
  })

  test('the column decides where neither a word nor the shape does', () => {
    expect(phones('000-00010023', 'mobile')).toBe('mobile 000-00010023')
    expect(phones('8880000', 'home')).toBe('home 8880000')
    expect(phones('办公 8880000', 'mobile')).toBe('office 8880000')
    expect(phones('666123', 'mobile')).toBe('short 666123')
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-+()（）转/、; 办手机:abc') }), (text) => {
        for (const phone of parsePhones(text).phones) expect(phone.number).toMatch(/^\d[\d-]{2,20}$/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('parsePersonName', () => {
  const name = (cell: CellValue) => {
    const answer = parsePersonName(cell)
    return answer.ok ? [answer.value.name, answer.value.note].filter(Boolean).join(' / ') : answer.reason
  }
  test.each<[CellValue, string]>([
    ['张  三', '张三'],
    ['张　三', '张三'],
    ['欧阳示例', '欧阳示例'],
    ['阿不都•示例', '阿不都·示例'],
    ['张三（组长）', '张三 / 组长'],
    ['Li Ming', 'Li Ming'],
    ['', 'name-missing'],
    ['—', 'name-missing'],
    ['张三、李四', 'names-several'],
    ['张三/李四', 'names-several'],
    ['13800000000', 'name-unreadable'],
    [5, 'name-unreadable'],
    ['#REF!', 'formula-error'],
  ])('%s → %s', (cell, expected) => {
    expect(name(cell)).toBe(expected)
  })
})

describe('small parsers', () => {
  test.each<[string, number | null]>([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十五', 35],
    ['一百', 100],
    ['一百零二', 102],
    ['一百一十二', 112],
    ['两千', 2000],
    ['三万五千', 35000],
    ['二〇二五', 2025],
    ['两百五', null],
    ['一万五', null],
    ['十百', null],
    ['万', null],
    ['三三十', null],
    ['张三', null],
  ])('chineseNumber %s → %s', (text, expected) => {
    expect(chineseNumber(text)).toBe(expected)
  })
  test.each<[CellValue, boolean | null]>([
    ['是', true],
    ['√', true],
    [true, true],
    [1, true],
    ['否', false],
    ['×', false],
    ['未投保', false],
    ['也许', null],
    [null, null],
  ])('parseYesNo %s → %s', (cell, expected) => {
    expect(parseYesNo(cell)).toBe(expected)
  })
})
