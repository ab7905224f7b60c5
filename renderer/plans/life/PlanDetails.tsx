import { EditOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlanLine } from '../../../preload/contract/plans/index'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { HealthTab } from '../health/HealthTab'
import { Attachments } from '../library/Attachments'
import { FactsForm } from '../library/FactsForm'
import { FactsList } from '../library/FactsList'
import { TriggersTab } from '../triggers/TriggersTab'
import { VersionsTab } from './VersionsTab'

export const detailTabs = ['facts', 'versions', 'attachments', 'triggers', 'health'] as const
export type DetailTab = (typeof detailTabs)[number]

/** Everything of a plan besides its text, beside the text: facts, versions, files, reasons for revision, findings. */
export function PlanDetails({
  plan,
  tab,
  editing,
  onShow,
  onRead,
  onClose,
}: Readonly<{
  plan: PlanLine
  /** Null while the drawer is closed. */
  tab: DetailTab | null
  editing: boolean
  onShow: (tab: DetailTab, editing?: boolean) => void
  onRead: (versionId: string) => void
  onClose: () => void
}>) {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const label = (key: DetailTab) => {
    const count = key === 'health' ? plan.findings : key === 'triggers' ? plan.openTriggers : 0
    return `${t(`life.tabs.${key}`)}${count > 0 ? ` ${count}` : ''}`
  }
  return (
    <RecordDrawer
      open={tab !== null}
      title={t(editing ? 'facts.edit' : 'life.details')}
      width={640}
      onClose={onClose}
      extra={
        mayWrite &&
        tab === 'facts' &&
        !editing && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => onShow('facts', true)}>
            {t('facts.edit')}
          </Button>
        )
      }
    >
      {editing && mayWrite ? (
        <FactsEditor plan={plan} onDone={() => onShow('facts')} />
      ) : (
        <Tabs
          activeKey={tab ?? 'facts'}
          onChange={(key) => onShow(key as DetailTab)}
          items={[
            { key: 'facts', label: label('facts'), children: <FactsList plan={plan} /> },
            {
              key: 'versions',
              label: label('versions'),
              children: <VersionsTab plan={plan} onRead={onRead} />,
            },
            { key: 'attachments', label: label('attachments'), children: <Attachments planId={plan.id} /> },
            { key: 'triggers', label: label('triggers'), children: <TriggersTab plan={plan} /> },
            { key: 'health', label: label('health'), children: <HealthTab planId={plan.id} /> },
          ]}
          destroyOnHidden
        />
      )}
    </RecordDrawer>
  )
}

/** The form waits for the names it shows: the plan above and the person. */
function FactsEditor({ plan, onDone }: Readonly<{ plan: PlanLine; onDone: () => void }>) {
  const parent = useQueryCall(
    'plans',
    'get',
    { id: plan.parentId ?? '' },
    { enabled: plan.parentId !== null },
  )
  const person = useQueryCall(
    'people',
    'get',
    { id: plan.responsibleId ?? '' },
    { enabled: plan.responsibleId !== null },
  )
  if ((plan.parentId !== null && parent.isPending) || (plan.responsibleId !== null && person.isPending))
    return null
  const above = parent.data?.plan
  return (
    <FactsForm
      plan={plan}
      parent={above ? { id: above.id, title: above.title } : null}
      person={person.data ?? null}
      onDone={onDone}
    />
  )
}
