import { useTranslation } from 'react-i18next'
import type { Item } from '../../preload/contract/supplies/index'
import { type PickerProps, RecordPicker } from './RecordPicker'
import { useQueryCall } from './useQueryCall'
import { useTypedSearch } from './useTypedSearch'

/** What a line needs to know of its item. */
export type PickedItem = Pick<Item, 'id' | 'name' | 'spec' | 'unit' | 'decimals' | 'shelfLifeMonths'> &
  Partial<Pick<Item, 'packagings'>>

export const itemLabel = (item: Pick<Item, 'name' | 'spec'>) =>
  [item.name, item.spec].filter(Boolean).join(' ')

/** Finds an item of the catalogue; with `onCreate` it offers to add what was typed. */
export function ItemPicker({
  onCreate,
  kind,
  ...props
}: PickerProps<PickedItem> &
  Readonly<{
    onCreate?: (name: string) => void
    /** Only items that are kept this way. */
    kind?: Item['kind']
  }>) {
  const { t } = useTranslation('shared')
  const search = useTypedSearch()
  const found = useItems(search.settled, kind)
  return (
    <RecordPicker<PickedItem>
      {...props}
      placeholder={props.placeholder ?? t('picker.item')}
      search={search}
      {...found}
      chosen={(item) => ({ key: item.id, label: itemLabel(item) })}
      create={onCreate && { label: (words) => t('picker.addItem', { name: words }), run: onCreate }}
    />
  )
}

function useItems(words: string, kind: Item['kind'] | undefined) {
  const query = useQueryCall('supplies', 'listItems', {
    ...(words === '' ? {} : { search: words }),
    ...(kind === undefined ? {} : { kind }),
    limit: 20,
  })
  const rows = query.data?.rows ?? []
  return {
    loading: query.isFetching,
    choices: rows.map((item) => ({ key: item.id, label: itemLabel(item), detail: item.unit, value: item })),
  }
}
