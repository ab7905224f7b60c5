import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { lotsInDepot, quantityOfItem } from '../repository'
import {
  DepotEntity,
  type DepotRow,
  GbtCodeEntity,
  type GbtCodeRow,
  ItemEntity,
  type ItemRow,
  SupplyFileEntity,
  type SupplyFileRow,
} from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type SortBy = { field: string; order: 'asc' | 'desc' } | undefined
type Values = (string | number)[]

export type DepotFilter = Readonly<{
  search?: string | undefined
  level?: string | undefined
  sort?: SortBy
}>

/** Depots with how many lots lie in each. */
export function listDepots(
  em: EntityManager,
  filter: DepotFilter,
  page: Page,
): { rows: (DepotRow & { lots: number })[]; total: number } {
  const clause = new Where()
    .and('deleted_at IS NULL')
    .when(filter.level, 'level = ?')
    .words(filter.search, ['lower(name)', 'lower(address)', 'lower(keeper)', 'lower(keeper_unit)'])
  const order = orderBy(
    filter.sort,
    {
      name: 'name',
      level: 'level',
      keeper: 'keeper',
      keeperUnit: 'keeper_unit',
      address: 'address',
      areaM2: 'coalesce(area_m2, 0)',
    },
    'created_at, id',
  )
  const rows = rowsOf(
    em,
    DepotEntity,
    `SELECT * FROM depots WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  ).map((row) => ({ ...row, lots: lotsInDepot(em, row.id) }))
  return { rows, total: countOf(em, 'depots', clause) }
}

export type ItemFilter = Readonly<{
  search?: string | undefined
  category?: string | undefined
  kind?: string | undefined
  sort?: SortBy
}>

/** The catalogue with how much of each item there is. */
export function listItems(
  em: EntityManager,
  filter: ItemFilter,
  page: Page,
): { rows: (ItemRow & { quantity: number })[]; total: number } {
  const clause = new Where()
    .and('deleted_at IS NULL')
    .when(filter.kind, 'kind = ?')
    .words(filter.search, ['search', 'lower(category)', 'gbt38565_code'])
  if (filter.category)
    clause.and(
      '(category = ? OR category >= ? AND category < ?)',
      filter.category,
      `${filter.category}-`,
      `${filter.category}-~`,
    )
  const order = orderBy(
    filter.sort,
    {
      name: 'initials',
      spec: 'spec',
      unit: 'unit',
      category: 'category',
      kind: 'kind',
      gbt38565Code: 'gbt38565_code',
    },
    'initials, spec, id',
  )
  const rows = rowsOf(
    em,
    ItemEntity,
    `SELECT * FROM items WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  ).map((row) => ({ ...row, quantity: quantityOfItem(em, row.id) }))
  return { rows, total: countOf(em, 'items', clause) }
}

const countOf = (em: EntityManager, table: 'depots' | 'items' | 'gbt_codes', clause: Where): number =>
  prepared<Values, { total: number }>(em, `SELECT count(*) AS total FROM ${table} WHERE ${clause}`).get(
    ...clause.values,
  )?.total ?? 0

export const allDepots = (em: EntityManager): DepotRow[] =>
  rowsOf(em, DepotEntity, 'SELECT * FROM depots WHERE deleted_at IS NULL', [])
export const allItems = (em: EntityManager): ItemRow[] =>
  rowsOf(em, ItemEntity, 'SELECT * FROM items WHERE deleted_at IS NULL', [])

/** Bins of a depot in which something lies. */
export function usedBins(em: EntityManager, depotId: string): string[] {
  return prepared<[string], { bin: string }>(
    em,
    `SELECT DISTINCT bin FROM stock_balances WHERE depot_id = ? AND quantity > 0 AND bin <> '' ORDER BY bin LIMIT 2000`,
  )
    .all(depotId)
    .map(({ bin }) => bin)
}

/** True while something else speaks of an item: a contract promises it, or a unit is one of it. */
export function isItemNamed(em: EntityManager, itemId: string): boolean {
  return (
    prepared<[string, string], { named: number }>(
      em,
      `SELECT EXISTS (SELECT 1 FROM equipment WHERE item_id = ? AND deleted_at IS NULL)
         OR EXISTS (SELECT 1 FROM supply_contracts c, json_each(c.lines) AS line
           WHERE c.deleted_at IS NULL AND json_extract(line.value, '$.itemId') = ?) AS named`,
    ).get(itemId, itemId)?.named === 1
  )
}

/** True once a slip ever moved something of an item or through a depot. */
export function wasItemMoved(em: EntityManager, itemId: string): boolean {
  return prepared(em, 'SELECT 1 FROM lots WHERE item_id = ? LIMIT 1').get(itemId) !== undefined
}

export function wasDepotUsed(em: EntityManager, depotId: string): boolean {
  return prepared(em, 'SELECT 1 FROM stock_documents WHERE depot_id = ? LIMIT 1').get(depotId) !== undefined
}

/** Slips that are neither of an import (`?`) nor take one of it back. */
const beside = "coalesce(r.batch_id, d.batch_id, '') <> ?"

/**
 * Depots that came with an import and are as it made them: nobody changed them, no slip of another kind went through
 * them, nothing else names them. `batchId` is asked for once it was taken back.
 */
