import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../preload/contract/office'
import type { ErrorCode } from '../../preload/contract/result'
import { statusQuery } from '../office/status'
import { failureOf, youbei } from '../shared/api'
import { useOpening } from '../shared/otherOffice'
import { Boot } from './Boot'
import { useHostState } from './host-state'
import { Session } from './Session'

const FirstStart = lazy(() => import('./first-start/FirstStart').then((m) => ({ default: m.FirstStart })))
const FatalScreen = lazy(() => import('./FatalScreen').then((m) => ({ default: m.FatalScreen })))

/** Refusals of the very first question that end the program's day: shown even where an older answer is at hand. */
const fatal: readonly ErrorCode[] = ['database-damaged', 'newer-database', 'migration-failed']

/** Decides what is shown: a fatal screen, the first start, or the office. */
export function Gate() {
  const status = useQuery(statusQuery)
  const failure = status.error ? failureOf(status.error) : null
  useTitle(status.data)
  let shown = <Boot />
  if (failure && (status.data === undefined || fatal.includes(failure.code))) {
    shown = (
      <FatalScreen failure={failure} retrying={status.isFetching} onRetry={() => void status.refetch()} />
    )
  } else if (status.data) {
    shown = status.data.setUp ? <Session status={status.data} /> : <FirstStart status={status.data} />
  }
  return (
    <>
      <HostBar />
      <Suspense fallback={<Boot />}>{shown}</Suspense>
      <Opening />
    </>
  )
}

/** Over everything while another office is opened: what is there does not hold any longer. */
function Opening() {
  const { t } = useTranslation('app')
  const kind = useOpening()
  return (
    kind && (
      <div role="status" className="yb-opening">
        <p className="yb-opening-what">{t(`opening.${kind}`)}</p>
        <p className="yb-caption">{t('opening.patience')}</p>
      </div>
    )
  )
}

function HostBar() {
  const { t } = useTranslation('app')
  const opening = useOpening() !== null
  const down = useHostState() === 'down' && !opening
  return (
    <div role="status" className="yb-host-bar" hidden={!down}>
      {down && t('host.down')}
    </div>
  )
}

function useTitle(status: Status | undefined): void {
  const { t } = useTranslation('app')
  const office = status?.setUp ? status.officeName : ''
  const title = [status?.demo ? t('demo.mark') : '', office, t('name')]
    .filter((part) => part !== '')
    .join(' – ')
  useEffect(() => {
    document.title = title
    void youbei.shell.setTitle({ title })
  }, [title])
}
