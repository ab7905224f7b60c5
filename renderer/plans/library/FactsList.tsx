import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PlanLine } from '../../../preload/contract/plans/index'
import { AuditTrail } from '../../shared/AuditTrail'
import { DueTag } from '../../shared/DueTag'
import { formatInstant, formatNumber } from '../../shared/format'
import { useQueryCall } from '../../shared/useQueryCall'
import { useStatus } from '../../shared/useStatus'
import { reviewState } from '../review'
import { useAreaNames } from './AreaPicker'
import { useEventOptions } from './EventPicker'
import { stateText } from './words'

/** Everything that is known of a plan besides its text, to be read. What is empty is left out, so that the rest is found. */
export function FactsList({ plan }: Readonly<{ plan: PlanLine }>) {
  const { t } = useTranslation('plans')
  const today = useStatus()?.today ?? ''
  const { name } = useEventOptions()
  const areaNames = useAreaNames()
  const parent = useQueryCall(
    'plans',
    'get',
    { id: plan.parentId ?? '' },
    { enabled: plan.parentId !== null },
  )
  const children = useQueryCall('plans', 'list', { parentId: plan.id, limit: 50 })
  const due = (on: string | null) =>
    on && (
      <>
        {on} <DueTag {...reviewState(on, today)} kind="task" />
      </>
    )
  const facts: [string, React.ReactNode][] = [
    [t('fields.title'), plan.title],
    [t('library.fields.state'), stateText(t, plan)],
    [t('fields.category'), `${t(`categories.${plan.category}`)} · ${t(`library.levels.${plan.level}`)}`],
    [t('library.fields.eventTypes'), plan.eventTypes.map(name).join('、')],
    [t('library.fields.area'), areaNames(plan.area).join('、')],
    [t('library.fields.responsible'), plan.responsible],
    [t('fields.documentNumber'), plan.documentNumber],
    [t('fields.issuedBy'), plan.issuedBy],
    [t('library.fields.approvedOn'), [plan.approvedOn, plan.approvedBy].filter(Boolean).join(' ')],
    [t('fields.issuedOn'), plan.issuedOn],
    [t('library.fields.effectiveOn'), plan.effectiveOn],
    [t('library.fields.publishedOn'), plan.publishedOn],
    [
      t('library.fields.filedOn'),
      // Where it goes to says nothing while it was not filed.
      plan.filedOn && [plan.filedOn, plan.filedWith, plan.filingNumber].filter(Boolean).join(' '),
    ],
    [t('library.fields.filingDueOn'), due(plan.filingDueOn)],
    [t('library.fields.nextReviewOn'), due(plan.nextReviewOn)],
    [t('library.fields.assessedOn'), plan.assessedOn],
    [t('library.fields.drilledOn'), plan.drilledOn],
    [
      t('library.fields.parentId'),
      plan.parentId && parent.data && <Link to={`/plans/${plan.parentId}`}>{parent.data.plan.title}</Link>,
    ],
    [
      t('library.children'),
      (children.data?.rows.length ?? 0) > 0 &&
        children.data?.rows.map((child) => (
          <div key={child.id}>
            <Link to={`/plans/${child.id}`}>{child.title}</Link>
          </div>
        )),
    ],
    [t('library.fields.keywords'), plan.keywords.join('、')],
    [t('library.fields.secrecy'), t(`library.secrecies.${plan.secrecy}`)],
    [t('fields.version'), t('version', { n: plan.versionNumber })],
    [t('fields.sourceName'), plan.sourceName],
    [t('fields.importedAt'), formatInstant(plan.importedAt)],
    [
      t('fields.size'),
      t('facts.size', {
        sections: formatNumber(plan.sections),
        tables: formatNumber(plan.tables),
        characters: formatNumber(plan.characters),
      }),
    ],
    [t('fields.remark'), plan.remark],
  ]
  return (
    <>
      <dl className="yb-facts">
        {facts
          .filter(([, fact]) => fact)
          .map(([label, fact]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      <h2 className="yb-section">{t('facts.history')}</h2>
      <AuditTrail recordId={plan.id} />
    </>
  )
}
