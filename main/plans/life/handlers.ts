import { stepsOf, versionsOf } from '../../../database/plans/life/repository'
import { planById, versionById } from '../../../database/plans/repository'
import type { PlanRow, PlanVersionRow } from '../../../database/plans/schema'
import { childPlans, triggersToSettle } from '../../../database/plans/triggers/repository'
import type { ParsedInput } from '../../../preload/contract/api'
import { roles } from '../../../preload/contract/define'
import type { lifeCalls, PlanStep } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { asPlan, mustPlan } from '../as-plan'
import { indexPlanText, planKind, planVersionKind } from '../kinds'
import { checkedFacts } from '../library/facts'
import { refreshReview } from '../library/review'
import { planTriggerKind } from '../triggers/kinds'
import { raiseTrigger } from '../triggers/raise'
import { startRevision } from './draft'
import { draftSteps, moves, needsOpinion, stateAfter } from './rules'
import { recordStep } from './steps'
import { asVersion } from './versions'

type Step = ParsedInput<'plans', 'takeStep'>

export const handlers: AreaHandlers<typeof lifeCalls> = {
  async listVersions({ em }, { id }) {
    mustPlan(planById(em, id))
    return { versions: versionsOf(em, id).map(asVersion) }
  },

  async listSteps({ em }, { id }) {
    mustPlan(planById(em, id))
    return { steps: stepsOf(em, id) as unknown as PlanStep[] }
  },

  async startRevision(context, { id }) {
    const draft = startRevision(context, id)
    context.subject({ plan: id, version: draft.number })
    return { plan: asPlan(mustPlan(planById(context.em, id))), versionId: draft.id }
  },

  async discardDraft(context, { id }) {
    const { em, records, subject } = context
    const plan = records.get(planKind, id)
    const draft = plan.draftId ? versionById(em, plan.draftId) : undefined
    if (!draft) throw new DomainError('not-found')
    if (draft.id === plan.versionId) throw new DomainError('never-published')
    recordStep(context, draft, { step: 'discard', state: draft.state })
    records.update(planKind, id, { draftId: null })
    records.remove(planVersionKind, draft.id)
    subject({ plan: id, version: draft.number })
    return asPlan(mustPlan(planById(em, id)))
  },

  async takeStep(context, input) {
    const { em, records, subject } = context
    const plan = records.get(planKind, input.id)
    const version = mustTake(context, plan, input)
    const state = stateAfter(version.state, input.step) ?? version.state
    const day = input.happenedOn ?? context.today
    records.update(planVersionKind, version.id, {
      state,
      ...(input.changeNote === undefined ? {} : { changeNote: input.changeNote }),
      ...(input.step === 'publish' ? { publishedAt: context.now } : {}),
    })
    recordStep(context, version, {
      step: input.step,
      state,
      happenedOn: day,
      byName: input.byName,
      opinion: input.opinion,
    })
    if (input.step === 'approve')
      records.update(planKind, plan.id, {
        approvedOn: day,
        ...(input.byName ? { approvedBy: input.byName } : {}),
      })
    if (input.step === 'publish') publish(context, plan, version, input, day)
    if (input.step === 'file')
      records.update(planKind, plan.id, {
        filedOn: day,
        ...(input.filedWith === undefined ? {} : { filedWith: input.filedWith }),
        ...(input.filingNumber === undefined ? {} : { filingNumber: input.filingNumber }),
      })
    refreshReview(context, plan.id)
    subject({ plan: plan.id, version: version.number, step: input.step })
    return asPlan(mustPlan(planById(em, plan.id)))
  },
}

/** The version a step is taken on; refuses a step that cannot be taken now, or not by this user. */
function mustTake({ em, user, today }: CommandContext, plan: PlanRow, input: Step): PlanVersionRow {
  const onDraft = draftSteps.includes(input.step)
  const id = onDraft ? plan.draftId : plan.versionId
  const version = id ? versionById(em, id) : undefined
  if (!version || !stateAfter(version.state, input.step)) throw new DomainError('step-not-possible')
  if (!user || roles.indexOf(user.role) < roles.indexOf(moves[input.step].role))
    throw new DomainError('forbidden')
  if (input.step === 'archive' && plan.draftId) throw new DomainError('draft-there')
  if (input.step === 'submit' && version.sections === 0) throw new DomainError('draft-empty')
  const faults = [
    ...(needsOpinion.includes(input.step) && !input.opinion ? [{ path: 'opinion', reason: 'required' }] : []),
    ...(input.happenedOn && input.happenedOn > today ? [{ path: 'happenedOn', reason: 'future' }] : []),
  ]
  if (faults.length > 0) throw new DomainError('invalid-input', undefined, faults)
  return version
}

/**
 * What publishing settles besides the state: the version becomes the one people read and is searched, the one before
 * it is archived, filing starts anew, triggers that were to be dealt with by revising are done, and plans that carry
 * this one out are asked to look at themselves.
 */
function publish(
  context: CommandContext,
  plan: PlanRow,
  version: PlanVersionRow,
  input: Step,
  day: string,
): void {
  const { em, records, final } = context
  const former = plan.versionId === version.id ? undefined : versionById(em, plan.versionId)
  if (former) {
    records.update(planVersionKind, former.id, { state: 'archived' })
    recordStep(context, former, { step: 'replaced', state: 'archived', happenedOn: day })
  }
  const facts = checkedFacts(em, {
    documentNumber: input.documentNumber,
    effectiveOn: input.effectiveOn,
    publishedOn: input.publishedOn,
  })
  const published = records.update(planKind, plan.id, {
    effectiveOn: day,
    ...facts,
    issuedOn: day,
    versionId: version.id,
    draftId: null,
    // A day set by hand and the filing belonged to the version before.
    ...(former ? { reviewOn: null, reviewReason: '', filedOn: null, filingNumber: '' } : {}),
  })
  indexPlanText(em, published)
  for (const { id } of triggersToSettle(em, plan.id))
    records.update(planTriggerKind, id, { doneVersionId: version.id })
  if (former) tellChildren(context, published, version.number, day)
  // Others may have read and printed it the moment it was out: what follows is a revision, not an undo.
  final()
}

/** Asks the plans that carry this one out whether they must follow. */
export function tellChildren(context: CommandContext, plan: PlanRow, number: number, day: string): void {
  for (const child of childPlans(context.em, plan.id))
    raiseTrigger(context, {
      planId: child.id,
      source: 'parent-plan',
      code: 'superior-changed',
      happenedOn: day,
      detail: `上级预案《${plan.title}》已发布第 ${number} 版`,
      link: `/plans/${plan.id}`,
    })
}
