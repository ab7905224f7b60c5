/** Marks around a hit; the page turns them into highlighting. */
export const hitStart = '\u0002'
export const hitEnd = '\u0003'

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/**
 * A stretch of text around the first of the typed words, each hit marked; the beginning of the text when none of
 * the words stands in it as typed (a hit by initials). About `length` characters.
 */
export function snippet(text: string, typed: string, length = 80): string {
  const flat = text.replace(/\s+/g, ' ')
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const folded = fold(flat)
  // NFKC may change lengths; then positions do not fit and the text is searched as it stands.
  const haystack = folded.length === flat.length ? folded : flat.toLowerCase()
  const first = words.map((word) => haystack.indexOf(word)).filter((at) => at >= 0)
  const at = first.length > 0 ? Math.min(...first) : 0
  const from = Math.max(0, at - Math.floor(length / 3))
  const to = Math.min(flat.length, from + length)
  return `${from > 0 ? '…' : ''}${mark(flat.slice(from, to), haystack.slice(from, to), words)}${to < flat.length ? '…' : ''}`
}

/** Marks every word in a text. */
function mark(text: string, haystack: string, words: readonly string[]): string {
  const marked = new Array<boolean>(text.length).fill(false)
  for (const word of words)
    for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + word.length))
      marked.fill(true, at, at + word.length)
  let out = ''
  for (let i = 0; i < text.length; i++) {
    if (marked[i] && !marked[i - 1]) out += hitStart
    out += text[i]
    if (marked[i] && !marked[i + 1]) out += hitEnd
  }
  return out
}

/** A short text with its hits marked. */
export const highlight = (text: string, typed: string): string =>
  mark(
    text,
    fold(text).length === text.length ? fold(text) : text.toLowerCase(),
    fold(typed).split(/\s+/).filter(Boolean),
  )
