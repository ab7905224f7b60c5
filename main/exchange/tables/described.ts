import type { Phone } from '../../../preload/contract/people'
import { maskPhone } from '../../people/index'
import type { Table } from '../table'

/** What becomes of a value in a package without personal data. */
type Hidden = (value: unknown) => unknown

/** A table as packages describe it; `personal` names the columns that tell of people, and what becomes of them. */
export type Described = Omit<Table, 'rows' | 'name'> &
  Readonly<{ personal?: Readonly<Record<string, Hidden>> }>

/** Ways to keep personal data at home. */
export const hidden = {
  text: () => '',
  reference: () => null,
  list: () => [],
  phone: (value: unknown) => (typeof value === 'string' ? maskPhone(value) : ''),
  phones: (value: unknown) =>
    (value as Phone[]).map((phone) => ({ ...phone, number: maskPhone(phone.number) })),
  /** A list or object of which only some properties tell of people: those become empty. */
  inside:
    (...names: readonly string[]): Hidden =>
    (value) =>
      walk(value, (name) => (names.includes(name) ? () => '' : undefined)),
  /** Numbers that were typed into an object, wherever they stand in it. */
  phonesInside: (value: unknown) =>
    walk(value, (name) => (name === 'phone' ? (number) => maskPhone(number) : undefined)),
} as const

function walk(value: unknown, changeOf: (name: string) => ((text: string) => string) | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, changeOf))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const change = typeof inner === 'string' ? changeOf(name) : undefined
      return [name, change ? change(inner as string) : walk(inner, changeOf)]
    }),
  )
}

/** A foreign key of one column to another table's id. */
export const refersTo = (resource: string, column: string) => ({
  fields: [column],
  reference: { resource, fields: ['id'] },
})
