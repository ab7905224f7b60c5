import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailureText } from '../../shared/failureText'
import { pinDigits } from '../sign-in/rules'
import { type OfficeFields, officeFaults } from './rules'

const names = ['officeName', 'administratorName', 'pin', 'repeated'] as const
type Name = (typeof names)[number]

/** The office's name, who runs it, and the PIN, with what it means to have none. */
export function OfficeStep({
  fields,
  working,
  failure,
  onChange,
  onBack,
  onDone,
}: Readonly<{
  fields: OfficeFields
  working: boolean
  failure: FailureText | null
  onChange: (part: Partial<OfficeFields>) => void
  onBack: () => void
  onDone: () => void
}>) {
  const { t } = useTranslation('app')
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState(false)
  const faults = officeFaults(fields)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const [first] = faults
    if (first === undefined) return onDone()
    form.current?.querySelector<HTMLInputElement>(`[name="${first.split('-')[0]}"]`)?.focus()
  }
  const field = (name: Name, options: { secret?: boolean; max: number; focus?: boolean }) => {
    const own = asked ? faults.filter((fault) => fault.startsWith(`${name}-`)) : []
    return (
      <div className="yb-field-box">
        <label htmlFor={`${id}-${name}`}>{t(`first.office.${name}`)}</label>
        <input
          id={`${id}-${name}`}
          name={name}
          className="yb-field"
          type={options.secret ? 'password' : 'text'}
          autoComplete="off"
          maxLength={options.max}
          value={fields[name]}
          aria-invalid={own.length > 0}
          aria-describedby={`${id}-${name}-help`}
          {...(options.secret ? { inputMode: 'numeric' as const } : {})}
          // biome-ignore lint/a11y/noAutofocus: the step's first empty field
          autoFocus={options.focus === true}
          onChange={(event) =>
            onChange({ [name]: options.secret ? pinDigits(event.target.value) : event.target.value })
          }
        />
        <p id={`${id}-${name}-help`} className={own.length > 0 ? 'yb-field-error' : 'yb-caption'}>
          {own.length > 0
            ? own.map((fault) => t(`first.office.faults.${fault}`)).join(' ')
            : t(`first.office.${name}Help`)}
        </p>
      </div>
    )
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <h2>{t('first.office.title')}</h2>
      {field('officeName', { max: 60 })}
      {field('administratorName', { max: 30, focus: true })}
      <div className="yb-field-pair">
        {field('pin', { secret: true, max: 12 })}
        {field('repeated', { secret: true, max: 12 })}
      </div>
      <p className="yb-pin-meaning" data-pin={fields.pin !== ''} role="status">
        {t(fields.pin === '' ? 'first.office.withoutPin' : 'first.office.withPin')}
      </p>
      {failure && (
        <p role="alert" className="yb-field-error">
          {failure.title} {failure.advice}
        </p>
      )}
      <div className="yb-actions">
        <button type="button" className="yb-button" onClick={onBack}>
          {t('first.back')}
        </button>
        <button type="submit" className="yb-button yb-main-action" disabled={working}>
          {t(working ? 'first.working' : 'first.done')}
        </button>
      </div>
    </form>
  )
}
