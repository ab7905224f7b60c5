import type { Phone } from '../../preload/contract/people'
import { toHalfWidth } from './format'

/** The kind a number's first digits suggest; null when they say nothing. */
export function kindOfNumber(number: string): Phone['kind'] | null {
  const digits = toHalfWidth(number)
    .replace(/[^\d+]/g, '')
    .replace(/^(\+86|0086)/, '')
  if (/^1(349|740)\d{7}$/.test(digits)) return 'satellite'
  if (/^1\d{10}$/.test(digits)) return 'mobile'
  if (/^0\d{9,11}$/.test(digits) || /^[2-9]\d{6,7}$/.test(digits)) return 'office'
  return /^\d{3,6}$/.test(digits) ? 'short' : null
}

/** Phones as the form has them to phones as the contract wants them; lines without a number are left out. */
export function phonesOf(value: unknown): Phone[] {
  if (!Array.isArray(value)) return []
  return (value as Partial<Phone>[])
    .map((phone) => ({ kind: phone?.kind ?? 'mobile', number: toHalfWidth(phone?.number ?? '').trim() }))
    .filter((phone) => phone.number !== '')
}
