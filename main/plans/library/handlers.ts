import { getSetting, setSetting } from '../../../database/office/repository'
import { allPlans, listPlans } from '../../../database/plans/repository'
import type { EventType, libraryCalls } from '../../../preload/contract/plans/index'
import type { AreaHandlers, TaskContext } from '../../host/index'
import { eventTypes } from '../finder/events'
import { planKind } from '../kinds'
import { type LibraryFilter, libraryState } from './lines'
import { readPlanRules, reviewOf } from './review'

type Calls = Pick<
  typeof libraryCalls,
  'list' | 'countStates' | 'listEventTypes' | 'getRules' | 'saveRules' | 'exportLibrary' | 'printLibrary'
>

/** Makes a paper or a sheet of the plans that a filter lets through. */
export async function makeList(
  context: TaskContext,
  work: 'exportLibrary' | 'printLibrary' | 'exportHealth' | 'printHealth',
  name: string,
  filter: LibraryFilter,
) {
  const made = context.output(name)
  await context.work(`plans.${work}`, { out: made.path, today: context.today, filter })
  return made.finish()
}

/** The library as a list, and what the office set for it. */
export const listHandlers: AreaHandlers<Calls> = {
  async list({ em, today, environment }, { offset, limit, ...filter }) {
    const state = libraryState(em, today, environment.resourceFolder)
    const { rows, total } = listPlans(em, state.filter(filter), { offset, limit })
    return { rows: rows.map(state.line), total }
  },

  async countStates({ em, today, environment }) {
    const state = libraryState(em, today, environment.resourceFolder)
    const lines = allPlans(em).map(state.line)
    const count = (is: (line: (typeof lines)[number]) => boolean) => lines.filter(is).length
    return {
      total: lines.length,
      drafts: count((line) => ['draft', 'review', 'approved'].includes(line.state)),
      revising: count((line) => line.draftId !== null && line.draftId !== line.versionId),
      archived: count((line) => line.state === 'archived'),
      reviewOverdue: count((line) => line.nextReviewOn !== null && line.nextReviewOn < today),
      filingOverdue: count((line) => line.filingDueOn !== null && line.filingDueOn < today),
      problems: count((line) => line.findings > 0),
      openTriggers: lines.reduce((sum, line) => sum + line.openTriggers, 0),
    }
  },

  async listEventTypes({ environment }) {
    const events = [...eventTypes(environment.resourceFolder).values()]
    return {
      events: events.map(({ id, name, nameEn, class: group }) => ({
        id,
        name,
        nameEn,
        group: group as EventType['group'],
      })),
    }
  },

  getRules: async ({ em }) => readPlanRules(em),

  async saveRules({ em, records, inverse, subject }, rules) {
    // The former rules are what undo brings back; the reviews follow from them.
    inverse('plans.saveRules', readPlanRules(em))
    const before = getSetting(em, 'planRules')
    setSetting(em, 'planRules', rules)
    let moved = 0
    for (const { id } of allPlans(em)) {
      const plan = records.get(planKind, id)
      const nextReviewOn = reviewOf(em, plan)
      if (nextReviewOn === plan.nextReviewOn) continue
      records.update(planKind, id, { nextReviewOn })
      moved++
    }
    subject({ ...rules, first: before === undefined, moved })
    return rules
  },

  exportLibrary: (context, filter) =>
    makeList(context, 'exportLibrary', `预案目录-${context.today}.xlsx`, filter),

  printLibrary: (context, filter) =>
    makeList(context, 'printLibrary', `预案目录-${context.today}.pdf`, filter),
}
