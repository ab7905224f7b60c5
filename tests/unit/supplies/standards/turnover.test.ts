import { afterAll, beforeAll, expect, it } from 'vitest'
import { endOf, rotateBy } from '../../../../main/supplies/standards/rotation'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { days, openOffice, todayHere } from './office'

let host: TestHost
let office: Awaited<ReturnType<typeof openOffice>>
const today = todayHere()
const year = Number(today.slice(0, 4))
beforeAll(async () => {
  host = await openTestHost()
  office = await openOffice(host)
})
afterAll(() => host.close())

it('goes by the label, else by production and shelf life, else not at all', () => {
  const lot = { expiresOn: null, producedOn: '2024-02-29', shelfLifeMonths: null }
  expect(endOf({ ...lot, expiresOn: '2027-01-01' }, 12)).toEqual({ on: '2027-01-01', by: 'label' })
  expect(endOf(lot, 12)).toEqual({ on: '2025-02-28', by: 'shelf-life' })
  expect(endOf({ ...lot, shelfLifeMonths: 24 }, 12)).toEqual({ on: '2026-02-28', by: 'shelf-life' })
  expect(endOf(lot, null)).toBeNull()
  expect(endOf({ ...lot, producedOn: null }, 12)).toBeNull()
  const settings = { rotateDays: 90, rotateFoodDays: 30 }
  expect(rotateBy('2026-06-30', 'YB-102-01', settings)).toBe('2026-04-01')
  expect(rotateBy('2026-06-30', 'YB-101-04', settings)).toBe('2026-05-31')
})

const plan = async (input: Record<string, unknown> = {}) =>
  host.ask('supplies', 'listRotation', { year, limit: 200, ...input })

it('plans a lot for its year, lets somebody move or keep it, and sees it gone by a document', async () => {
  const water = await office.item('瓶装饮用水', { unit: '箱', category: 'YB-101-04' })
  await office.receive(water.id, 40, { lotNumber: 'W', expiresOn: days(`${year}-12-20`, 0) })
  await office.receive(water.id, 10, { lotNumber: 'later', expiresOn: `${year + 2}-06-01` })
  const [row] = (await plan()).rows
  expect((await plan()).total).toBe(1)
  expect(row).toMatchObject({
    plannedOn: `${year}-11-20`,
    month: 11,
    state: 'open',
    quantity: 40,
    dateBy: 'label',
  })
  expect((await host.ask('supplies', 'listRotation', { year: year + 2 })).rows[0]).toMatchObject({
    lotNumber: 'later',
  })
  const lotId = row?.lotId ?? ''
  await host.ask('supplies', 'saveRotation', {
    lotId,
    year,
    plannedOn: `${year}-10-05`,
    replacement: '新水 40 箱',
  })
  expect((await plan()).rows[0]).toMatchObject({ month: 10, replacement: '新水 40 箱' })
  expect((await plan()).months[9]).toMatchObject({ month: 10, open: 1 })
  await host.ask('supplies', 'saveRotation', {
    lotId,
    year,
    plannedOn: `${year}-10-05`,
    kept: true,
    note: '检查完好',
  })
  expect((await plan({ state: 'kept' })).total).toBe(1)
  await host.ask('care', 'undo', {})
  const rotated = await host.ask('supplies', 'rotate', {
    depotId: office.depot.id,
    lines: [{ lotId, quantity: 40 }],
  })
  expect((await plan()).rows[0]).toMatchObject({
    state: 'done',
    gone: 40,
    quantity: 0,
    documentNumber: rotated.number,
  })
  await host.ask('supplies', 'reverseDocument', { documentId: rotated.id })
  expect((await plan()).rows[0]).toMatchObject({ state: 'open', gone: 0, quantity: 40 })
})

