import { Select } from 'antd'
import { useMemo } from 'react'
import { useQueryCall } from '../../shared/useQueryCall'
import { useStatus } from '../../shared/useStatus'

type Props = Readonly<{
  id?: string
  value?: readonly string[]
  onChange?: (codes: string[]) => void
}>

/** Places a plan covers: the township itself and its villages, found by typing. Places elsewhere stay as their codes. */
export function AreaPicker({ id, value = [], onChange }: Props) {
  const township = useStatus()?.division
  const villages = useQueryCall('office', 'listDivisions', township ? { parent: township.code } : {}, {
    enabled: township !== null && township !== undefined,
  })
  const options = useMemo(() => {
    const places = [...(township ? [township] : []), ...(villages.data?.divisions ?? [])]
    return places.map(({ code, name }) => ({ value: code, label: name }))
  }, [township, villages.data])
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      maxTagCount={6}
      value={[...value]}
      options={options}
      onChange={(codes) => onChange?.(codes)}
    />
  )
}

/** Names of places by their codes, as far as this office knows them. */
export function useAreaNames(): (codes: readonly string[]) => string[] {
  const township = useStatus()?.division
  const villages = useQueryCall('office', 'listDivisions', township ? { parent: township.code } : {}, {
    enabled: township !== null && township !== undefined,
  })
  return (codes) => {
    const names = new Map((villages.data?.divisions ?? []).map(({ code, name }) => [code, name]))
    if (township) names.set(township.code, township.name)
    return codes.map((code) => names.get(code) ?? code)
  }
}
