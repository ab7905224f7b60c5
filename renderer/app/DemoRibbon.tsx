import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openOffice } from '../shared/otherOffice'
import { useStatus } from '../shared/useStatus'

/** On every screen of the demo office: what it is, and one click to leave and delete it. */
export function DemoRibbon() {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  if (useStatus()?.demo !== true) return null
  const leave = async () => {
    setLeaving(true)
    const { showFailure } = await import('../shared/notices')
    const failure = await openOffice(client, 'own')
    setLeaving(false)
    if (failure) showFailure(failure)
  }
  return (
    <section className="yb-demo-ribbon" aria-label={t('demo.mark')}>
      <strong>{t('demo.mark')}</strong>
      <span>{t('demo.meaning')}</span>
      <button type="button" className="yb-button" disabled={leaving} onClick={() => void leave()}>
        {t('demo.leave')}
      </button>
    </section>
  )
}
