import { foldWidth } from '../../../preload/contract/heading-number'

/**
 * Text as it is searched: without white space, letters small, full-width signs as half-width ones. `at[i]` is where
 * the i-th sign stood in the text, so that a hit can be shown in its place. White space is left out because Chinese
 * text breaks lines anywhere: 应急 and 预案 on two lines are still 应急预案.
 */
export type Folded = Readonly<{ text: string; at: Uint32Array }>

/** A hit: the signs `from` up to, not including, `to` of the text as it stands (UTF-16 units). */
export type Span = Readonly<{ from: number; to: number }>

export function fold(text: string): Folded {
  const wide = foldWidth(text)
  const at = new Uint32Array(wide.length)
  let folded = ''
  for (let index = 0; index < wide.length; index++) {
    const sign = wide.charAt(index)
    if (/\s/.test(sign)) continue
    at[folded.length] = index
    const small = sign.toLowerCase()
    // İ becomes two signs when small; positions must agree, so it stays as it is.
    folded += small.length === 1 ? small : sign
  }
  return { text: folded, at: at.subarray(0, folded.length) }
}

/** Every place where the words stand, in order, without overlaps. `words` is folded by the caller, once for many texts. */
export function findIn(text: Folded, words: Folded): Span[] {
  if (words.text === '') return []
  const spans: Span[] = []
  let start = text.text.indexOf(words.text)
  while (start >= 0) {
    const last = start + words.text.length - 1
    spans.push({ from: text.at[start] ?? 0, to: (text.at[last] ?? 0) + 1 })
    start = text.text.indexOf(words.text, last + 1)
  }
  return spans
}

/** Where a span lies in pieces of text that follow each other: piece by piece, with places inside each piece. */
export function spanInPieces(
  lengths: readonly number[],
  span: Span,
): { piece: number; from: number; to: number }[] {
  const parts: { piece: number; from: number; to: number }[] = []
  let start = 0
  for (const [piece, length] of lengths.entries()) {
    const from = Math.max(span.from - start, 0)
    const to = Math.min(span.to - start, length)
    if (from < to) parts.push({ piece, from, to })
    start += length
    if (start >= span.to) break
  }
  return parts
}

/** The hit after (or before) the current one, round the end; -1 when there is none. */
export function stepHit(count: number, current: number, by: 1 | -1): number {
  if (count === 0) return -1
  if (current < 0) return by === 1 ? 0 : count - 1
  return (current + by + count) % count
}
