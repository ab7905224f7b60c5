import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { Where } from '../../engine/where'

type Values = (string | number)[]

/** The newest movement there is: what a snapshot knows of. */
export function lastMovement(em: EntityManager): number {
  return (
    prepared<[], { last: number }>(em, 'SELECT coalesce(max(id), 0) AS last FROM stock_movements').get()
      ?.last ?? 0
  )
}

export type ScopeRow = Readonly<{
  itemId: string
  lotId: string
  bin: string
  status: 'here' | 'damaged'
  quantity: number
  lotNumber: string
  producedOn: string | null
  expiresOn: string | null
}>

export type Scope = Readonly<{ depotId: string; category: string; bins: readonly string[] }>

function scopeWhere({ depotId, category, bins }: Scope): Where {
  const where = new Where().and(
    "b.depot_id = ? AND b.quantity > 0 AND b.status IN ('here', 'damaged')",
    depotId,
  )
  if (category !== '')
    where.and(
      '(i.category = ? OR i.category >= ? AND i.category < ?)',
      category,
      `${category}-`,
      `${category}-~`,
    )
  if (bins.length > 0) where.and(`b.bin IN (${bins.map(() => '?').join(', ')})`, ...bins)
  return where
}

const scopeFrom = 'stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id'

/** What lies in the part of a depot that is to be counted, in the order of the shelves. */
export function scopeRows(em: EntityManager, scope: Scope): ScopeRow[] {
  const where = scopeWhere(scope)
  return prepared<Values, ScopeRow>(
    em,
    `SELECT l.item_id AS itemId, b.lot_id AS lotId, b.bin, b.status, b.quantity, l.number AS lotNumber,
       l.produced_on AS producedOn, l.expires_on AS expiresOn
     FROM ${scopeFrom} WHERE ${where}
     ORDER BY b.bin, i.initials, i.spec, i.id, l.expires_on IS NULL, l.expires_on, l.number, b.lot_id, b.status DESC
     LIMIT 20000`,
  ).all(...where.values)
}

/** The bins of a part of a depot, with how many lots lie in each. */
export function scopeBins(em: EntityManager, scope: Scope): { bin: string; lines: number }[] {
  const where = scopeWhere(scope)
  return prepared<Values, { bin: string; lines: number }>(
    em,
    `SELECT b.bin, count(*) AS lines FROM ${scopeFrom} WHERE ${where} GROUP BY b.bin ORDER BY b.bin LIMIT 2000`,
  ).all(...where.values)
}

/** An open count that holds some of it already. */
export function overlapping(em: EntityManager, scope: Scope): string | null {
  const where = scopeWhere(scope)
  return (
    prepared<Values, { number: string }>(
      em,
      `SELECT c.number FROM ${scopeFrom}
       JOIN stock_count_lines n ON n.lot_id = b.lot_id AND n.depot_id = b.depot_id AND n.bin = b.bin
         AND n.status = b.status AND n.open = 1
       JOIN stock_counts c ON c.id = n.count_id WHERE ${where} LIMIT 1`,
    ).get(...where.values)?.number ?? null
  )
}
