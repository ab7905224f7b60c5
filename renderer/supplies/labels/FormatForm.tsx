import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { type LabelFormat, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'

const lengths = [
  'pageWidth',
  'pageHeight',
  'width',
  'height',
  'marginLeft',
  'marginTop',
  'gapX',
  'gapY',
] as const

/** An own size of labels, in millimetres as the pack says them. A new one begins with the size that is chosen. */
export function FormatForm({
  format,
  base,
  onSaved,
  onClose,
}: Readonly<{
  format: LabelFormat | null
  base: LabelFormat | undefined
  onSaved: (format: LabelFormat) => void
  onClose: () => void
}>) {
  const { t } = useTranslation('supplies')
  const from = format ?? base
  const initial = {
    name: format?.name ?? '',
    columns: from?.columns ?? 3,
    rows: from?.rows ?? 8,
    ...Object.fromEntries(lengths.map((length) => [length, (from?.[length] ?? 0) / 10])),
  }
  return (
    <RecordDialog title={t(format ? 'labels.editFormat' : 'labels.newFormat')} onClose={onClose}>
      <RecordForm<LabelFormat>
        autoFocus
        draftKey={`supplies:label:${format?.id ?? 'new'}`}
        initial={initial}
        schema={supplies.calls.saveLabelFormat.input}
        toInput={(values) => ({
          ...(format ? { id: format.id, rev: format.rev } : {}),
          name: String(values.name ?? ''),
          columns: values.columns,
          rows: values.rows,
          ...Object.fromEntries(
            lengths.map((length) => [length, Math.round(Number(values[length] ?? 0) * 10)]),
          ),
        })}
        save={youbei.supplies.saveLabelFormat}
        onSaved={(saved) => {
          showDone(t('labels.savedFormat', { name: saved.name }), { undo: true })
          onSaved(saved)
        }}
        onCancel={onClose}
        fields={[
          {
            name: 'name',
            label: t('labels.formatName'),
            required: true,
            wide: true,
            control: <Input maxLength={40} autoComplete="off" />,
          },
          ...(['columns', 'rows'] as const).map((name) => ({
            name,
            label: t(`labels.${name}`),
            control: <InputNumber min={1} max={50} precision={0} style={{ width: '100%' }} />,
          })),
          ...lengths.map((name) => ({
            name,
            label: t(`labels.${name}`),
            control: <InputNumber min={0} max={1_000} step={0.1} style={{ width: '100%' }} suffix="mm" />,
          })),
        ]}
      />
    </RecordDialog>
  )
}
