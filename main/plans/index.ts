import { countPlans, planById, plansDue, sectionForHit } from '../../database/plans/repository'
import type { Contract } from '../../preload/contract/api'
import { sectionLabel } from '../../preload/contract/outline'
import type { libraryCalls } from '../../preload/contract/plans/index'
import { addDays, type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { finder } from './finder/index'
import { handlers } from './handlers'
import { planKind, planVersionKind } from './kinds'
import { life } from './life/index'
import { parts } from './parts/index'
import { highlight } from './snippet'
import { planTriggerKind } from './triggers/kinds'
import { writing } from './writing/index'

/** Days before a review is due that Home begins to name it. */
const reviewNotice = 60

const library: HostArea<typeof libraryCalls> = {
  handlers,
  kinds: [planKind, planVersionKind, planTriggerKind],
  due: (em, today) =>
    plansDue(em, addDays(today, reviewNotice), 50).map((plan) => ({
      module: 'plans',
      code: (plan.nextReviewOn ?? '') < today ? 'review-overdue' : 'review-soon',
      level: (plan.nextReviewOn ?? '') < today ? 'overdue' : 'soon',
      facts: { title: plan.title },
      on: plan.nextReviewOn,
      to: `/plans/${plan.id}`,
    })),
  figures: (em, today) => {
    const { plans: value, overdue } = countPlans(em, today)
    return [
      { module: 'plans', code: 'plans', value, target: null, to: '/plans' },
      { module: 'plans', code: 'reviewed', value: value - overdue, target: value, to: '/plans' },
    ]
  },
  found: (em, hit, typed) => {
    if (hit.kind === 'plan') {
      const plan = planById(em, hit.recordId)
      return (
        plan && {
          kind: 'plan',
          id: plan.id,
          title: highlight(plan.title, typed),
          detail: plan.documentNumber,
          to: `/plans/${plan.id}`,
        }
      )
    }
    if (hit.kind !== 'section') return undefined
    const row = sectionForHit(em, hit.recordId)
    return (
      row && {
        kind: 'section',
        id: row.sectionId,
        title: highlight(sectionLabel(row), typed),
        detail: row.planTitle,
        to: `/plans/${row.planId}?section=${row.sectionId}&find=${encodeURIComponent(typed)}`,
      }
    )
  },
  work: { read: async () => (await import('./work')).read as WorkFunction },
}

export const plans = joinAreas<Contract['plans']>(
  'plans',
  { ...library.handlers, ...life.handlers, ...parts.handlers, ...finder.handlers, ...writing.handlers },
  [library, life, parts, finder, writing],
)

export { parseBody } from './body'
export { partsOfVersion } from './parts/index'
export { type RaisedTrigger, raiseTrigger } from './triggers/raise'
