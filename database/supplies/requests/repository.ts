import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { withPacks } from '../packs'
import type { ItemRow } from '../schema'
import {
  RequestEntity,
  type RequestIssueRow,
  RequestLineEntity,
  type RequestLineRow,
  type RequestRow,
} from './schema'

type Values = (string | number)[]
type Page = Readonly<{ offset: number; limit: number }>

/** Issues of slips that were not taken back. */
const standing = `stock_request_issues i WHERE NOT EXISTS
  (SELECT 1 FROM stock_documents v WHERE v.reverses_id = i.document_id)`

/** The same as `stateOf` of the rules, so that a list can be filtered and sorted by it. */
const stateSql = `CASE
  WHEN r.state <> 'approved' THEN r.state
  WHEN NOT EXISTS (SELECT 1 FROM ${standing} AND i.request_id = r.id) THEN 'approved'
  WHEN r.closed = 0 AND EXISTS (SELECT 1 FROM stock_request_lines l WHERE l.request_id = r.id AND l.deleted_at IS NULL
    AND l.approved > (SELECT coalesce(sum(i.quantity), 0) FROM ${standing} AND i.line_id = l.id)) THEN 'partly'
  WHEN EXISTS (SELECT 1 FROM ${standing} AND i.request_id = r.id AND i.received IS NULL) THEN 'issued'
  ELSE 'received' END`

export type RequestFilter = Readonly<{
  search?: string | undefined
  state?: string | undefined
  depotId?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

export type RequestListRow = RequestRow & {
  shownState: string
  deliverDepotName: string
  sourceDepotName: string
  lines: number
  items: string
}

const itemNames = `(SELECT group_concat(name, '、') FROM (SELECT i.name FROM stock_request_lines l JOIN items i ON i.id = l.item_id
    WHERE l.request_id = r.id AND l.deleted_at IS NULL ORDER BY l.position LIMIT 3))`

const from = `(SELECT r.*, ${stateSql} AS shown_state FROM stock_requests r WHERE r.deleted_at IS NULL) r
  LEFT JOIN depots d ON d.id = r.deliver_depot_id LEFT JOIN depots s ON s.id = r.source_depot_id`

/** Those that wait for somebody first, the most urgent at the top; then the newest. */
const usualOrder = `CASE r.shown_state WHEN 'asked' THEN 0 WHEN 'approved' THEN 1 WHEN 'partly' THEN 1 WHEN 'issued' THEN 2 ELSE 3 END,
  CASE WHEN r.shown_state IN ('asked', 'approved', 'partly') THEN coalesce(r.needed_on, '9999') ELSE '' END, r.asked_at DESC, r.id DESC`

const sortable = {
  number: 'r.number',
  state: 'r.shown_state',
  askedAt: 'r.asked_at',
  unit: 'r.unit',
  person: 'r.person',
  neededOn: "coalesce(r.needed_on, '9999')",
  purpose: 'r.purpose',
}

/** Requests with their state, page by page. */
export function listRequests(
  em: EntityManager,
  filter: RequestFilter,
  page: Page,
): { rows: RequestListRow[]; total: number } {
  const where = new Where().when(filter.state, 'r.shown_state = ?').words(filter.search, [
    'lower(r.number)',
    'lower(r.unit)',
    'lower(r.person)',
    'lower(r.purpose)',
    'r.phone',
    `(SELECT coalesce(group_concat(i.search, ' '), '') FROM stock_request_lines l JOIN items i ON i.id = l.item_id
        WHERE l.request_id = r.id AND l.deleted_at IS NULL)`,
  ])
  if (filter.depotId)
    where.and('r.source_depot_id = ? OR r.deliver_depot_id = ?', filter.depotId, filter.depotId)
  const ids = prepared<
    Values,
    { id: string; shownState: string; deliver: string; source: string; lines: number; items: string }
  >(
    em,
    `SELECT r.id, r.shown_state AS shownState, coalesce(d.name, '') AS deliver, coalesce(s.name, '') AS source,
       (SELECT count(*) FROM stock_request_lines l WHERE l.request_id = r.id AND l.deleted_at IS NULL) AS lines,
       coalesce(${itemNames}, '') AS items
     FROM ${from} WHERE ${where} ORDER BY ${orderBy(filter.sort, sortable, usualOrder)} LIMIT ? OFFSET ?`,
  ).all(...where.values, page.limit, page.offset)
  const rows = ids.flatMap(({ id, shownState, deliver, source, lines, items }) => {
    const row = requestById(em, id)
    return row
      ? [{ ...row, shownState, deliverDepotName: deliver, sourceDepotName: source, lines, items }]
      : []
  })
  const total = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${from} WHERE ${where}`,
  ).get(...where.values)
  return { rows, total: total?.total ?? 0 }
}

/** A request that was not removed. */
export const requestById = (em: EntityManager, id: string): RequestRow | undefined =>
  rowsOf(em, RequestEntity, 'SELECT * FROM stock_requests WHERE id = ? AND deleted_at IS NULL', [id])[0]

export type ItemLot = Readonly<{
  lotId: string
  lotNumber: string
  bin: string
  quantity: number
  reserved: number
  producedOn: string | null
  expiresOn: string | null
}>

/** What lies in a depot of an item, what is held for somebody too; what expires first first. */
export function lotsOfItem(em: EntityManager, itemId: string, depotId: string): ItemLot[] {
  return prepared<string[], ItemLot>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, b.bin, b.quantity, b.reserved, l.produced_on AS producedOn,
       l.expires_on AS expiresOn
     FROM lots l CROSS JOIN stock_balances b ON b.lot_id = l.id
     WHERE l.item_id = ? AND b.depot_id = ? AND b.status = 'here' AND b.quantity > 0
     ORDER BY l.expires_on IS NULL, l.expires_on, l.produced_on IS NULL, l.produced_on, l.created_at, l.id, b.bin
     LIMIT 1000`,
  ).all(itemId, depotId)
}

