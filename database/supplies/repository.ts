import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowsOf } from '../engine/rows'
import { orderBy, Where, wordsOf } from '../engine/where'
import type { StockStatus } from './ledger/schema'
import { ItemEntity, type ItemRow, LotEntity, type LotRow } from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type SortBy = { field: string; order: 'asc' | 'desc' } | undefined
type Values = (string | number)[]

export type StockListRow = {
  depotId: string
  depotName: string
  bin: string
  lotId: string
  lotNumber: string
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  category: string
  status: StockStatus
  quantity: number
  /** Of these, kept for requests. */
  reserved: number
  producedOn: string | null
  expiresOn: string | null
  reserveForm: LotRow['reserveForm']
  sourceKind: LotRow['sourceKind']
}

/** The day itself, and the last days on which a lot, and food, counts as expiring soon. */
export type ExpiryBounds = Readonly<{ today: string; soon: string; soonFood: string }>

export type StockFilter = Readonly<{
  search?: string | undefined
  depotId?: string | undefined
  category?: string | undefined
  lotId?: string | undefined
  itemId?: string | undefined
  status?: StockStatus | undefined
  reserveForm?: LotRow['reserveForm'] | undefined
  sourceKind?: LotRow['sourceKind'] | undefined
  expiry?: ({ state: 'good' | 'soon' | 'expired' | 'none' } & ExpiryBounds) | undefined
  sort?: SortBy
}>

const stockColumns = `b.depot_id AS depotId, d.name AS depotName, b.bin, b.lot_id AS lotId, l.number AS lotNumber,
  l.item_id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals, i.category, b.status,
  b.quantity, b.reserved, l.produced_on AS producedOn, l.expires_on AS expiresOn, l.reserve_form AS reserveForm,
  l.source_kind AS sourceKind`
/**
 * Item by item in the order of the list: the first page is there after as many lots as it shows. Lots are read from
 * their index alone.
 */
const stockByItem =
  'items i CROSS JOIN lots l ON l.item_id = i.id CROSS JOIN stock_balances b ON b.lot_id = l.id'
const stockOfLot = 'stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id'

const stockSortable = {
  itemName: 'i.initials',
  spec: 'i.spec',
  depotName: '(SELECT name FROM depots WHERE id = b.depot_id)',
  bin: 'b.bin',
  status: 'b.status',
  reserved: 'b.reserved',
  lotNumber: 'l.number',
  quantity: 'b.quantity',
  producedOn: 'l.produced_on',
  expiresOn: "coalesce(l.expires_on, '9999')",
  daysLeft: "coalesce(l.expires_on, '9999')",
  category: 'i.category',
}

/** `wordInLots`: a word of the search has to be looked for in every lot, not in the items' names alone. */
function stockWhere(em: EntityManager, filter: StockFilter): { clause: Where; wordInLots: boolean } {
  const clause = new Where()
    .and('b.quantity > 0')
    .when(filter.depotId, 'b.depot_id = ?')
    .when(filter.lotId, 'b.lot_id = ?')
    .when(filter.itemId, 'i.id = ?')
    .when(filter.status, 'b.status = ?')
    .when(filter.reserveForm, 'l.reserve_form = ?')
    .when(filter.sourceKind, 'l.source_kind = ?')
  const words = wordsOf(filter.search)
  const elsewhere = words.map((word) => isInLotsOrBins(em, word))
  clause.words(words.filter((_, n) => !elsewhere[n]).join(' '), ['i.search'])
  clause.words(words.filter((_, n) => elsewhere[n]).join(' '), [
    'i.search',
    'lower(l.number)',
    'lower(b.bin)',
  ])
  if (filter.category)
    clause.and(
      '(i.category = ? OR i.category >= ? AND i.category < ?)',
      filter.category,
      `${filter.category}-`,
      `${filter.category}-~`,
    )
  if (filter.expiry) whereExpiry(clause, filter.expiry)
  return { clause, wordInLots: elsewhere.includes(true) }
}

/**
 * Whether any lot number or bin holds the word. Most words that are typed stand in items' names only: then the items
 * without it are passed over with all their lots.
 */
function isInLotsOrBins(em: EntityManager, word: string): boolean {
  const there = (column: string, table: string) =>
    prepared<string[], { there: number }>(
      em,
      `SELECT EXISTS (SELECT 1 FROM ${table} WHERE instr(lower(${column}), ?) > 0) AS there`,
    ).get(word)?.there === 1
  return there('number', 'lots') || there('bin', 'stock_balances')
}

/** Food (group YB-101) turns sooner than other things. */
const soonLimit = "CASE WHEN i.category >= 'YB-101' AND i.category < 'YB-101~' THEN ? ELSE ? END"

function whereExpiry(
  clause: Where,
  { state, today, soon, soonFood }: NonNullable<StockFilter['expiry']>,
): void {
  if (state === 'none') clause.and('l.expires_on IS NULL')
  else if (state === 'expired') clause.and('l.expires_on <= ?', today)
  else if (state === 'soon')
    clause.and(`l.expires_on > ? AND l.expires_on <= ${soonLimit}`, today, soonFood, soon)
  else clause.and(`l.expires_on > ${soonLimit}`, soonFood, soon)
}

/**
 * What lies where; only what is there (quantity over 0). The page's rows are found by their keys first, so that names
 * are read and sorted for these rows only.
 */
