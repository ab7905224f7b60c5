import { describe, expect, test } from 'vitest'
import { captionsAbove, headerAt } from '../../../main/sheets/header'
import {
  type FieldSpec,
  findHeader,
  headerSignature,
  headerUnit,
  judgeTable,
  matchColumns,
  readPasted,
  recallMapping,
  rememberMapping,
  type Sheet,
} from '../../../main/sheets/index'
import { supplyFields } from '../../../main/supplies/import-fields'

const fields: readonly FieldSpec[] = [
  { key: 'name', required: true, synonyms: ['物资名称', '品名', '名称'], avoid: ['单位名'] },
  { key: 'quantity', required: true, synonyms: ['实有', '数量'], avoid: ['应有'] },
  { key: 'depot', required: false, synonyms: ['存放地点', '仓库'] },
]
const headers = (...texts: readonly string[]) =>
  texts.map((text) => ({ text, parts: text === '' ? [] : [text] }))
const sheetOf = (...lines: readonly string[]): Sheet => {
  const sheet = readPasted(lines.map((line) => line.replaceAll('|', '\t')).join('\n')).sheets[0]
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('matchColumns', () => {
  test.each([
    ['物资名称', 'name'],
    ['物 资　名 称', 'name'],
    ['*物资名称', 'name'],
    ['物资名称★', 'name'],
    ['物资名称（全称）', 'name'],
    ['【物资】名称', 'name'],
    ['名称：', 'name'],
    ['储备物资名称', 'name'],
    ['单位名称', undefined],
    ['数量（件）', 'quantity'],
    ['数量\n(件)', 'quantity'],
    ['数量/件', 'quantity'],
    ['物资数量', 'quantity'],
    ['应有数量', undefined],
    ['物资存放地点', 'depot'],
    ['负责人', undefined],
    ['', undefined],
  ])('%s → %s', (text, field) => {
    expect(Object.keys(matchColumns(headers(text), fields).mapping)[0]).toBe(field)
  })

  test('the surest column wins, each column and field once', () => {
    const found = matchColumns(headers('储备物资名称', '品名', '数量', '实有', '备注'), fields)
    expect(found.mapping).toEqual({ name: 1, quantity: 3 })
    expect(found.confidence).toEqual({ name: 1, quantity: 1 })
    expect(found.unmatched).toEqual([0, 2, 4])
  })
  test('a word inside a longer header is less sure than the word itself', () => {
    const sure = matchColumns(headers('物资存放地点情况'), fields).confidence.depot ?? 0
    expect(sure).toBeGreaterThan(0.45)
    expect(sure).toBeLessThan(0.9)
  })
  test('a hidden column gives way to a visible one', () => {
    expect(matchColumns(headers('物资名称', '名称'), fields, new Set([0])).mapping.name).toBe(1)
    expect(matchColumns(headers('物资名称', ''), fields, new Set([0])).mapping.name).toBe(0)
  })
  test('every synonym of the supplies fields leads to its own field', () => {
    for (const field of supplyFields) {
      for (const synonym of field.synonyms) {
        expect([synonym, Object.keys(matchColumns(headers(synonym), supplyFields).mapping)]).toEqual([
          synonym,
          [field.key],
        ])
      }
    }
  })
})

describe('findHeader', () => {
  const at = (...lines: readonly string[]) => {
    const found = findHeader(sheetOf(...lines), fields)
    return found && [found.row, found.rows, found.headers.map(({ text }) => text).join(' ')]
  }
  test('below titles, captions and blank lines', () => {
    expect(at('某镇物资台账', '', '单位：某镇||日期：2026', '品名|数量|仓库', '被|5|甲')).toEqual([
      3,
      1,
      '品名 数量 仓库',
    ])
  })
  test('in two lines, with and without merges', () => {
    expect(at('品名|数量||仓库', '|应有|实有|', '被|6|5|甲')).toEqual([0, 2, '品名 数量应有 数量实有 仓库'])
    const merged: Sheet = {
      ...sheetOf('品名|数量||仓库', '品名|应有|实有|仓库', '被|6|5|甲'),
      merges: [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 1, right: 3 },
      ],
    }
    expect(findHeader(merged, fields)).toMatchObject({ row: 0, rows: 2 })
  })
  test('of groups over a full line only the full line counts', () => {
    expect(at('物资情况|||存放', '品名|应有|实有|仓库', '被|6|5|甲')).toEqual([1, 1, '品名 应有 实有 仓库'])
  })
  test('the first of two equal headers', () => {
    expect(at('品名|数量', '被|5', '品名|数量', '毯|6')?.[0]).toBe(0)
  })
  test('a row of data is no second line of the header', () => {
    expect(at('品名|数量|仓库|', '被|五十床|甲|完好')).toEqual([0, 1, '品名 数量 仓库 '])
  })
  test('not in text that only speaks of such things', () => {
    expect(at('本表由各村填报物资名称和数量', '请核对')).toBeNull()
    expect(at('姓名|电话', '甲|1')).toBeNull()
    expect(headerAt(sheetOf('a|b'), 7, fields)).toBeNull()
  })
})

