import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { findOutline } from '../../../main/plans/outline/index'
import { decodeText } from '../../../main/plans/readers/decode'
import { joinWrapped, wrapWidth } from '../../../main/plans/readers/text-lines'
import { isContentsLine, tableAt } from '../../../main/plans/readers/text-tables'
import { readTxt } from '../../../main/plans/readers/txt'
import { blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'

const PLAN =
  '示例镇防汛应急预案\r\n一、总则\r\n为做好防汛工作，制定本预案。\r\n二、附则\r\n自2024年5月1日起施行。\r\n'

describe('the encoding is found', () => {
  test.each([
    ['utf-8', Buffer.from(PLAN)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(PLAN)])],
    ['utf-16le', iconv.encode(PLAN, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(PLAN, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(PLAN, 'utf-16le')],
    ['utf-16be', iconv.encode(PLAN, 'utf-16be')],
    ['gb18030', iconv.encode(PLAN, 'gbk')],
    ['gb18030', iconv.encode(`${PLAN}𠮷`, 'gb18030')],
  ])('%s', (encoding, bytes) => {
    const decoded = decodeText(bytes)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text.startsWith(PLAN)).toBe(true)
  })

  test('of UTF-8 cut off in the middle of a character', () => {
    expect(decodeText(Buffer.from(PLAN).subarray(0, 20)).encoding).toBe('utf-8')
  })

  test('whatever Chinese text it is', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'镇村防汛应急预案总则指挥，。、（）0123\n'),
      minLength: 2,
    })
    fc.assert(
      fc.property(word, fc.constantFrom('utf-8', 'gb18030'), (text, encoding) => {
        // A line end and full stops make it a text; two lone characters may be anything.
        const whole = `${text}\n本预案自印发之日起施行。\n`
        expect(decodeText(iconv.encode(whole, encoding)).text).toBe(whole)
      }),
    )
  })

  test('and bytes that are no text are refused', () => {
    const bytes = Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 7919) % 256))
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'file-not-what-it-says' }))
  })
})

describe('lines broken at a fixed width', () => {
  const paragraphs = Array.from(
    { length: 12 },
    (_, at) =>
      `　　第${at}段：各村（社区）和有关单位应当按照职责分工，加强值班值守和巡查排查，及时发现并处置各类风险隐患，确保人民群众生命财产安全。`,
  )
  const broken = paragraphs.flatMap((text) => text.match(/.{1,30}/gu) ?? [])

  test('are put together again', () => {
    const width = wrapWidth(broken)
    expect(width).toBe(60)
    expect(joinWrapped(broken, 60)).toEqual(paragraphs)
  })

  test('are not seen where lines are paragraphs', () => {
    expect(wrapWidth(paragraphs)).toBeUndefined()
  })

  test('with page numbers and running heads between them', () => {
    const lines = [
      '一、总则',
      ...broken.slice(0, 12),
      '- 1 -',
      '示例镇应急预案',
      ...broken.slice(12, 24),
      '- 2 -',
      '示例镇应急预案',
      '二、附则',
      ...broken.slice(24),
    ]
    const outline = findOutline(readTxt(Buffer.from(lines.join('\n')), {}))
    expect(outline.sections.map(sectionLabel)).toEqual(['一、总则', '二、附则'])
    expect(outline.blocks.map(blockText)).toEqual(paragraphs.map((text) => text.trim()))
    expect(outline.dropped.map((one) => one.text)).toEqual([
      '- 1 -',
      '示例镇应急预案',
      '- 2 -',
      '示例镇应急预案',
    ])
  })
})

test('bare figures are page numbers only where a page of text lies between them', () => {
  const long = '各村要加强值班值守，落实防范措施。'.repeat(15)
  const pages = findOutline(readTxt(Buffer.from([long, '1', long, '2', long, '3', long].join('\n')), {}))
  expect(pages.dropped.map((one) => one.text)).toEqual(['1', '2', '3'])
  const cells = findOutline(
    readTxt(Buffer.from(['物资', '1', '铁锹', '2', '雨衣', '3', '手电'].join('\n')), {}),
  )
  expect(cells.dropped).toEqual([])
})

