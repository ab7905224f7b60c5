import { Select } from 'antd'
import { type Ref, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHastyEnter } from './useHastyEnter'
import type { TypedSearch } from './useTypedSearch'

export type PickerRef = Readonly<{ focus: () => void }>

/** What every picker takes from a form: an id for its label, a value, a change. */
export type PickerProps<T> = Readonly<{
  id?: string
  value?: T | null | undefined
  onChange?: (value: T | null) => void
  disabled?: boolean
  placeholder?: string
  'aria-label'?: string
  allowClear?: boolean
  autoFocus?: boolean
  className?: string
  ref?: Ref<PickerRef>
}>

type Choice<T> = Readonly<{ key: string; label: string; detail?: string | undefined; value: T }>

type RecordPickerProps<T> = PickerProps<T> &
  Readonly<{
    /** What was typed, and what fits it. */
    search: TypedSearch
    choices: readonly Choice<T>[]
    loading: boolean
    /** How the chosen one reads while its row is not among the choices. */
    chosen: (value: T) => Readonly<{ key: string; label: string }>
    /** Offers to make what was typed. */
    create?: { label: (words: string) => string; run: (words: string) => void } | undefined
  }>

const createKey = '\u0000create'

/** A field in which one record is found by typing: Chinese, pinyin initials, a code, or a scan. */
export function RecordPicker<T>(props: RecordPickerProps<T>) {
  const { value, onChange, create, search, choices } = props
  const { t } = useTranslation('shared')
  const current = value === null || value === undefined ? null : props.chosen(value)
  const words = search.typed.trim()
  const settled = search.settled === words && !props.loading
  const onKeyDownCapture = useHastyEnter(words, settled, choices.length > 0)
  const options = useMemo(() => {
    const found = choices.map((choice) => ({ value: choice.key, label: choice.label, detail: choice.detail }))
    // Only once it is sure that nothing fits: Enter in haste must not make a second one of what is there.
    const making =
      create && words !== '' && settled
        ? [{ value: createKey, label: create.label(words), detail: undefined }]
        : []
    return [...found, ...making]
  }, [choices, create, words, settled])
  const select = (
    <Select<{ value: string; label: string } | null>
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.ref === undefined ? {} : { ref: props.ref as never })}
      {...(props.className === undefined ? {} : { className: props.className })}
      aria-label={props['aria-label']}
      autoFocus={props.autoFocus ?? false}
      disabled={props.disabled ?? false}
      allowClear={props.allowClear ?? true}
      placeholder={props.placeholder ?? t('picker.hint')}
      style={{ width: '100%' }}
      labelInValue
      value={current === null ? null : { value: current.key, label: current.label }}
      showSearch={{ filterOption: false, searchValue: search.typed, onSearch: search.setTyped }}
      notFoundContent={t(props.loading ? 'picker.looking' : 'picker.nothing')}
      options={options}
      optionRender={(option) => (
        <span className="yb-choice">
          <span>{option.data.label}</span>
          {option.data.detail !== undefined && <span className="yb-second">{option.data.detail}</span>}
        </span>
      )}
      onChange={(picked) => {
        search.setTyped('')
        if (picked === null || picked === undefined) onChange?.(null)
        else if (picked.value === createKey) create?.run(words)
        else {
          const choice = choices.find((one) => one.key === picked.value)
          if (choice) onChange?.(choice.value)
        }
      }}
    />
  )
  return (
    <span className="yb-bare" onKeyDownCapture={onKeyDownCapture}>
      {select}
    </span>
  )
}
