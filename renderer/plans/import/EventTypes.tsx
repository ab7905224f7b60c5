import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryCall } from '../../shared/useQueryCall'

type Props = Readonly<{ id?: string; value?: readonly string[]; onChange?: (ids: string[]) => void }>

/** Kinds of event, several at once. Takes `id`, `value`, `onChange` from the form. */
export function EventTypes({ id, value = [], onChange }: Props) {
  const { i18n } = useTranslation('plans')
  const events = useQueryCall('plans', 'listEventTypes', {}, { staleTime: Number.POSITIVE_INFINITY }).data
    ?.events
  const english = i18n.language.startsWith('en')
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      options={(events ?? []).map((event) => ({
        value: event.id,
        label: english ? event.nameEn : event.name,
      }))}
      onChange={(ids) => onChange?.(ids)}
    />
  )
}
