import type { ReasonCode } from '../../../preload/contract/sheets'
import { type CellValue, isErrorText } from '../cells'
import { chineseNumber, isNothing, MAX_LENGTH, type Parsed, parsed, plainText, refused } from './text'

const FIRST_YEAR = 1950
const LAST_YEAR = 2100
const DAY_MS = 86_400_000

const pad = (n: number): string => String(n).padStart(2, '0')
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month (1 to 12). */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/**
 * Excel's day number as `YYYY-MM-DD`, by the calendar alone: no time zone takes part. In the 1900 system numbers up
 * to 60 count a 29 February 1900 that never was; `date1904` is the old Macintosh system, 1462 days later.
 */
export function serialToDay(serial: number, date1904 = false): string | null {
  if (!Number.isFinite(serial)) return null
  const whole = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null
  const shifted = whole > 60 ? whole : whole + 1
  return new Date(Date.UTC(1899, 11, 30) + shifted * DAY_MS).toISOString().slice(0, 10)
}

export type DayOptions = Readonly<{
  /** Which day a month or a year without a day stands for: production counts from the first, expiry to the last. */
  missing: 'first' | 'last'
}>

function dayOf(
  year: number,
  month: number,
  day: number,
  notes: readonly ReasonCode[],
): Parsed<string | null> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused('date-out-of-range')
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refused('date-impossible')
  return parsed(`${year}-${pad(month)}-${pad(day)}`, ...notes)
}

function monthOf(year: number, month: number, options: DayOptions, notes: readonly ReasonCode[]) {
  if (month < 1 || month > 12) return refused('date-impossible')
  const day = options.missing === 'first' ? 1 : daysInMonth(year, month)
  return dayOf(year, month, day, ['month-only', ...notes])
}

const yearOf = (year: number, options: DayOptions) =>
  options.missing === 'first' ? dayOf(year, 1, 1, ['year-only']) : dayOf(year, 12, 31, ['year-only'])

const WORDS_BEFORE = /^(?:有效期|保质期|生产日期|生产|出厂|购于|购入|采购|到期|截止|截至|至|到|约|:|\s)+/
const WORDS_AFTER = /(?:\s|止|前|到期|之前|以前|生产|出厂|购入|采购|购|产|有效|失效|过期)+$/
const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/
const FOREVER = /^(?:长期(?:有效)?|永久(?:有效)?|不限|无限期|无期限|无保质期|无有效期|长年|常年)$/

/** 二〇二五年三月十二日 → 2025年3月12日. */
const withFigures = (text: string): string =>
  text.replace(/[零〇一二三四五六七八九十]+(?=[年月日号])/g, (part) => String(chineseNumber(part) ?? part))

function fromNumber(value: number, options: DayOptions): Parsed<string | null> {
  if (Number.isInteger(value)) return fromDigits(String(value), options)
  const [whole = '', fraction = ''] = String(Number(value.toPrecision(15))).split('.')
  const year = Number(whole)
  // Excel makes a number of 2025.3: March, typed with a point. 2025.1 may have been 2025.10.
  if (year >= FIRST_YEAR && year <= LAST_YEAR && fraction.length <= 2) {
    return monthOf(year, Number(fraction), options, fraction === '1' ? ['month-ambiguous'] : [])
  }
  const day = year >= 18_264 ? serialToDay(value) : null
  return day ? fromText(day, options) : refused('date-unreadable')
}

function fromDigits(digits: string, options: DayOptions): Parsed<string | null> {
  const [y4, m2, d2] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))]
  if (digits.length === 8) return dayOf(y4, m2, d2, [])
  if (digits.length === 6) {
    if (y4 >= FIRST_YEAR && y4 <= LAST_YEAR) return monthOf(y4, m2, options, [])
    return dayOf(2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)), [
      'short-year',
    ])
  }
  if (digits.length === 4)
    return y4 >= FIRST_YEAR && y4 <= LAST_YEAR ? yearOf(y4, options) : refused('date-unreadable')
  if (digits.length === 5) {
    const serial = Number(digits)
    const day = serial >= 18_264 && serial <= 73_415 ? serialToDay(serial) : null
    return day ? parsed(day, 'excel-serial') : refused('date-unreadable')
  }
  return refused('date-unreadable')
}

function fromText(text: string, options: DayOptions): Parsed<string | null> {
  const parts = /^(\d{1,4})(?:年|[-./、,])\s*(\d{1,2})(?:月|[-./、,])?(?:\s*(\d{1,4})(?:日|号)?)?$/.exec(text)
  if (!parts) {
    const year = /^(\d{4})年(?:度|底|末|初)?$/.exec(text)
    return year ? yearOf(Number(year[1]), options) : refused('date-unreadable')
  }
  const [, a = '', b = '', c] = parts
  if (a.length === 4) {
    if (c === undefined) return monthOf(Number(a), Number(b), options, [])
    return c.length <= 2 ? dayOf(Number(a), Number(b), Number(c), []) : refused('date-unreadable')
  }
  if (c === undefined) {
    return a.length === 2 && text.includes('年')
      ? monthOf(2000 + Number(a), Number(b), options, ['short-year'])
      : refused('date-unreadable')
  }
  if (a.length > 2) return refused('date-unreadable')
  if (c.length === 4) return yearLast(Number(a), Number(b), Number(c))
  if (c.length > 2) return refused('date-unreadable')
  return a.length === 2
    ? dayOf(2000 + Number(a), Number(b), Number(c), ['short-year'])
    : refused('date-ambiguous')
}

