import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSheets } from '../../../../main/sheets/index'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { readPdf } from '../../documents/read-pdf'

let host: TestHost
let depotId: string
let countId: string
beforeEach(async () => {
  host = await openTestHost()
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  const coat = (await host.ask('supplies', 'saveItem', { name: '雨衣', unit: '件' })).id
  const rope = (await host.ask('supplies', 'saveItem', { name: '绳索', unit: 'm', decimals: 3 })).id
  await host.ask('supplies', 'saveItem', { name: '手电', spec: '充电式', unit: '支' })
  await host.ask('supplies', 'receive', {
    depotId,
    lines: [
      { itemId: coat, quantity: 20, lotNumber: 'Y1', bin: 'A-01' },
      { itemId: coat, quantity: 10, lotNumber: 'Y2', bin: 'A-02' },
      { itemId: rope, quantity: 12_500, lotNumber: 'S', bin: 'A-02' },
    ],
  })
  countId = (await host.ask('supplies', 'startCount', { depotId })).id
})
afterEach(() => host.close())

const lines = async () =>
  (await host.ask('supplies', 'listCountLines', { countId, limit: 200 })).rows.map((line) => [
    line.lotNumber,
    line.first,
  ])
const sheet = async () => {
  const { number } = await host.ask('supplies', 'getCount', { id: countId })
  return (rows: string[][]) =>
    [
      ['应急物资盘点表'],
      [`盘点单号：${number}`],
      ['行号', '货位', '物资名称', '规格型号', '单位', '批号', '实盘数量', '盘点人'],
      ...rows,
    ]
      .map((row) => row.join('\t'))
      .join('\n')
}

it('makes a sheet that can be filled in and brought back as it stands', async () => {
  const made = await host.ask('supplies', 'exportCountSheet', { id: countId })
  const path = join(host.environment.outputFolder, made.token)
  const file = await readSheets(path, made.name, {})
  const rows = file.sheets[0]?.rows ?? []
  expect(
    rows.flat().filter((cell) => typeof cell === 'string' && cell.startsWith('盘点单号：')),
  ).toHaveLength(1)
  expect(rows.flat()).toContain('实盘数量')
  // Not filled in at all, it brings nothing.
  const copy = join(host.folder, 'empty.xlsx')
  writeFileSync(copy, readFileSync(path))
  expect(
    await host.refused('supplies', 'importCount', { countId, file: { token: host.grant(copy) } }),
  ).toMatchObject({ code: 'nothing-to-import' })
})

it('takes figures by line number or by what the row says, each for who counted it', async () => {
  const of = await sheet()
  const result = await host.ask('supplies', 'importCount', {
    countId,
    pasted: of([
      ['1', 'A-01', '雨衣', '', '件', 'Y1', '19', '王例'],
      ['', 'A-02', '雨衣', '', '件', 'Y2', '１０', '赵示'],
      ['', '', '绳索', '', 'm', '', '12.4', ''],
      ['', 'A-02', '手电', '充电式', '支', 'N1', '3', '王例'],
    ]),
  })
  expect(result).toMatchObject({ imported: 4, refusedCount: 0 })
  expect(await lines()).toEqual([
    ['Y1', 19],
    ['S', 12_400],
    ['Y2', 10],
    ['N1', 3],
  ])
  const { rows } = await host.ask('supplies', 'listCountLines', { countId, counter: '赵示' })
  expect(rows.map((line) => line.mine)).toEqual([null, null, 10, null])
  expect(await host.ask('supplies', 'undoCountImport', { batchId: result.batchId })).toEqual({ withdrawn: 4 })
  expect(await lines()).toEqual([
    ['Y1', null],
    ['S', null],
    ['Y2', null],
  ])
})

