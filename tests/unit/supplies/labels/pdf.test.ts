import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtInFormats } from '../../../../main/supplies/labels/formats'
import { spots } from '../../../../main/supplies/labels/rules'
import { codeText } from '../../../../preload/contract/codes'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { readPdf } from '../../documents/read-pdf'

let host: TestHost
beforeAll(async () => {
  host = await openTestHost()
})
afterAll(() => host.close())

const format = (id: string) => {
  const found = builtInFormats.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

it('fills a sheet by rows from the first free place on', () => {
  const sheet = format('a4-3x8')
  const placed = spots(sheet, 23, 4)
  expect(placed.map(({ page }) => page)).toEqual([0, 0, 1, 1])
  expect(placed[2]).toEqual({ page: 1, x: sheet.marginLeft, y: sheet.marginTop })
  expect(spots(sheet, 99, 1)[0]?.page).toBe(0)
})

it('knows only sizes that fit their pages', () => {
  for (const one of builtInFormats) {
    expect(one.marginLeft, one.id).toBeGreaterThanOrEqual(0)
    expect(one.marginLeft + one.columns * one.width + (one.columns - 1) * one.gapX).toBeLessThanOrEqual(
      one.pageWidth,
    )
    expect(one.marginTop + one.rows * one.height + (one.rows - 1) * one.gapY).toBeLessThanOrEqual(
      one.pageHeight,
    )
  }
})

it('prints the words and the code of each label, as often as asked, on pages of the true size', async () => {
  const depot = await host.ask('supplies', 'saveDepot', { name: '甲河镇应急物资储备库', keeper: '示例甲' })
  const subjects = [{ kind: 'depot' as const, id: depot.id, copies: 3 }]
  const sheet = await host.ask('supplies', 'makeLabels', { format: 'a4-3x8', start: 23, subjects })
  const pdf = await readPdf(join(host.environment.outputFolder, sheet.token))
  expect(pdf.pages).toHaveLength(2)
  const text = pdf.pages.map((page) => page.text).join('\n')
  expect(text.split(codeText('depot', depot.id))).toHaveLength(4)
  expect(text.replace(/\s/g, '')).toContain('甲河镇应急物资储备库')

  const single = await host.ask('supplies', 'makeLabels', {
    format: 'single-60x40',
    code: 'code128',
    subjects,
  })
  const labels = await readPdf(join(host.environment.outputFolder, single.token))
  expect(labels.pages).toHaveLength(3)
})

it('sets a long name small enough to fit and large enough to be read, and never drops the lot and its day', async () => {
  const name = '多功能组合式应急救援抢险工具箱套装含液压剪扩器手动破拆工具强光照明灯及备用电源线缆滚筒'
  const item = await host.ask('supplies', 'saveItem', {
    name,
    spec: '铝合金箱体 1200×600×450 mm',
    unit: '套',
  })
  const depot = await host.ask('supplies', 'saveDepot', { name: '工具库' })
  await host.ask('supplies', 'receive', {
    depotId: depot.id,
    lines: [{ itemId: item.id, quantity: 1, lotNumber: 'YJ-20261101-01', expiresOn: '2031-11-01' }],
  })
  const lot = (await host.ask('supplies', 'listStock', { itemId: item.id })).rows[0]
  for (const one of builtInFormats)
    for (const code of ['qr', 'code128'] as const) {
      const made = await host.ask('supplies', 'makeLabels', {
        format: one.id,
        code,
        subjects: [{ kind: 'lot', id: lot?.lotId ?? '' }],
      })
      const [page] = (await readPdf(join(host.environment.outputFolder, made.token))).pages
      const text = page?.text.replace(/\s/g, '') ?? ''
      expect(text, one.id).toContain('多功能组合式应急')
      expect(text, one.id).toContain('YJ-20261101-01')
      expect(text, one.id).toContain('2031-11-01')
      const words = page?.items.filter(({ text: words }) => /[\u4e00-\u9fff]/.test(words)) ?? []
      expect(Math.min(...words.map(({ size }) => size)), one.id).toBeGreaterThanOrEqual(4.7)
    }
}, 60_000)

it('refuses labels without end, of things that are gone and of sizes that are not there', async () => {
  const depot = await host.ask('supplies', 'saveDepot', { name: '二号库' })
  const many = Array.from({ length: 11 }, () => ({ kind: 'depot' as const, id: depot.id, copies: 500 }))
  expect(await host.refused('supplies', 'makeLabels', { format: 'a4-3x8', subjects: many })).toMatchObject({
    code: 'too-many-labels',
  })
  const subjects = [{ kind: 'depot' as const, id: depot.id }]
  expect(await host.refused('supplies', 'makeLabels', { format: 'nichts', subjects })).toMatchObject({
    code: 'not-found',
  })
  await host.ask('supplies', 'removeDepots', { ids: [depot.id] })
  expect(await host.refused('supplies', 'makeLabels', { format: 'a4-3x8', subjects })).toMatchObject({
    code: 'not-found',
  })
})