test('a mapping is remembered under the header, wherever its columns move', () => {
  const first = headers('品 名*', '数量（件）', '放在哪')
  const turned = headers('放在哪', '品名', '', '数量(件)')
  expect(headerSignature(first)).toBe(headerSignature(turned))
  expect(headerSignature(first)).toMatch(/^[0-9a-f]{32}$/)
  expect(headerSignature(first)).not.toBe(headerSignature(headers('品名', '数量')))
  const remembered = rememberMapping(first, { name: 0, quantity: 1, depot: 2, gone: 9 })
  expect(remembered).toEqual({ name: '品 名*', quantity: '数量（件）', depot: '放在哪' })
  expect(recallMapping(turned, remembered)).toEqual({ name: 1, quantity: 3, depot: 0 })
})

test('lines above the header are kept as captions', () => {
  const sheet = sheetOf('甲河镇台账', '存放地点：镇库||填报日期:|2026-11-01', '品名|数量')
  expect(captionsAbove(sheet, 2)).toEqual({ 标题: '甲河镇台账', 存放地点: '镇库', 填报日期: '2026-11-01' })
})

test.each([
  ['单价（万元）', '万元'],
  ['保质期(月)', '月'],
  ['保质期/年', '年'],
  ['数量【件】', '件'],
  ['数量', ''],
])('the unit in %s is %s', (text, unit) => {
  expect(headerUnit(text)).toBe(unit)
})

describe('choosing a sheet', () => {
  const file = (
    ...sheets: ReadonlyArray<Readonly<{ name: string; hidden?: boolean; lines: readonly string[] }>>
  ) => ({
    name: 'a.xlsx',
    kind: 'xlsx' as const,
    encoding: null,
    sheets: sheets.map(({ name, hidden = false, lines }) => ({ ...sheetOf(...lines), name, hidden })),
  })
  const spec = { fields, keyFields: ['name', 'quantity'], judge: () => ({}) }
  const list = ['品名|数量', '被|5']
  test('the one that has the columns, the first of several, a hidden one last', () => {
    expect(
      judgeTable(file({ name: '说明', lines: ['请填写'] }, { name: '表', lines: list }), spec).sheet,
    ).toBe('表')
    expect(judgeTable(file({ name: '一', lines: list }, { name: '二', lines: list }), spec).sheet).toBe('一')
    expect(
      judgeTable(file({ name: '旧', hidden: true, lines: list }, { name: '新', lines: ['x|y'] }), spec).sheet,
    ).toBe('新')
    expect(judgeTable(file({ name: '旧', hidden: true, lines: list }), spec).sheet).toBe('旧')
  })
  test('the one the user names, or a clear refusal', () => {
    expect(
      judgeTable(file({ name: '一', lines: list }, { name: '二', lines: list }), spec, { sheet: '二' }).sheet,
    ).toBe('二')
    expect(() => judgeTable(file({ name: '一', lines: list }), spec, { sheet: '三' })).toThrow(
      expect.objectContaining({ code: 'sheet-not-found', facts: { file: 'a.xlsx', sheet: '三' } }),
    )
  })
})
