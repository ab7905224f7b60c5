import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { Where } from '../../engine/where'

/**
 * Reports are made of `stock_months`, the totals of each lot in each UTC month, and of the few movements that lie
 * between the edge of a UTC month and the instant that was asked for: exact in every time zone, and as fast at a
 * million movements as the number of lots allows.
 */

/** Months counted from year 0, as the trigger counts them. */
export const monthOf = (instant: number): number => {
  const date = new Date(instant)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
export const startOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1)

/** The edge of a UTC month that lies nearest to an instant. */
export function nearestMonth(instant: number): number {
  const month = monthOf(instant)
  const [before, after] = [startOfMonth(month), startOfMonth(month + 1)]
  return instant - before <= after - instant ? month : month + 1
}

export type LotFilter = Readonly<{
  depotId?: string | undefined
  itemId?: string | undefined
  lotId?: string | undefined
  category?: string | undefined
}>

/** What a report knows of a lot. */
export type ReportLot = {
  lotId: string
  lotNumber: string
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  category: string
  initials: string
  sourceKind: string
  source: string
  donor: string
  supplier: string
  expiresOn: string | null
  priceFen: number | null
}

function lotWhere({ itemId, lotId, category }: LotFilter): Where {
  const clause = new Where().when(lotId, 'l.id = ?').when(itemId, 'l.item_id = ?')
  if (category)
    clause.and(
      '(i.category = ? OR i.category >= ? AND i.category < ?)',
      category,
      `${category}-`,
      `${category}-~`,
    )
  return clause
}