export const depotsOnlyOfBatch = (em: EntityManager, batchId: string): DepotRow[] =>
  rowsOf(
    em,
    DepotEntity,
    `SELECT * FROM depots WHERE batch_id = ? AND deleted_at IS NULL AND updated_at = created_at
       AND NOT EXISTS (SELECT 1 FROM stock_documents d LEFT JOIN stock_documents r ON r.id = d.reverses_id
         WHERE (d.depot_id = depots.id OR d.to_depot_id = depots.id) AND ${beside})
       AND NOT EXISTS (SELECT 1 FROM stock_counts c WHERE c.depot_id = depots.id)
       AND NOT EXISTS (SELECT 1 FROM stock_requests q
         WHERE q.deliver_depot_id = depots.id OR q.source_depot_id = depots.id)
       AND NOT EXISTS (SELECT 1 FROM supply_contracts c WHERE c.depot_id = depots.id)`,
    [batchId, batchId],
  )

/** The same of items. */
export const itemsOnlyOfBatch = (em: EntityManager, batchId: string): ItemRow[] =>
  rowsOf(
    em,
    ItemEntity,
    `SELECT * FROM items WHERE batch_id = ? AND deleted_at IS NULL AND updated_at = created_at
       AND NOT EXISTS (SELECT 1 FROM lots l JOIN stock_movements m ON m.lot_id = l.id
         JOIN stock_documents d ON d.id = m.document_id LEFT JOIN stock_documents r ON r.id = d.reverses_id
         WHERE l.item_id = items.id AND ${beside})
       AND NOT EXISTS (SELECT 1 FROM stock_request_lines q WHERE q.item_id = items.id)
       AND NOT EXISTS (SELECT 1 FROM item_matches k WHERE k.item_id = items.id AND k.deleted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM equipment e WHERE e.item_id = items.id AND e.deleted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM supply_contracts c, json_each(c.lines) AS line
         WHERE c.deleted_at IS NULL AND json_extract(line.value, '$.itemId') = items.id)`,
    [batchId, batchId],
  )

export const depotsOfBatch = (em: EntityManager, batchId: string): DepotRow[] =>
  rowsOf(em, DepotEntity, 'SELECT * FROM depots WHERE batch_id = ? AND deleted_at IS NULL', [batchId])
export const itemsOfBatch = (em: EntityManager, batchId: string): ItemRow[] =>
  rowsOf(em, ItemEntity, 'SELECT * FROM items WHERE batch_id = ? AND deleted_at IS NULL', [batchId])
export const gbtCodesOfBatch = (em: EntityManager, batchId: string): GbtCodeRow[] =>
  rowsOf(em, GbtCodeEntity, 'SELECT * FROM gbt_codes WHERE batch_id = ? AND deleted_at IS NULL', [batchId])

/** The office's table of codes, by code or name. */
export function listGbtCodes(
  em: EntityManager,
  filter: { search?: string | undefined; sort?: SortBy },
  page: Page,
): { rows: GbtCodeRow[]; total: number } {
  const clause = new Where().and('deleted_at IS NULL').words(filter.search, ['code', 'lower(name)'])
  const order = orderBy(filter.sort, { code: 'code', name: 'name' }, 'code')
  const rows = rowsOf(
    em,
    GbtCodeEntity,
    `SELECT * FROM gbt_codes WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  )
  return { rows, total: countOf(em, 'gbt_codes', clause) }
}

export const allGbtCodes = (em: EntityManager): GbtCodeRow[] =>
  rowsOf(em, GbtCodeEntity, 'SELECT * FROM gbt_codes WHERE deleted_at IS NULL', [])

/** Pictures and papers of a record, in the order in which they came. */
export const filesOf = (em: EntityManager, subject: string, subjectId: string): SupplyFileRow[] =>
  rowsOf(
    em,
    SupplyFileEntity,
    `SELECT * FROM supply_files WHERE subject = ? AND subject_id = ? AND deleted_at IS NULL
     ORDER BY created_at, id LIMIT 200`,
    [subject, subjectId],
  )

export type ShortItem = Readonly<{
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  /** Null: all depots together. */
  depotId: string | null
  depotName: string | null
  /** In smallest units. */
  minimum: number
  there: number
}>

/**
 * Items of which less lies in stock than the office wants: in all depots together, and in single depots. Counts what
 * lies there, sound and not expired on `today`: what is lent, on the way or damaged is no reserve.
 */
export function shortItems(em: EntityManager, today: string, limit = 1_000): ShortItem[] {
  return prepared<[string, number], ShortItem>(
    em,
    `WITH wanted AS (
       SELECT id AS item_id, NULL AS depot_id, minimum FROM items WHERE deleted_at IS NULL AND minimum IS NOT NULL
       UNION ALL
       SELECT i.id, json_extract(m.value, '$.depotId'), json_extract(m.value, '$.quantity')
       FROM items i, json_each(i.depot_minimums) AS m WHERE i.deleted_at IS NULL
     ), compared AS (
       SELECT w.item_id, w.depot_id, w.minimum,
         coalesce((SELECT sum(b.quantity) FROM lots l CROSS JOIN stock_balances b ON b.lot_id = l.id
           WHERE l.item_id = w.item_id AND (l.expires_on IS NULL OR l.expires_on > ?) AND b.status = 'here'
             AND (w.depot_id IS NULL OR b.depot_id = w.depot_id)), 0) AS there
       FROM wanted w
     )
     SELECT c.item_id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals, c.depot_id AS depotId,
       d.name AS depotName, c.minimum, c.there
     FROM compared c JOIN items i ON i.id = c.item_id LEFT JOIN depots d ON d.id = c.depot_id
     WHERE c.there < c.minimum AND (c.depot_id IS NULL OR d.deleted_at IS NULL)
     ORDER BY i.initials, i.id, c.depot_id IS NOT NULL, d.name LIMIT ?`,
  ).all(today, limit)
}
