import { CalendarOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Popover } from 'antd'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from './format'

const DayCalendar = lazy(() => import('./DayCalendar').then((m) => ({ default: m.DayCalendar })))

type DayInputProps = Readonly<{
  id?: string
  /** What is typed; once it can be read as a day, `YYYY-MM-DD`. */
  value?: string | null
  onChange?: (value: string) => void
  onBlur?: () => void
  disabled?: boolean
  status?: 'error' | ''
  'aria-label'?: string
  ref?: Ref<InputRef>
}>

/**
 * A day, typed in any common way (20261122, 2026.11.22, 2026年11月22日) or picked from a calendar. What cannot be read
 * stays as it was typed, so that the form can say so; nothing is dropped silently.
 */
export function DayInput(props: DayInputProps) {
  const { t } = useTranslation('shared')
  const [open, setOpen] = useState(false)
  const value = props.value ?? ''
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.ref === undefined ? {} : { ref: props.ref })}
      aria-label={props['aria-label']}
      autoComplete="off"
      className="yb-day"
      disabled={props.disabled ?? false}
      maxLength={20}
      status={props.status ?? ''}
      placeholder={t('field.dayPattern')}
      value={value}
      onChange={(event) => props.onChange?.(event.target.value)}
      onBlur={() => {
        const day = parseDay(value)
        if (day !== null && day !== value) props.onChange?.(day)
        props.onBlur?.()
      }}
      suffix={
        <Popover
          open={open && !props.disabled}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          content={
            <Suspense fallback={null}>
              <DayCalendar
                value={parseDay(value)}
                onPick={(day) => {
                  props.onChange?.(day)
                  setOpen(false)
                }}
              />
            </Suspense>
          }
        >
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            disabled={props.disabled ?? false}
            icon={<CalendarOutlined aria-hidden />}
            aria-label={t('field.calendar')}
          />
        </Popover>
      }
    />
  )
}
