import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { urgencyOf, watchLot } from '../../../../main/supplies/watch/rules'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { days, openOffice, todayHere } from '../standards/office'

let host: TestHost
let office: Awaited<ReturnType<typeof openOffice>>
const today = todayHere()
beforeAll(async () => {
  host = await openTestHost()
  office = await openOffice(host)
})
afterAll(() => host.close())

const settings = async () => {
  const { villagesListed: _listed, ...rest } = await host.ask('supplies', 'getSupplySettings', {})
  return rest
}
const watched = async (input: Record<string, unknown> = {}) =>
  (await host.ask('supplies', 'listWatch', { limit: 200, ...input })).rows

it('has a lot on the list exactly while its day is within the days of notice, and never twice', () => {
  const days = { soonDays: 90, urgentDays: 30, foodDays: 20 }
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.boolean(), (left, food) => {
      const expiresOn = new Date(Date.parse('2026-11-22T00:00:00Z') + left * 86_400_000)
        .toISOString()
        .slice(0, 10)
      const seen = watchLot({ expiresOn, category: food ? 'YB-101-04' : 'YB-102-01' }, '2026-11-22', days)
      const notice = food ? 20 : 90
      if (left <= 0) expect(seen).toMatchObject({ kind: 'expired', urgency: 'overdue', daysLeft: left })
      else if (left <= notice)
        expect(seen).toMatchObject({ kind: 'expiring', urgency: left <= 30 ? 'urgent' : 'soon' })
      else expect(seen).toBeNull()
    }),
  )
})

it('counts a task as overdue the day after its day, goods on the day itself', () => {
  const notice = { urgent: 7, notice: 30 }
  expect(urgencyOf(0, notice)).toBe('urgent')
  expect(urgencyOf(-1, notice)).toBe('overdue')
  expect(urgencyOf(0, { ...notice, dayCounts: true })).toBe('overdue')
  expect(urgencyOf(8, notice)).toBe('soon')
  expect(urgencyOf(31, notice)).toBeNull()
})

it('lists expired goods as long as they are booked as sound, and what is to expire', async () => {
  const rice = await office.item('大米', { category: 'YB-101-05' })
  const quilt = await office.item('棉被', { unit: '床', category: 'YB-102-01' })
  await office.receive(rice.id, 10, {
    lotNumber: 'old',
    producedOn: '2019-01-01',
    expiresOn: days(today, -1),
  })
  await office.receive(rice.id, 10, { lotNumber: 'near', expiresOn: days(today, 60) })
  await office.receive(quilt.id, 5, { lotNumber: 'q', expiresOn: days(today, 60) })
  const rows = await watched()
  expect(rows.map(({ kind, urgency, name, quantity }) => ({ kind, urgency, name, quantity }))).toEqual([
    { kind: 'expired', urgency: 'overdue', name: '大米', quantity: 10 },
    { kind: 'expiring', urgency: 'soon', name: '棉被', quantity: 5 },
  ])
  const lot = await office.lotOf('old')
  await host.ask('supplies', 'scrap', {
    depotId: office.depot.id,
    reason: '过期',
    lines: [{ lotId: lot.lotId, quantity: 10 }],
  })
  expect((await watched()).map((row) => row.name)).toEqual(['棉被'])
})

it('lists stock below its least, loans that should be back, agreements that run out', async () => {
  const radio = await office.item('对讲机', { unit: '台', minimum: 10 })
  await office.receive(radio.id, 4)
  const lot = await office.lotOf('对讲机')
  await host.ask('supplies', 'lend', {
    depotId: office.depot.id,
    counterparty: '邻镇',
    dueOn: today,
    lines: [{ lotId: lot.lotId, quantity: 1 }],
  })
  await host.ask('supplies', 'saveContract', {
    partner: '某超市',
    startsOn: days(today, -300),
    endsOn: days(today, 25),
  })
  const rows = await watched()
  expect(rows.find((row) => row.kind === 'minimum')).toMatchObject({
    name: '对讲机',
    wanted: 10,
    urgency: 'urgent',
  })
  expect(rows.find((row) => row.kind === 'loan')).toMatchObject({
    name: '对讲机',
    place: '邻镇',
    on: today,
    daysLeft: 0,
  })
  expect(rows.find((row) => row.kind === 'contract')).toMatchObject({
    name: '某超市',
    daysLeft: 25,
    urgency: 'soon',
  })
  // What is lent does not count as stock; home says each kind once.
  expect(rows.find((row) => row.kind === 'minimum')?.quantity).toBe(3)
  const due = (await host.ask('care', 'getHome', {})).due.filter((line) => line.module === 'supplies')
  expect(due.map(({ code, level, facts, to }) => [code, level, facts.count, to]).sort()).toEqual([
    ['contract-soon', 'soon', 1, '/supplies/watch?kind=contract'],
    ['expiring', 'soon', 1, '/supplies/watch?kind=expiring'],
    ['loan-soon', 'soon', 1, '/supplies/watch?kind=loan'],
    ['minimum', 'soon', 1, '/supplies/watch?kind=minimum'],
  ])
  const { counts } = await host.ask('supplies', 'listWatch', { kind: 'loan' })
  expect(counts.reduce((sum, count) => sum + count.lines, 0)).toBe(rows.length)
  expect((await watched({ kind: 'loan' })).map((row) => row.kind)).toEqual(['loan'])
  expect((await watched({ search: '邻镇' })).map((row) => row.kind)).toEqual(['loan'])
})

it('goes by the days of notice that the office set, in the stock list too, and takes them back', async () => {
  const before = await settings()
  await host.ask('supplies', 'saveSupplySettings', { ...before, soonDays: 50, urgentDays: 10 })
  expect((await watched()).some((row) => row.kind === 'expiring')).toBe(false)
  expect((await host.ask('supplies', 'listStock', { state: 'soon' })).total).toBe(0)
  await host.ask('care', 'undo', {})
  expect(await settings()).toEqual(before)
  expect((await host.ask('supplies', 'listStock', { state: 'soon' })).total).toBe(1)
})

it('refuses days of notice that contradict each other or are none', async () => {
  const before = await settings()
  expect(
    (await host.refused('supplies', 'saveSupplySettings', { ...before, urgentDays: 91 })).fields,
  ).toEqual([{ path: 'urgentDays', reason: 'too-large' }])
  for (const soonDays of [-1, 1.5, 10_000, Number.NaN])
    expect((await host.refused('supplies', 'saveSupplySettings', { ...before, soonDays })).code).toBe(
      'invalid-input',
    )
  expect(await settings()).toEqual(before)
})

it('makes the list as PDF and as workbook', async () => {
  expect((await host.ask('supplies', 'printWatch', {})).bytes).toBeGreaterThan(1_000)
  expect((await host.ask('supplies', 'exportWatch', { kind: 'expiring' })).bytes).toBeGreaterThan(1_000)
}, 60_000)
