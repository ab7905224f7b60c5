import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockRow } from '../../../preload/contract/supplies/index'
import { LabelsDialog } from './LabelsDialog'

/** Labels for the chosen lots: one for each lot, wherever it lies. */
export function LotLabels({ rows }: Readonly<{ rows: readonly StockRow[] }>) {
  const { t } = useTranslation('supplies')
  const [open, setOpen] = useState(false)
  const lots = new Map(rows.map((row) => [row.lotId, `${row.itemName} ${row.lotNumber}`.trim()]))
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('labels.print')}</Button>
      {open && (
        <LabelsDialog
          wishes={[...lots].map(([id, name]) => ({ kind: 'lot', id, name }))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
