import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type LifeStep, type Plan, type PlanLine, plans } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { type RecordField, RecordForm } from '../../shared/RecordForm'
import { useStatus } from '../../shared/useStatus'
import { DayInput } from '../DayInput'
import './life.css'

/** One step of a plan's life: when, by whom, with what opinion, and the facts that it settles. */
export function StepDialog({
  plan,
  step,
  onClose,
}: Readonly<{ plan: PlanLine; step: LifeStep; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const status = useStatus()
  const fields = useStepFields(step)
  if (!status) return null
  const revising = plan.draftId !== plan.versionId
  const initial = {
    happenedOn: status.today,
    byName: '',
    opinion: '',
    // A new version has a number of its own; the first one may have got its number while it was written.
    ...(step === 'publish'
      ? {
          documentNumber: revising ? '' : plan.documentNumber,
          effectiveOn: null,
          publishedOn: null,
          changeNote: '',
        }
      : {}),
    ...(step === 'file' ? { filedWith: plan.filedWith, filingNumber: '' } : {}),
  }
  return (
    <RecordDialog title={t(`life.titles.${step}`)} onClose={onClose}>
      <p className="plan-dialog-hint">{t(`life.hints.${step}`)}</p>
      <RecordForm<Plan>
        fields={fields}
        initial={initial}
        schema={plans.calls.takeStep.input}
        toInput={(values) => ({
          ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')),
          id: plan.id,
          step,
        })}
        save={(input) => youbei.plans.takeStep(input)}
        onSaved={() => {
          showDone(t(`life.done.${step}`), step === 'publish' ? {} : { undo: true })
          onClose()
        }}
        onCancel={onClose}
        saveLabel={t(`life.steps.${step}`)}
        draftKey={`plan.${plan.id}.${step}`}
        autoFocus
      />
    </RecordDialog>
  )
}

function useStepFields(step: LifeStep): RecordField[] {
  const { t } = useTranslation('plans')
  const day = (name: string, help?: string): RecordField => ({
    name,
    label: t(`life.fields.${name}`),
    control: <DayInput />,
    ...(help === undefined ? {} : { help }),
  })
  const text = (name: string, max: number): RecordField => ({
    name,
    label: t(`life.fields.${name}`),
    control: <Input maxLength={max} />,
  })
  const opinion: RecordField = {
    name: 'opinion',
    label: t('life.fields.opinion'),
    control: <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />,
    required: step === 'return' || step === 'archive',
    wide: true,
  }
  const common = [{ ...day('happenedOn'), required: true }, text('byName', 100)]
  if (step === 'publish')
    return [
      {
        name: 'documentNumber',
        label: t('life.fields.documentNumber'),
        control: <Input maxLength={60} placeholder={t('life.fields.documentNumberExample')} />,
        wide: true,
      },
      ...common,
      day('effectiveOn', t('life.help.effectiveOn')),
      day('publishedOn', t('life.help.publishedOn')),
      {
        name: 'changeNote',
        label: t('life.fields.changeNote'),
        control: <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />,
        help: t('life.help.changeNote'),
        wide: true,
      },
    ]
  if (step === 'file') return [text('filedWith', 100), text('filingNumber', 60), ...common, opinion]
  return [...common, opinion]
}
