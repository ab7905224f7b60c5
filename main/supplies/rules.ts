import type { StockRow } from '../../preload/contract/supplies/index'

/**
 * Rules of stock. Days are `YYYY-MM-DD` on the local calendar.
 *
 * Quantities: an item has `decimals` from 0 to 3, and every quantity of it is a whole number of its smallest unit,
 * that is scaled by 10^decimals (12.5 kg of an item with 3 decimals is 12500). Counted things (顶, 床, 台 …) have 0
 * decimals, measured things (kg, L, m, ㎡, m³, 吨) have 3. Whole numbers add up without error, however many.
 */

const DAY_MS = 86_400_000

/** The largest quantity in smallest units, the same as the contract's. */
export const MAX_QUANTITY = 1_000_000_000_000

/** Measured units have parts; counted ones have none. */
const MEASURED: ReadonlySet<string> = new Set([
  'kg',
  'g',
  '吨',
  'L',
  'mL',
  'm',
  'km',
  '㎡',
  'm³',
  '亩',
  '公顷',
])

export const isMeasured = (unit: string): boolean => MEASURED.has(unit)

/** The decimals a new item gets by its unit: 3 for measured units, else 0. */
export const decimalsFor = (unit: string): number => (isMeasured(unit) ? 3 : 0)

/** Thousandths as a quantity with `decimals`; null where it has more decimals than the item allows, or is too large. */
export const scaleQuantity = (thousandths: number, decimals: number): number | null =>
  rescaleQuantity(thousandths, 3, decimals)

/** A quantity of one scale in another; null where digits would be lost or it is too large. */
export function rescaleQuantity(quantity: number, from: number, to: number): number | null {
  const scaled = to >= from ? quantity * 10 ** (to - from) : quantity / 10 ** (from - to)
  return Number.isSafeInteger(scaled) && Math.abs(scaled) <= MAX_QUANTITY ? scaled : null
}

