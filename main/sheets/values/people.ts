import type { Phone } from '../../../preload/contract/people'
import { type CellValue, isErrorText } from '../cells'
import { isNothing, MAX_LENGTH, type Parsed, parsed, plainText, refused } from './text'

export type { Phone }
export type PhoneKind = Phone['kind']

/** `number` of each as it is printed: 11 digits, 0791-8880000, with an extension 0791-8880000-801. */
export type Phones = Readonly<{ phones: readonly Phone[]; unreadable: readonly string[] }>

const KIND_WORDS: ReadonlyArray<readonly [PhoneKind, RegExp]> = [
  ['satellite', /卫星|海事|天通/],
  ['short', /短号|小号|虚拟网|集团号|内线|V网/i],
  ['duty', /值班|24小时|昼夜|应急电话/],
  ['office', /办公|单位|座机|固话|固定|办|传真/],
  ['home', /家庭|住宅|宅|家/],
  ['mobile', /手机|移动|手/],
]

/** The kind a word stands for (办公室: → office); null where the word says nothing about it. */
export const phoneKindOf = (label: string): PhoneKind | null =>
  KIND_WORDS.find(([, words]) => words.test(label))?.[0] ?? null

/** Digits only, for comparing numbers. */
export const phoneDigits = (number: string): string => number.replace(/\D/g, '')

function landline(digits: string): string {
  const area = /^(?:01\d|02\d|000)/.test(digits) ? 3 : 4
  return `${digits.slice(0, area)}-${digits.slice(area)}`
}

/** A number's printed form and the kind its shape shows; null where its length fits no number. */
function shape(digits: string): Readonly<{ number: string; kind: PhoneKind }> | null {
  const bare = digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '').replace(/^\+/, '')
  if (/^1(?:349|740)\d{7}$/.test(bare)) return { number: bare, kind: 'satellite' }
  if (/^1\d{10}$/.test(bare)) return { number: bare, kind: 'mobile' }
  if (/^0\d{9,11}$/.test(bare)) return { number: landline(bare), kind: 'office' }
  if (/^[48]00\d{7}$/.test(bare)) return { number: bare, kind: 'office' }
  if (/^[2-9]\d{6,7}$/.test(bare)) return { number: bare, kind: 'office' }
  return /^\d{3,6}$/.test(bare) ? { number: bare, kind: 'short' } : null
}

/** One written number, or several that only spaces part ("138 0000 0000" is one, two whole numbers are two). */
function numbersOf(run: string): ReadonlyArray<Readonly<{ number: string; kind: PhoneKind }>> | null {
  const [main = '', extension] = run.split(/转|分机|ext\.?/i)
  const one = shape(main.replace(/[^\d+]/g, ''))
  if (one) {
    const inner = extension?.replace(/\D/g, '') ?? ''
    return [inner === '' ? one : { ...one, number: `${one.number}-${inner}` }]
  }
  const dashed = /^(0?[\d ]{6,12}|0\d{2,3}-\d{7,8})-(\d{1,5})$/.exec(main.trim())
  const base = dashed ? shape((dashed[1] ?? '').replace(/\D/g, '')) : null
  if (dashed && base) return [{ ...base, number: `${base.number}-${dashed[2]}` }]
  const parts = main.trim().split(/\s+/)
  if (parts.length < 2) return null
  const shapes = parts.map((part) => shape(part.replace(/[^\d+]/g, '')))
  return shapes.every((s) => s !== null) ? shapes : null
}

/**
 * Reads one cell of a phone book: mobile, landline, short and satellite numbers, several at a time parted by
 * 、 / , ; or line breaks, with words for their kind before (办公室:) or in brackets behind ((办)). `columnKind` is what
 * the column's header says; it decides where neither a word nor the shape does. Never refuses the cell: what is no
 * number comes back in `unreadable`.
 */
export function parsePhones(cell: CellValue, columnKind: PhoneKind | null = null): Phones {
  if (isErrorText(cell) || typeof cell === 'boolean') return { phones: [], unreadable: [plainText(cell)] }
  const text = plainText(typeof cell === 'string' ? cell.replace(/[\r\n]+/g, ';') : cell).slice(0, 500)
  const phones = new Map<string, Phone>()
  const unreadable: string[] = []
  const add = (run: string, label: string) => {
    const found = numbersOf(run)
    if (!found) {
      unreadable.push(run.trim())
      return
    }
    for (const { number, kind } of found) {
      const special = kind === 'short' || kind === 'satellite' ? kind : null
      const chosen = phoneKindOf(label) ?? special ?? columnKind ?? kind
      if (!phones.has(phoneDigits(number))) phones.set(phoneDigits(number), { kind: chosen, number })
    }
  }
  for (const piece of text.split(/[、/,;|。]+/)) {
    if (isNothing(piece.trim())) continue
    const runs = [...piece.matchAll(/(?:\+?\d|\(0\d{2,3}\)\s*\d)(?:[\d\s-]|\(\d{3,4}\)|转|分机)*/g)]
    if (runs.length === 0) unreadable.push(piece.trim())
    for (const [i, run] of runs.entries()) {
      const before = piece.slice(
        i === 0 ? 0 : (runs[i - 1]?.index ?? 0) + (runs[i - 1]?.[0].length ?? 0),
        run.index,
      )
      const after = piece.slice(run.index + run[0].length, runs[i + 1]?.index ?? piece.length)
      const behind = /^\s*\(([^()\d]+)\)/.exec(after)?.[1]
      add(run[0], behind ?? before.replace(/^\s*\([^()]+\)/, ''))
    }
  }
  return { phones: [...phones.values()], unreadable }
}

/**
 * Reads a person's name: spaces that offices put to align columns go ("张  三"), a word in brackets becomes the note
 * ("张三（组长）"). Refused: empty, two names in a cell, figures.
 */
export function parsePersonName(cell: CellValue): Parsed<Readonly<{ name: string; note: string | null }>> {
  if (isErrorText(cell)) return refused('formula-error')
  const plain = plainText(cell)
  if (isNothing(plain)) return refused('name-missing')
  if (plain.length > MAX_LENGTH) return refused('name-unreadable')
  const bracket = /^(.+?)\s*[(【[]([^()【】[\]]*)[)】\]]$/.exec(plain)
  const note = bracket?.[2]?.trim() || null
  const dotted = (bracket?.[1] ?? plain).replace(/[•‧・･.](?=\p{Script=Han})/gu, '·')
  const name = /^[\p{Script=Han}·\s]+$/u.test(dotted) ? dotted.replace(/\s/g, '') : dotted.trim()
  if (/[、,;/|]/.test(name)) return refused('names-several')
  if (!/^[\p{L}\p{M}·' .-]{1,50}$/u.test(name)) return refused('name-unreadable')
  return note ? parsed({ name, note }, 'name-note') : parsed({ name, note: null })
}

/** Reads 是/否, 有/无, √/×, Y/N, 1/0; anything else is null. */
export function parseYesNo(cell: CellValue): boolean | null {
  if (typeof cell === 'boolean') return cell
  const text = plainText(cell).toLowerCase()
  if (/^(?:是|有|√|✓|✔|对|y|yes|1|true|已.*)$/.test(text)) return true
  return /^(?:否|无|没有|×|✗|✘|x|不是|n|no|0|false|未.*)$/.test(text) ? false : null
}
