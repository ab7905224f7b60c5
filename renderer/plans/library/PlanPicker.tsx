import { useTranslation } from 'react-i18next'
import { type PickerProps, RecordPicker } from '../../shared/RecordPicker'
import { useQueryCall } from '../../shared/useQueryCall'
import { useTypedSearch } from '../../shared/useTypedSearch'

export type PickedPlan = Readonly<{ id: string; title: string }>

/** Finds a plan of the library by title, initials or document number; `except` is left out. */
export function PlanPicker({ except, ...props }: PickerProps<PickedPlan> & Readonly<{ except?: string }>) {
  const { t } = useTranslation('plans')
  const search = useTypedSearch()
  const found = useQueryCall('plans', 'list', {
    ...(search.settled === '' ? {} : { search: search.settled }),
    limit: 20,
  })
  return (
    <RecordPicker<PickedPlan>
      {...props}
      search={search}
      loading={found.isFetching}
      choices={(found.data?.rows ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, title, category }) => ({
          key: id,
          label: title,
          detail: t(`categories.${category}`),
          value: { id, title },
        }))}
      chosen={({ id, title }) => ({ key: id, label: title })}
    />
  )
}
