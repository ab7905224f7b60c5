/**
 * Words for SQLite's full-text index. FTS5 knows no Chinese words, so runs of Han characters are indexed as
 * overlapping pairs (应急预案 → 应急 急预 预案 案): any two characters are found by one look-up, longer words as a
 * phrase of pairs, and the last single character makes one-character searches complete.
 */
const runs = /(\p{Script=Han}+)|([\p{L}\p{N}]+)/gu

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

function pairs(han: string): string[] {
  const characters = [...han]
  const out: string[] = []
  for (let i = 0; i + 1 < characters.length; i++) out.push(`${characters[i]}${characters[i + 1]}`)
  return out
}

/** The text as space-separated terms, to be stored in the index. */
export function indexTerms(text: string): string {
  const out: string[] = []
  for (const match of fold(text).matchAll(runs)) {
    const [, han, word] = match
    if (han) out.push(...pairs(han), [...han].at(-1) ?? '')
    else if (word) out.push(word)
  }
  return out.join(' ')
}

/** Every tail of a key (initials, a phone number), so that any part of it is found as a prefix. */
export function tails(key: string, shortest = 1): string[] {
  const folded = fold(key).replace(/[^\p{L}\p{N}]/gu, '')
  const out: string[] = []
  for (let i = 0; i + shortest <= folded.length; i++) out.push(folded.slice(i, i + 24))
  return out
}

/**
 * An FTS5 query that finds all words of what was typed; undefined when nothing searchable was typed.
 * Everything is quoted, so no typed character has a meaning of its own.
 */
export function matchExpression(typed: string): string | undefined {
  const parts: string[] = []
  for (const match of fold(typed).matchAll(runs)) {
    const [, han, word] = match
    if (han) parts.push([...han].length === 1 ? `"${han}" *` : `"${pairs(han).join(' ')}"`)
    else if (word) parts.push(`"${word}" *`)
    if (parts.length === 12) break
  }
  return parts.length > 0 ? parts.join(' AND ') : undefined
}
