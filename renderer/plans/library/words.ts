import type { TFunction } from 'i18next'
import type { Finding, PlanLine } from '../../../preload/contract/plans/index'

type T = TFunction<'plans'>

/** A plan's state in a word or two; what is being revised says so. */
export function stateText(t: T, plan: Pick<PlanLine, 'state' | 'draftId' | 'versionId'>): string {
  const state = t(`library.states.${plan.state}`)
  return plan.draftId !== null && plan.draftId !== plan.versionId ? t('library.revising', { state }) : state
}

/** A finding as a sentence; one whose code the page has no words for says what the host wrote. */
export function findingText(t: T, exists: (key: string) => boolean, finding: Finding): string {
  const key = `health.findings.${finding.code}`
  if (!exists(key)) return finding.text
  const { fields, count } = finding.facts
  const facts =
    typeof fields === 'string'
      ? {
          ...finding.facts,
          fields: fields
            .split(',')
            .map((field) => t(`health.fields.${field}`))
            .join(t('health.separator')),
        }
      : finding.facts
  // The host names the first three of many.
  const more = typeof count === 'number' && count > 3 ? t('health.more', { n: count }) : ''
  return t(key, { ...facts, more })
}
