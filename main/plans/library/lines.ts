import type { EntityManager } from '../../../database/open'
import { allPlans, type PlanFilter, type PlanListRow } from '../../../database/plans/repository'
import { openTriggerCounts } from '../../../database/plans/triggers/repository'
import type { Finding, PlanLine } from '../../../preload/contract/plans/index'
import { addDays } from '../../host/index'
import { asPlan } from '../as-plan'
import { allFindings } from '../health/check'
import { readPlanRules } from './review'
import { filingDue } from './rules'

/** What the library may be narrowed to, as the contract has it. */
export type LibraryFilter = Omit<PlanFilter, 'among' | 'findings' | 'days'> &
  Readonly<{
    health?: 'problems' | 'serious' | 'sound' | undefined
    filing?: 'overdue' | 'due' | undefined
  }>

/** What is known of the whole library on a day: findings, filing, triggers. Read once for a list. */
export type LibraryState = Readonly<{
  findings: ReadonlyMap<string, readonly Finding[]>
  line: (row: PlanListRow) => PlanLine
  /** The filter as the database takes it: what rules decide is turned into the plans they let through. */
  filter: (filter: LibraryFilter) => PlanFilter
}>

const serious = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'serious').length

/** Findings that count as problems; notes do not. */
const problems = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'info').length

export function libraryState(em: EntityManager, today: string, resourceFolder: string): LibraryState {
  const rules = readPlanRules(em)
  const findings = allFindings(em, today, resourceFolder)
  const triggers = openTriggerCounts(em)
  const of = (id: string) => findings.get(id) ?? []
  const sound = {
    problems: (id: string) => problems(of(id)) > 0,
    serious: (id: string) => serious(of(id)) > 0,
    sound: (id: string) => problems(of(id)) === 0,
  } as const
  return {
    findings,
    line: (row) => ({
      ...asPlan(row),
      filingDueOn: filingDue(row, rules),
      findings: problems(of(row.id)),
      serious: serious(of(row.id)),
      openTriggers: triggers.get(row.id) ?? 0,
    }),
    filter: ({ health, filing, ...filter }) => {
      const among =
        health || filing
          ? allPlans(em)
              .filter((row) => {
                const due = filing ? filingDue(row, rules) : null
                return (
                  (!health || sound[health](row.id)) &&
                  (!filing || (due !== null && (filing === 'due' || due < today)))
                )
              })
              .map(({ id }) => id)
          : undefined
      const counts = Object.fromEntries([...findings].map(([id, list]) => [id, problems(list)]))
      const days = { today, noticeUntil: addDays(today, rules.reviewNotice) }
      return { ...filter, among, findings: counts, days }
    },
  }
}
