import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShellAnswers } from '../../preload/contract/bridge'
import type { ErrorCode, Failure } from '../../preload/contract/result'
import { youbei } from '../shared/api'

/** Failures that have a page of their own words here; the rest share one. */
const known: readonly ErrorCode[] = [
  'database-damaged',
  'newer-database',
  'migration-failed',
  'disk-full',
  'no-permission',
  'file-locked',
  'host-restarted',
]

/** When the data cannot be opened: what happened, what is safe, what to do, and what whoever helps needs to know. */
export function FatalScreen({
  failure,
  retrying,
  onRetry,
}: Readonly<{ failure: Failure; retrying: boolean; onRetry: () => void }>) {
  const { t } = useTranslation('app')
  const [about, setAbout] = useState<ShellAnswers['about'] | null>(null)
  useEffect(() => {
    let wanted = true
    void youbei.shell.about({}).then((answer) => {
      if (wanted && answer.ok) setAbout(answer.value)
    })
    return () => {
      wanted = false
    }
  }, [])
  const code = known.includes(failure.code) ? failure.code : 'other'
  const todo: unknown = t(`fatal.${code}.todo`, { returnObjects: true })
  return (
    <main className="yb-fatal" role="alert">
      <p className="yb-brand">{t('name')}</p>
      <h1>{t(`fatal.${code}.title`)}</h1>
      <p>{t(`fatal.${code}.safe`)}</p>
      <h2>{t('fatal.todo')}</h2>
      <ol>
        {Array.isArray(todo) && todo.map((step: unknown) => <li key={String(step)}>{String(step)}</li>)}
      </ol>
      <p>
        <button type="button" className="yb-button yb-main-action" disabled={retrying} onClick={onRetry}>
          {t(retrying ? 'fatal.retrying' : 'fault.retry')}
        </button>
      </p>
      <dl className="yb-facts">
        {about && (
          <>
            <dt>{t('fatal.profile')}</dt>
            <dd>{about.profile}</dd>
            <dt>{t('fatal.version')}</dt>
            <dd>{about.version}</dd>
          </>
        )}
        {failure.ref !== undefined && (
          <>
            <dt>{t('fatal.reference')}</dt>
            <dd>{failure.ref}</dd>
          </>
        )}
      </dl>
    </main>
  )
}
