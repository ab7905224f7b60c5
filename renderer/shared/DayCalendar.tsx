import { Calendar } from 'antd'
import dayjs from 'dayjs'

/** A small calendar; loaded when it is first opened. */
export function DayCalendar({
  value,
  onPick,
}: Readonly<{ value: string | null; onPick: (day: string) => void }>) {
  return (
    <div className="yb-calendar">
      <Calendar
        fullscreen={false}
        {...(value === null ? {} : { defaultValue: dayjs(value) })}
        onSelect={(day, { source }) => {
          if (source === 'date') onPick(day.format('YYYY-MM-DD'))
        }}
      />
    </div>
  )
}
