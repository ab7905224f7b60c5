import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import {
  ItemMatchEntity,
  type ItemMatchRow,
  NeedNormEntity,
  type NeedNormRow,
  PurchaseListEntity,
  type PurchaseListRow,
  StandardEntity,
  StandardLineEntity,
  type StandardLineRow,
  type StandardRow,
} from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type SortBy = { field: string; order: 'asc' | 'desc' } | undefined
type Values = (string | number)[]

/** A list longer than this is no standard of a township. */
const mostLines = 5_000

const countOf = (em: EntityManager, sql: string, values: readonly (string | number)[]): number =>
  prepared<Values, { total: number }>(em, sql).get(...values)?.total ?? 0

export function listStandards(
  em: EntityManager,
  filter: { search?: string | undefined; sort?: SortBy },
  page: Page,
): { rows: StandardRow[]; total: number } {
  const clause = new Where().and('deleted_at IS NULL').words(filter.search, ['lower(name)', 'lower(basis)'])
  const order = orderBy(filter.sort, { name: 'name', origin: 'origin' }, 'active DESC, created_at, id')
  return {
    rows: rowsOf(
      em,
      StandardEntity,
      `SELECT * FROM supply_standards WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...clause.values, page.limit, page.offset],
    ),
    total: countOf(em, `SELECT count(*) AS total FROM supply_standards WHERE ${clause}`, clause.values),
  }
}

export function activeStandard(em: EntityManager): StandardRow | undefined {
  return rowsOf(
    em,
    StandardEntity,
    'SELECT * FROM supply_standards WHERE active = 1 AND deleted_at IS NULL',
    [],
  )[0]
}

export function standardById(em: EntityManager, id: string): StandardRow | undefined {
  return rowsOf(em, StandardEntity, 'SELECT * FROM supply_standards WHERE id = ? AND deleted_at IS NULL', [
    id,
  ])[0]
}

export function standardsOfBatch(em: EntityManager, batchId: string): StandardRow[] {
  return rowsOf(
    em,
    StandardEntity,
    'SELECT * FROM supply_standards WHERE batch_id = ? AND deleted_at IS NULL',
    [batchId],
  )
}

export const standardNameTaken = (em: EntityManager, name: string): boolean =>
  countOf(em, 'SELECT count(*) AS total FROM supply_standards WHERE name = ? AND deleted_at IS NULL', [
    name,
  ]) > 0

export const countLines = (em: EntityManager, standardId: string): number =>
  countOf(
    em,
    'SELECT count(*) AS total FROM supply_standard_lines WHERE standard_id = ? AND deleted_at IS NULL',
    [standardId],
  )

/** Every line of a standard, in its order. */
export function linesOfStandard(em: EntityManager, standardId: string): StandardLineRow[] {
  return rowsOf(
    em,
    StandardLineEntity,
    'SELECT * FROM supply_standard_lines WHERE standard_id = ? AND deleted_at IS NULL ORDER BY position, id LIMIT ?',
    [standardId, mostLines],
  )
}

export function listStandardLines(
  em: EntityManager,
  filter: { standardId: string; group?: string | undefined; search?: string | undefined; sort?: SortBy },
  page: Page,
): { rows: StandardLineRow[]; total: number; groups: string[] } {
  const clause = new Where()
    .and('standard_id = ? AND deleted_at IS NULL', filter.standardId)
    .when(filter.group, 'group_name = ?')
    .words(filter.search, ['lower(name)', 'lower(source)', 'lower(remark)'])
  const order = orderBy(
    filter.sort,
    { name: 'name', group: 'group_name', quantity: 'quantity', basis: 'basis' },
    'position, id',
  )
  return {
    rows: rowsOf(
      em,
      StandardLineEntity,
      `SELECT * FROM supply_standard_lines WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...clause.values, page.limit, page.offset],
    ),
    total: countOf(em, `SELECT count(*) AS total FROM supply_standard_lines WHERE ${clause}`, clause.values),
    groups: prepared<[string], { name: string }>(
      em,
      `SELECT group_name AS name FROM supply_standard_lines WHERE standard_id = ? AND deleted_at IS NULL
       AND group_name <> '' GROUP BY group_name ORDER BY min(position) LIMIT 100`,
    )
      .all(filter.standardId)
      .map(({ name }) => name),
  }
}

export const lastPosition = (em: EntityManager, standardId: string): number =>
  countOf(em, 'SELECT coalesce(max(position), 0) AS total FROM supply_standard_lines WHERE standard_id = ?', [
    standardId,
  ])

/** What there is of an item, in its smallest units, apart by form of reserve. */
export type Holding = {
  itemId: string
  form: 'physical' | 'agreement' | 'capacity'
  held: number
  usable: number
  expired: number
  reserved: number
  lent: number
  damaged: number
  transit: number
}

