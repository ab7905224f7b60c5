import { foldWidth, parseHeadingNumber } from '../../../preload/contract/heading-number'

/** Width of a line as a text editor shows it: Chinese characters take two places. */
function width(line: string): number {
  let places = 0
  for (let at = 0; at < line.length; at++) places += line.charCodeAt(at) < 0x2e80 ? 1 : 2
  return places
}

const SENTENCE_END = /[。！？；：!?;:…”』」》）)】]\s*$/

/**
 * The width at which a text was broken into lines, or undefined if its lines are whole paragraphs. A text was broken
 * if many of its lines end in the middle of a sentence at nearly the same width.
 */
export function wrapWidth(lines: readonly string[]): number | undefined {
  const tally = new Map<number, number>()
  let open = 0
  let filled = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    filled++
    if (SENTENCE_END.test(line)) continue
    const places = width(line.trimEnd())
    if (places < 40 || places > 160) continue
    open++
    tally.set(places, (tally.get(places) ?? 0) + 1)
  }
  if (open < 5 || open < filled * 0.2) return undefined
  let best = 0
  let most = 0
  for (const places of tally.keys()) {
    let near = 0
    for (let other = places - 3; other <= places; other++) near += tally.get(other) ?? 0
    if (near > most) {
      best = places
      most = near
    }
  }
  return most >= open * 0.6 ? best : undefined
}

/**
 * Puts lines that were broken at a fixed width together again. A paragraph begins where the line before is not full,
 * is empty, or where the line is indented or numbered.
 */
export function joinWrapped(lines: readonly string[], full: number): string[] {
  const joined: string[] = []
  let open = false
  let part: string[] = []
  const close = () => {
    if (part.length > 0) joined.push(part.join(''))
    part = []
  }
  for (const line of lines) {
    const text = line.trimEnd()
    const starts = text === '' || /^(?:\s{2}|\u3000|\t)/.test(text) || startsBlock(text)
    if (!open || starts) close()
    if (text === '') {
      joined.push('')
      open = false
      continue
    }
    part.push(part.length > 0 ? gap(part.at(-1) ?? '', text) + text.trimStart() : text)
    open = width(text) >= full - 5
  }
  close()
  return joined
}

function startsBlock(text: string): boolean {
  const number = parseHeadingNumber(text)
  if (number && !number.doubtful) return true
  return /^\s*(?:——|--|[●■◆□▲★•·※])/.test(text) || text.includes('\t')
}

/** Two Latin words need a space between them, Chinese ones do not. */
export function gap(before: string, after: string): string {
  return /[A-Za-z0-9,.;]$/.test(before) && /^[A-Za-z]/.test(foldWidth(after.trimStart())) ? ' ' : ''
}
