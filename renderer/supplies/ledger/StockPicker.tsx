import { useTranslation } from 'react-i18next'
import { type PickerProps, RecordPicker } from '../../shared/RecordPicker'
import { useQueryCall } from '../../shared/useQueryCall'
import { useTypedSearch } from '../../shared/useTypedSearch'
import { lotDetail, stockKey } from '../stock'
import type { PickedStock } from './lines'

const label = (row: PickedStock) => [row.itemName, row.spec].filter(Boolean).join(' ')

/** What is on the way or lent cannot be taken. */
const isAtHand = (row: PickedStock) => row.status === 'here' || row.status === 'damaged'

/** Finds what lies in a depot, what expires first at the top. */
export function StockPicker({
  depotId,
  damaged,
  ...props
}: PickerProps<PickedStock> & Readonly<{ depotId: string | undefined; damaged: boolean }>) {
  const { t } = useTranslation('supplies')
  const search = useTypedSearch()
  const query = useQueryCall('supplies', 'listStock', {
    ...(depotId === undefined ? {} : { depotId }),
    ...(damaged ? {} : { status: 'here' as const }),
    ...(search.settled === '' ? {} : { search: search.settled }),
    sort: { field: 'expiresOn', order: 'asc' },
    limit: 30,
  })
  return (
    <RecordPicker<PickedStock>
      {...props}
      placeholder={props.placeholder ?? t('issue.pick')}
      search={search}
      loading={query.isFetching}
      choices={(query.data?.rows ?? []).filter(isAtHand).map((row) => ({
        key: stockKey(row),
        label: label(row),
        detail: [
          depotId === undefined ? row.depotName : '',
          lotDetail(row),
          row.status === 'damaged' ? t('ledger.statuses.damaged') : '',
        ]
          .filter((part) => part !== '')
          .join('  '),
        value: row,
      }))}
      chosen={(row) => ({ key: stockKey(row), label: label(row) })}
    />
  )
}
