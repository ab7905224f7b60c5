import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridOfBlock } from '../../../main/documents/grid'
import { type Element, findFonts, makePdf, type TableRow, tableDocument } from '../../../main/documents/index'
import type { Block, Cell } from '../../../preload/contract/blocks'
import { type ReadPdf, readPdf } from './read-pdf'

const fonts = findFonts({ folders: [] })
let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function print(elements: readonly Element[], paper: 'A4' | 'A5' = 'A4'): Promise<ReadPdf> {
  files += 1
  const path = join(folder, `${files}.pdf`)
  await makePdf({ title: '表', office: '办', paper, layout: 'compact', sections: [{ elements }] }, path, {
    fonts,
  })
  return readPdf(path)
}

const columns = [
  { title: '名称', weight: 4 },
  { title: '数量', weight: 1, align: 'right' as const },
  { title: '地点', weight: 2 },
]
const list = (rows: readonly TableRow[]): Element => ({ kind: 'table', columns, rows })
const block = (rows: Cell[][], headerRows = 0): Element => ({
  kind: 'blocks',
  blocks: [{ kind: 'table', rows, headerRows }],
})
const rows = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`物资${index}号`, String(index * 7), '库'])
const allText = (pdf: ReadPdf): string => pdf.pages.map(({ text }) => text).join('\n')

describe('lines to sign on', () => {
  it.each([10, 30, 37, 38, 39, 40, 41, 42, 43, 44])(
    'stand on a page with the last two of %i rows, under the head',
    async (count) => {
      const pdf = await print([
        list(rows(count)),
        { kind: 'note', text: '合计大写' },
        { kind: 'signatures', labels: ['制单', '经办人', '保管员', '批准'] },
      ])
      const last = pdf.pages.at(-1)
      const signed = last?.text ?? ''
      const down = [`物资${count - 1}号`, '合计大写', '制单：'].map(
        (text) => last?.items.find((item) => item.text === text)?.y ?? 0,
      )
      expect((down[1] ?? 0) - (down[0] ?? 0)).toBeGreaterThan(15)
      expect((down[2] ?? 0) - (down[1] ?? 0)).toBeGreaterThan(15)
      expect(signed).toMatch(
        new RegExp(`名称.*物资${count - 2}号.*物资${count - 1}号.*合计大写.*制单.*批准`, 'u'),
      )
      const found = [...allText(pdf).matchAll(/物资(\d+)号/gu)].map((match) => Number(match[1]))
      expect(found).toEqual(Array.from({ length: count }, (_, index) => index))
    },
  )

  it('say every name whole, on as many rows as that takes', async () => {
    const labels = ['领用单位主要负责人和经办人', '制单', '保管员', '批准']
    const pdf = await print([{ kind: 'signatures', labels }], 'A5')
    for (const label of labels) expect(allText(pdf)).toContain(`${label}：`)
  })

  it('share one row where they fit', async () => {
    const pdf = await print([
      { kind: 'table', columns, rows: rows(1) },
      { kind: 'signatures', labels: ['制单', '经办人', '保管员', '批准'] },
    ])
    const at = (text: string) => pdf.pages[0]?.items.find((item) => item.text.startsWith(text))?.y
    expect(at('批准')).toBe(at('制单'))
  })
})

