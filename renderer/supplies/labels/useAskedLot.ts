import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { StockRow } from '../../../preload/contract/supplies/index'
import { showDone } from '../../shared/notices'
import { useQueryCall } from '../../shared/useQueryCall'

/** Opens the lot that a scanned label names in the address (`?lot=`), where it lies first; says when it lies nowhere. */
export function useAskedLot(open: (row: StockRow) => void): void {
  const { t } = useTranslation('supplies')
  const [params, setParams] = useSearchParams()
  const wanted = params.get('lot')
  const lot = useQueryCall(
    'supplies',
    'getLot',
    { lotId: wanted ?? '' },
    { enabled: wanted !== null, keepPrevious: false },
  )
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    if (wanted === null || !lot.data) return
    const [row] = lot.data.rows
    if (row) latest.current(row)
    else showDone(t('labels.lotGone', { name: lot.data.item.name }))
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete('lot')
        return next
      },
      { replace: true },
    )
  }, [wanted, lot.data, setParams, t])
}
