import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'

// Drafts stay at home: only plans with a version that was published travel, with that version.
const inForce = `plans p JOIN plan_versions v ON v.id = p.version_id AND v.state IN ('published', 'filed', 'archived')`

// What other towns had is shown as an example; it is no record of this office.
const ownStandards = "(SELECT * FROM supply_standards WHERE origin <> 'example') s"

const whole = (table: string): string => `SELECT * FROM ${table} ORDER BY id`

/**
 * Where a package's tables come from. Deleted records go along, marked: the receiver must learn of it. Which of these
 * columns travel is said once, where the tables are described (main/exchange/tables).
 */
const tables = {
  plans: `SELECT p.* FROM ${inForce} ORDER BY p.id`,
  plan_versions: `SELECT v.* FROM ${inForce} ORDER BY v.id`,
  plan_sections: `SELECT s.* FROM ${inForce} JOIN plan_sections s ON s.version_id = v.id
    ORDER BY s.version_id, s.position`,
  plan_parts: `SELECT t.* FROM ${inForce} JOIN plan_parts t ON t.version_id = v.id
    ORDER BY t.version_id, t.kind, t.position`,
  // What was said of a draft stays with it.
  plan_steps: `SELECT s.* FROM ${inForce} JOIN plan_steps s ON s.plan_id = p.id
    JOIN plan_versions w ON w.id = s.version_id AND w.state IN ('published', 'filed', 'archived') ORDER BY s.id`,
  plan_triggers: `SELECT t.* FROM ${inForce} JOIN plan_triggers t ON t.plan_id = p.id ORDER BY t.id`,
  plan_attachments: `SELECT a.* FROM ${inForce} JOIN plan_attachments a ON a.plan_id = p.id ORDER BY a.id`,
  plan_outlines: whole('plan_outlines'),
  depots: whole('depots'),
  items: whole('items'),
  lots: whole('lots'),
  stock: `SELECT depot_id || '/' || lot_id || '/' || status || '/' || bin AS id, depot_id, lot_id, bin, status,
    quantity, reserved FROM stock_balances WHERE quantity > 0 ORDER BY lot_id, depot_id, bin, status`,
  supply_contracts: whole('supply_contracts'),
  equipment: `SELECT e.*, d.number AS document_number FROM equipment e
    LEFT JOIN stock_documents d ON d.id = e.document_id ORDER BY e.id`,
  equipment_log: whole('equipment_log'),
  stock_requests: whole('stock_requests'),
  stock_request_lines: whole('stock_request_lines'),
  stock_request_issues: `SELECT i.*, d.number AS document_number, d.happened_at FROM stock_request_issues i
    JOIN stock_documents d ON d.id = i.document_id ORDER BY i.id`,
  stock_counts: `SELECT c.*, d.number AS document_number FROM stock_counts c
    LEFT JOIN stock_documents d ON d.id = c.document_id ORDER BY c.id`,
  stock_count_lines: whole('stock_count_lines'),
  rotation_entries: whole('rotation_entries'),
  supply_standards: `SELECT s.* FROM ${ownStandards} ORDER BY s.id`,
  supply_standard_lines: `SELECT l.* FROM ${ownStandards} JOIN supply_standard_lines l ON l.standard_id = s.id
    ORDER BY l.standard_id, l.position, l.id`,
  item_matches: whole('item_matches'),
  need_norms: whole('need_norms'),
  purchase_lists: whole('purchase_lists'),
  replenishments: `SELECT r.*, d.number AS document_number, c.number AS receipt_number FROM replenishments r
    JOIN stock_documents d ON d.id = r.document_id LEFT JOIN stock_documents c ON c.id = r.receipt_id ORDER BY r.id`,
  people: whole('people'),
  handbooks: whole('handbooks'),
  print_runs: whole('print_runs'),
  print_holdings: whole('print_holdings'),
} as const

export type TableName = keyof typeof tables

/** Rows of a table one by one, so that a package of any size takes the same memory. */
export function eachRow(em: EntityManager, table: TableName): IterableIterator<Record<string, unknown>> {
  return prepared<[], Record<string, unknown>>(em, tables[table]).iterate()
}

export function countTable(em: EntityManager, table: TableName): number {
  return (
    prepared<[], { rows: number }>(em, `SELECT count(*) AS rows FROM (${tables[table]})`).get()?.rows ?? 0
  )
}