/** A quantity as people write it: 12500 with 3 decimals is 12.5. */
export function formatQuantity(quantity: number, decimals: number): string {
  const digits = String(Math.abs(quantity)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const part = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  return `${quantity < 0 ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`
}

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((toTime(to) - toTime(from)) / DAY_MS)

/**
 * The same day some months later (or earlier, if negative); where that month has no such day, its last day:
 * 2024-02-29 + 12 months is 2025-02-28, 2025-08-31 + 6 is 2026-02-28.
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: ((index % 12) + 12) % 12 }
  const last = new Date(Date.UTC(target.year, target.month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(target.year, target.month, Math.min(date, last))).toISOString().slice(0, 10)
}

/** `expires_on = produced_on + shelf life`. */
export const expiryFrom = (producedOn: string, shelfLifeMonths: number): string =>
  addMonths(producedOn, shelfLifeMonths)

/** The latest production day that explains an expiry date. */
export const producedFrom = (expiresOn: string, shelfLifeMonths: number): string =>
  addMonths(expiresOn, -shelfLifeMonths)

export type LotDates = Readonly<{
  producedOn: string | null
  expiresOn: string | null
  shelfLifeMonths: number | null
}>

export type LotDatesFault = 'expires-before-produced'
export type LotDatesNote =
  | 'produced-in-future'
  | 'already-expired'
  | 'dates-disagree'
  | 'shelf-life-without-date'

/** Months have different lengths: a label that is up to a month off its shelf life does not disagree with it. */
const AGREE_DAYS = 31

/**
 * The dates of a lot made consistent: a missing expiry is computed from production and shelf life; where both are
 * given the earlier expiry wins. Expiry before production is a fault; the rest is worth saying.
 */
export function settleLotDates(
  { producedOn, expiresOn, shelfLifeMonths }: LotDates,
  today: string,
): Readonly<{
  producedOn: string | null
  expiresOn: string | null
  faults: LotDatesFault[]
  notes: LotDatesNote[]
}> {
  const notes: LotDatesNote[] = []
  const computed =
    producedOn !== null && shelfLifeMonths !== null ? expiryFrom(producedOn, shelfLifeMonths) : null
  const earlier =
    expiresOn !== null && computed !== null && computed < expiresOn ? computed : (expiresOn ?? computed)
  if (producedOn !== null && expiresOn !== null && expiresOn < producedOn) {
    return { producedOn, expiresOn, faults: ['expires-before-produced'], notes }
  }
  if (expiresOn !== null && computed !== null && Math.abs(daysBetween(computed, expiresOn)) > AGREE_DAYS)
    notes.push('dates-disagree')
  if (shelfLifeMonths !== null && producedOn === null && expiresOn === null)
    notes.push('shelf-life-without-date')
  if (producedOn !== null && producedOn > today) notes.push('produced-in-future')
  if (earlier !== null && earlier <= today) notes.push('already-expired')
  return { producedOn, expiresOn: earlier, faults: [], notes }
}

/** Days before expiry at which stock becomes due, adjustable by the office; food turns faster. */
export type ExpiryThresholds = Readonly<{ soonDays: number; urgentDays: number; foodDays: number }>
export const defaultThresholds: ExpiryThresholds = { soonDays: 90, urgentDays: 30, foodDays: 30 }

/** Group of the reference list whose things count as food and water. */
const FOOD = 'YB-101'

/** Food and water keep for a shorter time than other things and are watched by their own days. */
export const isFood = (category: string): boolean => category.startsWith(FOOD)

export type Expiry = Readonly<{
  state: StockRow['state']
  /** Within the last `urgentDays`. */
  urgent: boolean
  /** Negative when it has expired; null when it does not expire. */
  daysLeft: number | null
}>

/**
 * How near its end a lot is. `expired` from the expiry day itself (`expires_on - today <= 0`), `soon` within 90 days
 * before it, 30 for food and water.
 */
export function expiryOf(
  expiresOn: string | null,
  today: string,
  category = '',
  thresholds: ExpiryThresholds = defaultThresholds,
): Expiry {
  if (expiresOn === null) return { state: 'none', urgent: false, daysLeft: null }
  const daysLeft = daysBetween(today, expiresOn)
  if (daysLeft <= 0) return { state: 'expired', urgent: false, daysLeft }
  const soon = daysLeft <= (isFood(category) ? thresholds.foodDays : thresholds.soonDays)
  return { state: soon ? 'soon' : 'good', urgent: soon && daysLeft <= thresholds.urgentDays, daysLeft }
}

/** What of some stock can be used on a day: not expired, not damaged, not reserved, not lent. Smallest units. */
export function usableQuantity(
  stock: ReadonlyArray<
    Readonly<{
      quantity: number
      expiresOn: string | null
      damaged?: number
      reserved?: number
      lent?: number
    }>
  >,
  today: string,
): number {
  return stock.reduce((sum, lot) => {
    if (expiryOf(lot.expiresOn, today).state === 'expired') return sum
    return sum + Math.max(0, lot.quantity - (lot.damaged ?? 0) - (lot.reserved ?? 0) - (lot.lent ?? 0))
  }, 0)
}

/** Names as they are told apart: however spaced, wide or capital they are written. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Two rows with the same key are about the same item: name, specification and unit, however spaced or wide. */
export const itemKey = (item: Readonly<{ name: string; spec: string; unit: string }>): string =>
  [item.name, item.spec, item.unit].map(folded).join('\u0001')

/** Two lines of an item with the same key belong to one lot: number and dates. */
export const lotKey = (
  lot: Readonly<{ lotNumber: string; producedOn: string | null; expiresOn: string | null }>,
): string => [folded(lot.lotNumber), lot.producedOn ?? '', lot.expiresOn ?? ''].join('\u0001')

/** How goods came in, by the words that stand in lists. */
const SOURCES: ReadonlyArray<readonly [string, RegExp]> = [
  ['捐赠', /捐|赠/],
  ['协议储备', /协议|代储|租赁|租用/],
  ['归还', /归还|退回|退还|回收/],
  ['上级调拨', /调拨|下拨|配发|划拨|上级|调入|下发/],
  ['采购', /采购|购置|购买|自购|自备|购入/],
]

/** The usual word for where goods came from; a word of its own stays as it is. */
export const sourceOf = (text: string): string => SOURCES.find(([, words]) => words.test(text))?.[0] ?? text
