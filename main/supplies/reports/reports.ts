import type { EntityManager } from '../../../database/open'
import {
  balancesBefore,
  donationReceipts,
  donationUse,
  flowsBetween,
  type ReportLot,
} from '../../../database/supplies/reports/repository'
import { DomainError } from '../../../preload/contract/result'
import type { DonationRow, FlowRow, StockAtRow } from '../../../preload/contract/supplies/reports'
import { addDays, today as dayOf, type Environment } from '../../host/index'
import { startOfDay } from '../time'
import { type Grouping, lotsOf } from './lots'
import {
  begunPeriods,
  boundsOf,
  closed,
  type Flow,
  fenOf,
  type Group,
  mostPeriods,
  noFlow,
  periodsOf,
  type Split,
} from './rules'

export type Filter = Readonly<{
  depotId?: string | undefined
  category?: string | undefined
  itemId?: string | undefined
}>
type Desk = Readonly<{ em: EntityManager; environment: Environment }>

const byOrder = (a: Grouping, b: Grouping): number => (a.order === b.order ? 0 : a.order < b.order ? -1 : 1)

type StockSum = {
  group: Grouping
  quantity: number
  elsewhere: number
  /** Null in a row of a single lot or item, of which ten thousand rows need no sets. */
  lots: Set<string> | null
  items: Set<string> | null
  value: number
}

/** What there was at an instant (with what happened at it), summed by a group. */
export function stockAt(
  { em, environment }: Desk,
  choice: Filter & Readonly<{ at: number; by: Group }>,
): StockAtRow[] {
  const { at, by, ...filter } = choice
  const { byId, groupOf } = lotsOf(em, environment, filter, by)
  const sums = new Map<string, StockSum>()
  for (const place of balancesBefore(em, at + 1, filter)) {
    const lot = byId.get(place.lotId)
    if (!lot || place.quantity === 0) continue
    const group = groupOf(lot, place.depotId)
    let sum = sums.get(group.key)
    if (!sum) {
      sum = {
        group,
        quantity: 0,
        elsewhere: 0,
        lots: by === 'lot' ? null : new Set(),
        items: group.alike ? null : new Set(),
        value: 0,
      }
      sums.set(group.key, sum)
    }
    sum.quantity += place.quantity
    sum.elsewhere += place.quantity - place.here
    sum.lots?.add(lot.lotId)
    sum.items?.add(lot.itemId)
    sum.value += fenOf(place.quantity, lot.decimals, lot.priceFen)
  }
  return [...sums.values()]
    .filter((sum) => sum.quantity !== 0 || !sum.group.alike)
    .sort((a, b) => byOrder(a.group, b.group))
    .map(({ group, quantity, elsewhere, lots, items, value }) => ({
      key: group.key,
      name: group.name,
      detail: group.detail,
      unit: group.unit,
      decimals: group.decimals,
      depotName: group.depotName,
      expiresOn: group.expiresOn,
      quantity: group.alike ? quantity : null,
      elsewhere: group.alike ? elsewhere : null,
      lots: lots?.size ?? 1,
      items: items?.size ?? 1,
      valueFen: Math.round(value),
    }))
}

/** The foot of a stock table: quantities only where all rows are of one unit. */
export function stockTotals(rows: readonly StockAtRow[]) {
  const [first] = rows
  const alike =
    first !== undefined &&
    rows.every((row) => row.quantity !== null && row.unit === first.unit && row.decimals === first.decimals)
  return {
    lots: rows.reduce((sum, row) => sum + row.lots, 0),
    items: rows.reduce((sum, row) => sum + row.items, 0),
    valueFen: rows.reduce((sum, row) => sum + row.valueFen, 0),
    quantity: alike ? rows.reduce((sum, row) => sum + (row.quantity ?? 0), 0) : null,
  }
}

