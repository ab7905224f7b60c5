import type { Phone } from '../../preload/contract/people'
import {
  type ImportRow,
  type ImportTable,
  type Issues,
  judgeTable,
  type MarkRow,
  parsePersonName,
  parsePhones,
  phoneDigits,
  type RowCells,
  readSheets,
  type SheetFile,
  type TableChoice,
} from '../sheets/index'
import { peopleFields, phoneFields } from './import-fields'
import { addsNothing, personKeys } from './rules'

/** A person as read from a phone list; shaped as the contract's person. */
export type PersonDraft = Readonly<{
  name: string
  unit: string
  post: string
  villageName: string
  phones: readonly Phone[]
  remark: string
}>

export type PeopleOptions = TableChoice &
  Readonly<{
    /** Used where a row has none: `unit`, `villageName`. */
    defaults?: Readonly<Record<string, string>> | undefined
  }>

/** Longest texts and most numbers, as the contract has them. */
const LIMITS = { name: 30, unit: 60, post: 60, village: 60, remark: 500 } as const
const MOST_PHONES = 10

/**
 * Reads a phone list: every row with its verdict and reasons. Throws what `readSheets` throws, and `sheet-not-found`.
 * Duplicates are told by name and number: a row that says nothing new is left out (`duplicate-row`); one with another
 * unit or post is taken with a warning, because people do hold two posts. Two names with one number are a warning.
 */
export async function readPeople(
  path: string,
  name: string,
  options: PeopleOptions = {},
): Promise<ImportTable<PersonDraft>> {
  const progress = options.progress
  const file = await readSheets(path, name, {
    signal: options.signal,
    progress: (part) => progress?.(part * 0.7),
  })
  return judgePeople(file, { ...options, progress: (part) => progress?.(0.7 + part * 0.3) })
}

/** The same for a file that is already read, or for pasted rows. */
export function judgePeople(file: SheetFile, options: PeopleOptions = {}): ImportTable<PersonDraft> {
  return judgeTable<PersonDraft>(
    file,
    {
      fields: peopleFields,
      keyFields: ['name'],
      judge: (row, issues) => judgeRow(row, issues, options),
      finish: markDuplicates,
    },
    options,
  )
}

function judgeRow(row: RowCells, issues: Issues, options: PeopleOptions): PersonDraft | null {
  // Without a column of units, headings such as 一、镇应急办 say whose people follow.
  const heading = row.has('unit') ? '' : row.section.slice(0, LIMITS.unit)
  const unit = textOf(row, issues, 'unit') || heading || (options.defaults?.unit ?? '').trim()
  const villageName = textOf(row, issues, 'village') || (options.defaults?.villageName ?? '').trim()
  const phones = readPhones(row, issues)
  const named = readName(row, issues, unit || villageName, phones.length > 0)
  const remark = [textOf(row, issues, 'remark'), named.note].filter((part) => part !== '').join('；')
  const post = textOf(row, issues, 'post')
  if (issues.refused) return null
  if (phones.length === 0) issues.warn('phone-missing')
  return { name: named.name, unit, post, villageName, phones, remark }
}

function textOf(row: RowCells, issues: Issues, field: keyof typeof LIMITS): string {
  const text = row.text(field)
  if (text.length > LIMITS[field]) issues.refuse('too-long', field)
  return /^[-—–/\\]+$/.test(text)
    ? ''
    : text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, field === 'remark' ? ' ' : '')
}

/** A line such as 镇政府值班室 with a number and nobody's name is an entry under the unit's name. */
function readName(
  row: RowCells,
  issues: Issues,
  place: string,
  hasPhone: boolean,
): { name: string; note: string } {
  const answer = parsePersonName(row.get('name'))
  if (answer.ok) {
    const { name, note } = answer.value
    if (name.length > LIMITS.name) issues.refuse('too-long', 'name')
    for (const code of answer.notes) issues.warn(code, 'name', note ?? undefined)
    return { name, note: note ?? '' }
  }
  if (answer.reason === 'name-missing' && place !== '' && hasPhone && place.length <= LIMITS.name) {
    issues.warn('name-from-unit', 'name', place)
    return { name: place, note: '' }
  }
  issues.refuse(answer.reason, 'name')
  return { name: '', note: '' }
}

function readPhones(row: RowCells, issues: Issues): Phone[] {
  const found = new Map<string, Phone>()
  for (const { key, kind } of phoneFields) {
    const { phones, unreadable } = parsePhones(row.get(key), kind)
    for (const text of unreadable) issues.warn('phone-unreadable', key, text)
    for (const phone of phones) {
      const digits = phoneDigits(phone.number)
      if (found.has(digits)) continue
      if (found.size >= MOST_PHONES) issues.warn('phone-unreadable', key, phone.number)
      else found.set(digits, phone)
    }
  }
  return [...found.values()]
}

function markDuplicates(rows: readonly ImportRow<PersonDraft>[], mark: MarkRow<PersonDraft>): void {
  const people = new Map<string, ImportRow<PersonDraft>>()
  const numbers = new Map<string, ImportRow<PersonDraft>>()
  for (const row of rows) {
    const person = row.values
    if (!person) continue
    const keys = personKeys(person)
    const first = keys.map((key) => people.get(key)).find((found) => found !== undefined)
    if (first?.values) {
      const nothingNew = addsNothing(first.values, person)
      mark(row, nothingNew ? 'skip' : 'warn', {
        code: nothingNew ? 'duplicate-row' : 'duplicate-person',
        text: String(first.row),
      })
      continue
    }
    for (const key of keys) people.set(key, row)
    for (const { kind, number } of person.phones) {
      const other = numbers.get(phoneDigits(number))
      // An office's number is shared by its people; a mobile in two names is a slip or worth knowing.
      if (other && kind === 'mobile')
        mark(row, 'warn', { code: 'number-shared', field: 'mobile', text: String(other.row) })
      else if (!other) numbers.set(phoneDigits(number), row)
    }
  }
}
