import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { insertRows, rowsOf } from '../engine/rows'
import { matchExpression } from '../engine/search-terms'
import { orderBy, Where } from '../engine/where'
import {
  PlanEntity,
  type PlanRow,
  PlanSectionEntity,
  type PlanSectionRow,
  type PlanState,
  PlanVersionEntity,
  type PlanVersionRow,
} from './schema'

export type PlanListRow = PlanRow & {
  state: PlanState
  draftState: PlanState | null
  versionNumber: number
  sections: number
  tables: number
  characters: number
  sourceName: string
  importedAt: number
}

/** Columns that hold JSON text. */
const lists = ['eventTypes', 'area', 'keywords'] as const

const columns = `p.id, p.owner, p.rev, p.created_at AS createdAt, p.updated_at AS updatedAt, p.deleted_at AS deletedAt,
  p.title, p.category, p.document_number AS documentNumber, p.issued_by AS issuedBy, p.issued_on AS issuedOn,
  p.review_on AS reviewOn, p.remark, p.version_id AS versionId, p.level, p.event_types AS eventTypes,
  p.approved_on AS approvedOn, p.approved_by AS approvedBy, p.published_on AS publishedOn,
  p.effective_on AS effectiveOn, p.filed_on AS filedOn, p.filed_with AS filedWith, p.filing_number AS filingNumber,
  p.area, p.responsible_id AS responsibleId, p.responsible, p.review_months AS reviewMonths,
  p.review_reason AS reviewReason, p.assessed_on AS assessedOn, p.next_review_on AS nextReviewOn,
  p.drilled_on AS drilledOn, p.parent_id AS parentId, p.keywords, p.secrecy, p.initials, p.outline,
  p.draft_id AS draftId, v.number AS versionNumber, v.sections, v.tables, v.characters, v.state,
  v.source_name AS sourceName, v.created_at AS importedAt,
  (SELECT d.state FROM plan_versions d WHERE d.id = p.draft_id) AS draftState`
const from = 'plans p JOIN plan_versions v ON v.id = p.version_id'

/** A row with its lists read from JSON. */
function parsed<R extends PlanListRow | undefined>(row: R): R {
  if (row) for (const key of lists) row[key] = JSON.parse(String(row[key])) as string[]
  return row
}

const sortable = {
  title: 'p.title',
  category: 'p.category',
  level: 'p.level',
  documentNumber: 'p.document_number',
  state: 'v.state',
  issuedOn: 'p.issued_on',
  nextReviewOn: 'p.next_review_on',
  filedOn: 'p.filed_on',
  drilledOn: 'p.drilled_on',
  sections: 'v.sections',
  characters: 'v.characters',
  importedAt: 'v.created_at',
  versionNumber: 'v.number',
}

export type PlanFilter = Readonly<{
  search?: string | undefined
  category?: string | undefined
  level?: string | undefined
  event?: string | undefined
  /** A state of the version people read, or `revising`: published while the next one is written. */
  state?: string | undefined
  review?: 'overdue' | 'soon' | undefined
  parentId?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
  /** Only these: what rules outside the database let through. */
  among?: readonly string[] | undefined
  /** Findings of each plan, to sort by. */
  findings?: Readonly<Record<string, number>> | undefined
  /** What `review` is measured by; without it that filter lets everything through. */
  days?: ReviewDays | undefined
}>

/** The days that `review` is measured by. */
export type ReviewDays = Readonly<{ today: string; noticeUntil: string }>

function libraryWhere(filter: PlanFilter): Where {
  const { days } = filter
  const clause = new Where().and('p.deleted_at IS NULL')
  const typed = new Where().words(filter.search, [
    'lower(p.title)',
    'lower(p.document_number)',
    'lower(p.issued_by)',
    'lower(p.responsible)',
    'lower(p.keywords)',
    'lower(p.remark)',
    'p.initials',
  ])
  if (typed.values.length > 0) {
    const match = matchExpression(filter.search ?? '')
    const bySound = `p.id IN (SELECT e.record_id FROM search_terms JOIN search_entries e ON e.id = search_terms.rowid
      WHERE search_terms MATCH ? AND e.kind = 'plan')`
    if (match) clause.and(`${typed} OR ${bySound}`, ...typed.values, match)
    else clause.and(String(typed), ...typed.values)
  }
  clause
    .when(filter.category, 'p.category = ?')
    .when(filter.level, 'p.level = ?')
    .when(filter.parentId, 'p.parent_id = ?')
    .when(filter.event, 'EXISTS (SELECT 1 FROM json_each(p.event_types) WHERE value = ?)')
  if (filter.state === 'revising') clause.and('p.draft_id IS NOT NULL AND p.draft_id <> p.version_id')
  else clause.when(filter.state, 'v.state = ?')
  if (days && filter.review === 'overdue') clause.and('p.next_review_on < ?', days.today)
  if (days && filter.review === 'soon')
    clause.and('p.next_review_on >= ? AND p.next_review_on <= ?', days.today, days.noticeUntil)
  if (filter.among) clause.and('p.id IN (SELECT value FROM json_each(?))', JSON.stringify(filter.among))
  return clause
}