export function listStock(
  em: EntityManager,
  filter: StockFilter,
  page: Page,
): { rows: StockListRow[]; total: number } {
  const { clause, wordInLots } = stockWhere(em, filter)
  const order = orderBy(
    filter.sort,
    stockSortable,
    'i.initials, i.id, l.expires_on, b.lot_id, b.depot_id, b.bin, b.status',
  )
  const from = filter.lotId ? stockOfLot : stockByItem
  // Looking into every lot costs more than keeping all rows to count them: then they are counted on the way.
  const counted = wordInLots ? 'count(*) OVER ()' : 'NULL'
  const found = prepared<Values, StockListRow & { counted: number | null }>(
    em,
    `SELECT ${stockColumns}, k.counted
     FROM (SELECT b.lot_id, b.depot_id, b.bin, b.status, ${counted} AS counted FROM ${from} WHERE ${clause}
       ORDER BY ${order} LIMIT ? OFFSET ?) AS k
     CROSS JOIN stock_balances b USING (lot_id, depot_id, bin, status)
     JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id JOIN depots d ON d.id = b.depot_id
     ORDER BY ${order}`,
  ).all(...clause.values, page.limit, page.offset)
  const rows = found.map(({ counted: _counted, ...row }) => row)
  // A page that is not full is the last one: what comes before it and on it is all there is.
  const isLast = rows.length < page.limit && (rows.length > 0 || page.offset === 0)
  const total = isLast ? page.offset + rows.length : (found[0]?.counted ?? undefined)
  return { rows, total: total ?? countStock(em, filter, from, clause) }
}

/** How many rows there are: balances alone where nothing is asked of lots and items. */
function countStock(em: EntityManager, filter: StockFilter, from: string, clause: Where): number {
  const { sort: _sort, depotId: _depot, lotId: _lot, status: _status, ...rest } = filter
  const plain = Object.values(rest).every((value) => value === undefined || value === '')
  return (
    prepared<Values, { total: number }>(
      em,
      `SELECT count(*) AS total FROM ${plain ? 'stock_balances b' : from} WHERE ${clause}`,
    ).get(...clause.values)?.total ?? 0
  )
}

/** Lots with something left, by expiry; for Home and the figures. Only lots that end soon are looked at one by one. */
export function countExpiry(
  em: EntityManager,
  { today, soon, soonFood }: ExpiryBounds,
): { lots: number; expired: number; expiring: number } {
  return (
    prepared<string[], { lots: number; expired: number; expiring: number }>(
      em,
      `SELECT (SELECT count(DISTINCT lot_id) FROM stock_balances WHERE quantity > 0) AS lots,
         coalesce(sum(l.expires_on <= ?), 0) AS expired,
         coalesce(sum(l.expires_on > ? AND l.expires_on <= ${soonLimit}), 0) AS expiring
       FROM lots l JOIN items i ON i.id = l.item_id
       WHERE l.expires_on <= max(?, ?, ?)
         AND EXISTS (SELECT 1 FROM stock_balances b WHERE b.lot_id = l.id AND b.quantity > 0)`,
    ).get(today, today, soonFood, soon, today, soon, soonFood) ?? { lots: 0, expired: 0, expiring: 0 }
  )
}

export function lotsInDepot(em: EntityManager, depotId: string): number {
  return (
    prepared<[string], { lots: number }>(
      em,
      'SELECT count(*) AS lots FROM stock_balances WHERE depot_id = ? AND quantity > 0',
    ).get(depotId)?.lots ?? 0
  )
}

export function quantityOfItem(em: EntityManager, itemId: string): number {
  return (
    prepared<[string], { quantity: number }>(
      em,
      'SELECT coalesce(sum(b.quantity), 0) AS quantity FROM lots l JOIN stock_balances b ON b.lot_id = l.id WHERE l.item_id = ?',
    ).get(itemId)?.quantity ?? 0
  )
}

/** Lots with something left, for each category of the reference list. */
export function lotsByCategory(em: EntityManager): Map<string, number> {
  const rows = prepared<[], { category: string; lots: number }>(
    em,
    `SELECT i.category, count(*) AS lots FROM stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id
     WHERE b.quantity > 0 GROUP BY i.category`,
  ).all()
  return new Map(rows.map((row) => [row.category, row.lots]))
}

/** What tells one lot of an item from another. */
export type LotIdentity = Pick<
  LotRow,
  | 'itemId'
  | 'number'
  | 'producedOn'
  | 'expiresOn'
  | 'source'
  | 'sourceKind'
  | 'reserveForm'
  | 'donor'
  | 'priceFen'
>

/** The lot with the same identity, to be added to; undefined when there is none. */
export function sameLot(em: EntityManager, lot: LotIdentity): LotRow | undefined {
  return rowsOf(
    em,
    LotEntity,
    `SELECT * FROM lots WHERE item_id = ? AND number = ? AND produced_on IS ? AND expires_on IS ? AND source = ?
     AND source_kind = ? AND reserve_form = ? AND donor = ? AND price_fen IS ? AND deleted_at IS NULL LIMIT 1`,
    [
      lot.itemId,
      lot.number,
      lot.producedOn,
      lot.expiresOn,
      lot.source,
      lot.sourceKind,
      lot.reserveForm,
      lot.donor,
      lot.priceFen,
    ],
  )[0]
}

/** The id of the item that a lot is of. */
export function itemIdOfLot(em: EntityManager, lotId: string): string | undefined {
  return prepared<[string], { itemId: string }>(em, 'SELECT item_id AS itemId FROM lots WHERE id = ?').get(
    lotId,
  )?.itemId
}

export function itemOfLot(em: EntityManager, lotId: string): ItemRow | undefined {
  return rowsOf(em, ItemEntity, 'SELECT i.* FROM lots l JOIN items i ON i.id = l.item_id WHERE l.id = ?', [
    lotId,
  ])[0]
}
