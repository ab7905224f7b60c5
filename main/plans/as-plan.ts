import type { PlanListRow } from '../../database/plans/repository'
import type { Plan } from '../../preload/contract/plans/index'
import { DomainError } from '../../preload/contract/result'

/** A plan as it crosses to the page. */
export const asPlan = ({ deletedAt: _deleted, initials: _initials, ...row }: PlanListRow): Plan => row as Plan

/** The row, or the refusal `not-found`. */
export function mustPlan(row: PlanListRow | undefined): PlanListRow {
  if (!row) throw new DomainError('not-found')
  return row
}
