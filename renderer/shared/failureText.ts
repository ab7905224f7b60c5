import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../preload/contract/result'

export type FailureText = Readonly<{
  /** What happened, in a sentence. */
  title: string
  /** What is safe and what to do; empty when the sentence says it all. */
  advice: string
  /** The number under which the log has the details; empty for expected refusals. */
  reference: string
}>

/** Turns a refusal into the user's words: `errors.<code>`, `advice.<code>` of the shared texts. */
export function useFailureText(): (failure: Failure) => FailureText {
  const { t, i18n } = useTranslation('shared')
  return useCallback(
    (failure: Failure) => {
      const facts = failure.facts ?? {}
      const known = i18n.exists(`errors.${failure.code}`, { ns: 'shared' })
      const code = known ? failure.code : 'internal'
      return {
        title: t(`errors.${code}`, facts),
        advice: i18n.exists(`advice.${code}`, { ns: 'shared' }) ? t(`advice.${code}`, facts) : '',
        reference: failure.ref === undefined ? '' : t('reference', { ref: failure.ref }),
      }
    },
    [t, i18n],
  )
}
