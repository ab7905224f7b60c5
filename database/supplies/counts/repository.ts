import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { insertRows, rowsOf, updateRow } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { withPacks } from '../packs'
import type { ItemRow } from '../schema'
import {
  CountEntity,
  CountEntryEntity,
  type CountEntryRow,
  CountLineEntity,
  type CountLineRow,
  type CountRow,
} from './schema'

type Values = (string | number)[]
type Page = Readonly<{ offset: number; limit: number }>

export type CountListRow = CountRow & {
  depotName: string
  documentNumber: string | null
  documentReversed: number
}

const countColumns = `d.name AS depotName, s.number AS documentNumber,
  EXISTS (SELECT 1 FROM stock_documents v WHERE v.reverses_id = c.document_id) AS documentReversed`
const countFrom =
  'stock_counts c JOIN depots d ON d.id = c.depot_id LEFT JOIN stock_documents s ON s.id = c.document_id'

const countSortable = {
  number: 'c.number',
  state: 'c.state',
  depotName: 'd.name',
  snapshotAt: 'c.snapshot_at',
}

/** Stock counts, those that go on first, then the newest. */
export function listCounts(
  em: EntityManager,
  filter: Readonly<{
    search?: string | undefined
    state?: string | undefined
    depotId?: string | undefined
    sort?: { field: string; order: 'asc' | 'desc' } | undefined
  }>,
  page: Page,
): { rows: CountListRow[]; total: number } {
  const where = new Where()
    .and('c.deleted_at IS NULL')
    .when(filter.state, 'c.state = ?')
    .when(filter.depotId, 'c.depot_id = ?')
    .words(filter.search, ['lower(c.number)', 'lower(d.name)', 'lower(c.note)'])
  const order = orderBy(
    filter.sort,
    countSortable,
    "c.state NOT IN ('counting', 'reviewing', 'submitted'), c.snapshot_at DESC, c.id DESC",
  )
  const ids = prepared<Values, { id: string }>(
    em,
    `SELECT c.id FROM ${countFrom} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...where.values, page.limit, page.offset)
  const total = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${countFrom} WHERE ${where}`,
  ).get(...where.values)
  return {
    rows: ids.flatMap(({ id }) => countById(em, id) ?? []),
    total: total?.total ?? 0,
  }
}

export function countById(em: EntityManager, id: string): CountListRow | undefined {
  const row = rowsOf(em, CountEntity, 'SELECT * FROM stock_counts WHERE id = ? AND deleted_at IS NULL', [
    id,
  ])[0]
  if (!row) return undefined
  const names = prepared<[string], Omit<CountListRow, keyof CountRow>>(
    em,
    `SELECT ${countColumns} FROM ${countFrom} WHERE c.id = ?`,
  ).get(id)
  return names && { ...row, ...names }
}

/** The number of the open count that a lot in a bin is on. */
export function openCountOf(
  em: EntityManager,
  place: Readonly<{ lotId: string; depotId: string; bin: string; status: string }>,
): string | null {
  return (
    prepared<string[], { number: string }>(
      em,
      `SELECT c.number FROM stock_count_lines n JOIN stock_counts c ON c.id = n.count_id
       WHERE n.open = 1 AND n.lot_id = ? AND n.depot_id = ? AND n.bin = ? AND n.status = ?`,
    ).get(place.lotId, place.depotId, place.bin, place.status)?.number ?? null
  )
}

export const insertCountLines = (em: EntityManager, rows: readonly CountLineRow[]): void =>
  insertRows(em, CountLineEntity, rows)

export const updateCountLine = (em: EntityManager, id: string, patch: Partial<CountLineRow>): void =>
  updateRow(em, CountLineEntity, id, patch)

export const insertCountEntries = (em: EntityManager, rows: readonly CountEntryRow[]): void =>
  insertRows(em, CountEntryEntity, rows)

export type CountLineListRow = CountLineRow & {
  itemName: string
  spec: string
  unit: string
  decimals: number
  packagings: ItemRow['packagings']
  /** Price of one unit in fen, where the lot has one. */
  priceFen: number | null
  /** The last figure of the person who was named. */
  mine: number | null
  /** Figures that stand. */
  figures: number
}

type LineChoice = Readonly<{
  countId: string
  lineId?: string | undefined
  lotId?: string | undefined
  bin?: string | undefined
  search?: string | undefined
  /** Whose own figures are wanted. */
  counter?: string | undefined
}>

