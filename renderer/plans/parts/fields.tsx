import { Input, InputNumber, type InputProps } from 'antd'
import { createContext, type ReactNode, use, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartContact, PartPerson } from '../../../preload/contract/plans/parts'
import { formatPhone } from '../../shared/format'
import { PersonPicker, type PickedPerson } from '../../shared/PersonPicker'
import { firstPhone } from './rules'

type Known = Readonly<{
  people: ReadonlyMap<string, PartPerson>
  /** Remembers whoever was just picked, until the host names them too. */
  learn: (person: PickedPerson) => void
}>
const KnownPeople = createContext<Known>({ people: new Map(), learn: () => undefined })

/** People that the parts name, for the fields below. */
export function PeopleScope({
  people,
  children,
}: Readonly<{ people: readonly PartPerson[]; children: ReactNode }>) {
  const [picked, setPicked] = useState<readonly PartPerson[]>([])
  const known = useMemo<Known>(
    () => ({
      people: new Map([...picked, ...people].map((person) => [person.id, person])),
      learn: (person) => setPicked((now) => [...now, { ...person, gone: false }]),
    }),
    [people, picked],
  )
  return <KnownPeople value={known}>{children}</KnownPeople>
}

/** Somebody of the directory, by id; who left it stays visible as such. */
export function PersonField({
  id,
  onChange,
  label,
}: Readonly<{ id: string | null; onChange: (id: string | null) => void; label: string }>) {
  const { t } = useTranslation('plans')
  const { people, learn } = use(KnownPeople)
  const person = id === null ? undefined : people.get(id)
  return (
    <span className="parts-person">
      <PersonPicker
        aria-label={label}
        placeholder={label}
        value={
          id === null
            ? null
            : { id, name: person?.name ?? '', unit: '', post: '', phones: person?.phones ?? [] }
        }
        onChange={(picked) => {
          if (picked) learn(picked)
          onChange(picked?.id ?? null)
        }}
      />
      {person?.gone && <span className="yb-tag yb-tag-red">{t('finder.gone')}</span>}
      {person && !person.gone && (
        <span className="yb-caption">{formatPhone(firstPhone(person)) || t('finder.noNumber')}</span>
      )}
    </span>
  )
}

/** A text field that is named by its label for those who cannot see the column's head. */
export const TextField = ({
  value,
  onChange,
  label,
  max,
  ...rest
}: Readonly<{ value: string; onChange: (text: string) => void; label: string; max: number }> &
  Omit<InputProps, 'value' | 'onChange' | 'max'>) => (
  <Input
    {...rest}
    aria-label={label}
    placeholder={label}
    maxLength={max}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)

/** A field with its label above it. */
export function LabelledField({
  value,
  onChange,
  label,
  max,
}: Readonly<{ value: string; onChange: (text: string) => void; label: string; max: number }>) {
  const id = useId()
  return (
    <div className="parts-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

/** A time limit in minutes; empty where there is none. */
export function MinutesField({
  value,
  onChange,
}: Readonly<{ value: number | null; onChange: (minutes: number | null) => void }>) {
  const { t } = useTranslation('plans')
  return (
    <InputNumber
      className="parts-minutes"
      aria-label={t('parts.limit')}
      placeholder={t('parts.limit')}
      min={0}
      max={100_000}
      precision={0}
      suffix={t('parts.minutesUnit')}
      value={value}
      onChange={onChange}
    />
  )
}

/** A line to be called: what for, and a person of the directory or a name and number typed by hand. */
export function ContactFields({
  contact,
  onChange,
}: Readonly<{ contact: PartContact; onChange: (contact: PartContact) => void }>) {
  const { t } = useTranslation('plans')
  return (
    <>
      <TextField
        className="parts-third"
        label={t('parts.contact.role')}
        max={60}
        value={contact.role}
        onChange={(role) => onChange({ ...contact, role })}
      />
      <PersonField
        label={t('parts.contact.person')}
        id={contact.personId}
        onChange={(personId) => onChange({ ...contact, personId })}
      />
      {contact.personId === null && (
        <>
          <TextField
            className="parts-third"
            label={t('parts.contact.name')}
            max={60}
            value={contact.name}
            onChange={(name) => onChange({ ...contact, name })}
          />
          <TextField
            className="parts-third"
            label={t('parts.contact.phone')}
            max={60}
            value={contact.phone}
            onChange={(phone) => onChange({ ...contact, phone })}
          />
        </>
      )}
    </>
  )
}

export const blankContact: PartContact = { role: '', personId: null, name: '', phone: '' }

/** A pasted row as a line to be called: 单位或职责, 姓名, 电话; the cell that is a number is the number. */
export function contactFromCells(cells: readonly string[]): PartContact {
  const isNumber = (cell: string) => /^[\d+\-()（）\s转]{3,}$/.test(cell)
  const phone = cells.find(isNumber) ?? ''
  const [role = '', name = ''] = cells.filter((cell) => cell !== phone && cell !== '')
  return {
    ...blankContact,
    role: role.slice(0, 60),
    name: (name || role).slice(0, 60),
    phone: phone.slice(0, 60),
  }
}
