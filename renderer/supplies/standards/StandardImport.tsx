import { Input } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import { formatQuantity } from '../../shared/format'
import { type ImportDefault, ImportWizard } from '../../shared/ImportWizard'

const calls = {
  preview: youbei.supplies.previewStandard,
  import: youbei.supplies.importStandard,
  undo: youbei.supplies.undoStandardImport,
  template: youbei.supplies.makeStandardTemplate,
  refused: youbei.supplies.exportRefusedStandard,
}

/** Brings the county's list in as a standard of its own. */
export function StandardImport({
  pasted,
  onClose,
}: Readonly<{ pasted: string | undefined; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const defaults = useMemo<readonly ImportDefault[]>(
    () => [
      {
        field: 'unit',
        label: t('importing.defaultUnit'),
        control: ({ id, value, onChange }) => (
          <Input id={id} maxLength={10} value={value} onChange={(event) => onChange(event.target.value)} />
        ),
      },
    ],
    [t],
  )
  return (
    <ImportWizard
      open
      ns="supplies"
      title={t('standards.lists.import')}
      calls={calls}
      defaults={defaults}
      fieldTexts={(key) => t(`standards.fields.${key}`)}
      pasted={pasted}
      showValue={(key, value, values) => {
        const decimals = Number(values.decimals ?? 0)
        if (key === 'quantity') return formatQuantity(Number(value ?? 0), decimals)
        if (key === 'basis') return t(`standards.bases.${String(values.basis ?? 'fixed')}`)
        return String(value ?? '')
      }}
      onClose={onClose}
    />
  )
}
