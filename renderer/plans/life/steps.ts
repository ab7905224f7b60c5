import type { LifeStep, PlanLine, PlanState } from '../../../preload/contract/plans/index'

/** The states a version goes through, in order. */
export const line: readonly PlanState[] = ['draft', 'review', 'approved', 'published', 'filed']

/** The version whose step comes next: the one being written, else the one people read. */
export const currentState = (plan: Pick<PlanLine, 'state' | 'draftState'>): PlanState =>
  plan.draftState ?? plan.state

/** What is usually done next in a state; undefined where nothing is waited for. */
export function nextStep(state: PlanState): LifeStep | undefined {
  const next: Partial<Record<PlanState, LifeStep>> = {
    draft: 'submit',
    review: 'approve',
    approved: 'publish',
    published: 'file',
  }
  return next[state]
}

/** What else may be done: going back, or putting the plan away. */
export function otherSteps(plan: Pick<PlanLine, 'state' | 'draftState'>): LifeStep[] {
  const state = currentState(plan)
  if (state === 'review' || state === 'approved') return ['return']
  // A plan under revision is not put away: its draft comes first.
  return plan.draftState === null && (state === 'published' || state === 'filed') ? ['archive'] : []
}
