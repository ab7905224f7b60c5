import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import { DepotPicker } from '../../shared/DepotPicker'
import { type ImportDefault, ImportWizard } from '../../shared/ImportWizard'
import { showImported } from '../imported'

const calls = {
  preview: youbei.supplies.previewMovements,
  import: youbei.supplies.importMovements,
  undo: youbei.supplies.undoImport,
  template: youbei.supplies.movementsTemplate,
  refused: youbei.supplies.exportRefusedMovements,
}

/** Brings a list of receipts and issues in, as a storekeeper keeps it. */
export function MovementsImport({
  pasted,
  onClose,
}: Readonly<{ pasted: string | undefined; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const defaults = useMemo<readonly ImportDefault[]>(
    () => [
      {
        field: 'depotName',
        label: t('importing.defaultDepot'),
        control: ({ id, value, onChange }) => (
          <DepotPicker
            id={id}
            value={value === '' ? null : { id: value, name: value }}
            onChange={(depot) => onChange(depot?.name ?? '')}
          />
        ),
      },
    ],
    [t],
  )
  return (
    <ImportWizard
      open
      ns="supplies"
      title={t('ledger.importTitle')}
      calls={calls}
      defaults={defaults}
      pasted={pasted}
      showValue={(key, _value, values) =>
        key === 'direction'
          ? t(`kinds.${String(values.kind)}`)
          : showImported(key, values, (n) => t('months', { n }))
      }
      onClose={onClose}
    />
  )
}
