import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { PlanVersionEntity, type PlanVersionRow } from '../schema'
import type { PlanStepRow } from './schema'

/** Versions of a plan that are kept, newest first. */
export function versionsOf(em: EntityManager, planId: string): PlanVersionRow[] {
  return rowsOf(
    em,
    PlanVersionEntity,
    'SELECT * FROM plan_versions WHERE plan_id = ? AND deleted_at IS NULL ORDER BY number DESC LIMIT 500',
    [planId],
  )
}

export type StepLine = PlanStepRow & { versionNumber: number }

/** Steps of a plan's life, newest first. Steps of discarded drafts stay in the history. */
export function stepsOf(em: EntityManager, planId: string): StepLine[] {
  return prepared<[string], StepLine>(
    em,
    `SELECT s.id, s.version_id AS versionId, v.number AS versionNumber, s.step, s.state, s.happened_on AS happenedOn,
       s.by_name AS byName, s.user_name AS userName, s.opinion, s.created_at AS createdAt
     FROM plan_steps s JOIN plan_versions v ON v.id = s.version_id
     WHERE s.plan_id = ? AND s.deleted_at IS NULL ORDER BY s.created_at DESC, s.id DESC LIMIT 500`,
  ).all(planId)
}
