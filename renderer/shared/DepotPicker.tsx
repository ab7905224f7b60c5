import { useTranslation } from 'react-i18next'
import type { Depot } from '../../preload/contract/supplies/index'
import { type PickerProps, RecordPicker } from './RecordPicker'
import { useQueryCall } from './useQueryCall'
import { useTypedSearch } from './useTypedSearch'

export type PickedDepot = Pick<Depot, 'id' | 'name'>

/** Finds a depot; with `onCreate` it offers to add what was typed. */
export function DepotPicker({
  onCreate,
  ...props
}: PickerProps<PickedDepot> & Readonly<{ onCreate?: (name: string) => void }>) {
  const { t } = useTranslation('shared')
  const search = useTypedSearch()
  const found = useDepots(search.settled)
  return (
    <RecordPicker<PickedDepot>
      {...props}
      placeholder={props.placeholder ?? t('picker.depot')}
      search={search}
      {...found}
      chosen={(depot) => ({ key: depot.id, label: depot.name })}
      create={onCreate && { label: (words) => t('picker.addDepot', { name: words }), run: onCreate }}
    />
  )
}

function useDepots(words: string) {
  const query = useQueryCall('supplies', 'listDepots', {
    ...(words === '' ? {} : { search: words }),
    limit: 50,
  })
  const rows = query.data?.rows ?? []
  return {
    loading: query.isFetching,
    choices: rows.map((depot) => ({
      key: depot.id,
      label: depot.name,
      detail: depot.keeper === '' ? undefined : depot.keeper,
      value: { id: depot.id, name: depot.name },
    })),
  }
}
