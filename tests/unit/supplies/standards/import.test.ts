import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let folder: string
beforeAll(async () => {
  host = await openTestHost()
  folder = mkdtempSync(join(tmpdir(), 'youbei-standard-'))
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The county's list as it comes: a title, merged groups, units in the numbers, a total, words for numbers. */
async function countyList(): Promise<string> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('配备标准')
  sheet.addRow(['××县乡镇应急物资配备标准（试行）'])
  sheet.mergeCells('A1:F1')
  sheet.addRow(['序号', '类别', '物资名称', '单位', '配备标准', '配备方式', '备注'])
  sheet.addRow([1, '防汛', '救生衣', '件', '６０', '全镇', ''])
  sheet.addRow([2, '', '编织袋', '条', '2000条', '每村', '防潮存放'])
  sheet.addRow([3, '', '冲锋舟', '艘', '若干', '全镇', ''])
  sheet.addRow([4, '生活', '棉被', '床', 20, '每千人', ''])
  sheet.addRow([5, '', '大米', '公斤', 1500.5, '', ''])
  sheet.addRow([6, '', '', '台', 3, '', ''])
  sheet.addRow([7, '', '手电筒', '支', 10, '看情况', ''])
  sheet.addRow(['合计', '', '', '', 5, '', ''])
  sheet.mergeCells('B3:B5')
  const file = join(folder, '某县配备标准.xlsx')
  await book.xlsx.writeFile(file)
  return file
}

it('takes the county list as it comes, says what it refuses and why, and takes it back as a whole', async () => {
  const token = host.grant(await countyList())
  const preview = await host.ask('supplies', 'previewStandard', { file: { token } })
  expect(preview.counts).toMatchObject({ import: 4, warn: 1, refuse: 2 })
  const refused = preview.page.rows.filter((row) => row.verdict === 'refuse')
  expect(refused.map((row) => row.reasons[0]?.code)).toEqual(['quantity-vague', 'name-missing'])
  const result = await host.ask('supplies', 'importStandard', { file: { token } })
  expect(result).toMatchObject({ imported: 5, refusedCount: 2 })
  const standard = (await host.ask('supplies', 'listStandards', { search: '某县' })).rows[0]
  expect(standard).toMatchObject({ name: '某县配备标准', origin: 'county', active: false, lines: 5 })
  const { rows } = await host.ask('supplies', 'listStandardLines', { standardId: standard?.id ?? '' })
  expect(
    rows.map(({ name, basis, quantity, per, group, decimals, unit }) => ({
      name,
      basis,
      quantity,
      per,
      group,
      decimals,
      unit,
    })),
  ).toEqual([
    { name: '救生衣', basis: 'fixed', quantity: 60, per: 1, group: '防汛', decimals: 0, unit: '件' },
    { name: '编织袋', basis: 'villages', quantity: 2_000, per: 1, group: '防汛', decimals: 0, unit: '条' },
    { name: '棉被', basis: 'population', quantity: 20, per: 1_000, group: '生活', decimals: 0, unit: '床' },
    { name: '大米', basis: 'fixed', quantity: 1_500_500, per: 1, group: '', decimals: 3, unit: 'kg' },
    { name: '手电筒', basis: 'fixed', quantity: 10, per: 1, group: '', decimals: 0, unit: '支' },
  ])
  expect(rows[0]?.category).toBe('YB-202-01')
  expect(await host.ask('supplies', 'undoStandardImport', { batchId: result.batchId })).toEqual({
    removed: 5,
  })
  expect((await host.ask('supplies', 'listStandards', { search: '某县' })).total).toBe(0)
})

it('does not take back a standard that is in force', async () => {
  const token = host.grant(await countyList())
  const { batchId } = await host.ask('supplies', 'importStandard', { file: { token } })
  const standard = (await host.ask('supplies', 'listStandards', { search: '某县' })).rows[0]
  await host.ask('supplies', 'activateStandard', { id: standard?.id ?? '' })
  expect((await host.refused('supplies', 'undoStandardImport', { batchId })).code).toBe('batch-used')
})

it('reads its own template, and refuses what is no list', async () => {
  const template = await host.ask('supplies', 'makeStandardTemplate', {})
  const token = host.grant(join(host.environment.outputFolder, template.token), template.name)
  expect((await host.refused('supplies', 'importStandard', { file: { token } })).code).toBe(
    'nothing-to-import',
  )
  const noise = join(folder, 'noise.xlsx')
  writeFileSync(noise, 'not a workbook')
  const before = await host.ask('supplies', 'listStandards', {})
  expect(
    (await host.refused('supplies', 'importStandard', { file: { token: host.grant(noise) } })).code,
  ).not.toBe('internal')
  expect(await host.ask('supplies', 'listStandards', {})).toEqual(before)
})
