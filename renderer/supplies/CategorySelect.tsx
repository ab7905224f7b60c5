import { Select } from 'antd'
import { useMemo } from 'react'
import { categoryOptions } from './categories'
import { useCategories } from './useCategories'

type CategorySelectProps = Readonly<{
  id?: string
  value?: string | null
  onChange?: (code: string) => void
  disabled?: boolean
  placeholder: string
  'aria-label'?: string
  /** Only categories in which something lies: for filters. */
  stocked?: boolean
}>

/** Chooses a category of the reference list by name or code. Nothing chosen is the empty text. */
export function CategorySelect({ value, onChange, stocked = false, ...rest }: CategorySelectProps) {
  const categories = useCategories()
  const options = useMemo(() => categoryOptions(categories, stocked), [categories, stocked])
  return (
    <Select
      {...rest}
      allowClear
      showSearch={{ filterOption: (words, option) => option?.words.includes(words.toLowerCase()) ?? false }}
      value={value === '' || value === undefined ? null : value}
      options={options}
      popupMatchSelectWidth={260}
      optionRender={(option) => (
        <span className={option.data.depth === 0 ? 'yb-group' : 'yb-kind'}>{option.data.label}</span>
      )}
      onChange={(code) => onChange?.(code ?? '')}
    />
  )
}
