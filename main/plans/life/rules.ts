import type { Role } from '../../../preload/contract/define'
import type { LifeStep, PlanState } from '../../../preload/contract/plans/index'

type Move = Readonly<{ from: readonly PlanState[]; to: PlanState; role: Role }>

/**
 * The life of a version (编制 → 评审 → 审批 → 印发 → 备案 → 归档). Approval is the township's own meeting, so whoever
 * answers for the office records it; everything a clerk prepares and hands on is a clerk's step.
 */
export const moves: Readonly<Record<LifeStep, Move>> = {
  submit: { from: ['draft'], to: 'review', role: 'clerk' },
  return: { from: ['review', 'approved'], to: 'draft', role: 'clerk' },
  approve: { from: ['review'], to: 'approved', role: 'administrator' },
  publish: { from: ['approved'], to: 'published', role: 'administrator' },
  file: { from: ['published'], to: 'filed', role: 'clerk' },
  archive: { from: ['published', 'filed'], to: 'archived', role: 'administrator' },
}

/** The state a step leads to from a state; undefined where it cannot be taken. */
export function stateAfter(state: PlanState, step: LifeStep): PlanState | undefined {
  return moves[step].from.includes(state) ? moves[step].to : undefined
}

/** States whose text never changes again. */
export const frozenStates: readonly PlanState[] = ['published', 'filed', 'archived']

/** Steps that are taken on the version that is being written; the others are taken on the one people read. */
export const draftSteps: readonly LifeStep[] = ['submit', 'return', 'approve', 'publish']

/** Steps that need a word of reason: going back without one helps nobody. */
export const needsOpinion: readonly LifeStep[] = ['return', 'archive']
