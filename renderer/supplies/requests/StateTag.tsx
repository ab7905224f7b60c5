import { useTranslation } from 'react-i18next'
import type { RequestRow, RequestState } from '../../../preload/contract/supplies/index'
import { LevelTag } from '../../shared/LevelTag'

const levels = {
  asked: 'orange',
  approved: 'blue',
  partly: 'blue',
  issued: 'yellow',
  received: 'green',
  refused: 'plain',
  withdrawn: 'plain',
} as const

/** Where a request stands: colour and word. */
export function StateTag({ state }: Readonly<{ state: RequestState }>) {
  const { t } = useTranslation('supplies')
  return <LevelTag level={levels[state]}>{t(`requests.states.${state}`)}</LevelTag>
}

/** 还有 2 天 (orange), 已超期 1 天 (red), while something is still to be issued. */
export function NeededTag({ request }: Readonly<{ request: Pick<RequestRow, 'state' | 'daysLeft'> }>) {
  const { t } = useTranslation('shared')
  const { daysLeft } = request
  if (daysLeft === null || daysLeft > 7 || !['asked', 'approved', 'partly'].includes(request.state))
    return null
  const word = daysLeft < 0 ? 'over' : daysLeft === 0 ? 'today' : 'soon'
  return (
    <LevelTag level={daysLeft <= 0 ? 'red' : 'orange'}>
      {t(`due.task.${word}`, { days: Math.abs(daysLeft) })}
    </LevelTag>
  )
}
