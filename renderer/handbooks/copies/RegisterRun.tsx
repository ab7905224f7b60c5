import { Input, InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { handbooks, type PrintRun } from '../../../preload/contract/handbooks/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { useStatus } from '../../shared/useStatus'
import { readRecipients } from './numbers'

/** Registers what came from the printer: which paper, how many, and whom they went to. */
export function RegisterRun({
  handbookId,
  onClose,
  onSaved,
}: Readonly<{ handbookId?: string | undefined; onClose: () => void; onSaved: (run: PrintRun) => void }>) {
  const { t } = useTranslation('handbooks')
  const today = useStatus()?.today ?? ''
  const papers = useQueryCall('handbooks', 'list', {
    sort: { field: 'madeAt', order: 'desc' },
    limit: 200,
  }).data?.rows
  const options = useMemo(
    () =>
      (papers ?? []).map((paper) => ({
        value: paper.id,
        label: `${paper.title} ${t('version', { n: paper.version })}`,
      })),
    [papers, t],
  )
  if (!papers) return null
  return (
    <RecordDrawer open title={t('copies.register')} onClose={onClose}>
      <RecordForm<PrintRun>
        autoFocus
        draftKey={`handbooks:run:${handbookId ?? 'new'}`}
        initial={{
          handbookId: handbookId ?? papers[0]?.id,
          copies: 1,
          printedOn: today,
          recipients: '',
          note: '',
        }}
        schema={handbooks.calls.registerRun.input}
        toInput={toInput}
        pathOf={(path) => (path[0] === 'recipients' ? ['recipients'] : path)}
        save={youbei.handbooks.registerRun}
        saveLabel={t('copies.register')}
        onSaved={(run) => {
          showDone(
            t('copies.registered', { number: run.number, numbers: `${run.firstNumber}–${run.lastNumber}` }),
            {
              undo: true,
            },
          )
          onSaved(run)
        }}
        onCancel={onClose}
        fields={[
          {
            name: 'handbookId',
            label: t('copies.paper'),
            required: true,
            wide: true,
            control: <Select showSearch={{ optionFilterProp: 'label' }} options={options} />,
          },
          {
            name: 'copies',
            label: t('copies.copies'),
            required: true,
            control: <InputNumber min={1} max={9_999} precision={0} style={{ width: '100%' }} />,
          },
          { name: 'printedOn', label: t('copies.printedOn'), control: <DayInput /> },
          {
            name: 'recipients',
            label: t('copies.recipients'),
            help: t('copies.recipientsHelp'),
            wide: true,
            control: (
              <Input.TextArea
                autoSize={{ minRows: 5, maxRows: 12 }}
                placeholder={t('copies.recipientsHint')}
              />
            ),
          },
          {
            name: 'note',
            label: t('copies.note'),
            wide: true,
            control: <Input maxLength={200} autoComplete="off" />,
          },
        ]}
      />
    </RecordDrawer>
  )
}

function toInput(values: FormValues) {
  return {
    handbookId: values.handbookId,
    copies: Number(values.copies ?? 0),
    printedOn: values.printedOn,
    note: String(values.note ?? ''),
    recipients: readRecipients(String(values.recipients ?? '')),
  }
}
