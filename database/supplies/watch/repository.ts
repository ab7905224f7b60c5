import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'

export type WatchedLot = {
  lotId: string
  lotNumber: string
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  category: string
  depotId: string
  depotName: string
  bin: string
  quantity: number
  expiresOn: string
}

/** Goods that lie in a depot as sound stock and expire on a day or before it. */
export function stockEndingBy(em: EntityManager, day: string): WatchedLot[] {
  return prepared<[string], WatchedLot>(
    em,
    `SELECT l.id AS lotId, l.number AS lotNumber, i.id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals,
       i.category, b.depot_id AS depotId, d.name AS depotName, b.bin, b.quantity, l.expires_on AS expiresOn
     FROM lots l JOIN stock_balances b ON b.lot_id = l.id AND b.status = 'here' AND b.quantity > 0
     JOIN items i ON i.id = l.item_id JOIN depots d ON d.id = b.depot_id
     WHERE l.expires_on <= ? ORDER BY l.expires_on, i.initials, l.id LIMIT 20000`,
  ).all(day)
}

export type OpenLoan = {
  documentId: string
  documentNumber: string
  depotId: string
  depotName: string
  borrower: string
  dueOn: string
  /** The first items, joined by 、. */
  items: string
}

/** Loans that are to be back by a day and are not back whole. Their kind is said twice: the index of open slips asks for it. */
export function loansDueBy(em: EntityManager, day: string): OpenLoan[] {
  return prepared<[string], OpenLoan>(
    em,
    `SELECT s.id AS documentId, s.number AS documentNumber, s.depot_id AS depotId, d.name AS depotName,
       coalesce(nullif(s.counterparty, ''), s.receiver) AS borrower, s.due_on AS dueOn,
       (SELECT group_concat(name, '、') FROM (
         SELECT DISTINCT i.name FROM stock_movements m JOIN lots l ON l.id = m.lot_id JOIN items i ON i.id = l.item_id
         WHERE m.document_id = s.id LIMIT 3)) AS items
     FROM stock_documents s JOIN depots d ON d.id = s.depot_id
     WHERE s.kind = 'lend' AND s.kind IN ('transfer', 'lend', 'rotate') AND s.due_on <= ?
       AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id)
       AND (SELECT sum(m.quantity) FROM stock_documents f JOIN stock_movements m ON m.document_id = f.id
            WHERE (f.id = s.id OR f.follows_id = s.id) AND m.status = 'lent'
              AND NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = f.id)) > 0
     ORDER BY s.due_on LIMIT 2000`,
  ).all(day)
}

export type DueUnit = {
  equipmentId: string
  itemId: string
  itemName: string
  spec: string
  serial: string
  custodian: string
  work: 'test' | 'maintenance' | 'inspection' | 'scrap'
  dueOn: string
}

/** Serial-numbered things that must be tested, serviced, inspected or scrapped by a day; one row for each work. */
export function worksDueBy(em: EntityManager, day: string): DueUnit[] {
  return prepared<[string], DueUnit>(
    em,
    `WITH works AS (
       SELECT id, 'test' AS work, test_due_on AS due_on FROM equipment WHERE deleted_at IS NULL AND state <> 'scrapped'
       UNION ALL SELECT id, 'maintenance', maintenance_due_on FROM equipment WHERE deleted_at IS NULL AND state <> 'scrapped'
       UNION ALL SELECT id, 'inspection', inspection_due_on FROM equipment WHERE deleted_at IS NULL AND state <> 'scrapped'
       UNION ALL SELECT id, 'scrap', scrap_on FROM equipment WHERE deleted_at IS NULL AND state <> 'scrapped'
     )
     SELECT e.id AS equipmentId, i.id AS itemId, i.name AS itemName, i.spec, e.serial, e.custodian, w.work,
       w.due_on AS dueOn
     FROM works w JOIN equipment e ON e.id = w.id JOIN items i ON i.id = e.item_id
     WHERE w.due_on <= ? ORDER BY w.due_on, i.initials, e.serial LIMIT 5000`,
  ).all(day)
}

export type EndingContract = {
  contractId: string
  partner: string
  number: string
  contact: string
  endsOn: string
}

/** Agreements that run out by a day and are neither ended nor followed by another one. */
export function contractsEndingBy(em: EntityManager, day: string): EndingContract[] {
  return prepared<[string], EndingContract>(
    em,
    `SELECT c.id AS contractId, c.partner, c.number, c.contact, c.ends_on AS endsOn FROM supply_contracts c
     WHERE c.deleted_at IS NULL AND c.state = 'open' AND c.ends_on <= ?
       AND NOT EXISTS (SELECT 1 FROM supply_contracts n WHERE n.renews_id = c.id AND n.deleted_at IS NULL)
     ORDER BY c.ends_on LIMIT 1000`,
  ).all(day)
}
