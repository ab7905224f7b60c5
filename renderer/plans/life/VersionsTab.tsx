import { DiffOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { PlanLine, PlanVersion } from '../../../preload/contract/plans/index'
import { formatInstant, formatNumber } from '../../shared/format'
import { useQueryCall } from '../../shared/useQueryCall'

/** Versions of a plan, two of which can be compared, and everything that was done with it. */
export function VersionsTab({
  plan,
  onRead,
}: Readonly<{ plan: PlanLine; onRead: (versionId: string) => void }>) {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const versions = useQueryCall('plans', 'listVersions', { id: plan.id }).data?.versions ?? []
  const [chosen, setChosen] = useState<readonly string[]>([])
  const compare = (before: PlanVersion, after: PlanVersion) =>
    navigate(`/plans/${plan.id}/compare?before=${before.id}&after=${after.id}`)
  const pair = versions.filter(({ id }) => chosen.includes(id))
  const [newer, older] = pair
  return (
    <>
      {versions.length > 1 && (
        <p className="yb-second">
          {t('life.versions.choose')}{' '}
          <Button
            size="small"
            icon={<DiffOutlined aria-hidden />}
            disabled={!newer || !older}
            onClick={() => newer && older && compare(older, newer)}
          >
            {t('life.versions.compareChosen')}
          </Button>
        </p>
      )}
      <ul className="plan-versions">
        {versions.map((version, at) => {
          const before = versions.find(({ id }) => id === version.basedOn) ?? versions[at + 1]
          return (
            <li key={version.id}>
              {versions.length > 1 && (
                <Checkbox
                  aria-label={t('life.versions.number', { n: version.number })}
                  checked={chosen.includes(version.id)}
                  disabled={chosen.length >= 2 && !chosen.includes(version.id)}
                  onChange={({ target }) =>
                    setChosen((now) =>
                      target.checked ? [...now, version.id] : now.filter((id) => id !== version.id),
                    )
                  }
                />
              )}
              <div className="plan-version">
                <strong>
                  {t('life.versions.number', { n: version.number })} · {t(`library.states.${version.state}`)}
                </strong>
                <span className="yb-second">
                  {[
                    formatInstant(version.publishedAt ?? version.updatedAt),
                    t('life.versions.size', {
                      sections: formatNumber(version.sections),
                      characters: formatNumber(version.characters),
                    }),
                    version.sourceName,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {version.changeNote !== '' && <span>{version.changeNote}</span>}
              </div>
              <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => onRead(version.id)}>
                {t('life.versions.read')}
              </Button>
              {before && (
                <Button
                  size="small"
                  icon={<DiffOutlined aria-hidden />}
                  onClick={() => compare(before, version)}
                >
                  {t('life.versions.compare')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <h2 className="yb-section">{t('life.history')}</h2>
      <History planId={plan.id} />
    </>
  )
}

function History({ planId }: Readonly<{ planId: string }>) {
  const { t } = useTranslation('plans')
  const steps = useQueryCall('plans', 'listSteps', { id: planId }).data?.steps ?? []
  return (
    <ol className="plan-history">
      {steps.map((step) => (
        <li key={step.id}>
          <time>{step.happenedOn}</time>
          <span>{t('life.versions.number', { n: step.versionNumber })}</span>
          <strong>{t(`life.steps.${step.step}`)}</strong>
          {step.byName !== '' && <span>{step.byName}</span>}
          <span className="yb-second">{t('life.who', { name: step.userName })}</span>
          {step.opinion !== '' && <blockquote>{step.opinion}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