/** Lines of a count in the order of the shelves, things that were found last. At most twenty thousand: see `scopeRows`. */
export function countLines(em: EntityManager, choice: LineChoice): CountLineListRow[] {
  const where = new Where()
    .and('n.count_id = ?', choice.countId)
    .when(choice.lineId, 'n.id = ?')
    .when(choice.lotId, 'n.lot_id = ?')
    .words(choice.search, ['i.search', 'lower(n.lot_number)', 'lower(n.bin)', 'CAST(n.position AS TEXT)'])
  if (choice.bin !== undefined) where.and('n.bin = ?', choice.bin)
  const facts = prepared<
    Values,
    Omit<CountLineListRow, keyof CountLineRow | 'packagings'> & { id: string; packagings: string }
  >(
    em,
    `SELECT n.id, i.name AS itemName, i.spec, i.unit, i.decimals, i.packagings, o.price_fen AS priceFen,
       (SELECT count(*) FROM stock_count_entries e
         WHERE e.line_id = n.id AND e.withdrawn = 0 AND e.replaced_by IS NULL) AS figures,
       (SELECT e.quantity FROM stock_count_entries e WHERE e.line_id = n.id AND e.counter = ? AND e.withdrawn = 0
         AND e.replaced_by IS NULL ORDER BY e.round DESC LIMIT 1) AS mine
     FROM stock_count_lines n JOIN items i ON i.id = n.item_id LEFT JOIN lots o ON o.id = n.lot_id
     WHERE ${where} ORDER BY n.position LIMIT 20000`,
  ).all(choice.counter ?? '', ...where.values)
  const rows = rowsOf(
    em,
    CountLineEntity,
    `SELECT n.* FROM stock_count_lines n JOIN items i ON i.id = n.item_id WHERE ${where} ORDER BY n.position LIMIT 20000`,
    where.values,
  )
  return rows.flatMap((row, index) => {
    const fact = facts[index]
    return fact && fact.id === row.id ? [{ ...row, ...withPacks(fact) }] : []
  })
}

export const countLineById = (em: EntityManager, id: string): CountLineRow | undefined =>
  rowsOf(em, CountLineEntity, 'SELECT * FROM stock_count_lines WHERE id = ?', [id])[0]

/** The highest position of a count's lines; 0 when it has none. */
export function lastPosition(em: EntityManager, countId: string): number {
  return (
    prepared<[string], { last: number }>(
      em,
      'SELECT coalesce(max(position), 0) AS last FROM stock_count_lines WHERE count_id = ?',
    ).get(countId)?.last ?? 0
  )
}

export type LineTotals = {
  lines: number
  counted: number
  conflicts: number
  found: number
  recounts: number
}

/** How far a count is, without its differences. */
export function lineTotals(em: EntityManager, countId: string): LineTotals {
  return (
    prepared<[string], LineTotals>(
      em,
      `SELECT count(*) AS lines, coalesce(sum(first_at IS NOT NULL OR second_at IS NOT NULL), 0) AS counted,
         coalesce(sum(conflict = 1 AND decided IS NULL), 0) AS conflicts, coalesce(sum(found), 0) AS found,
         coalesce(sum(recount = 1 AND second_at IS NULL), 0) AS recounts
       FROM stock_count_lines WHERE count_id = ?`,
    ).get(countId) ?? { lines: 0, counted: 0, conflicts: 0, found: 0, recounts: 0 }
  )
}

/** The bins of a count with how far each is. */
export function countBins(
  em: EntityManager,
  countId: string,
): { bin: string; lines: number; counted: number }[] {
  return prepared<[string], { bin: string; lines: number; counted: number }>(
    em,
    `SELECT bin, count(*) AS lines, sum(first_at IS NOT NULL OR second_at IS NOT NULL) AS counted
     FROM stock_count_lines WHERE count_id = ? GROUP BY bin ORDER BY bin LIMIT 2000`,
  ).all(countId)
}

export type SinceRow = Readonly<{
  id: number
  lotId: string
  bin: string
  status: string
  quantity: number
  kind: string
  happenedAt: number
  enteredAt: number
  documentNumber: string
  reversedKind: string | null
  reversedAt: number | null
  /** What the document makes the lot more or fewer in all. */
  net: number
}>

/** Every movement of a depot that was entered after a snapshot; of one lot, when it is named. */
export function movementsSince(
  em: EntityManager,
  depotId: string,
  snapshotMovement: number,
  lotId?: string,
): SinceRow[] {
  const where = new Where()
    .and('m.id > ? AND m.depot_id = ?', snapshotMovement, depotId)
    .when(lotId, 'm.lot_id = ?')
  return prepared<Values, SinceRow>(
    em,
    `SELECT m.id, m.lot_id AS lotId, m.bin, m.status, m.quantity, m.kind, m.happened_at AS happenedAt,
       m.entered_at AS enteredAt, d.number AS documentNumber, o.kind AS reversedKind, o.happened_at AS reversedAt,
       (SELECT sum(x.quantity) FROM stock_movements x WHERE x.document_id = m.document_id AND x.lot_id = m.lot_id) AS net
     FROM stock_movements m JOIN stock_documents d ON d.id = m.document_id
     LEFT JOIN stock_documents o ON o.id = d.reverses_id
     WHERE ${where} ORDER BY m.happened_at, m.id`,
  ).all(...where.values)
}

