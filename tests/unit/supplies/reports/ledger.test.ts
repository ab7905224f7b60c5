import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepared } from '../../../../database/engine/connection'
import {
  balancesBefore,
  flowsBetween,
  issuing,
  receiving,
} from '../../../../database/supplies/reports/repository'
import { periodsOf } from '../../../../main/supplies/reports/rules'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { days, openOffice, todayHere } from '../standards/office'

type Raw = {
  lotId: string
  depotId: string
  status: string
  kind: string
  quantity: number
  happenedAt: number
}

let host: TestHost
const today = todayHere()
const now = Date.now()
const year = 365 * 86_400_000

beforeAll(async () => {
  host = await openTestHost()
  await play(host)
}, 60_000)
afterAll(() => host.close())

/** Two hundred commands at random instants of two years, reversals, loans and transfers among them. */
async function play(on: TestHost): Promise<void> {
  const office = await openOffice(on)
  const items = await Promise.all(['锹', '镐', '帐篷'].map((name) => office.item(name)))
  const random = mulberry(20_261_122)
  const lots: { lotId: string; depotId: string }[] = []
  const documents: string[] = []
  const happened = (from = 2 * year) => now - Math.floor(random() * from) - 60_000
  for (let i = 0; i < 30; i++) {
    const item = items[i % items.length]
    const at = now - 2 * year + Math.floor(random() * 30 * 86_400_000)
    const depotId = i % 3 === 0 ? office.village.id : office.depot.id
    const { id } = await on.ask('supplies', 'receive', {
      depotId,
      happenedAt: at,
      lines: [{ itemId: item?.id ?? '', quantity: 500 + i, lotNumber: `L${i}`, priceFen: 100 * i }],
    })
    documents.push(id)
  }
  for (let offset = 0; ; offset += 200) {
    const { rows } = await on.ask('supplies', 'listStock', { offset, limit: 200 })
    lots.push(...rows.map(({ lotId, depotId }) => ({ lotId, depotId })))
    if (rows.length < 200) break
  }
  for (let i = 0; i < 170; i++) {
    const lot = lots[Math.floor(random() * lots.length)]
    if (!lot) continue
    const lines = [{ lotId: lot.lotId, quantity: 1 + Math.floor(random() * 5) }]
    const heading = { depotId: lot.depotId, happenedAt: happened(year), deviation: '试验', note: '' }
    const dice = random()
    const result =
      dice < 0.45
        ? await on.raw('supplies.issue', { ...heading, lines })
        : dice < 0.6
          ? await on.raw('supplies.lend', { ...heading, counterparty: '邻镇', lines })
          : dice < 0.7
            ? await on.raw('supplies.scrap', { ...heading, reason: '损坏', lines })
            : dice < 0.8
              ? await on.raw('supplies.transfer', {
                  ...heading,
                  toDepotId: lot.depotId === office.depot.id ? office.village.id : office.depot.id,
                  lines,
                })
              : dice < 0.9
                ? await on.raw('supplies.adjust', { ...heading, reason: '盘盈', lines })
                : await on.raw('supplies.reverseDocument', {
                    documentId: documents[Math.floor(random() * documents.length)] ?? '',
                  })
    if (
      result.ok &&
      typeof result.value === 'object' &&
      result.value !== null &&
      'id' in result.value &&
      dice < 0.9
    )
      documents.push(String(result.value.id))
  }
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The ledger itself, entry by entry, under the kinds that reversals count for. */
const ledger = () =>
  host.reader.read(async (em) =>
    prepared<[], Raw>(
      em,
      `SELECT m.lot_id AS lotId, m.depot_id AS depotId, m.status, coalesce(r.kind, m.kind) AS kind, m.quantity,
         m.happened_at AS happenedAt
       FROM stock_movements m JOIN stock_documents d ON d.id = m.document_id
       LEFT JOIN stock_documents r ON r.id = d.reverses_id`,
    ).all(),
  )

it('was played with all kinds of documents', async () => {
  const kinds = new Set((await ledger()).map((entry) => entry.kind))
  for (const kind of ['receive', 'issue', 'lend', 'scrap', 'transfer', 'adjust'])
    expect(kinds).toContain(kind)
})

it('keeps month totals equal to the ledger', async () => {
  const entries = await ledger()
  const sums = new Map<string, number>()
  for (const { lotId, depotId, status, kind, quantity, happenedAt } of entries) {
    const date = new Date(happenedAt)
    const key = [lotId, depotId, status, kind, date.getUTCFullYear() * 12 + date.getUTCMonth()].join('|')
    sums.set(key, (sums.get(key) ?? 0) + quantity)
  }
  const totals = await host.reader.read(async (em) =>
    prepared<[], Raw & { month: number }>(
      em,
      'SELECT lot_id AS lotId, depot_id AS depotId, status, kind, month, quantity FROM stock_months',
    ).all(),
  )
  const found = new Map(
    totals.map((one) => [[one.lotId, one.depotId, one.status, one.kind, one.month].join('|'), one.quantity]),
  )
  expect(found).toEqual(sums)
})

it('answers the balance before any instant as the ledger has it', async () => {
  const entries = await ledger()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: now - 2.2 * year, max: now + 1_000 }), async (before) => {
      const naive = new Map<string, { quantity: number; here: number }>()
      for (const { lotId, depotId, status, quantity, happenedAt } of entries) {
        if (happenedAt >= before) continue
        const sum = naive.get(`${lotId}/${depotId}`) ?? { quantity: 0, here: 0 }
        naive.set(`${lotId}/${depotId}`, {
          quantity: sum.quantity + quantity,
          here: sum.here + (status === 'here' ? quantity : 0),
        })
      }
      const rows = await host.reader.read(async (em) => balancesBefore(em, before, {}))
      const some = (sum: { quantity: number; here: number }) => sum.quantity !== 0 || sum.here !== 0
      const found = new Map(
        rows
          .filter(some)
          .map(({ lotId, depotId, quantity, here }) => [`${lotId}/${depotId}`, { quantity, here }]),
      )
      expect(found).toEqual(new Map([...naive].filter(([, sum]) => some(sum))))
    }),
    { numRuns: 60 },
  )
})

