import { useTranslation } from 'react-i18next'
import type { Person } from '../../preload/contract/people'
import { formatPhone } from './format'
import { type PickerProps, RecordPicker } from './RecordPicker'
import { useQueryCall } from './useQueryCall'
import { useTypedSearch } from './useTypedSearch'

export type PickedPerson = Pick<Person, 'id' | 'name' | 'unit' | 'post' | 'phones'>

/** Finds somebody of the phone book by name, initials, unit or any part of a number. */
export function PersonPicker({
  onCreate,
  ...props
}: PickerProps<PickedPerson> & Readonly<{ onCreate?: (name: string) => void }>) {
  const { t } = useTranslation('shared')
  const search = useTypedSearch()
  const found = usePeople(search.settled)
  return (
    <RecordPicker<PickedPerson>
      {...props}
      placeholder={props.placeholder ?? t('picker.person')}
      search={search}
      {...found}
      chosen={(person) => ({ key: person.id, label: person.name })}
      create={onCreate && { label: (words) => t('picker.addPerson', { name: words }), run: onCreate }}
    />
  )
}

function usePeople(words: string) {
  const query = useQueryCall('people', 'list', { ...(words === '' ? {} : { search: words }), limit: 20 })
  const rows = query.data?.rows ?? []
  return {
    loading: query.isFetching,
    choices: rows.map((person) => ({
      key: person.id,
      label: person.name,
      detail: [person.unit, formatPhone(person.phones[0]?.number ?? '')].filter(Boolean).join(' '),
      value: person,
    })),
  }
}
