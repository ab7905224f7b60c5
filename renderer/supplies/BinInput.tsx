import { AutoComplete, Form, Input } from 'antd'
import type { PickedDepot } from '../shared/DepotPicker'
import { useQueryCall } from '../shared/useQueryCall'

/** A bin: typed, or chosen among those of the depot that stands in the form's field `depotField`. */
export function BinInput({
  id,
  value = '',
  onChange,
  depotField,
  'aria-label': label,
}: Readonly<{
  id?: string
  value?: string
  onChange?: (bin: string) => void
  depotField: string
  'aria-label'?: string
}>) {
  const depot = Form.useWatch(depotField, Form.useFormInstance()) as PickedDepot | null | undefined
  const bins = useQueryCall('supplies', 'listBins', { depotId: depot?.id ?? '' }, { enabled: Boolean(depot) })
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value}
      defaultActiveFirstOption={false}
      options={(depot ? (bins.data?.bins ?? []) : []).map((bin) => ({ value: bin }))}
      showSearch={{ filterOption: (words, option) => option?.value.includes(words) ?? false }}
      onChange={(bin: string) => onChange?.(bin)}
    >
      <Input maxLength={30} autoComplete="off" />
    </AutoComplete>
  )
}
