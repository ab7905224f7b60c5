import { useTranslation } from 'react-i18next'
import type { CountState } from '../../../preload/contract/supplies/index'
import { LevelTag } from '../../shared/LevelTag'

const levels = {
  counting: 'blue',
  reviewing: 'yellow',
  submitted: 'orange',
  adjusted: 'green',
  cancelled: 'plain',
} as const

/** Where a count stands: colour and word. */
export function CountTag({ state }: Readonly<{ state: CountState }>) {
  const { t } = useTranslation('supplies')
  return <LevelTag level={levels[state]}>{t(`counts.states.${state}`)}</LevelTag>
}