describe('a list', () => {
  it('never tears a number, a day or a code apart, however the columns were weighed', async () => {
    const columns = ['名称', '批号', '有效期至', '金额', '货位'].map((title) => ({ title, weight: 1 }))
    const pdf = await print([
      {
        kind: 'table',
        columns: columns.map((column, at) => ({ ...column, weight: at === 0 ? 20 : 1 })),
        rows: [['救生衣', 'P26000', '2028-05-20', '1,128,708.92', 'A-03']],
      },
    ])
    const texts = pdf.pages[0]?.items.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['P26000', '2028-05-20', '1,128,708.92', 'A-03']))
  })

  it('leaves the columns that are written into by hand their width', async () => {
    const long = '多功能组合式应急救援抢险工具箱套装含液压剪扩器手动破拆工具强光照明灯'
    const pdf = await print([
      {
        kind: 'table',
        columns: [
          { title: '名称', weight: 1 },
          { title: '实盘', weight: 1 },
          { title: '备注', weight: 1 },
        ],
        rows: [[long, '', '']],
      },
    ])
    const at = (text: string) => pdf.pages[0]?.items.find((item) => item.text === text)?.x ?? 0
    expect(at('备注') - at('实盘')).toBeGreaterThan(140)
  })

  it('says so where it has no rows', async () => {
    const pdf = await print([list([])])
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.text).toMatch(/名称.*数量.*地点.*（无）/u)
  })

  it.each([1, 500])('prints %i rows, each once, with the head on every page', async (count) => {
    const pdf = await print([list(rows(count))])
    for (const page of pdf.pages) expect(page.text).toMatch(/名称.*数量.*地点/u)
    const found = [...allText(pdf).matchAll(/物资(\d+)号/gu)].map((match) => Number(match[1]))
    expect(found).toEqual(Array.from({ length: count }, (_, index) => index))
    if (count > 100) expect(pdf.pages.length).toBeGreaterThan(8)
  })

  it('prints 5,000 rows', { timeout: 60_000 }, async () => {
    const pdf = await print([list(rows(5_000))])
    const found = [...allText(pdf).matchAll(/物资(\d+)号/gu)].map((match) => Number(match[1]))
    expect(found).toHaveLength(5_000)
    expect(found.at(-1)).toBe(4_999)
  })

  it('puts numbers under one another on the right', async () => {
    const pdf = await print([
      list([
        ['甲', '1', ''],
        ['乙', '12,345', ''],
        ['丙', '7.5', ''],
      ]),
    ])
    const right = (text: string): number => {
      const item = pdf.pages[0]?.items.find((one) => one.text === text)
      return (item?.x ?? 0) + (item?.width ?? 0)
    }
    expect(right('12,345')).toBeCloseTo(right('1'), 0)
    expect(right('7.5')).toBeCloseTo(right('1'), 0)
  })

  it('wraps long names inside their column and loses nothing', async () => {
    const name = '示例镇李桥村应急物资储备点二号仓库东侧第三排货架上层备用防汛抗旱专用潜水电泵及配套电缆组'
    const pdf = await print([list([[name, '1', 'x'.repeat(120)]])])
    expect(pdf.pages[0]?.text.replace(/\s/gu, '')).toContain(name)
    const place = pdf.pages[0]?.items.find(({ text }) => text === '地点')
    for (const item of pdf.pages[0]?.items ?? []) {
      if (name.includes(item.text)) expect(item.x + item.width).toBeLessThan(place?.x ?? 0)
    }
    expect(pdf.pages[0]?.text.match(/x/g)).toHaveLength(120)
  })

  it('keeps a group’s heading with its first row', async () => {
    const grouped: TableRow[] = Array.from({ length: 40 }, (_, index) => [
      { group: `第${index}组` },
      ...rows(1 + (index % 5)),
    ]).flat()
    const pdf = await print([list(grouped)])
    expect(pdf.pages.length).toBeGreaterThan(2)
    for (const page of pdf.pages) {
      const body = page.items.filter(({ text }) => !/办|页/u.test(text))
      expect(body.at(-1)?.text).not.toMatch(/组$/u)
    }
  })

  it('prints a row that is higher than a page on several, without losing a line', async () => {
    const text = Array.from({ length: 300 }, (_, index) => `行${index}。`).join('\n')
    const pdf = await print([
      list([
        ['前', '', ''],
        [text, '9', ''],
        ['后', '', ''],
      ]),
    ])
    const found = [...allText(pdf).matchAll(/行(\d+)。/gu)].map((match) => Number(match[1]))
    expect(found).toEqual(Array.from({ length: 300 }, (_, index) => index))
    expect(pdf.pages.at(-1)?.text).toContain('后')
    for (const page of pdf.pages) for (const item of page.items) expect(item.y).toBeLessThan(page.height - 20)
  })
})

