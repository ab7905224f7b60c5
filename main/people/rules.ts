import type { Phone } from '../../preload/contract/people'

/**
 * Rules of the phone book. Numbers and ID numbers are personal data: on papers that are posted or leave the office
 * they are shown masked (Personal Information Protection Law, art. 51: de-identification).
 */

const stars = (count: number): string => '*'.repeat(Math.max(0, count))

/** Masks digits from `from` up to the last `keep`, leaving hyphens and spaces where they are. */
function maskDigits(text: string, from: number, keep: number): string {
  const total = text.replace(/\D/g, '').length
  let seen = 0
  return text.replace(/\d/g, (digit) => {
    seen += 1
    return seen > from && seen <= total - keep ? '*' : digit
  })
}

/**
 * A number with its middle hidden: 138****0000 of a mobile, 0791-****000 of a landline, 1**9 of a short number. What
 * is no number is hidden altogether.
 */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (/[^\d+\-()#*\s]/.test(number) || digits.length === 0) return stars([...number].length)
  if (digits.length >= 11 && !/^0\d{2,3}[-) ]/.test(number))
    return maskDigits(number, /^86(?=1\d{10}$)/.test(digits) ? 5 : 3, 4)
  const area = /^\(?(0\d{2,3})[-) ]/.exec(number)?.[1]?.length ?? 0
  if (digits.length - area >= 7) return maskDigits(number, area, 3)
  return maskDigits(number, 1, 1)
}

/** An ID number with the birth date hidden, as public notices do: 990001********001X. Other lengths are hidden but for two. */
export function maskIdNumber(number: string): string {
  const plain = number.trim()
  if (/^\d{17}[\dXx]$/.test(plain)) return `${plain.slice(0, 6)}${stars(8)}${plain.slice(14)}`
  return `${plain.slice(0, 1)}${stars(plain.length - 2)}${plain.length > 1 ? plain.slice(-1) : ''}`
}

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Digits of a number, to compare numbers however they are written. */
const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

/** Keys under which a person is found again: the name with each of their numbers, or with unit and village if there is none. */
export function personKeys(
  person: Readonly<{ name: string; unit: string; villageName: string; phones: readonly Phone[] }>,
): string[] {
  const name = folded(person.name)
  if (person.phones.length === 0)
    return [`${name}\u0001${folded(person.unit)}\u0001${folded(person.villageName)}`]
  return person.phones.map((phone) => `${name}\u0001${digitsOf(phone.number)}`)
}

/** True where the second of two entries for one person says nothing new about unit, post or village. */
export function addsNothing(
  first: Readonly<{ unit: string; post: string; villageName: string; phones: readonly Phone[] }>,
  second: Readonly<{ unit: string; post: string; villageName: string; phones: readonly Phone[] }>,
): boolean {
  const same = (a: string, b: string) => b === '' || folded(a) === folded(b)
  const numbers = new Set(first.phones.map((phone) => digitsOf(phone.number)))
  return (
    same(first.unit, second.unit) &&
    same(first.post, second.post) &&
    same(first.villageName, second.villageName) &&
    second.phones.every((phone) => numbers.has(digitsOf(phone.number)))
  )
}