/** What is held and what of it can be used on a day: here, not expired by then, not reserved. */
export function holdingsOn(em: EntityManager, on: string): Holding[] {
  return prepared<[string, string, string], Holding>(
    em,
    `SELECT l.item_id AS itemId, l.reserve_form AS form, sum(b.quantity) AS held,
       sum(CASE WHEN b.status = 'here' AND (l.expires_on IS NULL OR l.expires_on > ?) THEN b.quantity - b.reserved ELSE 0 END) AS usable,
       sum(CASE WHEN b.status = 'here' AND l.expires_on <= ? THEN b.quantity ELSE 0 END) AS expired,
       sum(CASE WHEN b.status = 'here' AND (l.expires_on IS NULL OR l.expires_on > ?) THEN b.reserved ELSE 0 END) AS reserved,
       sum(CASE WHEN b.status = 'lent' THEN b.quantity ELSE 0 END) AS lent,
       sum(CASE WHEN b.status = 'damaged' THEN b.quantity ELSE 0 END) AS damaged,
       sum(CASE WHEN b.status = 'transit' THEN b.quantity ELSE 0 END) AS transit
     FROM stock_balances b JOIN lots l ON l.id = b.lot_id WHERE b.quantity > 0
       AND NOT (l.reserve_form = 'agreement' AND b.depot_id IN (SELECT depot_id FROM supply_contracts
         WHERE depot_id IS NOT NULL AND deleted_at IS NULL))
     GROUP BY l.item_id, l.reserve_form`,
  ).all(on, on, on)
}

/**
 * What partners promise to keep for the office on a day and was not called off, by item. Goods booked in a partner's
 * own depot are the same goods: `holdingsOn` leaves them out.
 */
export function agreedOn(em: EntityManager, on: string): Map<string, number> {
  const rows = prepared<[string, string], { itemId: string; quantity: number }>(
    em,
    `SELECT json_extract(line.value, '$.itemId') AS itemId,
       sum(max(0, json_extract(line.value, '$.quantity') - coalesce(json_extract(line.value, '$.used'), 0))) AS quantity
     FROM supply_contracts c, json_each(c.lines) line
     WHERE c.kind = 'agreement' AND c.state = 'open' AND c.starts_on <= ? AND c.ends_on >= ? AND c.deleted_at IS NULL
     GROUP BY 1`,
  ).all(on, on)
  return new Map(rows.map((row) => [row.itemId, row.quantity]))
}

/** The price of the newest lot of each item that has one, in fen. */
export function lastPrices(em: EntityManager): Map<string, number> {
  const rows = prepared<[], { itemId: string; priceFen: number }>(
    em,
    `SELECT item_id AS itemId, price_fen AS priceFen, max(created_at) FROM lots
     WHERE price_fen IS NOT NULL AND deleted_at IS NULL GROUP BY item_id`,
  ).all()
  return new Map(rows.map((row) => [row.itemId, row.priceFen]))
}

export function allMatches(em: EntityManager): ItemMatchRow[] {
  return rowsOf(em, ItemMatchEntity, 'SELECT * FROM item_matches WHERE deleted_at IS NULL', [])
}

export function matchOf(em: EntityManager, lineKey: string, itemId: string): ItemMatchRow | undefined {
  return rowsOf(
    em,
    ItemMatchEntity,
    'SELECT * FROM item_matches WHERE line_key = ? AND item_id = ? AND deleted_at IS NULL',
    [lineKey, itemId],
  )[0]
}

export function listPurchaseLists(
  em: EntityManager,
  filter: { state?: string | undefined; search?: string | undefined; sort?: SortBy },
  page: Page,
): { rows: PurchaseListRow[]; total: number } {
  const clause = new Where()
    .and('deleted_at IS NULL')
    .when(filter.state, 'state = ?')
    .words(filter.search, ['lower(title)', 'lower(note)'])
  const order = orderBy(
    filter.sort,
    { title: 'title', madeOn: 'made_on', state: 'state' },
    'created_at DESC, id',
  )
  return {
    rows: rowsOf(
      em,
      PurchaseListEntity,
      `SELECT * FROM purchase_lists WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...clause.values, page.limit, page.offset],
    ),
    total: countOf(em, `SELECT count(*) AS total FROM purchase_lists WHERE ${clause}`, clause.values),
  }
}

/** Every need per person; there are a few dozen at most. */
export function allNeedNorms(em: EntityManager): NeedNormRow[] {
  return rowsOf(
    em,
    NeedNormEntity,
    'SELECT * FROM need_norms WHERE deleted_at IS NULL ORDER BY position, id LIMIT 500',
    [],
  )
}

export function listNeedNorms(
  em: EntityManager,
  filter: { search?: string | undefined; sort?: SortBy },
  page: Page,
): { rows: NeedNormRow[]; total: number } {
  const clause = new Where().and('deleted_at IS NULL').words(filter.search, ['lower(name)'])
  const order = orderBy(filter.sort, { name: 'name', people: 'people' }, 'position, id')
  return {
    rows: rowsOf(
      em,
      NeedNormEntity,
      `SELECT * FROM need_norms WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...clause.values, page.limit, page.offset],
    ),
    total: countOf(em, `SELECT count(*) AS total FROM need_norms WHERE ${clause}`, clause.values),
  }
}