it('refuses a day of another year, and to keep something without a reason', async () => {
  const [row] = (await plan()).rows
  const entry = { lotId: row?.lotId ?? '', year, plannedOn: `${year}-10-05` }
  expect(
    (await host.refused('supplies', 'saveRotation', { ...entry, plannedOn: `${year + 1}-01-01` })).fields,
  ).toEqual([{ path: 'plannedOn', reason: 'not-this-year' }])
  expect((await host.refused('supplies', 'saveRotation', { ...entry, kept: true })).fields).toEqual([
    { path: 'note', reason: 'required' },
  ])
  expect(
    (
      await host.refused('supplies', 'saveRotation', {
        ...entry,
        lotId: '01890000-0000-7000-8000-000000000000',
      })
    ).code,
  ).toBe('not-found')
})

it('keeps what was used until a receipt replaces it or somebody says it need not be', async () => {
  const bag = await office.item('编织袋', { unit: '条' })
  await office.receive(bag.id, 1_000, { lotNumber: 'B' })
  const lot = await office.lotOf('编织袋')
  const used = await host.ask('supplies', 'issue', {
    depotId: office.depot.id,
    event: '抢险',
    lines: [{ lotId: lot.lotId, quantity: 300 }],
  })
  const open = async (all = false) =>
    (await host.ask('supplies', 'listReplenishments', { itemId: bag.id, all })).rows
  expect(await open()).toMatchObject([{ issued: 300, replaced: 0, open: 300, note: '抢险' }])
  const receipt = await office.receive(bag.id, 200, { lotNumber: 'N' })
  const link = { documentId: used.id, itemId: bag.id, receiptId: receipt.id }
  expect((await host.refused('supplies', 'linkReplenishment', { ...link, quantity: 201 })).facts).toEqual({
    most: 200,
  })
  expect(await host.ask('supplies', 'linkReplenishment', { ...link, quantity: 200 })).toEqual({ open: 100 })
  expect((await host.refused('supplies', 'linkReplenishment', { ...link, quantity: 1 })).code).toBe(
    'invalid-input',
  )
  const receipts = await host.ask('supplies', 'listReceiptsOf', { itemId: bag.id, since: days(today, -1) })
  expect(receipts.rows.find((one) => one.documentId === receipt.id)).toMatchObject({ received: 200, free: 0 })
  const rows = [{ documentId: used.id, itemId: bag.id }]
  await host.ask('supplies', 'dismissReplenishments', { rows, reason: '够用' })
  expect(await open()).toEqual([])
  expect(await open(true)).toMatchObject([{ dismissed: true, reason: '够用', replaced: 200 }])
  await host.ask('supplies', 'dismissReplenishments', { rows, dismissed: false })
  expect(await open()).toMatchObject([{ open: 100 }])
  const list = await host.ask('supplies', 'draftPurchaseList', { title: '补库', from: 'replenishment' })
  expect(list.lines).toMatchObject([{ name: '编织袋', quantity: 100 }])
  // A receipt that was taken back replaces nothing any more.
  await host.ask('supplies', 'reverseDocument', { documentId: receipt.id })
  expect(await open()).toMatchObject([{ open: 300, replaced: 0 }])
  await host.ask('supplies', 'reverseDocument', { documentId: used.id })
  expect(await open(true)).toEqual([])
})

it('makes its papers', async () => {
  const standard = (await host.ask('supplies', 'listStandards', {})).rows[0]
  const list = (await host.ask('supplies', 'listPurchaseLists', {})).rows[0]
  const made = [
    await host.ask('supplies', 'printStandard', { id: standard?.id ?? '' }),
    await host.ask('supplies', 'exportStandard', { id: standard?.id ?? '' }),
    await host.ask('supplies', 'printGap', { onlyShort: true }),
    await host.ask('supplies', 'exportGap', {}),
    await host.ask('supplies', 'printPurchaseList', { id: list?.id ?? '' }),
    await host.ask('supplies', 'exportPurchaseList', { id: list?.id ?? '' }),
    await host.ask('supplies', 'printNeed', { people: 120, infants: 3 }),
    await host.ask('supplies', 'exportNeed', { people: 120 }),
    await host.ask('supplies', 'printRotation', { year }),
    await host.ask('supplies', 'exportRotation', { year }),
    await host.ask('supplies', 'printReplenishments', { all: true }),
    await host.ask('supplies', 'exportReplenishments', {}),
  ]
  for (const { bytes } of made) expect(bytes).toBeGreaterThan(1_000)
}, 120_000)
