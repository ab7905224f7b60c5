import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { insertRows, rowsOf } from '../../engine/rows'
import {
  type DocumentKind,
  StockDocumentEntity,
  type StockDocumentRow,
  StockMovementEntity,
  type StockMovementRow,
  StockReservationEntity,
  type StockReservationRow,
  type StockStatus,
} from './schema'

/** Where something is booked: a lot in a bin of a depot, and whether it is there, on the way, lent or damaged. */
export type Place = Readonly<{ depotId: string; lotId: string; bin: string; status: StockStatus }>

/** What is booked at a place, and how much of it is kept for requests. */
export function balanceAt(em: EntityManager, place: Place): { quantity: number; reserved: number } {
  return (
    prepared<string[], { quantity: number; reserved: number }>(
      em,
      'SELECT quantity, reserved FROM stock_balances WHERE lot_id = ? AND depot_id = ? AND bin = ? AND status = ?',
    ).get(place.lotId, place.depotId, place.bin, place.status) ?? { quantity: 0, reserved: 0 }
  )
}

export const insertMovements = (em: EntityManager, rows: readonly StockMovementRow[]): void =>
  insertRows(em, StockMovementEntity, rows)

export type LaterMovement = Readonly<{
  quantity: number
  happenedAt: number
  documentId: string
  documentNumber: string
}>

/** What happened at a place after a moment, the newest first: the order of events read backwards. */
export function movementsAfter(em: EntityManager, place: Place, after: number): LaterMovement[] {
  return prepared<(string | number)[], LaterMovement>(
    em,
    `SELECT m.quantity, m.happened_at AS happenedAt, m.document_id AS documentId, s.number AS documentNumber
     FROM stock_movements m JOIN stock_documents s ON s.id = m.document_id
     WHERE m.lot_id = ? AND m.happened_at > ? AND m.depot_id = ? AND m.bin = ? AND m.status = ?
     ORDER BY m.happened_at DESC, m.id DESC`,
  ).all(place.lotId, after, place.depotId, place.bin, place.status)
}

/** First letters of a document's number, by kind: the initials of 期初, 入库, 出库, 调拨, 到货, 借用, 归还 … */
export const numberLetters: Readonly<Record<DocumentKind, string>> = {
  opening: 'QC',
  receive: 'RK',
  issue: 'CK',
  transfer: 'DB',
  arrive: 'DH',
  lend: 'JY',
  'give-back': 'GH',
  scrap: 'BF',
  rotate: 'LH',
  adjust: 'TZ',
  reverse: 'CX',
}

