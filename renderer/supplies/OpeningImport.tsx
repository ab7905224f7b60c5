import { Input } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../shared/api'
import { DepotPicker } from '../shared/DepotPicker'
import { type ImportDefault, ImportWizard } from '../shared/ImportWizard'
import { showImported } from './imported'

const calls = {
  preview: youbei.supplies.previewImport,
  import: youbei.supplies.importOpening,
  undo: youbei.supplies.undoImport,
  template: youbei.supplies.makeTemplate,
  refused: youbei.supplies.exportRefused,
}

/** Brings a supplies list in as opening stock. */
export function OpeningImport({
  pasted,
  onClose,
}: Readonly<{ pasted: string | undefined; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const defaults = useMemo<readonly ImportDefault[]>(
    () => [
      {
        field: 'depotName',
        label: t('importing.defaultDepot'),
        help: t('importing.defaultDepotHint'),
        control: ({ id, value, onChange }) => (
          <DepotPicker
            id={id}
            value={value === '' ? null : { id: value, name: value }}
            onChange={(depot) => onChange(depot?.name ?? '')}
            onCreate={onChange}
          />
        ),
      },
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
      title={t('importing.title')}
      calls={calls}
      defaults={defaults}
      pasted={pasted}
      showValue={(key, _value, values) => showImported(key, values, (n) => t('months', { n }))}
      onClose={onClose}
    />
  )
}
