import { useTranslation } from 'react-i18next'
import type { PartFinding } from '../../../preload/contract/plans/parts'
import { EmptyState } from '../../shared/EmptyState'
import { LevelTag } from '../../shared/LevelTag'

/** What is missing or stale in the parts of this version. */
export function Findings({
  findings,
  hasParts,
}: Readonly<{ findings: readonly PartFinding[]; hasParts: boolean }>) {
  const { t } = useTranslation('plans')
  if (findings.length === 0)
    return <EmptyState title={t(hasParts ? 'parts.findings.none' : 'parts.findings.nothing')} />
  return (
    <ul className="parts-findings">
      {findings.map((finding) => (
        <li key={`${finding.code}${finding.partId}${JSON.stringify(finding.facts)}`}>
          <LevelTag level="orange">{t(`parts.tabs.${finding.kind}`)}</LevelTag>
          {t(`parts.findings.${finding.code}`, finding.facts)}
        </li>
      ))}
    </ul>
  )
}
