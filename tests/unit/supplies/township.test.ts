import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../helpers/host'
import { irregularCsv, irregularXls, irregularXlsx } from '../sheets/irregular'
import { registerCsv, registerXls, registerXlsx } from '../sheets/register'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

/** A file as it came on the stick, in the program's hands. */
function given(name: string, bytes: Buffer): { token: string } {
  const path = join(host.folder, name)
  writeFileSync(path, bytes)
  return { token: host.grant(path) }
}

const stock = async () =>
  (await host.ask('supplies', 'listStock', { limit: 200 })).rows
    .map((row) => `${row.itemName} ${row.depotName} ${row.quantity / 10 ** row.decimals} ${row.unit}`)
    .sort()

describe('a township’s list of supplies, untouched', () => {
  const files = {
    '台账.xlsx': irregularXlsx,
    '台账.xls': irregularXls,
    '台账.csv': irregularCsv,
  }
  for (const [name, bytes] of Object.entries(files))
    it(`goes in from ${name}, row by row, and is taken back as a whole`, async () => {
      const file = given(name, await bytes())
      const done = await host.ask('supplies', 'importOpening', { file })
      expect(done.imported).toBe(9)
      const there = await stock()
      for (const line of [
        '棉被 镇应急物资储备库 50 床',
        '单帐篷 镇应急物资储备库 20 顶',
        '瓶装水 镇应急物资储备库 100 箱',
        '大米 镇应急物资储备库 437.5 kg',
        '救生衣 东坪村储备点 40 件',
        '雨衣 西塘村储备点 120 件',
      ])
        expect(there).toContain(line)
      expect(there.some((line) => line.startsWith('灭火器'))).toBe(false)
      await host.ask('supplies', 'undoImport', { batchId: done.batchId })
      expect(await stock()).toEqual([])
      // What the list brought with it goes too.
      expect((await host.ask('supplies', 'listItems', {})).total).toBe(0)
      expect((await host.ask('supplies', 'listDepots', {})).total).toBe(0)
      // And comes in again.
      expect((await host.ask('supplies', 'importOpening', { file })).imported).toBe(9)
      expect(await stock()).toEqual(there)
    })

  it('leaves a depot and an item there that something else has to do with since', async () => {
    const file = given('台账.xlsx', await irregularXlsx())
    const done = await host.ask('supplies', 'importOpening', { file })
    const item = (await host.ask('supplies', 'listItems', { search: '救生衣' })).rows[0]
    const depot = (await host.ask('supplies', 'listDepots', { search: '西塘村' })).rows[0]
    await host.ask('supplies', 'receive', {
      depotId: depot?.id ?? '',
      lines: [{ itemId: item?.id ?? '', quantity: 3, lotNumber: '另来' }],
    })
    await host.ask('supplies', 'undoImport', { batchId: done.batchId })
    expect(await stock()).toEqual(['救生衣 西塘村储备点 3 件'])
    expect((await host.ask('supplies', 'listItems', {})).rows.map(({ name }) => name)).toEqual(['救生衣'])
    expect((await host.ask('supplies', 'listDepots', {})).rows.map(({ name }) => name)).toEqual([
      '西塘村储备点',
    ])
  })
})

describe('a storekeeper’s register of receipts and issues, untouched', () => {
  const files = {
    '登记簿.xlsx': registerXlsx,
    '登记簿.xls': registerXls,
    '登记簿.csv': registerCsv,
  }
  for (const [name, bytes] of Object.entries(files))
    it(`goes in from ${name}, what does not fit is named, and is taken back as a whole`, async () => {
      const file = given(name, await bytes())
      const preview = await host.ask('supplies', 'previewMovements', { file, offset: 0, limit: 100 })
      expect(preview.problems).toEqual([])
      expect(
        preview.columns.flatMap(({ header, field }) => (field === null ? [] : [`${header} ${field}`])),
      ).toEqual([
        '日期 happenedOn',
        '品名 itemName',
        '规格 spec',
        '单位 unit',
        '收入数量 inQuantity',
        '收入单价 price',
        '发出数量 outQuantity',
        '领用人 receiver',
        '用途 event',
        '备注 remark',
      ])
      const all = await host.ask('supplies', 'previewMovements', {
        file,
        offset: 0,
        limit: 100,
        verdicts: ['import', 'warn', 'refuse', 'skip'],
      })
      const said = all.page.rows.map(({ row, verdict, reasons }) =>
        [
          row,
          verdict,
          ...reasons
            .filter(({ code }) => code !== 'depot-from-title' && code !== 'hidden-row')
            .map(({ code, text, facts }) => [code, facts?.missing ?? text].filter(Boolean).join(' ')),
        ].join(' · '),
      )
      expect(said).toEqual([
        '5 · skip · total-row',
        '6 · warn · depot-new 镇应急物资储备库',
        '7 · warn',
        '8 · warn',
        '9 · warn',
        '10 · warn',
        '11 · warn',
        '12 · skip · total-row',
        // 50 came and 20 went: 40 were not there, whatever the balance beside it says.
        '13 · refuse · stock-short 10 件',
        '14 · refuse · quantity-vague 若干',
        '15 · warn',
        '16 · warn',
        '17 · refuse · quantity-several 2',
        '18 · skip · total-row',
        '19 · skip · note-row',
      ])
      const done = await host.ask('supplies', 'importMovements', { file })
      expect(done).toMatchObject({ imported: 8, refusedCount: 3 })
      expect(await stock()).toEqual([
        '救生衣 镇应急物资储备库 27 件',
        '编织袋 镇应急物资储备库 1500 条',
        '雨衣 镇应急物资储备库 15 件',
      ])
      const { rows } = await host.ask('supplies', 'listDocuments', { kind: 'issue', search: '李示例' })
      // Both lines of the day on which it is written once are one slip.
      expect(rows.map(({ lines, event }) => [lines, event])).toEqual([[2, '东坪村防汛备勤']])
      await host.ask('supplies', 'undoImport', { batchId: done.batchId })
      expect(await stock()).toEqual([])
    })
})
