import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import {
  ReplenishmentEntity,
  type ReplenishmentRecordRow,
  RotationEntryEntity,
  type RotationEntryRow,
} from './schema'

/** A lot that keeps only for a time, with what is in the depots of it. */
export type PerishableLot = {
  lotId: string
  lotNumber: string
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  category: string
  shelfLifeMonths: number | null
  producedOn: string | null
  expiresOn: string | null
  quantity: number
  depotNames: string
  /** The depot and bin with most of it. */
  depotId: string | null
  bin: string
}

/** The office's own lots with a date by which their end can be told; `quantity` is what lies in depots. */
export function perishableLots(em: EntityManager): PerishableLot[] {
  return prepared<[], PerishableLot>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, l.item_id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals,
       i.category, i.shelf_life_months AS shelfLifeMonths, l.produced_on AS producedOn, l.expires_on AS expiresOn,
       coalesce(b.quantity, 0) AS quantity, coalesce(b.depotNames, '') AS depotNames, b.depotId, coalesce(b.bin, '') AS bin
     FROM lots l JOIN items i ON i.id = l.item_id
     LEFT JOIN (
       SELECT s.lot_id, sum(s.quantity) AS quantity, group_concat(DISTINCT d.name) AS depotNames,
         s.depot_id AS depotId, s.bin AS bin, max(s.quantity)
       FROM stock_balances s JOIN depots d ON d.id = s.depot_id
       WHERE s.status = 'here' AND s.quantity > 0 GROUP BY s.lot_id
     ) b ON b.lot_id = l.id
     WHERE l.deleted_at IS NULL AND l.reserve_form = 'physical' AND (l.expires_on IS NOT NULL OR l.produced_on IS NOT NULL)`,
  ).all()
}

/** What of a lot went out for good between two instants, and the last paper by which it did. */
export function goneOfLot(
  em: EntityManager,
  lotId: string,
  from: number,
  to: number,
): { gone: number; documentNumber: string } {
  const row = prepared<[string, number, number], { gone: number | null; documentNumber: string | null }>(
    em,
    `SELECT -sum(m.quantity) AS gone, max(CASE WHEN s.kind <> 'reverse' THEN s.number END) AS documentNumber
     FROM stock_movements m JOIN stock_documents s ON s.id = m.document_id
     LEFT JOIN stock_documents r ON r.id = s.reverses_id
     WHERE m.lot_id = ? AND m.happened_at >= ? AND m.happened_at < ?
       AND coalesce(r.kind, s.kind) IN ('rotate', 'scrap', 'issue')`,
  ).get(lotId, from, to)
  return { gone: Math.max(0, row?.gone ?? 0), documentNumber: row?.documentNumber ?? '' }
}

export function rotationEntries(em: EntityManager, year: number): RotationEntryRow[] {
  return rowsOf(
    em,
    RotationEntryEntity,
    'SELECT * FROM rotation_entries WHERE year = ? AND deleted_at IS NULL',
    [year],
  )
}

/** What a paper gave out for good, by item. */
export type UsedRow = {
  documentId: string
  documentNumber: string
  depotId: string
  kind: string
  happenedAt: number
  event: string
  note: string
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  issued: number
}

/** Goods that were used up, lost or scrapped since an instant, by paper and item, the newest first. */
export function usedSince(em: EntityManager, since: number, itemId?: string): UsedRow[] {
  return prepared<(string | number)[], UsedRow>(
    em,
    `SELECT s.id AS documentId, s.number AS documentNumber, s.kind, s.depot_id AS depotId, s.happened_at AS happenedAt, s.event,
       s.note,
       l.item_id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals, -sum(m.quantity) AS issued
     FROM stock_documents s JOIN stock_movements m ON m.document_id = s.id
     JOIN lots l ON l.id = m.lot_id JOIN items i ON i.id = l.item_id
     WHERE s.kind IN ('issue', 'give-back', 'scrap') AND s.happened_at >= ? AND l.reserve_form = 'physical'
       ${itemId === undefined ? '' : 'AND l.item_id = ?'}
       AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
     GROUP BY s.id, l.item_id HAVING sum(m.quantity) < 0
     ORDER BY s.happened_at DESC, s.id, i.initials LIMIT 20000`,
  ).all(...(itemId === undefined ? [since] : [since, itemId]))
}

/** What replaces what: links and dismissals, with the receipt's number. Links to reversed receipts do not count. */
export function replenishmentRecords(
  em: EntityManager,
): (ReplenishmentRecordRow & { receiptNumber: string | null })[] {
  const rows = rowsOf(
    em,
    ReplenishmentEntity,
    `SELECT p.* FROM replenishments p WHERE p.deleted_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = p.receipt_id)`,
    [],
  )
  const number = prepared<[string], { number: string }>(em, 'SELECT number FROM stock_documents WHERE id = ?')
  return rows.map((row) => ({
    ...row,
    receiptNumber: row.receiptId === null ? null : (number.get(row.receiptId)?.number ?? ''),
  }))
}

export type ReceiptRow = {
  documentId: string
  documentNumber: string
  happenedAt: number
  source: string
  received: number
  linked: number
}

/** Receipts of an item since an instant, with what of them replaces something already. */
export function receiptsOf(em: EntityManager, itemId: string, since: number): ReceiptRow[] {
  return prepared<[string, string, number], ReceiptRow>(
    em,
    `SELECT s.id AS documentId, s.number AS documentNumber, s.happened_at AS happenedAt, max(l.source) AS source,
       sum(m.quantity) AS received,
       coalesce((SELECT sum(p.quantity) FROM replenishments p WHERE p.receipt_id = s.id AND p.item_id = ?
         AND p.deleted_at IS NULL), 0) AS linked
     FROM lots l JOIN stock_movements m ON m.lot_id = l.id JOIN stock_documents s ON s.id = m.document_id
     WHERE l.item_id = ? AND s.kind = 'receive' AND s.happened_at >= ?
       AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
     GROUP BY s.id ORDER BY s.happened_at DESC LIMIT 100`,
  ).all(itemId, itemId, since)
}