/** 3/15/2025 or 15/3/2025: certain only where one figure cannot be a month or both are the same. */
function yearLast(a: number, b: number, year: number): Parsed<string | null> {
  if (a === b || (a <= 12 && b > 12)) return dayOf(year, a, b, [])
  return a > 12 && b <= 12 ? dayOf(year, b, a, []) : refused('date-ambiguous')
}

/**
 * Reads a day as people type it and answers `YYYY-MM-DD`: 2025.3.1, 2025/03/01, 2025年3月1日, 2025-3, 20250301,
 * 25.3.1, 二〇二五年三月, full-width figures, Excel's day number as text. Empty, 长期, 无, — mean no date: null.
 * Refused: days that do not exist, years outside 1950 to 2100, two dates in one cell, 3/4/2025 (which is the month?).
 * Notes: `month-only`, `year-only`, `short-year`, `month-ambiguous`, `excel-serial`.
 */
export function parseDay(cell: CellValue, options: DayOptions): Parsed<string | null> {
  if (isErrorText(cell)) return refused('formula-error')
  if (typeof cell === 'boolean') return refused('date-unreadable')
  if (typeof cell === 'number') return fromNumber(cell, options)
  const plain = plainText(cell)
  if (isNothing(plain) || FOREVER.test(plain)) return parsed(null)
  if (plain.length > MAX_LENGTH) return refused('date-unreadable')
  const bare = plain.replace(TIME, '').replace(WORDS_BEFORE, '').replace(WORDS_AFTER, '')
  const text = withFigures(bare).replace(/\s*([年月日号\-./])\s*/g, '$1')
  if (/^\d+$/.test(text)) return fromDigits(text, options)
  if (/^\d{5}\.\d+$/.test(text)) return fromDigits(text.slice(0, 5), options)
  const answer = fromText(text, options)
  if (answer.ok || answer.reason !== 'date-unreadable') return answer
  return refused((text.match(/\d{4}/g) ?? []).length > 1 ? 'dates-several' : 'date-unreadable')
}

/** The unit of a shelf life without one, from the column's header: 保质期（年）. */
export type ShelfLifeUnit = 'year' | 'month' | 'day' | null

const MONTHS_A_DAY = 12 / 365.25

/**
 * Reads a shelf life and answers whole months: 3年, 36个月, 18M, 1年半, 二年, 半年, 730天 (rounded down), with the
 * header's unit also bare numbers. 长期, 无 and empty mean none: null. Refused: ranges (2-3年), bare numbers without a
 * unit, less than a month, more than 100 years.
 */
export function parseShelfLife(cell: CellValue, unit: ShelfLifeUnit = null): Parsed<number | null> {
  if (isErrorText(cell)) return refused('formula-error')
  if (typeof cell === 'boolean') return refused('shelf-life-unreadable')
  const text = plainText(cell)
    .replace(/ /g, '')
    .replace(/^(?:约|保质期|有效期|质保|:)+/, '')
  if (isNothing(text) || FOREVER.test(text)) return parsed(null)
  if (text.length > MAX_LENGTH) return refused('shelf-life-unreadable')
  if (/\d(?:年|个?月|天|日)?[-~至到—–]\d/.test(text)) return refused('shelf-life-range')
  const bare = /^\d+(?:\.\d+)?$/.test(text)
  if (bare && unit === null) return refused('shelf-life-no-unit')
  if (bare && unit === 'day') return fromDays(Number(text))
  if (bare) return monthsOf(Number(text) * (unit === 'year' ? 12 : 1))
  if (/^半年$/.test(text)) return monthsOf(6)
  const match =
    /^(?:([\d.]+|[一二两三四五六七八九十]+)(?:周?年|y)(半)?)?(?:零?([\d.]+|[一二两三四五六七八九十]+)个?(?:月|m))?$/i.exec(
      text,
    )
  if (match && (match[1] || match[3])) {
    const years = match[1] ? figure(match[1]) : 0
    const months = match[3] ? figure(match[3]) : 0
    if (years === null || months === null) return refused('shelf-life-unreadable')
    return monthsOf(years * 12 + (match[2] ? 6 : 0) + months)
  }
  const days = /^(\d+)(?:天|日|d)$/i.exec(text)
  return days ? fromDays(Number(days[1])) : refused('shelf-life-unreadable')
}

const figure = (text: string): number | null =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : chineseNumber(text)

function fromDays(days: number): Parsed<number | null> {
  if (days % 365 === 0) return monthsOf((days / 365) * 12)
  if (days % 30 === 0) return monthsOf(days / 30)
  const answer = monthsOf(Math.floor(days * MONTHS_A_DAY))
  return answer.ok ? parsed(answer.value, 'shelf-life-rounded') : answer
}

function monthsOf(months: number): Parsed<number | null> {
  const whole = Math.floor(months + 1e-9)
  if (!Number.isFinite(months) || whole < 1 || whole > 1_200) return refused('shelf-life-unreadable')
  return whole === months ? parsed(whole) : parsed(whole, 'shelf-life-rounded')
}