/** What lies free of an item in each depot: there, not reserved, not expired by `today`. */
export function freeByDepot(em: EntityManager, itemId: string, today: string): Map<string, number> {
  const rows = prepared<string[], { depotId: string; free: number }>(
    em,
    `SELECT b.depot_id AS depotId, sum(b.quantity - b.reserved) AS free FROM lots l
     JOIN stock_balances b ON b.lot_id = l.id AND b.status = 'here'
     WHERE l.item_id = ? AND (l.expires_on IS NULL OR l.expires_on > ?) GROUP BY b.depot_id`,
  ).all(itemId, today)
  return new Map(rows.map(({ depotId, free }) => [depotId, free]))
}

export type RequestLineListRow = RequestLineRow & {
  itemName: string
  spec: string
  unit: string
  decimals: number
  packagings: ItemRow['packagings']
  issued: number
  received: number
  reserved: number
}

/** The lines of a request with what was issued, confirmed and is held for each. `holder` is the reservations' kind. */
export function requestLines(em: EntityManager, requestId: string, holder: string): RequestLineListRow[] {
  const lines = rowsOf(
    em,
    RequestLineEntity,
    'SELECT * FROM stock_request_lines WHERE request_id = ? AND deleted_at IS NULL ORDER BY position LIMIT 200',
    [requestId],
  )
  const facts = prepared<
    [string, string],
    Omit<RequestLineListRow, keyof RequestLineRow | 'packagings'> & { lineId: string; packagings: string }
  >(
    em,
    `SELECT l.id AS lineId, t.name AS itemName, t.spec, t.unit, t.decimals, t.packagings,
       (SELECT coalesce(sum(i.quantity), 0) FROM ${standing} AND i.line_id = l.id) AS issued,
       (SELECT coalesce(sum(i.received), 0) FROM ${standing} AND i.line_id = l.id) AS received,
       (SELECT coalesce(sum(v.quantity), 0) FROM stock_reservations v
         WHERE v.holder_kind = ? AND v.holder_id = l.id) AS reserved
     FROM stock_request_lines l JOIN items t ON t.id = l.item_id WHERE l.request_id = ? AND l.deleted_at IS NULL`,
  ).all(holder, requestId)
  const byLine = new Map(facts.map(withPacks).map(({ lineId, ...fact }) => [lineId, fact]))
  return lines.flatMap((line) => {
    const fact = byLine.get(line.id)
    return fact ? [{ ...line, ...fact }] : []
  })
}

export type RequestSlipRow = RequestIssueRow & { number: string; happenedAt: number; reversed: number }

/** What was given out for a request, slip by slip, those that were taken back too. */
export function requestIssues(em: EntityManager, requestId: string): RequestSlipRow[] {
  return prepared<[string], RequestSlipRow>(
    em,
    `SELECT i.id, i.request_id AS requestId, i.line_id AS lineId, i.document_id AS documentId, i.quantity, i.received,
       d.number, d.happened_at AS happenedAt,
       EXISTS (SELECT 1 FROM stock_documents v WHERE v.reverses_id = d.id) AS reversed
     FROM stock_request_issues i JOIN stock_documents d ON d.id = i.document_id
     WHERE i.request_id = ? ORDER BY d.happened_at, d.id, i.id LIMIT 5000`,
  ).all(requestId)
}

export function insertRequestIssue(em: EntityManager, row: Omit<RequestIssueRow, 'received'>): void {
  prepared(
    em,
    'INSERT INTO stock_request_issues (id, request_id, line_id, document_id, quantity) VALUES (?, ?, ?, ?, ?)',
  ).run(row.id, row.requestId, row.lineId, row.documentId, row.quantity)
}

/** Notes what was received of a line on a slip, once: false when it was noted before. */
export function confirmIssue(em: EntityManager, id: string, received: number): boolean {
  return (
    prepared(em, 'UPDATE stock_request_issues SET received = ? WHERE id = ? AND received IS NULL').run(
      received,
      id,
    ).changes === 1
  )
}

/** How many requests wait, by state, and how many of them are needed by a day that is past or today. */
export function countRequests(
  em: EntityManager,
  today: string,
): { asked: number; askedLate: number; toIssue: number; toIssueLate: number } {
  return (
    prepared<[string, string], { asked: number; askedLate: number; toIssue: number; toIssueLate: number }>(
      em,
      `SELECT coalesce(sum(shown = 'asked'), 0) AS asked, coalesce(sum(shown = 'asked' AND needed_on <= ?), 0) AS askedLate,
         coalesce(sum(shown IN ('approved', 'partly')), 0) AS toIssue,
         coalesce(sum(shown IN ('approved', 'partly') AND needed_on <= ?), 0) AS toIssueLate
       FROM (SELECT r.needed_on, ${stateSql} AS shown FROM stock_requests r
         WHERE r.deleted_at IS NULL AND r.state IN ('asked', 'approved'))`,
    ).get(today, today) ?? { asked: 0, askedLate: 0, toIssue: 0, toIssueLate: 0 }
  )
}
