import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Plan, plans } from '../../preload/contract/plans/index'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { formatInstant, formatNumber } from '../shared/format'
import { showDone } from '../shared/notices'
import { RecordDrawer } from '../shared/RecordDrawer'
import { RecordForm } from '../shared/RecordForm'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { factFields, factsOf } from './factFields'
import { reviewState } from './review'

/** What is known about a plan besides its text; shown, and changed in the same drawer. */
export function PlanFacts({
  plan,
  open,
  onClose,
}: Readonly<{ plan: Plan; open: boolean; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const [editing, setEditing] = useState(false)
  const close = () => {
    setEditing(false)
    onClose()
  }
  return (
    <RecordDrawer
      open={open}
      title={t(editing ? 'facts.edit' : 'facts.title')}
      onClose={close}
      extra={
        mayWrite &&
        !editing && (
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {t('facts.edit')}
          </Button>
        )
      }
    >
      {editing ? <FactsForm plan={plan} onDone={() => setEditing(false)} /> : <FactsList plan={plan} />}
    </RecordDrawer>
  )
}

function FactsList({ plan }: Readonly<{ plan: Plan }>) {
  const { t } = useTranslation('plans')
  const today = useStatus()?.today ?? ''
  const facts: [string, React.ReactNode][] = [
    [t('fields.title'), plan.title],
    [t('fields.category'), t(`categories.${plan.category}`)],
    [t('fields.documentNumber'), plan.documentNumber],
    [t('fields.issuedBy'), plan.issuedBy],
    [t('fields.issuedOn'), plan.issuedOn],
    [
      t('fields.reviewOn'),
      plan.reviewOn && (
        <>
          {plan.reviewOn} <DueTag {...reviewState(plan.reviewOn, today)} kind="task" />
        </>
      ),
    ],
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
        {facts.map(([label, fact]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{fact || <span className="yb-second">{t('facts.none')}</span>}</dd>
          </div>
        ))}
      </dl>
      <h2 className="yb-section">{t('facts.history')}</h2>
      <AuditTrail recordId={plan.id} />
    </>
  )
}

function FactsForm({ plan, onDone }: Readonly<{ plan: Plan; onDone: () => void }>) {
  const { t } = useTranslation('plans')
  const initial = useMemo(() => factsOf(plan), [plan])
  return (
    <RecordForm<Plan>
      fields={factFields(t)}
      initial={initial}
      schema={plans.calls.save.input}
      toInput={(values) => ({ ...values, id: plan.id, rev: plan.rev })}
      save={(input) => youbei.plans.save(input)}
      onSaved={() => {
        showDone(t('facts.saved'), { undo: true })
        onDone()
      }}
      onCancel={onDone}
      draftKey={`plan.${plan.id}`}
    />
  )
}
