/** What a character is for line breaking. One table, because every character of every document passes here. */

/** What stands for a character that no font has. */
export const BOX = '□'

export const SPACE = 0x20
export const WIDE_SPACE = 0x3000
export const NEWLINE = 0x0a
const HYPHEN = 0x2d
const SLASH = 0x2f

/** May not begin a line: marks that end something, the hyphen’s kin, the middle dot, the slash (GB/T 15834-2011 5.1). */
const NO_START = 1
/** May not end a line: marks that open something. */
const NO_END = 2
/** Full-width marks whose right half is empty: at the end of a line that half may hang over the edge. */
const HALF_EMPTY = 4
/** Full-width marks whose left half is empty. */
const EMPTY_HALF = 8
/** Marks of two halves that stay together: the dash and the dots. */
const DOUBLED = 16
/** The second half of a character beyond the basic plane, which has no width of its own. */
const LOW_HALF = 32

const classes = new Uint8Array(0x10000)
function put(marks: string, bit: number): void {
  for (const mark of marks) {
    const code = mark.charCodeAt(0)
    classes[code] = (classes[code] ?? 0) | bit
  }
}
put('，。、；：！？）》」』】〕〉］｝〗〙”’·‧～–－-／/,.;:!?)]}%‰％℃°′″»々﹐﹑﹒﹔﹕﹖﹗︰', NO_START)
put('（《「『【〔〈［｛〖〘“‘([{«￥¥$＄№§', NO_END)
put('，。、；：！？）》」』】〕〉］｝〗”’', HALF_EMPTY)
put('（《「『【〔〈［｛〖〘“‘', EMPTY_HALF)
put('—…', DOUBLED)
classes.fill(LOW_HALF | NO_START, 0xdc00, 0xe000)

/** Whether a line may end after the UTF-16 unit `a` and the next begin with `b`. */
export function mayBreak(a: number, b: number): boolean {
  const after = classes[b] ?? 0
  if (b === SPACE || (after & NO_START) !== 0) return false
  if (a === SPACE) return true
  const before = classes[a] ?? 0
  if ((before & NO_END) !== 0 || (a === b && (before & DOUBLED) !== 0)) return false
  // Chinese characters and marks may be parted from anything.
  if (a >= 0x2000 || b >= 0x2000) return true
  return a === SLASH || (a === HYPHEN && !(b >= 0x30 && b <= 0x39))
}

/** Whether a mark may hang over the edge by half its width. */
export function mayHang(code: number): boolean {
  return ((classes[code] ?? 0) & HALF_EMPTY) !== 0
}

/**
 * Whether the empty half between two full-width marks is taken out, as in `）。` and `：“`: marks that follow one
 * another would tear a hole into the line.
 */
export function isSqueezed(a: number, b: number): boolean {
  const before = classes[a] ?? 0
  if ((before & (HALF_EMPTY | EMPTY_HALF)) === 0) return false
  const after = classes[b] ?? 0
  return (before & HALF_EMPTY) !== 0 ? (after & (HALF_EMPTY | EMPTY_HALF)) !== 0 : (after & EMPTY_HALF) !== 0
}

export function isLowHalf(code: number): boolean {
  return ((classes[code] ?? 0) & LOW_HALF) !== 0
}

/**
 * Text as it can be set: one kind of line break, tabs as spaces, and without characters that have no picture
 * (controls, zero-width marks, soft hyphens, variation selectors, byte order marks, halves of a pair).
 */
export function printable(text: string): string {
  if (isOrdinary(text) || !untidy.test(text)) return text
  return text
    .replace(/\r\n?|[\v\f\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/\t/g, '  ')
    .replace(/[^\P{Zs} \u3000]/gu, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cf}|\p{Variation_Selector}/gu, '')
    .replace(/\p{Cs}/gu, BOX)
}

/** Any space but the plain and the full-width one, any control but the line break, and what has no picture. */
const untidy = /[^\P{Z} \u3000]|[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u

/** Nothing but Latin, Chinese and their usual marks: most text is, and needs no closer look. */
function isOrdinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const usual =
      (code >= 0x3000 && code < 0xa000) ||
      (code >= 0x20 && code < 0x7f) ||
      (code > 0xff00 && code < 0xfff0) ||
      (code >= 0x2010 && code < 0x2028) ||
      code === NEWLINE
    if (!usual) return false
  }
  return true
}
