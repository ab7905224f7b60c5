import type { EntityManager } from '../../../database/open'
import { allPlans, plansDue } from '../../../database/plans/repository'
import type { DueLine } from '../../../preload/contract/care'
import { addDays } from '../../host/index'
import { readPlanRules } from './review'
import { filingDue } from './rules'

/** Working days are few: filing is named from two weeks before it is due. */
const filingNotice = 14
/** More plans than these are named together: an office that has just brought its binder in must still see the rest. */
const namedSingly = 3

/** What is due in the library: reviews, and filings. */
export const libraryDue = (em: EntityManager, today: string): DueLine[] => [
  ...reviewsDue(em, today),
  ...filingsDue(em, today),
]

function reviewsDue(em: EntityManager, today: string): DueLine[] {
  const { reviewNotice } = readPlanRules(em)
  return plansDue(em, addDays(today, reviewNotice), 50).map((plan) => {
    const overdue = (plan.nextReviewOn ?? '') < today
    return {
      module: 'plans',
      code: overdue ? 'review-overdue' : 'review-soon',
      level: overdue ? 'overdue' : 'soon',
      facts: { title: plan.title },
      on: plan.nextReviewOn,
      to: `/plans/${plan.id}`,
    }
  })
}

function filingsDue(em: EntityManager, today: string): DueLine[] {
  const rules = readPlanRules(em)
  const due = allPlans(em)
    .map((plan) => ({ plan, on: filingDue(plan, rules) }))
    .filter(({ on }) => on !== null && on <= addDays(today, filingNotice))
    .sort((a, b) => String(a.on).localeCompare(String(b.on)))
  const overdue = due.filter(({ on }) => on !== null && on < today)
  const first = overdue[0]
  if (first && overdue.length > namedSingly)
    return [
      {
        module: 'plans',
        code: 'filings-overdue',
        level: 'overdue',
        facts: { count: overdue.length },
        on: first.on,
        to: '/plans?filing=overdue',
      },
    ]
  return due.slice(0, 20).map(({ plan, on }) => ({
    module: 'plans',
    code: on !== null && on < today ? 'filing-overdue' : 'filing-soon',
    level: on !== null && on < today ? 'overdue' : 'soon',
    facts: { title: plan.title },
    on,
    to: `/plans/${plan.id}?step=file`,
  }))
}
