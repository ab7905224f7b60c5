import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DueLine } from '../../../preload/contract/care'
import { LevelTag } from '../../shared/LevelTag'
import { useStatus } from '../../shared/useStatus'
import { dayWord } from './rules'

const colours = { overdue: 'red', soon: 'orange', info: 'plain' } as const

/** Lines of the clock board: the level in a word and a colour, what it is, and by when. Each opens its place. */
export function DueLines({ lines, onOpen }: Readonly<{ lines: readonly DueLine[]; onOpen?: () => void }>) {
  const { t, i18n } = useTranslation('app')
  const today = useStatus()?.today ?? ''
  return (
    <ul className="yb-due-list">
      {lines.map((line) => {
        const key = `${line.module}:due.${line.code}`
        const { key: word, days } = dayWord(line.on, today)
        return (
          <li key={`${key} ${line.to} ${line.on} ${JSON.stringify(line.facts)}`}>
            <Link to={line.to} className="yb-due" onClick={() => onOpen?.()}>
              <LevelTag level={colours[line.level]}>{t(`home.levels.${line.level}`)}</LevelTag>
              <span className="yb-due-what">
                {i18n.exists(key) ? t(key, { ...line.facts, ns: line.module }) : t(`places.${line.module}`)}
              </span>
              {line.on !== null && (
                <span className="yb-due-on" title={line.on}>
                  {t(`home.on.${word}`, { days })}
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
