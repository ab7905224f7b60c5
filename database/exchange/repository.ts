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

export function packageById(em: EntityManager, id: string): PackageRow | undefined {
  return rowsOf(em, PackageEntity, 'SELECT * FROM packages WHERE id = ? AND deleted_at IS NULL', [id])[0]
}

export function lastPackage(em: EntityManager): PackageRow | undefined {
  return rowsOf(em, PackageEntity, 'SELECT * FROM packages ORDER BY sequence DESC LIMIT 1', [])[0]
}

/** Attachments that plans in force use: their source files, the pictures in their text, the papers filed with them. */
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
  const papers = prepared<[], { sha256: string }>(
    em,
    `SELECT DISTINCT a.sha256 FROM plan_attachments a JOIN plans p ON p.id = a.plan_id
     JOIN plan_versions v ON v.id = p.version_id
     WHERE a.deleted_at IS NULL AND p.deleted_at IS NULL AND v.state IN ('published', 'filed', 'archived')`,
  ).all()
  return [...new Set([...sources, ...pictures, ...papers].map((row) => row.sha256))].sort()
}
