import { Checkbox, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type PlanTrigger,
  plans,
  triggerDecisions,
  triggerReasons,
} from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { showDone, showFailure } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'
import { useStatus } from '../../shared/useStatus'
import { DayInput } from '../DayInput'
import { type PickedPlan, PlanPicker } from '../library/PlanPicker'

/** A reason for revision, entered by hand. */
export function TriggerDialog({
  trigger,
  plan,
  onClose,
}: Readonly<{ trigger: PlanTrigger | null; plan: PickedPlan | null; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const today = useStatus()?.today
  if (today === undefined) return null
  const chosen = trigger ? { id: trigger.planId, title: trigger.planTitle } : plan
  return (
    <RecordDialog title={t('triggers.new')} onClose={onClose}>
      <RecordForm<PlanTrigger>
        fields={[
          { name: 'plan', label: t('triggers.plan'), control: <PlanPicker />, required: true, wide: true },
          {
            name: 'code',
            label: t('triggers.code'),
            control: (
              <Select
                options={triggerReasons.map((value) => ({ value, label: t(`triggers.reasons.${value}`) }))}
              />
            ),
            required: true,
            wide: true,
          },
          { name: 'happenedOn', label: t('triggers.happenedOn'), control: <DayInput />, required: true },
          {
            name: 'detail',
            label: t('triggers.detail'),
            control: <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />,
            help: t('triggers.detailHelp'),
            required: true,
            wide: true,
          },
        ]}
        initial={{
          plan: chosen,
          code: trigger?.code ?? 'superior-changed',
          happenedOn: trigger?.happenedOn ?? today,
          detail: trigger?.detail ?? '',
        }}
        schema={plans.calls.saveTrigger.input}
        toInput={({ plan: picked, ...values }) => ({
          ...values,
          planId: (picked as PickedPlan | null | undefined)?.id,
          ...(trigger ? { id: trigger.id, rev: trigger.rev } : {}),
        })}
        pathOf={(path) => (path[0] === 'planId' ? ['plan'] : path)}
        save={(input) => youbei.plans.saveTrigger(input)}
        onSaved={() => {
          showDone(t('triggers.saved'), { undo: true })
          onClose()
        }}
        onCancel={onClose}
        autoFocus
        draftKey={`plan-trigger.${trigger?.id ?? 'new'}`}
      />
    </RecordDialog>
  )
}

/** What is to come of reasons for revision: to revise, or no need and why. */
export function DecideDialog({
  triggers,
  onClose,
}: Readonly<{ triggers: readonly PlanTrigger[]; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const status = useStatus()
  if (!status) return null
  // One plan: its revision can be started in the same breath.
  const one = new Set(triggers.map(({ planId }) => planId)).size === 1 ? triggers[0] : undefined
  const start = async (values: { decision?: string; startToo?: boolean }) => {
    if (!one || values.decision !== 'revise' || !values.startToo) return
    const started = await youbei.plans.startRevision({ id: one.planId })
    if (!started.ok) showFailure(started.error)
  }
  let startToo = false
  return (
    <RecordDialog title={t('triggers.decideTitle')} onClose={onClose}>
      <ul className="plan-dialog-list">
        {triggers.slice(0, 5).map((trigger) => (
          <li key={trigger.id}>
            《{trigger.planTitle}》{trigger.detail}
          </li>
        ))}
      </ul>
      <RecordForm<{ decided: number }>
        fields={[
          {
            name: 'decision',
            label: t('triggers.decision'),
            control: (
              <Radio.Group
                options={triggerDecisions.map((value) => ({
                  value,
                  label: t(`triggers.decisions.${value}`),
                }))}
              />
            ),
            required: true,
            wide: true,
          },
          {
            name: 'reason',
            label: t('triggers.reason'),
            control: <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />,
            help: t('triggers.decideHelp'),
            wide: true,
          },
          { name: 'person', label: t('triggers.person'), control: <Input maxLength={60} /> },
          { name: 'decidedOn', label: t('triggers.decidedOn'), control: <DayInput />, required: true },
          ...(one
            ? [
                {
                  name: 'startToo',
                  label: t('life.start'),
                  control: <Checkbox>{t('triggers.startToo')}</Checkbox>,
                  valueProp: 'checked',
                  wide: true,
                },
              ]
            : []),
        ]}
        initial={{
          decision: 'revise',
          reason: '',
          person: status.user?.name ?? '',
          decidedOn: status.today,
          startToo: false,
        }}
        schema={plans.calls.decideTriggers.input}
        toInput={({ startToo: also, ...values }) => {
          startToo = also === true
          return { ...values, ids: triggers.map(({ id }) => id) }
        }}
        save={async (input: Parameters<typeof youbei.plans.decideTriggers>[0]) => {
          const decided = await youbei.plans.decideTriggers(input)
          if (decided.ok) await start({ decision: input.decision, startToo })
          return decided
        }}
        onSaved={({ decided }) => {
          showDone(t('triggers.decided', { n: decided }), startToo ? {} : { undo: true })
          onClose()
        }}
        onCancel={onClose}
        draftKey={`plan-decision.${triggers
          .map(({ id }) => id)
          .join('.')
          .slice(0, 200)}`}
      />
    </RecordDialog>
  )
}
