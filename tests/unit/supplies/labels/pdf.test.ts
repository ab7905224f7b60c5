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
