import type { EntityManager } from '../../../database/open'
import { planById } from '../../../database/plans/repository'
import type { PlanRow } from '../../../database/plans/schema'
import type { PlanFacts } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import { initialsOf } from '../../host/index'
import { documentNumber } from './rules'

/** How far up a chain of plans is followed; no real one is that long. */
const longestChain = 20

/**
 * Facts as they were typed, checked and put right, ready to be written. What was not given is left out.
 *
 * @throws DomainError `invalid-input` for a document number that is none, `circular-parent` when the plan above stands
 * below this one, `not-found` when there is no such plan above
 */
export function checkedFacts(em: EntityManager, facts: PlanFacts, planId?: string): Partial<PlanRow> {
  const given = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Partial<PlanRow>
  if (given.documentNumber) {
    const right = documentNumber(given.documentNumber)
    if (!right)
      throw new DomainError('invalid-input', undefined, [
        { path: 'documentNumber', reason: 'document-number' },
      ])
    given.documentNumber = right
  }
  if (given.parentId) mustBeAbove(em, given.parentId, planId)
  if (given.title) given.initials = initialsOf(given.title)
  return given
}

/** Refuses a plan above that is the plan itself or stands below it, and chains without end. */
function mustBeAbove(em: EntityManager, parentId: string, planId: string | undefined): void {
  const fault = [{ path: 'parentId', reason: 'circular' }]
  let above: string | null = parentId
  for (let steps = 0; above !== null; steps++) {
    if (above === planId || steps === longestChain) throw new DomainError('circular-parent', undefined, fault)
    const plan = planById(em, above)
    if (!plan && steps === 0) throw new DomainError('not-found')
    above = plan?.parentId ?? null
  }
}
