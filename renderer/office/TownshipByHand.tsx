import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeDigits, type Township, townshipFaults } from './division-rules'

/** A township that no list has: its name, its 12-digit code, and what lies above it, as one would write it. */
export function TownshipByHand({
  initial,
  onChange,
  onBack,
}: Readonly<{ initial: Township | null; onChange: (value: Township | null) => void; onBack: () => void }>) {
  const { t } = useTranslation('office')
  const [typed, setTyped] = useState({
    name: initial?.name ?? '',
    code: initial?.code ?? '',
    path: initial?.path ?? '',
  })
  const [touched, setTouched] = useState(false)
  const id = useId()
  const faults = townshipFaults(typed.name, typed.code)
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    onChange(
      townshipFaults(next.name, next.code).length === 0
        ? { code: next.code, name: next.name.trim(), path: next.path.trim() }
        : null,
    )
  }
  const said = touched ? faults : []
  const field = (name: 'name' | 'code' | 'path', max: number) => {
    const own = said.filter((fault) => fault.startsWith(name))
    return (
      <div className="yb-field-box">
        <label htmlFor={`${id}-${name}`}>{t(`township.${name}`)}</label>
        <input
          id={`${id}-${name}`}
          className="yb-field"
          type="text"
          maxLength={max}
          value={typed[name]}
          aria-invalid={own.length > 0}
          aria-describedby={`${id}-${name}-help`}
          onBlur={() => setTouched(true)}
          onChange={(event) =>
            change({ [name]: name === 'code' ? codeDigits(event.target.value) : event.target.value })
          }
        />
        <p id={`${id}-${name}-help`} className={own.length > 0 ? 'yb-field-error' : 'yb-caption'}>
          {own.length > 0
            ? own.map((fault) => t(`township.faults.${fault}`)).join(' ')
            : t(`township.${name}Help`)}
        </p>
      </div>
    )
  }
  return (
    <div className="yb-township">
      {field('name', 60)}
      {field('code', 20)}
      {field('path', 200)}
      <button type="button" className="yb-text-button" onClick={onBack}>
        {t('township.fromList')}
      </button>
    </div>
  )
}
