/**
 * The text of a printed code: `YB:<letter>:<short>`, with a third part for a bin. It needs no network and no list:
 * `short` is made of the record's own id, so every computer that has the record can read the label. Described in
 * docs/codes.md.
 */

/** Who a code belongs to: a lot, an item, a depot, a bin of one, a unit of equipment, a printed copy. */
export const codeLetters = { lot: 'L', item: 'I', depot: 'D', bin: 'B', equipment: 'E', copy: 'C' } as const

export type Code = Readonly<{ letter: string; short: string; part: string }>

const length = 10

/** The last 48 bits of an id (twelve hexadecimal digits, random in a UUIDv7) as ten characters 0–9 A–Z. */
export function shortOf(id: string): string {
  return BigInt(`0x${tailOf(id)}`)
    .toString(36)
    .toUpperCase()
    .padStart(length, '0')
}

/** The last twelve hexadecimal digits of an id. */
export const tailOf = (id: string): string => id.slice(-12).toLowerCase()

/** The twelve digits behind a short text; null where it stands for none. */
export function tailOfShort(short: string): string | null {
  if (!/^[0-9A-Z]{10}$/.test(short)) return null
  const value = [...short].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  return value < 1n << 48n ? value.toString(16).padStart(12, '0') : null
}

/** A sum (FNV-1a over code points) of a bin's text, so that a label needs no Chinese characters, which many scanners cannot type. */
export function binPart(bin: string): string {
  let sum = 0xcbf29ce484222325n
  for (const character of bin.normalize('NFKC').trim()) {
    sum ^= BigInt(character.codePointAt(0) ?? 0)
    sum = (sum * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return (sum & 0xffffffffn).toString(36).toUpperCase().padStart(7, '0')
}

/** The text to be printed. */
export function codeText(kind: keyof typeof codeLetters, id: string, bin = ''): string {
  const text = `YB:${codeLetters[kind]}:${shortOf(id)}`
  return kind === 'bin' ? `${text}:${binPart(bin)}` : text
}

/**
 * A code as it was scanned, pasted or typed; null where it is none. Lower case, full-width signs and spaces around it
 * do no harm.
 */
export function parseCode(typed: string): Code | null {
  const text = typed.normalize('NFKC').trim().toUpperCase()
  const found = /^YB:([A-Z]):([0-9A-Z]{4,40})(?::([0-9A-Z]{1,20}))?$/.exec(text)
  return found ? { letter: found[1] ?? '', short: found[2] ?? '', part: found[3] ?? '' } : null
}