it('answers receipts and issues between any instants as the ledger has them', async () => {
  const entries = await ledger()
  const bounds = fc
    .uniqueArray(fc.integer({ min: now - 2.2 * year, max: now }), { minLength: 2, maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b))
  await fc.assert(
    fc.asyncProperty(bounds, async (list) => {
      const naive = new Map<string, { received: number; issued: number; other: number }>()
      for (const { lotId, depotId, kind, quantity, happenedAt } of entries) {
        const period = list.findLastIndex((bound) => happenedAt >= bound)
        if (period < 0 || period >= list.length - 1) continue
        const key = `${lotId}/${depotId}/${period}`
        const sum = naive.get(key) ?? { received: 0, issued: 0, other: 0 }
        if ((receiving as readonly string[]).includes(kind)) sum.received += quantity
        else if ((issuing as readonly string[]).includes(kind)) sum.issued -= quantity
        else sum.other += quantity
        naive.set(key, sum)
      }
      const rows = await host.reader.read(async (em) => flowsBetween(em, list, {}))
      const some = (sum: { received: number; issued: number; other: number }) =>
        sum.received !== 0 || sum.issued !== 0 || sum.other !== 0
      const found = new Map(
        rows
          .map(
            ({ lotId, depotId, period, received, issued, other }) =>
              [`${lotId}/${depotId}/${period}`, { received, issued: issued + 0, other }] as const,
          )
          .filter(([, sum]) => some(sum)),
      )
      expect(found).toEqual(new Map([...naive].filter(([, sum]) => some(sum))))
    }),
    { numRuns: 60 },
  )
})

it('balances every row and every split of a time', async () => {
  for (const split of ['none', 'month', 'quarter', 'year'] as const)
    for (const by of ['item', 'depot', 'lot', 'category', 'source', 'donor'] as const) {
      const { rows } = await host.ask('supplies', 'listFlows', {
        from: days(today, -500),
        to: today,
        by,
        split,
        limit: 200,
      })
      expect(rows.length).toBeGreaterThan(0)
      for (const { quantities, values } of rows)
        for (const flow of [quantities, values]) {
          if (!flow) continue
          expect(flow.opening + flow.received - flow.issued + flow.other).toBe(flow.closing)
        }
    }
})