describe('a table of a text', () => {
  it('draws merged cells once, in the middle of what they cover', async () => {
    const pdf = await print([
      block(
        [
          [
            { text: '级别', rowSpan: 2 },
            { text: '条件', colSpan: 2 },
          ],
          [{ text: '雨量' }, { text: '水位' }],
          [{ text: '一级' }, { text: '50' }, { text: '3.5' }],
        ],
        2,
      ),
    ])
    const at = (text: string) => pdf.pages[0]?.items.find((item) => item.text === text)
    expect(at('级别')?.y).toBeGreaterThan(at('条件')?.y ?? 0)
    expect(at('级别')?.y).toBeLessThan(at('雨量')?.y ?? 0)
    const middle = (text: string): number => (at(text)?.x ?? 0) + (at(text)?.width ?? 0) / 2
    expect(middle('条件')).toBeCloseTo((middle('雨量') + middle('水位')) / 2, -1)
  })

  it('breaks between rows under a merged cell and names it again on the next page', async () => {
    const pdf = await print([
      block([
        [{ text: '单位' }, { text: '人员' }],
        ...Array.from({ length: 90 }, (_, index): Cell[] => [
          ...(index === 0 ? [{ text: '县应急局', rowSpan: 90 }] : []),
          { text: `人${index}号` },
        ]),
      ]),
    ])
    expect(pdf.pages.length).toBeGreaterThan(1)
    for (const page of pdf.pages) expect(page.text).toContain('县应急局')
    expect([...allText(pdf).matchAll(/人(\d+)号/gu)]).toHaveLength(90)
  })

  it('shows all of a merged cell’s text even if the rows beside it are few', async () => {
    const text = Array.from({ length: 150 }, (_, index) => `句${index}。`).join('\n')
    const pdf = await print([block([[{ text, rowSpan: 2 }, { text: '右一' }], [{ text: '右二' }]])])
    expect([...allText(pdf).matchAll(/句(\d+)。/gu)].map((match) => Number(match[1]))).toEqual(
      Array.from({ length: 150 }, (_, index) => index),
    )
    expect(allText(pdf)).toContain('右二')
  })

  it('gives a table of many columns a wide page, and splits one that fits nowhere', async () => {
    const wide = (count: number): Cell[][] => [
      Array.from({ length: count }, (_, index) => ({ text: `列${index}` })),
      Array.from({ length: count }, (_, index) => ({ text: `值${index}` })),
    ]
    const text: Block = { kind: 'paragraph', runs: [{ text: '文' }] }
    const pdf = await print([
      { kind: 'heading', level: 1, text: '附表' },
      { kind: 'blocks', blocks: [{ kind: 'table', headerRows: 1, rows: wide(14) }, text] },
    ])
    expect(pdf.pages.map(({ width, height }) => width > height)).toEqual([true, false])
    expect(pdf.pages[0]?.text).toContain('附表')
    const huge = await print([block(wide(200), 1)])
    for (let index = 0; index < 200; index += 1) expect(allText(huge)).toContain(`值${index}`)
    for (const item of huge.pages[0]?.items ?? [])
      expect(item.x + item.width).toBeLessThan(huge.pages[0]?.width ?? 0)
  })

  it('prints tables that are all head, empty, or ragged', async () => {
    const pdf = await print([
      block([[{ text: '头' }]], 1),
      block([]),
      block([[]]),
      block([[{ text: '一' }], [{ text: '二' }, { text: '三' }], []]),
      block([[{ text: '长'.repeat(3_000) }], [{ text: '体' }]], 1),
    ])
    expect(allText(pdf)).toMatch(/头[\s\S]*一[\s\S]*二[\s\S]*三[\s\S]*体/u)
    expect(allText(pdf).match(/长/gu)?.length).toBe(3_000)
  })

  it('covers every field exactly once, whatever the spans', () => {
    const cell = fc.record(
      {
        text: fc.string({ maxLength: 3 }),
        colSpan: fc.integer({ min: 2, max: 5 }),
        rowSpan: fc.integer({ min: 2, max: 5 }),
      },
      { requiredKeys: ['text'] },
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 10 }),
        (table, headerRows) => {
          const grid = gridOfBlock({ kind: 'table', rows: table, headerRows })
          const fields = Array.from({ length: grid.rows }, () => new Array<number>(grid.columns).fill(0))
          for (const one of grid.cells.flat()) {
            for (let row = one.row; row < one.row + one.rows; row += 1) {
              for (let column = one.column; column < one.column + one.columns; column += 1) {
                const line = fields[row]
                expect(line?.[column]).toBeDefined()
                if (line) line[column] = (line[column] ?? 0) + 1
              }
            }
          }
          expect(fields.flat().every((times) => times === 1)).toBe(true)
          const given = table.flat().map(({ text }) => text)
          const kept = grid.cells.flat().map(({ text }) => text)
          for (const text of given) expect(kept).toContain(text)
        },
      ),
    )
  })
})

describe('tableDocument', () => {
  it('prints a list with title, note and lines to sign on', async () => {
    const path = join(folder, 'list.pdf')
    await makePdf(
      tableDocument({
        title: '应急物资盘点表',
        subtitle: '镇储备库',
        office: '示例镇应急管理服务中心',
        date: '2026-11-22',
        columns: [
          { title: '名称', weight: 3 },
          { title: '数量', weight: 1, align: 'right' },
        ],
        rows: [['救生衣', '150']],
        foot: '范围：镇储备库',
        signatures: ['盘点人', '监盘人'],
        landscape: true,
      }),
      path,
      { fonts },
    )
    const pdf = await readPdf(path)
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.width).toBeGreaterThan(pdf.pages[0]?.height ?? 0)
    expect(pdf.pages[0]?.text.replace(/\s/gu, '')).toMatch(
      /应急物资盘点表镇储备库名称数量救生衣150范围：镇储备库盘点人：监盘人：/u,
    )
    expect(pdf.pages[0]?.text).toContain('第 1 页 共 1 页')
  })
})
