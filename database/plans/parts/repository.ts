import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { PersonEntity, type PersonRow } from '../../people/schema'
import { PlanPartEntity, type PlanPartRow } from './schema'

/** A version holds at most so many parts. */
export const mostParts = 1_000

/** The parts of a version, by kind and then in their order. */
export function partsOf(em: EntityManager, versionId: string, kind?: string): PlanPartRow[] {
  return rowsOf(
    em,
    PlanPartEntity,
    `SELECT * FROM plan_parts WHERE version_id = ? AND deleted_at IS NULL ${kind === undefined ? '' : 'AND kind = ?'}
     ORDER BY kind, position, id LIMIT ${mostParts}`,
    kind === undefined ? [versionId] : [versionId, kind],
  )
}

/** The position behind the last part of a kind. */
export function nextPosition(em: EntityManager, versionId: string, kind: string): number {
  return (
    prepared<[string, string], { position: number }>(
      em,
      `SELECT coalesce(max(position) + 1, 0) AS position FROM plan_parts
       WHERE version_id = ? AND kind = ? AND deleted_at IS NULL`,
    ).get(versionId, kind)?.position ?? 0
  )
}

export function countParts(em: EntityManager, versionId: string): number {
  return (
    prepared<[string], { parts: number }>(
      em,
      'SELECT count(*) AS parts FROM plan_parts WHERE version_id = ? AND deleted_at IS NULL',
    ).get(versionId)?.parts ?? 0
  )
}

/** People by id, those in the recycle bin too: a part that names one must be able to say who left. */
export function peopleByIds(em: EntityManager, ids: readonly string[]): PersonRow[] {
  return rowsOf(
    em,
    PersonEntity,
    'SELECT p.* FROM json_each(?) AS wanted JOIN people p ON p.id = wanted.value',
    [JSON.stringify(ids)],
  )
}

/** What a line of supplies asks for. */
export type Wanted = Readonly<{
  itemId: string | null
  category: string
  unit: string
  depotId: string | null
}>

/**
 * What of an item or a category can be used on a day: in the depots and not expired. An item's in its smallest
 * unit; a category's in whole pieces, over all its items of the unit.
 */
export function usableStock(em: EntityManager, wanted: Wanted, today: string): number {
  const conditions = ['b.quantity > 0', '(l.expires_on IS NULL OR l.expires_on > ?)']
  const values: (string | number)[] = [today]
  if (wanted.depotId !== null) {
    conditions.push('b.depot_id = ?')
    values.push(wanted.depotId)
  }
  if (wanted.itemId !== null) {
    conditions.push('l.item_id = ?')
    values.push(wanted.itemId)
  } else {
    conditions.push('(i.category = ? OR i.category >= ? AND i.category < ?)')
    values.push(wanted.category, `${wanted.category}-`, `${wanted.category}-~`)
    if (wanted.unit !== '') {
      conditions.push('i.unit = ?')
      values.push(wanted.unit)
    }
  }
  const unit = 'CASE i.decimals WHEN 0 THEN 1.0 WHEN 1 THEN 10.0 WHEN 2 THEN 100.0 ELSE 1000.0 END'
  const amount = wanted.itemId === null ? `b.quantity / ${unit}` : 'b.quantity'
  return (
    prepared<(string | number)[], { usable: number }>(
      em,
      `SELECT CAST(coalesce(sum(${amount}), 0) AS INTEGER) AS usable
       FROM stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id
       WHERE ${conditions.join(' AND ')}`,
    ).get(...values)?.usable ?? 0
  )
}
