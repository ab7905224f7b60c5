import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { orderBy, Where } from '../../engine/where'
import type { PlanTriggerRow } from './schema'

/** A trigger with the same cause that is not dealt with yet: undecided, or decided to revise and not revised. */
export function sameTrigger(
  em: EntityManager,
  trigger: { planId: string; source: string; code: string; link: string },
): { id: string } | undefined {
  return prepared<[string, string, string, string], { id: string }>(
    em,
    `SELECT id FROM plan_triggers WHERE plan_id = ? AND source = ? AND code = ? AND link = ? AND deleted_at IS NULL
       AND (decision IS NULL OR (decision = 'revise' AND done_version_id IS NULL)) LIMIT 1`,
  ).get(trigger.planId, trigger.source, trigger.code, trigger.link)
}

/** The earliest day of a trigger that asks for a revision: undecided, or decided to revise and not revised yet. */
export function earliestOpenTrigger(em: EntityManager, planId: string): string | null {
  return (
    prepared<[string], { day: string | null }>(
      em,
      `SELECT min(happened_on) AS day FROM plan_triggers WHERE plan_id = ? AND deleted_at IS NULL
         AND (decision IS NULL OR (decision = 'revise' AND done_version_id IS NULL))`,
    ).get(planId)?.day ?? null
  )
}

/** Triggers that a new version settles: those decided to revise. */
export function triggersToSettle(em: EntityManager, planId: string): { id: string }[] {
  return prepared<[string], { id: string }>(
    em,
    `SELECT id FROM plan_triggers WHERE plan_id = ? AND deleted_at IS NULL AND decision = 'revise'
       AND done_version_id IS NULL`,
  ).all(planId)
}

/** Plans that carry a plan out and are not deleted. */
export function childPlans(em: EntityManager, parentId: string): { id: string; title: string }[] {
  return prepared<[string], { id: string; title: string }>(
    em,
    'SELECT id, title FROM plans WHERE parent_id = ? AND deleted_at IS NULL ORDER BY title LIMIT 500',
  ).all(parentId)
}

export type TriggerLine = PlanTriggerRow & { planTitle: string; doneVersion: number | null }

const columns = `t.id, t.owner, t.rev, t.created_at AS createdAt, t.updated_at AS updatedAt, t.deleted_at AS deletedAt,
  t.plan_id AS planId, t.source, t.code, t.happened_on AS happenedOn, t.detail, t.link, t.decision, t.reason, t.person,
  t.decided_on AS decidedOn, t.done_version_id AS doneVersionId, p.title AS planTitle, v.number AS doneVersion`
const from = `plan_triggers t JOIN plans p ON p.id = t.plan_id LEFT JOIN plan_versions v ON v.id = t.done_version_id`

const states = {
  open: 't.decision IS NULL',
  revising: "t.decision = 'revise' AND t.done_version_id IS NULL",
  closed: "t.decision = 'no-need' OR t.done_version_id IS NOT NULL",
} as const

export type TriggerFilter = Readonly<{
  search?: string | undefined
  planId?: string | undefined
  state?: keyof typeof states | undefined
  code?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

const sortable = {
  happenedOn: 't.happened_on',
  planTitle: 'p.title',
  code: 't.code',
  decidedOn: 't.decided_on',
}

/** Triggers of plans that are not deleted; those nobody has decided come first. */
export function listTriggers(
  em: EntityManager,
  filter: TriggerFilter,
  page: { offset: number; limit: number },
) {
  const clause = new Where()
    .and('t.deleted_at IS NULL AND p.deleted_at IS NULL')
    .words(filter.search, [
      'lower(t.detail)',
      'lower(p.title)',
      'lower(t.reason)',
      'lower(t.person)',
      'p.initials',
    ])
    .when(filter.planId, 't.plan_id = ?')
    .when(filter.code, 't.code = ?')
  if (filter.state) clause.and(states[filter.state])
  const order = orderBy(filter.sort, sortable, 't.decision IS NOT NULL, t.happened_on DESC, t.id')
  const rows = prepared<(string | number)[], TriggerLine>(
    em,
    `SELECT ${columns} FROM ${from} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const counted = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${from} WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: counted?.total ?? 0 }
}

export function triggerById(em: EntityManager, id: string): TriggerLine | undefined {
  return prepared<[string], TriggerLine>(
    em,
    `SELECT ${columns} FROM ${from} WHERE t.id = ? AND t.deleted_at IS NULL`,
  ).get(id)
}

/** Undecided triggers of each plan that has some. */
export function openTriggerCounts(em: EntityManager): ReadonlyMap<string, number> {
  return new Map(
    prepared<[], { planId: string; count: number }>(
      em,
      `SELECT t.plan_id AS planId, count(*) AS count FROM plan_triggers t JOIN plans p ON p.id = t.plan_id
       WHERE t.deleted_at IS NULL AND t.decision IS NULL AND p.deleted_at IS NULL GROUP BY t.plan_id LIMIT 5000`,
    )
      .all()
      .map(({ planId, count }) => [planId, count]),
  )
}

/** Plans a person answers for. */
export function plansOfPerson(em: EntityManager, personId: string): { id: string; title: string }[] {
  return prepared<[string], { id: string; title: string }>(
    em,
    'SELECT id, title FROM plans WHERE responsible_id = ? AND deleted_at IS NULL LIMIT 500',
  ).all(personId)
}

/**
 * Plans whose version in force names a person in its structured parts (command, levels, calls, cards). Ids are UUIDs,
 * so the text of the body names the person if it holds the id.
 */
export function plansNamingPerson(em: EntityManager, personId: string): { id: string; title: string }[] {
  return prepared<[string], { id: string; title: string }>(
    em,
    `SELECT DISTINCT p.id, p.title FROM plans p JOIN plan_parts q ON q.version_id = p.version_id
     WHERE p.deleted_at IS NULL AND q.deleted_at IS NULL AND instr(q.body, ?) > 0 LIMIT 500`,
  ).all(personId)
}

/** Triggers of a plan that nobody has decided. */
export function openTriggerCount(em: EntityManager, planId: string): number {
  return (
    prepared<[string], { count: number }>(
      em,
      'SELECT count(*) AS count FROM plan_triggers WHERE plan_id = ? AND deleted_at IS NULL AND decision IS NULL',
    ).get(planId)?.count ?? 0
  )
}
