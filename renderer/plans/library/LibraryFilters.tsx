import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../preload/contract/api'
import { planCategories, planLevels, planStates } from '../../../preload/contract/plans/index'
import { useEventOptions } from './EventPicker'

export type LibraryFilter = Pick<
  Input<'plans', 'list'>,
  'category' | 'level' | 'event' | 'state' | 'health' | 'review' | 'filing'
>

/** What the library can be narrowed to. */
export function LibraryFilters({
  filter,
  onChange,
}: Readonly<{ filter: LibraryFilter; onChange: (filter: LibraryFilter) => void }>) {
  const { t } = useTranslation('plans')
  const { options: events } = useEventOptions()
  const set =
    <K extends keyof LibraryFilter>(key: K) =>
    (value: LibraryFilter[K] | undefined) => {
      const { [key]: _former, ...rest } = filter
      onChange(value === undefined ? rest : { ...rest, [key]: value })
    }
  return (
    <>
      <Select<LibraryFilter['category']>
        aria-label={t('fields.category')}
        placeholder={t('allCategories')}
        allowClear
        value={filter.category}
        onChange={set('category')}
        options={planCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
      <Select<LibraryFilter['level']>
        aria-label={t('library.fields.level')}
        placeholder={t('library.filters.level')}
        allowClear
        value={filter.level}
        onChange={set('level')}
        options={planLevels.map((value) => ({ value, label: t(`library.levels.${value}`) }))}
      />
      <Select<string | undefined>
        aria-label={t('library.fields.eventTypes')}
        placeholder={t('library.filters.event')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.event}
        onChange={set('event')}
        options={events as never}
      />
      <Select<LibraryFilter['state']>
        aria-label={t('library.fields.state')}
        placeholder={t('library.filters.state')}
        allowClear
        value={filter.state}
        onChange={set('state')}
        options={[...planStates, 'revising' as const].map((value) => ({
          value,
          label: t(`library.states.${value}`),
        }))}
      />
      <Select<LibraryFilter['health']>
        aria-label={t('library.fields.health')}
        placeholder={t('library.filters.health')}
        allowClear
        value={filter.health}
        onChange={set('health')}
        options={(['problems', 'serious', 'sound'] as const).map((value) => ({
          value,
          label: t(`library.healths.${value}`),
        }))}
      />
      <Select<LibraryFilter['review']>
        aria-label={t('library.fields.nextReviewOn')}
        placeholder={t('library.filters.review')}
        allowClear
        value={filter.review}
        onChange={set('review')}
        options={(['overdue', 'soon'] as const).map((value) => ({
          value,
          label: t(`library.reviews.${value}`),
        }))}
      />
    </>
  )
}
