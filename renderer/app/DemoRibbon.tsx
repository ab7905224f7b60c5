import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../shared/api'
import { useStatus } from '../shared/useStatus'
import { reopenOffice } from './demo'

/** On every screen of the demo office: what it is, and one click to leave and delete it. */
export function DemoRibbon() {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  if (useStatus()?.demo !== true) return null
  const leave = async () => {
    setLeaving(true)
    const { showFailure } = await import('../shared/notices')
    const answer = await youbei.shell.leaveDemo({ discard: true })
    setLeaving(false)
    if (answer.ok) await reopenOffice(client)
    else showFailure(answer.error)
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