/** All figures of a line, the oldest first. */
export const entriesOfLine = (em: EntityManager, lineId: string): CountEntryRow[] =>
  rowsOf(
    em,
    CountEntryEntity,
    'SELECT * FROM stock_count_entries WHERE line_id = ? ORDER BY entered_at, id LIMIT 1000',
    [lineId],
  )

/** Everybody who gave a figure to a count. */
export function countersOf(em: EntityManager, countId: string): string[] {
  return prepared<[string], { counter: string }>(
    em,
    `SELECT DISTINCT counter FROM stock_count_entries WHERE count_id = ? AND withdrawn = 0 AND replaced_by IS NULL
     ORDER BY counter LIMIT 100`,
  )
    .all(countId)
    .map(({ counter }) => counter)
}

export const entryById = (em: EntityManager, id: string): CountEntryRow | undefined =>
  rowsOf(em, CountEntryEntity, 'SELECT * FROM stock_count_entries WHERE id = ?', [id])[0]

export const entriesOfBatch = (em: EntityManager, batchId: string): CountEntryRow[] =>
  rowsOf(em, CountEntryEntity, 'SELECT * FROM stock_count_entries WHERE batch_id = ? LIMIT 200000', [batchId])

export function replaceEntry(em: EntityManager, id: string, by: string): void {
  prepared(em, 'UPDATE stock_count_entries SET replaced_by = ? WHERE id = ?').run(by, id)
}

/** Takes an entry back; the one that it replaced stands again. False when it was taken back before. */
export function withdrawEntry(em: EntityManager, id: string): boolean {
  const done = prepared(
    em,
    'UPDATE stock_count_entries SET withdrawn = 1 WHERE id = ? AND withdrawn = 0',
  ).run(id)
  if (done.changes === 0) return false
  prepared(em, 'UPDATE stock_count_entries SET replaced_by = NULL WHERE replaced_by = ?').run(id)
  return true
}

/** The lines of a closed count stand in nobody's way any more. */
export function closeLines(em: EntityManager, countId: string): void {
  prepared(em, 'UPDATE stock_count_lines SET open = 0 WHERE count_id = ?').run(countId)
}

/** Removes the figures and lines of a cancelled count. */
export function dropLines(em: EntityManager, countId: string): void {
  prepared(em, 'UPDATE stock_count_entries SET replaced_by = NULL WHERE count_id = ?').run(countId)
  prepared(em, 'DELETE FROM stock_count_entries WHERE count_id = ?').run(countId)
  prepared(em, 'DELETE FROM stock_count_lines WHERE count_id = ?').run(countId)
}

/** Removes a line that was made by an entry that is taken back. */
export function dropLine(em: EntityManager, lineId: string): void {
  prepared(em, 'UPDATE stock_count_entries SET replaced_by = NULL WHERE line_id = ?').run(lineId)
  prepared(em, 'DELETE FROM stock_count_entries WHERE line_id = ?').run(lineId)
  prepared(em, 'DELETE FROM stock_count_lines WHERE id = ? AND found = 1').run(lineId)
}

export type BalanceNow = { quantity: number; reserved: number }

/** What the book says now for a lot in a bin. */
export function balanceNow(
  em: EntityManager,
  line: Readonly<{ lotId: string; depotId: string; bin: string; status: string }>,
): BalanceNow {
  return (
    prepared<string[], BalanceNow>(
      em,
      'SELECT quantity, reserved FROM stock_balances WHERE lot_id = ? AND depot_id = ? AND bin = ? AND status = ?',
    ).get(line.lotId, line.depotId, line.bin, line.status) ?? { quantity: 0, reserved: 0 }
  )
}

/** Open counts by state, for Home. */
export function countOpen(em: EntityManager): { counting: number; submitted: number; oldest: number | null } {
  return (
    prepared<[], { counting: number; submitted: number; oldest: number | null }>(
      em,
      `SELECT coalesce(sum(state IN ('counting', 'reviewing')), 0) AS counting, coalesce(sum(state = 'submitted'), 0) AS submitted,
         min(snapshot_at) AS oldest
       FROM stock_counts WHERE deleted_at IS NULL AND state IN ('counting', 'reviewing', 'submitted')`,
    ).get() ?? { counting: 0, submitted: 0, oldest: null }
  )
}

/** The users who may write, to tell whether somebody else could approve. */
export function otherWriters(em: EntityManager, userId: string): number {
  return (
    prepared<[string], { others: number }>(
      em,
      `SELECT count(*) AS others FROM users WHERE deleted_at IS NULL AND active = 1 AND role <> 'viewer' AND id <> ?`,
    ).get(userId)?.others ?? 0
  )
}