export function listPlans(em: EntityManager, filter: PlanFilter, page: { offset: number; limit: number }) {
  const clause = libraryWhere(filter)
  const byFindings = filter.sort?.field === 'findings'
  const order = byFindings
    ? `coalesce((SELECT value FROM json_each(?) WHERE key = p.id), 0) ${filter.sort?.order === 'desc' ? 'DESC' : 'ASC'}, p.id`
    : orderBy(filter.sort, sortable, 'p.updated_at DESC, p.id')
  const rows = prepared<(string | number)[], PlanListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  )
    .all(
      ...clause.values,
      ...(byFindings ? [JSON.stringify(filter.findings ?? {})] : []),
      page.limit,
      page.offset,
    )
    .map(parsed)
  const counted = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${from} WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: counted?.total ?? 0 }
}

/** Every plan that is not deleted. A township keeps some dozens; thousands are cut off. */
export function allPlans(em: EntityManager): PlanListRow[] {
  return prepared<[], PlanListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE p.deleted_at IS NULL ORDER BY p.id LIMIT 5000`,
  )
    .all()
    .map(parsed)
}

/** A plan with the figures of its version in force; undefined when deleted or unknown. */
export function planById(em: EntityManager, id: string): PlanListRow | undefined {
  return parsed(
    prepared<[string], PlanListRow>(
      em,
      `SELECT ${columns} FROM ${from} WHERE p.id = ? AND p.deleted_at IS NULL`,
    ).get(id),
  )
}

export function planByTitle(em: EntityManager, title: string): PlanListRow | undefined {
  return parsed(
    prepared<[string], PlanListRow>(
      em,
      `SELECT ${columns} FROM ${from} WHERE p.title = ? AND p.deleted_at IS NULL ORDER BY v.number DESC LIMIT 1`,
    ).get(title),
  )
}

/** The version that came in by a file with this sum, of a plan that is not deleted; the newest if there are several. */
export function planByFile(
  em: EntityManager,
  sha256: string,
): { planId: string; number: number } | undefined {
  return prepared<[string], { planId: string; number: number }>(
    em,
    `SELECT v.plan_id AS planId, v.number FROM plan_versions v JOIN plans p ON p.id = v.plan_id
     WHERE v.source_sha256 = ? AND v.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY v.created_at DESC LIMIT 1`,
  ).get(sha256)
}

export function highestVersion(em: EntityManager, planId: string): number {
  return (
    prepared<[string], { number: number }>(
      em,
      'SELECT coalesce(max(number), 0) AS number FROM plan_versions WHERE plan_id = ? AND deleted_at IS NULL',
    ).get(planId)?.number ?? 0
  )
}

/** A version that is kept; undefined when it was discarded or its import was taken back. */
export function versionById(em: EntityManager, id: string): PlanVersionRow | undefined {
  return rowsOf(em, PlanVersionEntity, 'SELECT * FROM plan_versions WHERE id = ? AND deleted_at IS NULL', [
    id,
  ])[0]
}

/**
 * Freezes a version that came in as published (or filed already), in the transaction that wrote its text: undoing the import then takes
 * the whole version away instead of thawing it.
 */
export function freezeImported(
  em: EntityManager,
  versionId: string,
  state: 'published' | 'filed',
  at: number,
): void {
  prepared(em, 'UPDATE plan_versions SET state = ?, published_at = ? WHERE id = ?').run(state, at, versionId)
}

export type HeadingRow = Omit<PlanSectionRow, 'body' | 'versionId'>

export function listHeadings(em: EntityManager, versionId: string): HeadingRow[] {
  return prepared<[string], HeadingRow>(
    em,
    `SELECT id, position, level, number, title, run_in AS runIn, characters, key, hint FROM plan_sections WHERE version_id = ? ORDER BY position LIMIT 20000`,
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
      'SELECT count(*) AS plans, coalesce(sum(next_review_on < ?), 0) AS overdue FROM plans WHERE deleted_at IS NULL',
    ).get(today) ?? { plans: 0, overdue: 0 }
  )
}

/** Plans whose review is due by a day, soonest first. */
export function plansDue(em: EntityManager, until: string, limit: number): PlanRow[] {
  return rowsOf(
    em,
    PlanEntity,
    'SELECT * FROM plans WHERE deleted_at IS NULL AND next_review_on IS NOT NULL AND next_review_on <= ? ORDER BY next_review_on LIMIT ?',
    [until, limit],
  )
}
