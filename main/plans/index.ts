import { countPlans, planById, sectionForHit } from '../../database/plans/repository'
import type { Contract } from '../../preload/contract/api'
import { sectionLabel } from '../../preload/contract/outline'
import type { libraryCalls } from '../../preload/contract/plans/index'
import { type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { compare } from './compare/index'
import { finder } from './finder/index'
import { handlers } from './handlers'
import { health } from './health/index'
import { planKind, planVersionKind } from './kinds'
import { libraryDue } from './library/due'
import { planAttachmentKind } from './library/kinds'
import { life } from './life/index'
import { parts } from './parts/index'
import { highlight } from './snippet'
import { triggers } from './triggers/index'
import { writing } from './writing/index'

const library: HostArea<typeof libraryCalls> = {
  handlers,
  kinds: [planKind, planVersionKind, planAttachmentKind],
  due: libraryDue,
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
  printables: [
    { kind: 'plan', load: async () => (await import('./printables')).collectPlan },
    { kind: 'cards', load: async () => (await import('./printables')).collectCards },
    { kind: 'calls', load: async () => (await import('./printables')).collectCalls },
  ],
  work: {
    read: async () => (await import('./work')).read as WorkFunction,
    keepFile: async () => (await import('./library/work')).keepFile as WorkFunction,
    exportLibrary: async () => (await import('./library/work')).exportLibrary as WorkFunction,
    printLibrary: async () => (await import('./library/work')).printLibrary as WorkFunction,
  },
}

export const plans = joinAreas<Contract['plans']>(
  'plans',
  {
    ...library.handlers,
    ...life.handlers,
    ...parts.handlers,
    ...finder.handlers,
    ...writing.handlers,
    ...compare.handlers,
    ...triggers.handlers,
    ...health.handlers,
  },
  [library, life, parts, finder, writing, compare, triggers, health],
)

export { parseBody } from './body'
export { type HealthCheck, healthChecks } from './health/index'
export { partsOfVersion } from './parts/index'
export { headingText, longDate } from './print-rules'
export { type RaisedTrigger, raiseTrigger } from './triggers/raise'