it('ends at what the stock table of the same evening shows', async () => {
  const flows = await host.ask('supplies', 'listFlows', {
    from: days(today, -100),
    to: days(today, -40),
    limit: 200,
  })
  const [y = 0, m = 1, d = 1] = days(today, -39).split('-').map(Number)
  const stock = await host.ask('supplies', 'listStockAt', {
    at: new Date(y, m - 1, d).getTime() - 1,
    limit: 200,
  })
  expect(new Map(flows.rows.map((row) => [row.name, row.quantities?.closing]))).toEqual(
    new Map(stock.rows.map((row) => [row.name, row.quantity])),
  )
})

it('runs the balance of a card from its opening to its closing', async () => {
  const item = (await host.ask('supplies', 'listItems', { search: '帐篷' })).rows[0]
  const whole = await host.ask('supplies', 'getCard', { itemId: item?.id ?? '', limit: 200 })
  let balance = whole.opening
  for (const row of whole.rows) {
    balance += row.received - row.issued
    expect(row.balance).toBe(balance)
  }
  expect(balance).toBe(whole.closing)
  const stock = await host.ask('supplies', 'listStockAt', { itemId: item?.id ?? '' })
  expect(stock.rows[0]?.quantity).toBe(whole.closing)
  const later = await host.ask('supplies', 'getCard', {
    itemId: item?.id ?? '',
    from: days(today, -200),
    limit: 200,
  })
  expect(later.opening + later.received - later.issued).toBe(whole.closing)
  expect(later.total).toBeLessThan(whole.total)
})

it('cuts a time into months, quarters and years without a gap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('month', 'quarter', 'year', 'none'),
      (start, length, split) => {
        const from = days('2023-01-15', start)
        const to = days(from, length)
        const periods = periodsOf(from, to, split as 'month')
        expect(periods[0]?.from).toBe(from)
        expect(periods.at(-1)?.to).toBe(to)
        for (const [index, period] of periods.entries()) {
          expect(period.from <= period.to).toBe(true)
          if (index > 0) expect(period.from).toBe(days(periods[index - 1]?.to ?? '', 1))
        }
      },
    ),
  )
  expect(periodsOf('2026-01-20', '2026-07-01', 'quarter').map((one) => one.label)).toEqual([
    '2026 Q1',
    '2026 Q2',
    '2026 Q3',
  ])
})

it('refuses a time that ends before it starts, and more periods than a paper holds', async () => {
  expect((await host.refused('supplies', 'listFlows', { from: today, to: days(today, -1) })).fields).toEqual([
    { path: 'to', reason: 'ends-before-starts' },
  ])
  expect(
    (await host.refused('supplies', 'listFlows', { from: '1900-01-01', to: today, split: 'month' })).code,
  ).toBe('invalid-input')
  expect((await host.refused('supplies', 'getCard', {})).code).toBe('invalid-input')
  expect(
    (await host.refused('supplies', 'getCard', { lotId: '01890000-0000-7000-8000-000000000000' })).code,
  ).toBe('not-found')
})

it('makes every report as PDF and as workbook', async () => {
  const item = (await host.ask('supplies', 'listItems', { search: '帐篷' })).rows[0]
  for (const input of [
    { report: 'stock' as const, by: 'lot' as const },
    { report: 'stock' as const, by: 'depot' as const },
    { report: 'flows' as const, from: days(today, -300), to: today, split: 'quarter' as const },
    { report: 'card' as const, itemId: item?.id ?? '' },
    { report: 'donations' as const },
  ]) {
    expect((await host.ask('supplies', 'printReport', input)).bytes).toBeGreaterThan(1_000)
    expect((await host.ask('supplies', 'exportReport', input)).bytes).toBeGreaterThan(1_000)
  }
}, 120_000)
