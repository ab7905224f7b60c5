import { useTranslation } from 'react-i18next'
import type { Division } from '../../preload/contract/office'
import { type PickerProps, RecordPicker } from './RecordPicker'
import { useQueryCall } from './useQueryCall'
import { useTypedSearch } from './useTypedSearch'

/** A place; `code` is null for a name that was typed by hand. */
export type PickedDivision = Readonly<{ code: string | null; name: string }>

type DivisionPickerProps = PickerProps<PickedDivision> &
  Readonly<{
    /** Only places directly below this one (the villages of a township). */
    parent?: string | undefined
    levels?: Division['level'][]
    /** Takes a name that no list has. */
    allowTyped?: boolean
  }>

/** Finds a place by name, pinyin, initials or code: all of China, or what lies below `parent`. */
export function DivisionPicker({ parent, levels, allowTyped, ...props }: DivisionPickerProps) {
  const { t } = useTranslation('shared')
  const search = useTypedSearch()
  const found = useDivisions(search.settled, parent, levels)
  return (
    <RecordPicker<PickedDivision>
      {...props}
      placeholder={props.placeholder ?? t('picker.division')}
      search={search}
      {...found}
      chosen={(division) => ({ key: division.code ?? division.name, label: division.name })}
      create={
        allowTyped
          ? {
              label: (words) => t('picker.useTyped', { name: words }),
              run: (words) => props.onChange?.({ code: null, name: words }),
            }
          : undefined
      }
    />
  )
}

function useDivisions(words: string, parent: string | undefined, levels: Division['level'][] | undefined) {
  const below = useQueryCall('office', 'listDivisions', parent === undefined ? {} : { parent }, {
    enabled: parent !== undefined,
  })
  // With a parent the words go through the same search (names, pinyin, initials), and what lies elsewhere is left out.
  const found = useQueryCall(
    'office',
    'findDivisions',
    { text: words, limit: 50, ...(levels === undefined ? {} : { levels }) },
    { enabled: words !== '' },
  )
  const own = below.data?.divisions ?? []
  const codes = new Set(own.map((division) => division.code))
  const hits = found.data?.divisions ?? []
  const shown =
    parent === undefined
      ? words === ''
        ? []
        : hits
      : words === ''
        ? own
        : union(
            own.filter((division) => division.name.includes(words) || division.code.startsWith(words)),
            hits.filter((division) => codes.has(division.code)),
          )
  return {
    loading: below.isFetching || found.isFetching,
    choices: shown.map((division) => ({
      key: division.code,
      label: division.name,
      detail: parent === undefined ? division.path : undefined,
      value: { code: division.code, name: division.name } as PickedDivision,
    })),
  }
}

function union(first: readonly Division[], second: readonly Division[]): Division[] {
  const seen = new Set(first.map((division) => division.code))
  return [...first, ...second.filter((division) => !seen.has(division.code))]
}
