import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowsOf } from '../engine/rows'
import { orderBy, Where } from '../engine/where'
import { HandbookEntity, type HandbookRow } from './schema'

export function listHandbooks(
  em: EntityManager,
  filter: {
    search?: string | undefined
    form?: string | undefined
    sort?: { field: string; order: 'asc' | 'desc' } | undefined
  },
  page: { offset: number; limit: number },
): { rows: HandbookRow[]; total: number } {
  const clause = new Where()
    .and('deleted_at IS NULL')
    .when(filter.form, 'form = ?')
    .words(filter.search, ['lower(title)', 'lower(edition)'])
  const order = orderBy(
    filter.sort,
    { title: 'title', form: 'form', version: 'version', pages: 'pages', bytes: 'bytes', madeAt: 'made_at' },
    'made_at DESC, id DESC',
  )
  const rows = rowsOf(
    em,
    HandbookEntity,
    `SELECT * FROM handbooks WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  )
  const total = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM handbooks WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: total?.total ?? 0 }
}

/** The version the next print of a title will have. */
export function nextVersion(em: EntityManager, title: string): number {
  return (
    prepared<[string], { next: number }>(
      em,
      'SELECT coalesce(max(version), 0) + 1 AS next FROM handbooks WHERE title = ?',
    ).get(title)?.next ?? 1
  )
}

export function handbookById(em: EntityManager, id: string): HandbookRow | undefined {
  return rowsOf(em, HandbookEntity, 'SELECT * FROM handbooks WHERE id = ? AND deleted_at IS NULL', [id])[0]
}

/** Handling cards of each plan's version in force. */
export function countCards(em: EntityManager): Map<string, number> {
  return new Map(
    prepared<[], { id: string; cards: number }>(
      em,
      `SELECT p.id, count(*) AS cards FROM plan_parts c JOIN plans p ON p.version_id = c.version_id
       WHERE c.kind = 'card' AND c.deleted_at IS NULL AND p.deleted_at IS NULL GROUP BY p.id`,
    )
      .all()
      .map(({ id, cards }) => [id, cards]),
  )
}