/** Every lot of the filter, whether anything of it is left or not. */
export function reportLots(em: EntityManager, filter: LotFilter): ReportLot[] {
  const clause = lotWhere(filter)
  return prepared<(string | number)[], ReportLot>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, l.item_id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals,
       i.category, i.initials, l.source_kind AS sourceKind, l.source, l.donor, l.supplier, l.expires_on AS expiresOn,
       l.price_fen AS priceFen
     FROM lots l JOIN items i ON i.id = l.item_id WHERE ${clause}`,
  ).all(...clause.values)
}

/** Only the lots' own conditions: `stock_months` is read by lot where there are few of them. */
function monthWhere({ depotId, itemId, lotId, category }: LotFilter, table: string): Where {
  const clause = new Where().when(depotId, `${table}.depot_id = ?`).when(lotId, `${table}.lot_id = ?`)
  if (itemId) clause.and(`${table}.lot_id IN (SELECT id FROM lots WHERE item_id = ?)`, itemId)
  if (category)
    clause.and(
      `${table}.lot_id IN (SELECT l.id FROM lots l JOIN items i ON i.id = l.item_id
        WHERE i.category = ? OR i.category >= ? AND i.category < ?)`,
      category,
      `${category}-`,
      `${category}-~`,
    )
  return clause
}

/** Kinds that bring goods in for good, take them out for good; everything else moves them inside. */
export const receiving = ['opening', 'receive'] as const
export const issuing = ['issue', 'scrap', 'rotate'] as const
const sqlList = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ')

export type PlaceSum = { lotId: string; depotId: string; quantity: number; here: number }

/** Balances of lots in depots before an instant: what the books hold, and what of it lay in the depot. */
export function balancesBefore(em: EntityManager, before: number, filter: LotFilter): PlaceSum[] {
  const month = nearestMonth(before)
  const clause = monthWhere(filter, 't').and('t.month < ?', month)
  const sums = prepared<(string | number)[], PlaceSum>(
    em,
    `SELECT t.lot_id AS lotId, t.depot_id AS depotId, sum(t.quantity) AS quantity,
       sum(CASE WHEN t.status = 'here' THEN t.quantity ELSE 0 END) AS here
     FROM stock_months t WHERE ${clause} GROUP BY t.lot_id, t.depot_id`,
  ).all(...clause.values)
  const edge = startOfMonth(month)
  const sign = edge <= before ? 1 : -1
  const between = edgeMovements(em, Math.min(edge, before), Math.max(edge, before), filter)
  return merge(sums, between, sign)
}

type EdgeRow = { lotId: string; depotId: string; status: string; kind: string; quantity: number }

/** Movements from an instant (with it) to another (without it), under the kind that a reversal counts for. */
export function edgeMovements(em: EntityManager, from: number, to: number, filter: LotFilter): EdgeRow[] {
  if (from >= to) return []
  const clause = monthWhere(filter, 'm').and('m.happened_at >= ? AND m.happened_at < ?', from, to)
  return prepared<(string | number)[], EdgeRow>(
    em,
    `SELECT m.lot_id AS lotId, m.depot_id AS depotId, m.status, m.quantity,
       CASE m.kind WHEN 'reverse' THEN (SELECT r.kind FROM stock_documents d JOIN stock_documents r ON r.id = d.reverses_id
         WHERE d.id = m.document_id) ELSE m.kind END AS kind
     FROM stock_movements m WHERE ${clause}`,
  ).all(...clause.values)
}

function merge(sums: PlaceSum[], edge: readonly EdgeRow[], sign: 1 | -1): PlaceSum[] {
  if (edge.length === 0) return sums
  const places = new Map(sums.map((sum) => [`${sum.lotId}/${sum.depotId}`, sum]))
  for (const { lotId, depotId, status, quantity } of edge) {
    const key = `${lotId}/${depotId}`
    let place = places.get(key)
    if (!place) {
      place = { lotId, depotId, quantity: 0, here: 0 }
      places.set(key, place)
    }
    place.quantity += sign * quantity
    if (status === 'here') place.here += sign * quantity
  }
  return [...places.values()]
}

export type FlowSum = {
  lotId: string
  depotId: string
  /** Which of the periods, from 0. */
  period: number
  received: number
  issued: number
  other: number
}

const flowOf = (kind: string): 'received' | 'issued' | 'other' =>
  (receiving as readonly string[]).includes(kind)
    ? 'received'
    : (issuing as readonly string[]).includes(kind)
      ? 'issued'
      : 'other'

/**
 * What came in, went out and moved inside, of each lot in each depot, in periods that follow on each other:
 * `bounds` holds the first instant of each, and the end of the last. `issued` is positive where goods left.
 */
export function flowsBetween(em: EntityManager, bounds: readonly number[], filter: LotFilter): FlowSum[] {
  const months = bounds.map(nearestMonth)
  const [first = 0] = months
  const last = months[months.length - 1] ?? first
  // One period needs no column of its own: then the rows come in the order of the table and are summed as they come.
  const period =
    months.length <= 2
      ? '0'
      : `CASE ${months
          .slice(1, -1)
          .map((month, index) => `WHEN t.month < ${month} THEN ${index}`)
          .join(' ')} ELSE ${months.length - 2} END`
  const clause = monthWhere(filter, 't').and('t.month >= ? AND t.month < ?', first, last)
  const sums = prepared<(string | number)[], FlowSum>(
    em,
    `SELECT t.lot_id AS lotId, t.depot_id AS depotId, ${period} AS period,
       sum(CASE WHEN t.kind IN (${sqlList(receiving)}) THEN t.quantity ELSE 0 END) AS received,
       -sum(CASE WHEN t.kind IN (${sqlList(issuing)}) THEN t.quantity ELSE 0 END) AS issued,
       sum(CASE WHEN t.kind IN (${sqlList([...receiving, ...issuing])}) THEN 0 ELSE t.quantity END) AS other
     FROM stock_months t WHERE ${clause} GROUP BY t.lot_id, t.depot_id${months.length <= 2 ? '' : ', period'}`,
  ).all(...clause.values)
  return withEdges(em, bounds, months, filter, sums)
}

/** Moves what happened between a bound and the edge of its UTC month into the period it belongs to. */
function withEdges(
  em: EntityManager,
  bounds: readonly number[],
  months: readonly number[],
  filter: LotFilter,
  sums: FlowSum[],
): FlowSum[] {
  const periods = bounds.length - 1
  const found = new Map<string, FlowSum>()
  const keyOf = (lotId: string, depotId: string, period: number) => `${lotId}/${depotId}/${period}`
  const edges = bounds.flatMap((bound, index) => {
    const edge = startOfMonth(months[index] ?? 0)
    const rows = edgeMovements(em, Math.min(bound, edge), Math.max(bound, edge), filter)
    // Before the edge they were counted for the period before, and belong to this one; after it the other way round.
    return bound < edge ? [{ rows, from: index - 1, to: index }] : [{ rows, from: index, to: index - 1 }]
  })
  if (edges.every(({ rows }) => rows.length === 0)) return sums
  for (const sum of sums) found.set(keyOf(sum.lotId, sum.depotId, sum.period), sum)
  const add = (row: EdgeRow, period: number, sign: 1 | -1) => {
    if (period < 0 || period >= periods) return
    const key = keyOf(row.lotId, row.depotId, period)
    let sum = found.get(key)
    if (!sum) {
      sum = { lotId: row.lotId, depotId: row.depotId, period, received: 0, issued: 0, other: 0 }
      found.set(key, sum)
    }
    const flow = flowOf(row.kind)
    sum[flow] += sign * (flow === 'issued' ? -row.quantity : row.quantity)
  }
  for (const { rows, from, to } of edges)
    for (const row of rows) {
      add(row, from, -1)
      add(row, to, 1)
    }
  return [...found.values()]
}

export type CardEntry = {
  id: number
  happenedAt: number
  enteredAt: number
  documentId: string
  documentNumber: string
  kind: string
  depotName: string
  lotNumber: string
  bin: string
  status: string
  note: string
  userName: string
  net: number
  balance: number
}

/** What a document did to a lot in a depot, in the order of events, each with the balance after it. */
export function cardEntries(
  em: EntityManager,
  filter: LotFilter,
  span: Readonly<{ from: number; to: number }>,
  opening: number,
  page: Readonly<{ offset: number; limit: number }>,
): { rows: CardEntry[]; total: number; received: number; issued: number } {
  const clause = monthWhere(filter, 'm').and('m.happened_at >= ? AND m.happened_at < ?', span.from, span.to)
  const grouped = `SELECT min(m.id) AS id, m.document_id, m.depot_id, m.lot_id, m.happened_at, m.entered_at,
      min(m.bin) AS bin, group_concat(DISTINCT m.status) AS status, sum(m.quantity) AS net
    FROM stock_movements m WHERE ${clause} GROUP BY m.document_id, m.depot_id, m.lot_id`
  const rows = prepared<(string | number)[], CardEntry>(
    em,
    `SELECT g.id, g.happened_at AS happenedAt, g.entered_at AS enteredAt, g.document_id AS documentId,
       s.number AS documentNumber, s.kind, d.name AS depotName, l.number AS lotNumber, g.bin, g.status,
       s.note, s.user_name AS userName, g.net, ? + sum(g.net) OVER (ORDER BY g.happened_at, g.id) AS balance
     FROM (${grouped}) g JOIN stock_documents s ON s.id = g.document_id JOIN depots d ON d.id = g.depot_id
     JOIN lots l ON l.id = g.lot_id ORDER BY g.happened_at, g.id LIMIT ? OFFSET ?`,
  ).all(opening, ...clause.values, page.limit, page.offset)
  const sums = prepared<(string | number)[], { total: number; received: number; issued: number }>(
    em,
    `SELECT count(*) AS total, coalesce(sum(max(g.net, 0)), 0) AS received, coalesce(-sum(min(g.net, 0)), 0) AS issued
     FROM (${grouped}) g`,
  ).get(...clause.values)
  return { rows, total: sums?.total ?? 0, received: sums?.received ?? 0, issued: sums?.issued ?? 0 }
}

export type DonationEntry = {
  lotId: string
  receivedAt: number
  documentNumber: string
  donor: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  received: number
  priceFen: number | null
}

/** Receipts of donated goods in a time, by paper and lot; reversed ones left out. */
export function donationReceipts(
  em: EntityManager,
  span: Readonly<{ from: number; to: number }>,
): DonationEntry[] {
  return prepared<[number, number], DonationEntry>(
    em,
    `SELECT l.id AS lotId, min(s.happened_at) AS receivedAt, min(s.number) AS documentNumber,
       coalesce(nullif(l.donor, ''), nullif(l.supplier, ''), nullif(max(s.counterparty), ''), l.source) AS donor,
       i.name AS itemName, i.spec, i.unit, i.decimals, sum(m.quantity) AS received, l.price_fen AS priceFen
     FROM lots l JOIN items i ON i.id = l.item_id JOIN stock_movements m ON m.lot_id = l.id
     JOIN stock_documents s ON s.id = m.document_id
     WHERE l.source_kind = 'donation' AND s.kind IN ('opening', 'receive') AND s.happened_at >= ? AND s.happened_at < ?
       AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
     GROUP BY l.id ORDER BY receivedAt, i.initials LIMIT 20000`,
  ).all(span.from, span.to)
}

export type DonationUse = { issued: number; scrapped: number; left: number; uses: string }

/** What became of a donated lot: given out, scrapped, left; and the papers by which it was given out. */
export function donationUse(em: EntityManager, lotId: string): DonationUse {
  const row = prepared<[string], { issued: number; scrapped: number; left: number }>(
    em,
    `SELECT coalesce(-sum(CASE WHEN kind IN ('issue', 'rotate') THEN quantity ELSE 0 END), 0) AS issued,
       coalesce(-sum(CASE WHEN kind = 'scrap' THEN quantity ELSE 0 END), 0) AS scrapped, coalesce(sum(quantity), 0) AS left
     FROM stock_months WHERE lot_id = ?`,
  ).get(lotId)
  const uses = prepared<[string], { number: string; event: string }>(
    em,
    `SELECT DISTINCT s.number, coalesce(nullif(s.event, ''), nullif(s.counterparty, ''), s.note) AS event
     FROM stock_movements m JOIN stock_documents s ON s.id = m.document_id
     WHERE m.lot_id = ? AND s.kind = 'issue' AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
     ORDER BY s.happened_at LIMIT 20`,
  ).all(lotId)
  return {
    issued: row?.issued ?? 0,
    scrapped: row?.scrapped ?? 0,
    left: row?.left ?? 0,
    uses: uses.map(({ number, event }) => [number, event].filter(Boolean).join(' ')).join('；'),
  }
}

export const depotNames = (em: EntityManager): Map<string, string> =>
  new Map(
    prepared<[], { id: string; name: string }>(em, 'SELECT id, name FROM depots')
      .all()
      .map(({ id, name }) => [id, name]),
  )
