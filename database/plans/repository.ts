import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { insertRows, rowsOf } from '../engine/rows'
import { orderBy, Where } from '../engine/where'
import { PlanEntity, type PlanRow, PlanSectionEntity, type PlanSectionRow } from './schema'

export type PlanListRow = PlanRow & {
  versionNumber: number
  sections: number
  tables: number
  characters: number
  sourceName: string
  importedAt: number
}

const columns = `p.id, p.owner, p.rev, p.created_at AS createdAt, p.updated_at AS updatedAt, p.deleted_at AS deletedAt,
  p.title, p.category, p.document_number AS documentNumber, p.issued_by AS issuedBy, p.issued_on AS issuedOn,
  p.review_on AS reviewOn, p.remark, p.version_id AS versionId, v.number AS versionNumber, v.sections, v.tables,
  v.characters, v.source_name AS sourceName, v.created_at AS importedAt`
const from = 'plans p JOIN plan_versions v ON v.id = p.version_id'

const sortable = {
  title: 'p.title',
  category: 'p.category',
  issuedOn: 'p.issued_on',
  reviewOn: 'p.review_on',
  sections: 'v.sections',
  characters: 'v.characters',
  importedAt: 'v.created_at',
  versionNumber: 'v.number',
}

type Filter = Readonly<{
  search?: string | undefined
  category?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

export function listPlans(em: EntityManager, filter: Filter, page: { offset: number; limit: number }) {
  const clause = new Where()
    .and('p.deleted_at IS NULL')
    .words(filter.search, [
      'lower(p.title)',
      'lower(p.document_number)',
      'lower(p.issued_by)',
      'lower(p.remark)',
    ])
    .when(filter.category, 'p.category = ?')
  const rows = prepared<(string | number)[], PlanListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE ${clause} ORDER BY ${orderBy(filter.sort, sortable, 'p.updated_at DESC, p.id')} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const counted = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM plans p WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: counted?.total ?? 0 }
}

/** A plan with the figures of its version in force; undefined when deleted or unknown. */
export function planById(em: EntityManager, id: string): PlanListRow | undefined {
  return prepared<[string], PlanListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE p.id = ? AND p.deleted_at IS NULL`,
  ).get(id)
}

export function planByTitle(em: EntityManager, title: string): PlanListRow | undefined {
  return prepared<[string], PlanListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE p.title = ? AND p.deleted_at IS NULL ORDER BY v.number DESC LIMIT 1`,
  ).get(title)
}

export function highestVersion(em: EntityManager, planId: string): number {
  return (
    prepared<[string], { number: number }>(
      em,
      'SELECT coalesce(max(number), 0) AS number FROM plan_versions WHERE plan_id = ?',
    ).get(planId)?.number ?? 0
  )
}

export type HeadingRow = Omit<PlanSectionRow, 'body' | 'versionId'>

export function listHeadings(em: EntityManager, versionId: string): HeadingRow[] {
  return prepared<[string], HeadingRow>(
    em,
    `SELECT id, position, level, number, title, run_in AS runIn, characters FROM plan_sections WHERE version_id = ? ORDER BY position LIMIT 20000`,
  ).all(versionId)
}

/** Sections with their text, from a position on. */
export function readSections(
  em: EntityManager,
  versionId: string,
  from_: number,
  limit: number,
): PlanSectionRow[] {
  return rowsOf(
    em,
    PlanSectionEntity,
    'SELECT * FROM plan_sections WHERE version_id = ? AND position >= ? ORDER BY position LIMIT ?',
    [versionId, from_, limit],
  )
}

/** All sections of a version with their text. */
export function sectionsOfVersion(em: EntityManager, versionId: string): PlanSectionRow[] {
  return rowsOf(em, PlanSectionEntity, 'SELECT * FROM plan_sections WHERE version_id = ? ORDER BY position', [
    versionId,
  ])
}

export function insertSections(em: EntityManager, rows: readonly PlanSectionRow[]): void {
  insertRows(em, PlanSectionEntity, rows)
}

export type SectionHitRow = {
  planId: string
  planTitle: string
  sectionId: string
  number: string
  title: string
  body: string
}

/** The section behind a search hit, with its plan; undefined when the plan was deleted. */
export function sectionForHit(em: EntityManager, sectionId: string): SectionHitRow | undefined {
  return prepared<[string], SectionHitRow>(
    em,
    `SELECT p.id AS planId, p.title AS planTitle, s.id AS sectionId, s.number, s.title, s.body
     FROM plan_sections s JOIN plan_versions v ON v.id = s.version_id JOIN plans p ON p.id = v.plan_id
     WHERE s.id = ? AND p.deleted_at IS NULL AND p.version_id = v.id`,
  ).get(sectionId)
}

export function countPlans(em: EntityManager, today: string): { plans: number; overdue: number } {
  return (
    prepared<[string], { plans: number; overdue: number }>(
      em,
      'SELECT count(*) AS plans, coalesce(sum(review_on < ?), 0) AS overdue FROM plans WHERE deleted_at IS NULL',
    ).get(today) ?? { plans: 0, overdue: 0 }
  )
}

/** Plans whose review is due by a day, soonest first. */
export function plansDue(em: EntityManager, until: string, limit: number): PlanRow[] {
  return rowsOf(
    em,
    PlanEntity,
    'SELECT * FROM plans WHERE deleted_at IS NULL AND review_on IS NOT NULL AND review_on <= ? ORDER BY review_on LIMIT ?',
    [until, limit],
  )
}
