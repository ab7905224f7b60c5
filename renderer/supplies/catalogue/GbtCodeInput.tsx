import { AutoComplete, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryCall } from '../../shared/useQueryCall'

/** A code of GB/T 38565: typed, or found by its name in the office's own table where it has one. */
export function GbtCodeInput({
  id,
  value = '',
  onChange,
  disabled = false,
}: Readonly<{ id?: string; value?: string; onChange?: (value: string) => void; disabled?: boolean }>) {
  const { t } = useTranslation('supplies')
  const found = useQueryCall('supplies', 'listGbtCodes', {
    ...(value === '' ? {} : { search: value }),
    limit: 20,
  })
  const codes = found.data?.rows ?? []
  const name = codes.find((line) => line.code === value)?.name
  return (
    <>
      <AutoComplete
        {...(id === undefined ? {} : { id })}
        value={value}
        disabled={disabled}
        defaultActiveFirstOption={false}
        options={codes.map((line) => ({ value: line.code, label: `${line.code} ${line.name}` }))}
        onChange={(typed: string) => onChange?.(typed)}
        popupMatchSelectWidth={300}
      >
        <Input maxLength={20} autoComplete="off" />
      </AutoComplete>
      {name !== undefined && <span className="yb-caption">{t('catalogue.gbtName', { name })}</span>}
    </>
  )
}
