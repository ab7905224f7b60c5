import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chineseNumber,
  foldWidth,
  parseChineseNumber,
  parseHeadingNumber,
} from '../../../preload/contract/heading-number'

describe('Chinese numerals', () => {
  test.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [2026, '二千零二十六'],
  ])('%i is written %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text)
  })

  test('what is written is read back, from 0 to 9999', () => {
    for (let value = 0; value <= 9999; value++) expect(parseChineseNumber(chineseNumber(value))).toBe(value)
  })

  test.each([
    ['二〇二四', 2024],
    ['二○二一', 2021],
    ['一百一', 110],
    ['两百', 200],
    ['贰拾叁', 23],
    ['１２', 12],
    ['12', 12],
    ['一万二千', 12_000],
    ['', undefined],
    ['三百十', 310],
    ['三千五', 3500],
    ['十十', undefined],
    ['总则', undefined],
    ['三三', 33],
  ])('%s is read as %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value)
  })

  test('numbers out of range are written in figures', () => {
    expect(chineseNumber(10_000)).toBe('10000')
    expect(chineseNumber(-1)).toBe('-1')
    expect(chineseNumber(1.5)).toBe('1.5')
  })
})

test('folding widths keeps every position', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldWidth(text)).toHaveLength(text.length)
    }),
  )
  expect(foldWidth('（１．２）　Ａ〔３〕')).toBe('(1.2) A(3)')
})

describe('the number of a heading', () => {
  test.each([
    ['一、总则', 'cn', [1], '一、', '总则'],
    ['十二、附则', 'cn', [12], '十二、', '附则'],
    ['一.总则', 'cn', [1], '一.', '总则'],
    ['（一）目的', 'cn-paren', [1], '（一）', '目的'],
    ['(十一)目的', 'cn-paren', [11], '(十一)', '目的'],
    ['(一）、目的', 'cn-paren', [1], '(一）、', '目的'],
    ['㈡目的', 'cn-paren', [2], '㈡', '目的'],
    ['1.目的', 'ar', [1], '1.', '目的'],
    ['１．目的', 'ar', [1], '１．', '目的'],
    ['1、目的', 'ar', [1], '1、', '目的'],
    ['1.2023年工作', 'ar', [1], '1.', '2023年工作'],
    ['⒉目的', 'ar', [2], '⒉', '目的'],
    ['1　总则', 'ar-bare', [1], '1', '总则'],
    ['1 总则', 'ar-bare', [1], '1', '总则'],
    ['1.1　目的', 'dec', [1, 1], '1.1', '目的'],
    ['1.1目的', 'dec', [1, 1], '1.1', '目的'],
    ['３．２．１　目的', 'dec', [3, 2, 1], '３．２．１', '目的'],
    ['3.2.1.目的', 'dec', [3, 2, 1], '3.2.1.', '目的'],
    ['A.1 通讯录', 'dec', [1001, 1], 'A.1', '通讯录'],
    ['（1）目的', 'ar-paren', [1], '（1）', '目的'],
    ['⑵目的', 'ar-paren', [2], '⑵', '目的'],
    ['1）目的', 'ar-half', [1], '1）', '目的'],
    ['③目的', 'circled', [3], '③', '目的'],
    ['Ⅱ.目的', 'roman', [2], 'Ⅱ.', '目的'],
    ['第一章　总则', 'chapter', [1], '第一章', '总则'],
    ['第 十 章 总则', 'chapter', [10], '第 十 章', '总则'],
    ['第1节 目的', 'section', [1], '第1节', '目的'],
    ['第二十一条　为了', 'article', [21], '第二十一条', '为了'],
    ['第一部分 综合', 'part', [1], '第一部分', '综合'],
    ['附件1 通讯录', 'annex', [1], '附件1', '通讯录'],
    ['附件一：通讯录', 'annex', [1], '附件一：', '通讯录'],
    ['附件1-2 通讯录', 'annex', [1, 2], '附件1-2', '通讯录'],
    ['附录A 通讯录', 'annex', [1001], '附录A', '通讯录'],
    ['附表3 清单', 'annex-table', [3], '附表3', '清单'],
    ['附件', 'annex', [0], '附件', ''],
    ['　　一、总则', 'cn', [1], '一、', '总则'],
  ])('of %s', (text, style, path, number, title) => {
    const found = parseHeadingNumber(text)
    expect(found).toMatchObject({ style, path, number })
    expect(text.slice(found?.end)).toBe(title)
  })

  test.each([
    '总则',
    '2023年工作总结',
    '24小时值班',
    '110接处警',
    '5月12日是防灾减灾日',
    '十四五时期',
    '一是加强领导',
    '二〇二一年十二月',
    '第三方机构',
    '第一时间报告',
    '附件所列物资',
    '附录中的',
    '1',
    '一、',
    '1.',
    '一、二级响应由县启动',
    '',
    '   ',
    '3天内',
    'V级',
  ])('%s has none', (text) => {
    expect(parseHeadingNumber(text)).toBeNull()
  })

  test.each(['1.5米以上', '3.2亿元', '0.9%', '一 二三四'])('%s leaves a doubt', (text) => {
    expect(parseHeadingNumber(text)?.doubtful).toBe(true)
  })

  test('never points outside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'一二十（(1)）.．、 　附件第章条A③总则') }),
        (text) => {
          const found = parseHeadingNumber(text)
          if (!found) return
          expect(found.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(0, found.end)).toContain(found.number)
          expect(found.path.every(Number.isInteger)).toBe(true)
        },
      ),
    )
  })
})
