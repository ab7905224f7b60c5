import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventType } from '../../../preload/contract/plans/index'
import { useQueryCall } from '../../shared/useQueryCall'

const groups: readonly EventType['group'][] = ['natural', 'accident', 'health', 'social', 'other']

/** Kinds of event under their classes, for a list to choose from. */
export function useEventOptions() {
  const { t, i18n } = useTranslation('plans')
  const events = useQueryCall('plans', 'listEventTypes', {}, { staleTime: Number.POSITIVE_INFINITY }).data
    ?.events
  const english = i18n.language.startsWith('en')
  return useMemo(() => {
    const named = (events ?? []).map(({ id, name, nameEn, group }) => ({
      value: id,
      label: english ? nameEn : name,
      group,
    }))
    return {
      options: groups.map((group) => ({
        label: t(`library.events.${group}`),
        title: group,
        options: named.filter((event) => event.group === group),
      })),
      name: (id: string) => named.find((event) => event.value === id)?.label ?? id,
    }
  }, [events, english, t])
}

type Props = Readonly<{ id?: string; value?: readonly string[]; onChange?: (ids: string[]) => void }>

/** Kinds of event a plan is for. */
export function EventPicker({ id, value = [], onChange }: Props) {
  const { options } = useEventOptions()
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      value={[...value]}
      options={options}
      onChange={(ids) => onChange?.(ids)}
    />
  )
}
