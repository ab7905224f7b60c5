import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'

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
