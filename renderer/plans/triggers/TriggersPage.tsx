import { AlertOutlined, DeleteOutlined, EditOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { type PlanTrigger, triggerReasons } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { useHotkeys } from '../../shared/hotkeys'
import { LevelTag } from '../../shared/LevelTag'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type TableColumn, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { LibraryTabs } from '../library/LibraryTabs'
import { DecideDialog, TriggerDialog } from './TriggerForm'
import { decisionText, reasonText, sourceText } from './words'
import '../plans.css'
import '../life/life.css'

type State = 'open' | 'revising' | 'closed'
const states: readonly State[] = ['open', 'revising', 'closed']
type Code = (typeof triggerReasons)[number]

/** 修订事由: why plans must be looked at again, entered by hand or by the program, and what was decided. */
export function TriggersPage() {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const [params, setParams] = useSearchParams()
  const planId = params.get('plan')
  const plan = useQueryCall('plans', 'get', { id: planId ?? '' }, { enabled: planId !== null }).data?.plan
  const [state, setState] = useState<State | undefined>()
  const [code, setCode] = useState<Code | undefined>()
  const [edited, setEdited] = useState<PlanTrigger | 'new' | null>(null)
  const [deciding, setDeciding] = useState<readonly PlanTrigger[] | null>(null)
  const [opened, setOpened] = useState<PlanTrigger | null>(null)
  const columns = useColumns()
  const remove = useRemove(() => setOpened(null))
  useHotkeys({ f2: () => mayWrite && setEdited('new') })
  const add = mayWrite && (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      aria-keyshortcuts="F2"
      onClick={() => setEdited('new')}
    >
      {t('triggers.add')}
      <span className="yb-kbd">F2</span>
    </Button>
  )
  const close = () => setDeciding(null)
  return (
    <>
      <TablePage<PlanTrigger>
        title={t('title')}
        lead={<LibraryTabs current="triggers" />}
        actions={add}
        filters={
          <>
            <Select<State | undefined>
              aria-label={t('triggers.decision')}
              placeholder={t('triggers.state')}
              allowClear
              value={state}
              onChange={setState}
              options={states.map((value) => ({ value, label: t(`triggers.states.${value}`) }))}
            />
            <Select<Code | undefined>
              aria-label={t('triggers.code')}
              placeholder={t('triggers.allReasons')}
              allowClear
              value={code}
              onChange={setCode}
              options={triggerReasons.map((value) => ({ value, label: t(`triggers.reasons.${value}`) }))}
            />
            {planId !== null && <Button onClick={() => setParams({})}>{`《${plan?.title ?? ''}》 ×`}</Button>}
          </>
        }
        searchHint={t('triggers.searchHint')}
        columns={columns}
        load={{
          module: 'plans',
          call: 'listTriggers',
          input: {
            ...(state ? { state } : {}),
            ...(code ? { code } : {}),
            ...(planId !== null ? { planId } : {}),
          },
        }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={opened?.id ?? null}
        selectionActions={(rows, clear) =>
          mayWrite && (
            <Button
              icon={<EditOutlined aria-hidden />}
              disabled={rows.some(({ decision }) => decision !== null)}
              onClick={() => {
                setDeciding(rows)
                clear()
              }}
            >
              {t('triggers.decide')}
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<AlertOutlined aria-hidden />}
            title={t('triggers.empty')}
            description={t('triggers.emptyHint')}
            actions={add}
          />
        }
        onClearFilters={() => {
          setState(undefined)
          setCode(undefined)
          setParams({})
        }}
        storageKey="plan-triggers"
      />
      <TriggerDrawer
        trigger={opened}
        onClose={() => setOpened(null)}
        onEdit={(row) => setEdited(row)}
        onDecide={(row) => setDeciding([row])}
        onRemove={(row) => void remove.run(row)}
      />
      {edited && (
        <TriggerDialog
          trigger={edited === 'new' ? null : edited}
          plan={plan ? { id: plan.id, title: plan.title } : null}
          onClose={() => {
            setEdited(null)
            setOpened(null)
          }}
        />
      )}
      {deciding && (
        <DecideDialog
          triggers={deciding}
          onClose={() => {
            close()
            setOpened(null)
          }}
        />
      )}
    </>
  )
}

function useRemove(onDone: () => void) {
  const { t } = useTranslation('plans')
  return useCommand((row: PlanTrigger) => youbei.plans.removeTriggers({ ids: [row.id] }), {
    done: t('triggers.removed'),
    undoable: true,
    onDone,
  })
}

function TriggerDrawer({
  trigger,
  onClose,
  onEdit,
  onDecide,
  onRemove,
}: Readonly<{
  trigger: PlanTrigger | null
  onClose: () => void
  onEdit: (row: PlanTrigger) => void
  onDecide: (row: PlanTrigger) => void
  onRemove: (row: PlanTrigger) => void
}>) {
  const { t, i18n } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const exists = (key: string) => i18n.exists(key, { ns: 'plans' })
  const reopen = useCommand((row: PlanTrigger) => youbei.plans.reopenTrigger({ id: row.id, rev: row.rev }), {
    done: t('triggers.reopened'),
    undoable: true,
    onDone: onClose,
  })
  const own = trigger?.source === 'hand' && trigger.decision === null
  const facts: [string, React.ReactNode][] = trigger
    ? [
        [
          t('triggers.plan'),
          <Link key="plan" to={`/plans/${trigger.planId}`}>
            {trigger.planTitle}
          </Link>,
        ],
        [t('triggers.code'), reasonText(t, exists, trigger.code)],
        [t('triggers.happenedOn'), trigger.happenedOn],
        [t('triggers.detail'), trigger.detail],
        [t('triggers.source'), sourceText(t, exists, trigger.source)],
        [t('triggers.decision'), decisionText(t, trigger)],
        [t('triggers.reason'), trigger.reason],
        [t('triggers.person'), trigger.person],
        [t('triggers.decidedOn'), trigger.decidedOn],
      ]
    : []
  return (
    <RecordDrawer
      open={trigger !== null}
      title={t('triggers.title')}
      onClose={onClose}
      extra={
        trigger &&
        mayWrite && (
          <>
            {own && (
              <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => onRemove(trigger)}>
                {t('triggers.remove')}
              </Button>
            )}
            {own && (
              <Button icon={<EditOutlined aria-hidden />} onClick={() => onEdit(trigger)}>
                {t('library.attachments.edit')}
              </Button>
            )}
            {trigger.decision === null ? (
              <Button type="primary" onClick={() => onDecide(trigger)}>
                {t('triggers.decide')}
              </Button>
            ) : (
              trigger.doneVersion === null && (
                <Button
                  icon={<UndoOutlined aria-hidden />}
                  loading={reopen.running}
                  onClick={() => void reopen.run(trigger)}
                >
                  {t('triggers.reopen')}
                </Button>
              )
            )}
          </>
        )
      }
    >
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
      {trigger && trigger.link !== '' && <Link to={trigger.link}>{t('triggers.openCause')}</Link>}
    </RecordDrawer>
  )
}

function useColumns(): TableColumn<PlanTrigger>[] {
  const { t, i18n } = useTranslation('plans')
  return useMemo(() => {
    const exists = (key: string) => i18n.exists(key, { ns: 'plans' })
    return [
      {
        key: 'happenedOn',
        title: t('triggers.happenedOn'),
        text: (row) => row.happenedOn,
        sortField: 'happenedOn',
        width: 110,
      },
      {
        key: 'plan',
        title: t('triggers.plan'),
        text: (row) => row.planTitle,
        sortField: 'planTitle',
        width: 220,
        grow: true,
      },
      { key: 'detail', title: t('triggers.detail'), text: (row) => row.detail, width: 260, grow: true },
      {
        key: 'code',
        title: t('triggers.code'),
        text: (row) => reasonText(t, exists, row.code),
        sortField: 'code',
        width: 210,
        priority: 2,
      },
      {
        key: 'source',
        title: t('triggers.source'),
        text: (row) => sourceText(t, exists, row.source),
        width: 110,
        priority: 3,
      },
      {
        key: 'decision',
        title: t('triggers.decision'),
        text: (row) => decisionText(t, row),
        render: (row) => (
          <LevelTag level={row.decision === null ? 'orange' : 'plain'}>{decisionText(t, row)}</LevelTag>
        ),
        width: 130,
      },
      { key: 'reason', title: t('triggers.reason'), text: (row) => row.reason, width: 180, optional: true },
      { key: 'person', title: t('triggers.person'), text: (row) => row.person, width: 90, priority: 3 },
      {
        key: 'decidedOn',
        title: t('triggers.decidedOn'),
        text: (row) => row.decidedOn ?? '',
        sortField: 'decidedOn',
        width: 110,
        priority: 3,
      },
    ]
  }, [t, i18n])
}
