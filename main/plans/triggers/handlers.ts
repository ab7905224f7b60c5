import type { EntityManager } from '../../../database/open'
import { planById } from '../../../database/plans/repository'
import type { TriggerLine } from '../../../database/plans/triggers/repository'
import { listTriggers, triggerById } from '../../../database/plans/triggers/repository'
import type { PlanTriggerRow } from '../../../database/plans/triggers/schema'
import type { PlanTrigger, triggerCalls } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers } from '../../host/index'
import { mustPlan } from '../as-plan'
import { refreshReview } from '../library/review'
import { planTriggerKind } from './kinds'
import { raiseTrigger } from './raise'

const asTrigger = ({ deletedAt: _d, doneVersionId: _v, ...row }: TriggerLine): PlanTrigger => row

function mustTrigger(em: EntityManager, id: string): PlanTrigger {
  const row = triggerById(em, id)
  if (!row) throw new DomainError('not-found')
  return asTrigger(row)
}

/** Refuses a day that has not come. */
function mustHaveHappened(path: string, day: string | undefined, today: string): void {
  if (day !== undefined && day > today)
    throw new DomainError('invalid-input', undefined, [{ path, reason: 'future' }])
}

/** A person's own entry, which may be changed as long as nothing was decided; what the program raised stays as it is. */
function mustBeOwn(row: PlanTriggerRow): void {
  if (row.source !== 'hand') throw new DomainError('raised-by-program')
  if (row.decision !== null) throw new DomainError('already-decided')
}

export const handlers: AreaHandlers<typeof triggerCalls> = {
  async listTriggers({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listTriggers(em, filter, { offset, limit })
    return { rows: rows.map(asTrigger), total }
  },

  async saveTrigger(context, { id, rev, ...facts }) {
    const { em, records, subject, today } = context
    mustHaveHappened('happenedOn', facts.happenedOn, today)
    mustPlan(planById(em, facts.planId))
    if (!id) {
      const made = raiseTrigger(context, { ...facts, source: 'hand', link: '' })
      subject({ trigger: made, plan: facts.planId })
      return mustTrigger(em, made)
    }
    const before = records.get(planTriggerKind, id)
    mustBeOwn(before)
    records.update(planTriggerKind, id, facts, rev)
    refreshReview(context, facts.planId)
    if (before.planId !== facts.planId) refreshReview(context, before.planId)
    subject({ trigger: id, plan: facts.planId })
    return mustTrigger(em, id)
  },

  async decideTriggers(context, { ids, decision, reason, person, decidedOn }) {
    const { records, subject, today } = context
    mustHaveHappened('decidedOn', decidedOn, today)
    // "No need" is what an inspector asks about first: it has to say why.
    if (decision === 'no-need' && !reason)
      throw new DomainError('invalid-input', undefined, [{ path: 'reason', reason: 'required' }])
    for (const id of ids) {
      if (records.get(planTriggerKind, id).decision !== null) throw new DomainError('already-decided')
      const { planId } = records.update(planTriggerKind, id, {
        decision,
        reason,
        person,
        decidedOn: decidedOn ?? today,
      })
      refreshReview(context, planId)
    }
    subject({ count: ids.length, decision })
    return { decided: ids.length }
  },

  async reopenTrigger(context, { id, rev }) {
    const { em, records, subject } = context
    if (records.get(planTriggerKind, id).doneVersionId !== null) throw new DomainError('already-decided')
    const { planId } = records.update(
      planTriggerKind,
      id,
      { decision: null, reason: '', person: '', decidedOn: null },
      rev,
    )
    refreshReview(context, planId)
    subject({ trigger: id })
    return mustTrigger(em, id)
  },

  async removeTriggers(context, { ids }) {
    const { records, subject } = context
    for (const id of ids) {
      const row = records.get(planTriggerKind, id)
      mustBeOwn(row)
      records.remove(planTriggerKind, id)
      refreshReview(context, row.planId)
    }
    subject({ count: ids.length })
    return { removed: ids.length }
  },
}
