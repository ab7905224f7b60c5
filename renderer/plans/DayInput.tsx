import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'

dayjs.extend(customParseFormat)

const FORMATS = ['YYYY-MM-DD', 'YYYY年M月D日', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY-M-D']

type Props = Readonly<{
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  'aria-label'?: string
}>

/** A calendar day (`YYYY-MM-DD`), typed the way offices write it or picked. */
export function DayInput({ value, onChange, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      format={FORMATS}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}
