/** How values are shown and typed. Pure: no texts, no locale of the machine. */

const pad = (value: number, length = 2) => String(value).padStart(length, '0')

/** A calendar day of a local time, `YYYY-MM-DD`. */
export function localDay(time: Date): string {
  return `${pad(time.getFullYear(), 4)}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`
}

/** An instant (UTC ms) as local `YYYY-MM-DD HH:mm`; empty when there is none. */
export function formatInstant(instant: number | null | undefined): string {
  if (instant === null || instant === undefined) return ''
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return ''
  return `${localDay(time)} ${pad(time.getHours())}:${pad(time.getMinutes())}`
}

/** A day as it is stored, `YYYY-MM-DD`; empty when there is none. */
export function formatDay(day: string | null | undefined): string {
  return day ?? ''
}

/** Thousands separated by commas: 1284 → `1,284`. */
export function formatNumber(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A quantity in smallest units as people write it: (15, 1) → `1.5`, (1284, 0) → `1,284`, (20, 1) → `2`. */
export function formatQuantity(value: number, decimals: number, options: { grouped?: boolean } = {}): string {
  const sign = value < 0 ? '-' : ''
  const digits = String(Math.abs(Math.trunc(value))).padStart(decimals + 1, '0')
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals)
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  const grouped = options.grouped === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${grouped}${fraction === '' ? '' : `.${fraction}`}`
}

/** Full-width digits, signs and spaces as their half-width twins: what a Chinese input method leaves behind. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[。﹒]/g, '.')
    .replace(/[－–—−]/g, '-')
}

export type QuantityFault = 'empty' | 'not-a-number' | 'too-many-decimals' | 'too-large'

/**
 * What somebody typed as a quantity in smallest units: (`1.5`, 1) → 15, (`1,284`, 0) → 1284.
 * Nothing is rounded: more digits than the item has are a fault, and so is more than 10^12 smallest units.
 */
export function parseQuantity(
  typed: string,
  decimals: number,
): Readonly<{ ok: true; value: number }> | Readonly<{ ok: false; fault: QuantityFault }> {
  const text = toHalfWidth(typed).replace(/[\s,]/g, '')
  if (text === '') return { ok: false, fault: 'empty' }
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  const whole = parts?.[2] ?? ''
  const fraction = (parts?.[3] ?? '').replace(/0+$/, '')
  if (!parts || (whole === '' && (parts[3] ?? '') === '')) return { ok: false, fault: 'not-a-number' }
  if (fraction.length > decimals) return { ok: false, fault: 'too-many-decimals' }
  const value = Number(`${whole}${fraction.padEnd(decimals, '0')}`)
  if (value > 1_000_000_000_000) return { ok: false, fault: 'too-large' }
  return { ok: true, value: parts[1] === '-' && value !== 0 ? -value : value }
}

/** Money in fen as yuan: 1250 → `12.50`. */
export function formatFen(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return ''
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}

/** What somebody typed as yuan, in fen: `12.5` → 1250; nothing typed is no price. Nothing is rounded. */
export function parseMoney(
  typed: string,
): Readonly<{ ok: true; value: number | null }> | Readonly<{ ok: false; fault: QuantityFault }> {
  const parsed = parseQuantity(typed.replace(/[¥￥元]/g, ''), 2)
  if (parsed.ok) return parsed.value < 0 ? { ok: false, fault: 'not-a-number' } : parsed
  return parsed.fault === 'empty' ? { ok: true, value: null } : parsed
}

const validDay = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day > last ? null : `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/**
 * A day as somebody types it, as `YYYY-MM-DD`; null when it is none.
 * `20261122`, `2026-11-22`, `2026.11.22`, `2026/1/2`, `2026年11月22日`, `2026 11 22`; two digits of a year mean 20xx.
 */
export function parseDay(typed: string): string | null {
  const text = toHalfWidth(typed).trim()
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  const loose = /^(\d{4}|\d{2})\s*[-./年\s]\s*(\d{1,2})\s*[-./月\s]\s*(\d{1,2})\s*日?$/.exec(text)
  const parts = packed ?? loose
  if (!parts) return null
  const year = Number(parts[1])
  return validDay(year < 100 ? 2000 + year : year, Number(parts[2]), Number(parts[3]))
}

/** A day moved by months, kept inside the month: (`2024-08-31`, 6) → `2025-02-28`. Null when it is no day. */
export function addMonths(day: string, months: number): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return null
  const count = Number(parts[1]) * 12 + Number(parts[2]) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return validDay(year, month, Math.min(Number(parts[3]), last))
}

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size for people: 1536 → `1.5 KB`. */
export function formatBytes(bytes: number): string {
  let size = Math.max(0, bytes)
  let unit = 0
  while (size >= 1024 && unit < byteUnits.length - 1) {
    size /= 1024
    unit += 1
  }
  const rounded = unit === 0 ? String(Math.round(size)) : size.toFixed(size < 10 ? 1 : 0)
  return `${rounded} ${byteUnits[unit] ?? 'B'}`
}

/** A phone number grouped for reading: `13800001234` → `138 0000 1234`; everything else as it was written. */
export function formatPhone(number: string): string {
  const digits = number.trim()
  const mobile = /^(1\d{2})(\d{4})(\d{4})$/.exec(digits)
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : digits
}