it('refuses row by row what it cannot understand, and changes nothing for those', async () => {
  const of = await sheet()
  const pasted = of([
    ['1', 'A-01', '绳索', '', 'm', '', '5', ''],
    ['', '', '雨衣', '', '件', '', '5', ''],
    ['', '', '帐篷', '', '顶', '', '5', ''],
    ['2', '', '绳索', '', 'm', '', '若干', ''],
    ['3', '', '雨衣', '', '件', '', '2.5', ''],
    ['3', '', '雨衣', '', '件', '', '9', ''],
    ['3', '', '雨衣', '', '件', '', '8', ''],
    ['1', '', '雨衣', '', '件', '', '', ''],
  ])
  const { page } = await host.ask('supplies', 'previewCountImport', {
    countId,
    pasted,
    verdicts: ['refuse', 'skip', 'import'],
  })
  expect(page.rows.map((row) => [row.verdict, row.reasons.map((reason) => reason.code).join()])).toEqual([
    ['refuse', 'line-differs'],
    ['refuse', 'line-several'],
    ['refuse', 'item-unknown'],
    ['refuse', 'quantity-vague'],
    ['refuse', 'quantity-fraction'],
    ['import', ''],
    ['skip', 'line-twice'],
    ['skip', 'not-counted'],
  ])
  await host.ask('supplies', 'importCount', { countId, pasted })
  expect(await lines()).toEqual([
    ['Y1', null],
    ['S', null],
    ['Y2', 9],
  ])
})

it('refuses the sheet of another count, and a time before the count began', async () => {
  const of = await sheet()
  const good = of([['1', 'A-01', '雨衣', '', '件', 'Y1', '19', '']])
  const other = good.replace(/PD-\d+-\d+/, 'PD-2020-0009')
  expect(await host.refused('supplies', 'importCount', { countId, pasted: other })).toMatchObject({
    code: 'nothing-to-import',
  })
  for (const countedAt of ['2020-01-01 09:00', '昨天'])
    expect(
      await host.refused('supplies', 'importCount', { countId, pasted: good, defaults: { countedAt } }),
    ).toMatchObject({ code: 'invalid-input' })
  await host.ask('supplies', 'finishCounting', { id: countId })
  await host.ask('supplies', 'cancelCount', { id: countId, opinion: '不盘了' })
  expect(await host.refused('supplies', 'importCount', { countId, pasted: good })).toMatchObject({
    code: 'wrong-state',
  })
})

it('prints sheets without book figures, and a result with them', async () => {
  const made = await host.ask('supplies', 'printCountSheets', { id: countId })
  const blind = await readPdf(join(host.environment.outputFolder, made.token))
  const text = blind.pages.map((page) => page.text).join('')
  for (const word of [
    '应急物资盘点表',
    '货位：A-01',
    '雨衣',
    'Y1',
    '实盘',
    '盘点人',
    '监盘人',
    '账上没有的物资',
  ])
    expect(text).toContain(word)
  expect(text).not.toContain('账面数')
  const { rows } = await host.ask('supplies', 'listCountLines', { countId })
  await host.ask('supplies', 'enterCounts', {
    id: countId,
    entries: rows.map((line) => ({
      lineId: line.id,
      quantity: line.lotNumber === 'Y1' ? 18 : (line.book ?? 0),
    })),
  })
  await host.ask('supplies', 'finishCounting', { id: countId })
  await host.ask('supplies', 'decideCountLines', {
    id: countId,
    lines: [{ lineId: rows[0]?.id ?? '', reason: 'lost' }],
  })
  const paper = await host.ask('supplies', 'printCountReport', { id: countId })
  const report = await readPdf(join(host.environment.outputFolder, paper.token))
  const shown = report.pages.map((page) => page.text).join('')
  for (const word of ['应急物资盘点表', '应急物资盘点盈亏表', '账实不符 1 行', '丢失', '审批人'])
    expect(shown).toContain(word)
  const book = await host.ask('supplies', 'exportCountReport', { id: countId })
  const file = await readSheets(join(host.environment.outputFolder, book.token), book.name, {})
  expect(file.sheets.map((one) => one.name)).toEqual(['盘点表', '盈亏表'])
  expect(file.sheets[1]?.rows.flat()).toContain('丢失')
})
