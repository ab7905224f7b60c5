import { useTranslation } from 'react-i18next'
import { type PickerProps, RecordPicker } from '../shared/RecordPicker'
import { useQueryCall } from '../shared/useQueryCall'
import { useTypedSearch } from '../shared/useTypedSearch'
import type { PickedStock } from './lines'
import { lotDetail, stockKey } from './stock'

const label = (row: PickedStock) => [row.itemName, row.spec].filter(Boolean).join(' ')

/** Finds what lies in a depot, what expires first at the top. */
export function StockPicker({
  depotId,
  ...props
}: PickerProps<PickedStock> & Readonly<{ depotId: string | undefined }>) {
  const { t } = useTranslation('supplies')
  const search = useTypedSearch()
  const query = useQueryCall('supplies', 'listStock', {
    ...(depotId === undefined ? {} : { depotId }),
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
      choices={(query.data?.rows ?? []).map((row) => ({
        key: stockKey(row),
        label: label(row),
        detail: depotId === undefined ? `${row.depotName}  ${lotDetail(row)}` : lotDetail(row),
        value: row,
      }))}
      chosen={(row) => ({ key: stockKey(row), label: label(row) })}
    />
  )
}
