import type { TFunction } from 'i18next'
import type { PlanTrigger } from '../../../preload/contract/plans/index'

type T = TFunction<'plans'>
type Exists = (key: string) => boolean

/** Where a trigger came from; a source the page has no words for is the program. */
export const sourceText = (t: T, exists: Exists, source: string): string =>
  t(exists(`triggers.sources.${source}`) ? `triggers.sources.${source}` : 'triggers.sources.other')

/** The reason, as the measures name it. */
export const reasonText = (t: T, exists: Exists, code: string): string =>
  exists(`triggers.reasons.${code}`) ? t(`triggers.reasons.${code}`) : code

/** What was decided, in a word or two. */
export function decisionText(t: T, trigger: Pick<PlanTrigger, 'decision' | 'doneVersion'>): string {
  if (trigger.decision === null) return t('triggers.undecided')
  return trigger.doneVersion === null
    ? t(`triggers.decisions.${trigger.decision}`)
    : t('triggers.done', { n: trigger.doneVersion })
}