describe('tables', () => {
  const rows = (text: string) => {
    const found = tableAt(text.split('\n'), 0)
    return found?.table.block.kind === 'table'
      ? found.table.block.rows.map((row) => row.map((cell) => cell.text))
      : undefined
  }

  test('in tabs, with a cell left out at the end of a row', () => {
    expect(rows('姓名\t职务\t电话\n甲某\t镇长\t000\n乙某\t副镇长\n其他')).toEqual([
      ['姓名', '职务', '电话'],
      ['甲某', '镇长', '000'],
      ['乙某', '副镇长', ''],
    ])
  })

  test('one cell a line behind a tab, rows apart', () => {
    expect(rows('\t表1 人员\n\n\t姓名\n\t职务\n\n\t甲某\n\t镇长\n\n\t乙某\n\t副镇长\n文字')).toEqual([
      ['姓名', '职务'],
      ['甲某', '镇长'],
      ['乙某', '副镇长'],
    ])
  })

  test('one cell a line behind 序号', () => {
    expect(
      rows('序号\n姓名\n职务\n1\n甲某\n镇长\n2\n乙某\n副镇长\n3\n丙某\n委员\n本表自印发之日起使用。'),
    ).toEqual([
      ['序号', '姓名', '职务'],
      ['1', '甲某', '镇长'],
      ['2', '乙某', '副镇长'],
      ['3', '丙某', '委员'],
    ])
  })

  test('that do not add up stay lines', () => {
    expect(rows('\t姓名\n\t职务\n\n\t甲某\n\n\t乙某\n\t副镇长\n\t委员')).toBeUndefined()
    expect(rows('序号\n姓名\n职务\n一\n甲某\n镇长')).toBeUndefined()
    expect(rows('一行\t两格')).toBeUndefined()
  })

  test('are not made of a table of contents or of numbered headings', () => {
    expect(isContentsLine('一、总则\t1')).toBe(true)
    expect(isContentsLine('总则……………3')).toBe(true)
    expect(isContentsLine('（一）目的.......- 12 -')).toBe(true)
    expect(isContentsLine('甲某\t镇长')).toBe(false)
    expect(rows('1.1\t编制目的\n1.2\t编制依据\n1.3\t适用范围')).toBeUndefined()
  })
})

describe('contents', () => {
  const body = '一、总则\n制定本预案。\n二、组织体系\n成立指挥部。\n三、应急响应\n分四级。\n四、附则\n施行。'
  const labels = (text: string) => findOutline(readTxt(Buffer.from(text), {})).sections.map(sectionLabel)
  const expected = ['一、总则', '二、组织体系', '三、应急响应', '四、附则']
  test.each([
    ['with dots', '目录\n一、总则......1\n二、组织体系......2\n三、应急响应......3\n四、附则......4\n'],
    ['with leaders and no head', '一、总则…………1\n二、组织体系…………2\n三、应急响应…………3\n四、附则…………4\n'],
    ['with page numbers behind a space', '目 录\n一、总则 1\n二、组织体系 2\n三、应急响应 3\n四、附则 4\n'],
    ['without page numbers', '目次\n一、总则\n二、组织体系\n三、应急响应\n四、附则\n'],
    ['without head and page numbers', '一、总则\n二、组织体系\n三、应急响应\n四、附则\n'],
    [
      'with an entry on two lines',
      '目录\n一、总则......1\n二、组织\n体系......2\n三、应急响应......3\n四、附则......4\n',
    ],
  ])('%s', (_, contents) => {
    expect(labels(contents + body)).toEqual(expected)
  })

  test('entries that are only almost like the headings go as well', () => {
    expect(
      labels(
        `目录\n一、总 则......1\n二、组织体系和职责......2\n三、应急响应......3\n四、附则......4\n${body}`,
      ),
    ).toEqual(expected)
  })

  test('make headings of lines without numbers', () => {
    const text = `目录\n编制说明......1\n一、总则......2\n二、附则......3\n编制说明\n说明文字。\n一、总则\n制定本预案。\n二、附则\n施行。`
    expect(labels(text)).toEqual(['编制说明', '一、总则', '二、附则'])
  })
})
