import { useTranslation } from 'react-i18next'
import { type DueTagProps, dueKey } from './due'
import { LevelTag } from './LevelTag'

export type { DueState, DueTagProps } from './due'

/** 13 天后到期 (orange), 已过期 3 天 (red). */
export function DueTag(props: DueTagProps) {
  const { t } = useTranslation('shared')
  const key = dueKey(props)
  if (key === null) return null
  return (
    <LevelTag level={props.state === 'expired' ? 'red' : 'orange'}>
      {t(key, { days: Math.abs(props.days ?? 0) })}
    </LevelTag>
  )
}