/** Receipts, issues and balance of a time, by a group and in parts. Rows without anything in them are left out. */
export function flowsOf(
  { em, environment, today }: Desk & Readonly<{ today: string }>,
  choice: Filter & Readonly<{ from: string; to: string; by: Group; split: Split }>,
): FlowRow[] {
  const { from, to, by, split, ...filter } = choice
  if (to < from)
    throw new DomainError('invalid-input', undefined, [{ path: 'to', reason: 'ends-before-starts' }])
  const all = periodsOf(from, to, split)
  const periods = begunPeriods(all, today)
  if (all.length > mostPeriods)
    throw new DomainError('invalid-input', undefined, [{ path: 'from', reason: 'too-large' }])
  const { byId, groupOf } = lotsOf(em, environment, filter, by)
  const bounds = boundsOf(periods)
  const sums = new Map<string, { group: Grouping; flows: PeriodSum[] }>()
  const sumOf = (lot: ReportLot, depotId: string) => {
    const group = groupOf(lot, depotId)
    let sum = sums.get(group.key)
    if (!sum) {
      sum = { group, flows: periods.map(() => ({ quantity: noFlow(), value: noFlow() })) }
      sums.set(group.key, sum)
    }
    return sum
  }
  for (const place of balancesBefore(em, bounds[0] ?? 0, filter)) {
    const lot = byId.get(place.lotId)
    const first = lot && sumOf(lot, place.depotId).flows[0]
    if (!lot || !first) continue
    first.quantity.opening += place.quantity
    first.value.opening += fenOf(place.quantity, lot.decimals, lot.priceFen)
  }
  for (const flow of flowsBetween(em, bounds, filter)) {
    const lot = byId.get(flow.lotId)
    const period = lot && sumOf(lot, flow.depotId).flows[flow.period]
    if (!lot || !period) continue
    for (const part of ['received', 'issued', 'other'] as const) {
      period.quantity[part] += flow[part]
      period.value[part] += fenOf(flow[part], lot.decimals, lot.priceFen)
    }
  }
  return [...sums.values()]
    .sort((a, b) => byOrder(a.group, b.group))
    .flatMap(({ group, flows }) => rowsOfGroup(group, flows, periods))
}

type PeriodSum = { quantity: ReturnType<typeof noFlow>; value: ReturnType<typeof noFlow> }

function rowsOfGroup(
  group: Grouping,
  flows: readonly PeriodSum[],
  periods: ReturnType<typeof periodsOf>,
): FlowRow[] {
  let quantity = flows[0]?.quantity.opening ?? 0
  let value = flows[0]?.value.opening ?? 0
  const rows: FlowRow[] = []
  for (const [index, flow] of flows.entries()) {
    const quantities = closed({ ...flow.quantity, opening: quantity })
    const values = closed({ ...flow.value, opening: value })
    quantity = quantities.closing
    value = values.closing
    const period = periods[index]
    if (!period || isEmpty(quantities)) continue
    rows.push({
      key: `${group.key}/${index}`,
      name: group.name,
      detail: [group.detail, group.depotName].filter(Boolean).join(' '),
      unit: group.unit,
      decimals: group.decimals,
      from: period.from,
      to: period.to,
      period: period.label,
      quantities: group.alike ? quantities : null,
      values: rounded(values),
    })
  }
  return rows
}

const isEmpty = (flow: Flow): boolean =>
  flow.opening === 0 && flow.received === 0 && flow.issued === 0 && flow.other === 0

/** Each part rounded, and the balance from the rounded parts: a paper whose lines do not add up is not believed. */
function rounded(flow: Flow): Flow {
  return closed({
    opening: Math.round(flow.opening),
    received: Math.round(flow.received),
    issued: Math.round(flow.issued),
    other: Math.round(flow.other),
    closing: 0,
  })
}

/**
 * The foot of the table. Over periods, the first opening and the last closing of each row's group; quantities only
 * where all rows are of one unit.
 */
export function totalsOf(rows: readonly FlowRow[]): Readonly<{ quantities: Flow | null; values: Flow }> {
  const opened = new Set<string>()
  const values = noFlow()
  const quantities = noFlow()
  const alike =
    rows.length > 0 &&
    rows.every((row) => row.quantities && row.unit === rows[0]?.unit && row.decimals === rows[0]?.decimals)
  for (const row of rows) {
    const group = row.key.slice(0, row.key.lastIndexOf('/'))
    const first = !opened.has(group)
    opened.add(group)
    for (const part of ['received', 'issued', 'other'] as const) {
      values[part] += row.values[part]
      quantities[part] += row.quantities?.[part] ?? 0
    }
    if (first) {
      values.opening += row.values.opening
      quantities.opening += row.quantities?.opening ?? 0
    }
  }
  return { quantities: alike ? closed(quantities) : null, values: closed(values) }
}

/** Who gave what in a time, and what became of it. */
export function donationsOf(
  em: EntityManager,
  {
    from,
    to,
    donor,
  }: Readonly<{ from?: string | undefined; to?: string | undefined; donor?: string | undefined }>,
): DonationRow[] {
  const span = spanOf(from, to)
  return donationReceipts(em, span)
    .filter((entry) => donor === undefined || donor === '' || entry.donor.includes(donor))
    .map(({ lotId, receivedAt, priceFen, ...entry }) => ({
      key: lotId,
      ...entry,
      receivedOn: dayOf(receivedAt),
      ...donationUse(em, lotId),
      valueFen: Math.round(fenOf(entry.received, entry.decimals, priceFen)),
    }))
}

/** Two days as instants, the last one whole. Open ends reach as far as anything can. */
export const spanOf = (
  from: string | undefined,
  to: string | undefined,
): Readonly<{ from: number; to: number }> => ({
  from: from === undefined ? 0 : startOfDay(from),
  to: to === undefined ? 8_640_000_000_000_000 : startOfDay(addDays(to, 1)),
})
