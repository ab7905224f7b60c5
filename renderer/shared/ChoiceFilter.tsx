import { Select } from 'antd'

/** A filter with a few choices and none: its name stands in it until something is chosen. */
export function ChoiceFilter<V extends string>({
  label,
  values,
  value,
  text,
  onChange,
  width,
}: Readonly<{
  label: string
  values: readonly V[]
  value: V | undefined
  text: (value: V) => string
  onChange: (value: V | undefined) => void
  /** Pixels; else as wide as filters are. */
  width?: number
}>) {
  return (
    <Select<V | null>
      allowClear
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      {...(width === undefined ? {} : { style: { width } })}
      options={values.map((one) => ({ value: one, label: text(one) }))}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}