/** The next number of a kind in a year, without gaps: taken in the transaction that uses it. RK-2026-0001. */
export function nextNumber(em: EntityManager, kind: DocumentKind, year: number): string {
  const row = prepared<[string, number], { last: number }>(
    em,
    `INSERT INTO document_numbers (kind, year, last) VALUES (?, ?, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
  ).get(kind, year)
  return `${numberLetters[kind]}-${year}-${String(row?.last ?? 0).padStart(4, '0')}`
}

export type LedgerRow = {
  id: number
  documentId: string
  documentNumber: string
  kind: DocumentKind
  depotName: string
  bin: string
  status: StockStatus
  quantity: number
  balance: number
  happenedAt: number
  enteredAt: number
  userName: string
  note: string
  reversed: number
}

/**
 * The newest movements of a lot in the order of events. `balance` is what was there of the lot in all depots after
 * it; goods on the way, lent and damaged ones have running balances of their own.
 */
export function movementsOfLot(em: EntityManager, lotId: string, limit: number): LedgerRow[] {
  return prepared<[string, number], LedgerRow>(
    em,
    `SELECT m.id, m.document_id AS documentId, s.number AS documentNumber, s.kind, d.name AS depotName, m.bin, m.status,
       m.quantity, sum(m.quantity) OVER (PARTITION BY m.status ORDER BY m.happened_at, m.id) AS balance,
       m.happened_at AS happenedAt, m.entered_at AS enteredAt, s.user_name AS userName,
       trim(s.reason || ' ' || s.note) AS note,
       EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id) AS reversed
     FROM stock_movements m JOIN stock_documents s ON s.id = m.document_id JOIN depots d ON d.id = m.depot_id
     WHERE m.lot_id = ? ORDER BY m.happened_at DESC, m.id DESC LIMIT ?`,
  )
    .all(lotId, limit)
    .reverse()
}

export function movementsOfDocument(em: EntityManager, documentId: string): StockMovementRow[] {
  return rowsOf(em, StockMovementEntity, 'SELECT * FROM stock_movements WHERE document_id = ? ORDER BY id', [
    documentId,
  ])
}

/** The documents of an import that were not taken back, the last entered first. */
export function documentsOfBatch(em: EntityManager, batchId: string): StockDocumentRow[] {
  return rowsOf(
    em,
    StockDocumentEntity,
    `SELECT * FROM stock_documents s WHERE batch_id = ? AND kind <> 'reverse'
     AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id) ORDER BY happened_at DESC, rev DESC`,
    [batchId],
  )
}

export function reversalOf(em: EntityManager, documentId: string): StockDocumentRow | undefined {
  return rowsOf(em, StockDocumentEntity, 'SELECT * FROM stock_documents WHERE reverses_id = ?', [
    documentId,
  ])[0]
}

/** Arrivals of a transfer, returns of a loan, receipts that replace what was rotated out; reversed ones left out. */
export function followersOf(em: EntityManager, documentId: string): StockDocumentRow[] {
  return rowsOf(
    em,
    StockDocumentEntity,
    `SELECT * FROM stock_documents s WHERE follows_id = ?
     AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id) ORDER BY happened_at, rev`,
    [documentId],
  )
}

export type Outstanding = Readonly<{ lotId: string; line: number; quantity: number }>

/** What of a transfer is still on the way, or of a loan still out: by lot, nothing left out but lots that are settled. */
export function outstandingOf(
  em: EntityManager,
  document: Pick<StockDocumentRow, 'id' | 'kind'>,
): Outstanding[] {
  const status = document.kind === 'transfer' ? 'transit' : document.kind === 'lend' ? 'lent' : null
  if (status === null || reversalOf(em, document.id)) return []
  return prepared<string[], Outstanding>(
    em,
    `SELECT m.lot_id AS lotId, min(CASE WHEN m.document_id = ? THEN m.line END) AS line, sum(m.quantity) AS quantity
     FROM stock_documents s JOIN stock_movements m ON m.document_id = s.id
     WHERE (s.id = ? OR s.follows_id = ?) AND m.status = ?
       AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
     GROUP BY m.lot_id HAVING sum(m.quantity) > 0 ORDER BY line`,
  ).all(document.id, document.id, document.id, status)
}

type ReservedFor = Pick<StockReservationRow, 'holderKind' | 'holderId'>

export const insertReservations = (em: EntityManager, rows: readonly StockReservationRow[]): void =>
  insertRows(em, StockReservationEntity, rows)

export function reservationsOf(em: EntityManager, holder: ReservedFor): StockReservationRow[] {
  return rowsOf(
    em,
    StockReservationEntity,
    'SELECT * FROM stock_reservations WHERE holder_kind = ? AND holder_id = ? ORDER BY lot_id, depot_id, bin',
    [holder.holderKind, holder.holderId],
  )
}

/** Gives up everything that was kept for a holder; answers how many lines that were. */
export function deleteReservations(em: EntityManager, holder: ReservedFor): number {
  return prepared(em, 'DELETE FROM stock_reservations WHERE holder_kind = ? AND holder_id = ?').run(
    holder.holderKind,
    holder.holderId,
  ).changes
}

export type AvailableRow = Readonly<{
  lotId: string
  lotNumber: string
  itemId: string
  bin: string
  quantity: number
  reserved: number
  producedOn: string | null
  expiresOn: string | null
  createdAt: number
}>

/**
 * What lies in a depot of an item and is in nobody's way: lots with something left that is not reserved, the
 * soonest to expire first, those that do not expire by their age. Expired lots are among them. By the item's lots, of
 * which there are a few, and not by the depot's, of which there are hundreds: CROSS JOIN keeps that order.
 */
export function availableLots(em: EntityManager, itemId: string, depotId: string): AvailableRow[] {
  return prepared<string[], AvailableRow>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, l.item_id AS itemId, b.bin, b.quantity, b.reserved,
       l.produced_on AS producedOn, l.expires_on AS expiresOn, l.created_at AS createdAt
     FROM lots l CROSS JOIN stock_balances b ON b.lot_id = l.id
     WHERE l.item_id = ? AND b.depot_id = ? AND b.status = 'here' AND b.quantity > b.reserved
     ORDER BY l.expires_on IS NULL, l.expires_on, l.produced_on IS NULL, l.produced_on, l.created_at, l.id, b.quantity, b.bin`,
  ).all(itemId, depotId)
}

/** Everything that lies in a depot of an item, reserved or not. */
export function lotsLying(em: EntityManager, itemId: string, depotId: string): AvailableRow[] {
  return prepared<string[], AvailableRow>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, l.item_id AS itemId, b.bin, b.quantity, b.reserved,
       l.produced_on AS producedOn, l.expires_on AS expiresOn, l.created_at AS createdAt
     FROM lots l CROSS JOIN stock_balances b ON b.lot_id = l.id
     WHERE l.item_id = ? AND b.depot_id = ? AND b.status = 'here' AND b.quantity > 0`,
  ).all(itemId, depotId)
}

/** How much came and went at a place after a moment, the newest first. */
export function quantitiesAfter(
  em: EntityManager,
  place: Place,
  after: number,
): { quantity: number; happenedAt: number }[] {
  return prepared<(string | number)[], { quantity: number; happenedAt: number }>(
    em,
    `SELECT quantity, happened_at AS happenedAt FROM stock_movements
     WHERE lot_id = ? AND happened_at > ? AND depot_id = ? AND bin = ? AND status = ?
     ORDER BY happened_at DESC, id DESC`,
  ).all(place.lotId, after, place.depotId, place.bin, place.status)
}

/** How many lines a document has. */
export function lineCount(em: EntityManager, documentId: string): number {
  return (
    prepared<[string], { lines: number }>(
      em,
      'SELECT count(DISTINCT line) AS lines FROM stock_movements WHERE document_id = ?',
    ).get(documentId)?.lines ?? 0
  )
}
