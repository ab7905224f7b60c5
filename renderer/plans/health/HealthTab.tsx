import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Finding } from '../../../preload/contract/plans/index'
import { LevelTag } from '../../shared/LevelTag'
import { useQueryCall } from '../../shared/useQueryCall'
import { findingText } from '../library/words'

const colours = { serious: 'red', warn: 'orange', info: 'plain' } as const

/** What is missing or stale in a plan, each with the way to where it is mended. */
export function HealthTab({ planId }: Readonly<{ planId: string }>) {
  const { t, i18n } = useTranslation('plans')
  const findings = useQueryCall('plans', 'getHealth', { id: planId }).data?.findings
  if (!findings) return null
  if (findings.length === 0) return <p className="yb-second">{t('health.sound')}</p>
  const exists = (key: string) => i18n.exists(key, { ns: 'plans' })
  return (
    <ul className="plan-findings">
      {findings.map((finding: Finding) => (
        <li key={`${finding.code} ${finding.text}`}>
          <LevelTag level={colours[finding.level]}>{t(`health.levels.${finding.level}`)}</LevelTag>
          <span className="plan-finding">{findingText(t, exists, finding)}</span>
          <Link to={finding.to}>{t('health.mend')}</Link>
        </li>
      ))}
    </ul>
  )
}
