import { changeCount } from '../../../database/care/audit'
import type { EntityManager } from '../../../database/open'
import { allPlans, type PlanListRow } from '../../../database/plans/repository'
import type { Finding } from '../../../preload/contract/plans/index'
import { checkParts } from '../parts/health'
import { checkAttachments } from './checks/attachments'
import { checkDates } from './checks/dates'
import { checkFacts } from './checks/facts'
import { checkOutline } from './checks/outline'
import { checkPeople } from './checks/people'
import type { HealthCheck } from './types'

export type { HealthCheck }

/** Every check, in the order their findings are shown. Areas with data of their own append theirs. */
export const healthChecks: HealthCheck[] = [
  checkFacts,
  checkOutline,
  checkPeople,
  checkAttachments,
  checkDates,
  checkParts,
]

const weight = { serious: 0, warn: 1, info: 2 } as const

/** What is missing or stale in a plan, the serious first; nothing for plans that are archived. */
export function findingsOf(
  em: EntityManager,
  plan: PlanListRow,
  today: string,
  resourceFolder: string,
): Finding[] {
  if (plan.state === 'archived') return []
  return healthChecks
    .flatMap((check) => check(em, plan, today, resourceFolder))
    .sort((a, b) => weight[a.level] - weight[b.level])
}

type Known = { changes: number; today: string; findings: ReadonlyMap<string, readonly Finding[]> }
const known = new WeakMap<object, Known>()

/**
 * Findings of every plan. Computed once for a state of the data and a day: whatever changes a record moves the change
 * log on, so an answer is never older than the last change.
 */
export function allFindings(
  em: EntityManager,
  today: string,
  resourceFolder: string,
): ReadonlyMap<string, readonly Finding[]> {
  const changes = changeCount(em)
  const before = known.get(em.connection)
  if (before && before.changes === changes && before.today === today) return before.findings
  const findings = new Map(allPlans(em).map((plan) => [plan.id, findingsOf(em, plan, today, resourceFolder)]))
  known.set(em.connection, { changes, today, findings })
  return findings
}
