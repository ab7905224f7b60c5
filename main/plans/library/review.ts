import { getSetting } from '../../../database/office/repository'
import type { EntityManager } from '../../../database/open'
import { versionById } from '../../../database/plans/repository'
import type { PlanRow } from '../../../database/plans/schema'
import { earliestOpenTrigger } from '../../../database/plans/triggers/repository'
import type { CommandContext } from '../../host/index'
import { planKind } from '../kinds'
import { defaultRules, nextReview, type PlanRules } from './rules'

/** What the office set for all plans. */
export function readPlanRules(em: EntityManager): PlanRules {
  return { ...defaultRules, ...((getSetting(em, 'planRules') ?? {}) as Partial<PlanRules>) }
}

/** A plan's next review as its facts and its open triggers have it now; none once the plan is archived. */
export const reviewOf = (em: EntityManager, plan: PlanRow): string | null =>
  versionById(em, plan.versionId)?.state === 'archived'
    ? null
    : nextReview(plan, readPlanRules(em), earliestOpenTrigger(em, plan.id))

/** Brings the stored day of the next review in step; writes only when it moved. */
export function refreshReview({ em, records }: CommandContext, planId: string): void {
  const plan = records.get(planKind, planId)
  const nextReviewOn = reviewOf(em, plan)
  if (nextReviewOn !== plan.nextReviewOn) records.update(planKind, planId, { nextReviewOn })
}
