import { createRequire } from 'node:module'
import type { pinyin as Pinyin } from 'pinyin-pro'
import { tails } from '../../database/engine/search-terms'

let loaded: typeof Pinyin | undefined

/** The dictionary is large and only writing needs it: loaded with the first name, not with the program. */
const pinyin: typeof Pinyin = ((text: string, options: object) => {
  loaded ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof Pinyin }).pinyin
  return loaded(text, options as never)
}) as typeof Pinyin

/** Pinyin initials, lower case: 民和镇 → mhz. Letters and digits stay, everything else goes. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** Full pinyin without tones, one entry a character. */
function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((s) => s.toLowerCase())
}

/** Lists repeat the same names over and over. */
const known = new Map<string, readonly string[]>()
const mostKnown = 5_000

/** What finds a name by its sound: every tail of the initials, and of the full pinyin from each syllable on. */
export function soundKeys(name: string): readonly string[] {
  const before = known.get(name)
  if (before) return before
  const full = syllables(name)
  const fromEach = full.map((_, i) => full.slice(i, i + 6).join(''))
  const keys = [...new Set([...tails(initialsOf(name)), ...fromEach])]
  if (known.size >= mostKnown) known.clear()
  known.set(name, keys)
  return keys
}

/** What finds a number by any four digits in a row or more. */
export function numberKeys(numbers: readonly string[]): string[] {
  return [...new Set(numbers.flatMap((number) => tails(number, 3)))]
}
