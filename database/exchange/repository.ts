import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowsOf } from '../engine/rows'
import { orderBy, Where } from '../engine/where'
import { PackageEntity, type PackageRow } from './schema'

export function listPackages(
  em: EntityManager,
  filter: { search?: string | undefined; sort?: { field: string; order: 'asc' | 'desc' } | undefined },
  page: { offset: number; limit: number },
): { rows: PackageRow[]; total: number } {
  const clause = new Where()
    .and('deleted_at IS NULL')
    .words(filter.search, ['lower(name)', 'lower(note)', 'sha256'])
  const order = orderBy(
    filter.sort,
    { name: 'name', sequence: 'sequence', madeAt: 'made_at', records: 'records', bytes: 'bytes' },
    'sequence DESC',
  )
  const rows = rowsOf(
    em,
    PackageEntity,
    `SELECT * FROM packages WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  )
  const total = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM packages WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: total?.total ?? 0 }
}

/** The number the next package will have: 1, 2, 3 … without a gap. */
export function nextSequence(em: EntityManager): number {
  return (
    prepared<[], { next: number }>(em, 'SELECT coalesce(max(sequence), 0) + 1 AS next FROM packages').get()
      ?.next ?? 1
  )
}

export function lastPackage(em: EntityManager): PackageRow | undefined {
  return rowsOf(em, PackageEntity, 'SELECT * FROM packages ORDER BY sequence DESC LIMIT 1', [])[0]
}

/** The tables a package carries. Deleted records go along, marked: the receiver must learn of it. */
const tables = {
  // Drafts stay at home: only plans with a version that was published travel, with that version.
  plans: `SELECT p.id, p.owner, p.rev, p.created_at, p.updated_at, p.deleted_at, p.title, p.category, p.level,
    p.event_types, p.area, p.document_number, p.issued_by, p.issued_on, p.effective_on, p.published_on, p.approved_on,
    p.approved_by, p.filed_on, p.filed_with, p.filing_number, p.review_on, p.next_review_on, p.assessed_on,
    p.drilled_on, p.responsible, p.parent_id, p.keywords, p.secrecy, p.remark, p.version_id
    FROM plans p JOIN plan_versions v ON v.id = p.version_id
    WHERE v.state IN ('published', 'filed', 'archived') ORDER BY p.id`,
  plan_versions: `SELECT v.id, v.owner, v.rev, v.created_at, v.updated_at, v.deleted_at, v.plan_id, v.number, v.source_name,
    v.source_sha256, v.characters, v.state, v.change_note FROM plan_versions v JOIN plans p ON p.version_id = v.id
    WHERE v.state IN ('published', 'filed', 'archived') ORDER BY v.id`,
  plan_sections: `SELECT s.id, s.version_id, s.position, s.level, s.number, s.title, s.run_in, s.key, s.body FROM plan_sections s
    JOIN plans p ON p.version_id = s.version_id JOIN plan_versions v ON v.id = s.version_id
    WHERE v.state IN ('published', 'filed', 'archived') ORDER BY s.version_id, s.position`,
  plan_parts: `SELECT t.id, t.owner, t.rev, t.created_at, t.updated_at, t.deleted_at, t.version_id, t.kind, t.position,
    t.section_key, t.body FROM plan_parts t JOIN plans p ON p.version_id = t.version_id ORDER BY t.version_id, t.kind, t.position`,
  depots: `SELECT id, owner, rev, created_at, updated_at, deleted_at, name, level, division_code, address, keeper, phones, remark
    FROM depots ORDER BY id`,
  items: `SELECT id, owner, rev, created_at, updated_at, deleted_at, name, spec, unit, decimals, category, gbt38565_code,
    shelf_life_months, remark FROM items ORDER BY id`,
  lots: `SELECT id, owner, rev, created_at, updated_at, deleted_at, item_id, number, produced_on, expires_on, source,
    source_kind, reserve_form, donor, supplier, price_fen, remark FROM lots ORDER BY id`,
  stock: `SELECT depot_id || '/' || lot_id || '/' || status || '/' || bin AS id, depot_id, lot_id, bin, status, quantity
    FROM stock_balances WHERE quantity > 0 ORDER BY lot_id, depot_id, bin, status`,
  people: `SELECT id, owner, rev, created_at, updated_at, deleted_at, name, unit, post, village_code, village_name, phones, remark
    FROM people ORDER BY id`,
} as const

export type TableName = keyof typeof tables

/** Rows of a table one by one, so that a package of any size takes the same memory. */
export function eachRow(em: EntityManager, table: TableName): IterableIterator<Record<string, unknown>> {
  return prepared<[], Record<string, unknown>>(em, tables[table]).iterate()
}

/** Attachments that plans in force use: their source files and the pictures in their text. */
export function attachmentsOfPlans(em: EntityManager): string[] {
  const sources = prepared<[], { sha256: string }>(
    em,
    `SELECT DISTINCT v.source_sha256 AS sha256 FROM plans p JOIN plan_versions v ON v.id = p.version_id
     WHERE p.deleted_at IS NULL AND v.source_sha256 IS NOT NULL`,
  ).all()
  const pictures = prepared<[], { sha256: string }>(
    em,
    `SELECT DISTINCT json_extract(block.value, '$.attachment') AS sha256
     FROM plans p JOIN plan_sections s ON s.version_id = p.version_id, json_each(s.body) AS block
     WHERE p.deleted_at IS NULL AND instr(s.body, '"image"') > 0 AND json_extract(block.value, '$.kind') = 'image'`,
  ).all()
  return [...new Set([...sources, ...pictures].map((row) => row.sha256))].sort()
}

export function countTable(em: EntityManager, table: TableName): number {
  return (
    prepared<[], { rows: number }>(em, `SELECT count(*) AS rows FROM (${tables[table]})`).get()?.rows ?? 0
  )
}
