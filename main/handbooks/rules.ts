import { sectionLabel } from '../../preload/contract/outline'

/** Rules of a handbook's text. Pure. */

/**
 * A heading as it is printed: its number, then its title. A title that carries the number itself is left as it is.
 */
export function headingText(number: string | undefined, title: string): string {
  const own = number?.trim() ?? ''
  const text = title.trim()
  return own !== '' && text.startsWith(own) ? text : sectionLabel({ number: own, title: text })
}

/** Lines that a table of contents may have before it helps nobody any more. */
const MOST_LINES = 240

/**
 * How deep the contents go: to the deepest level (at most the second) at which they stay readable.
 * `levels` are the levels of all sections of all parts.
 */
export function contentsDepth(parts: number, levels: readonly number[]): number {
  const count = (depth: number): number => parts + levels.filter((level) => level <= depth).length
  return count(2) <= MOST_LINES ? 2 : count(1) <= MOST_LINES * 2 ? 1 : 0
}

/** A day as papers write it: year in full, no leading zeros (`2026-03-05` → `2026年3月5日`). Other text is kept. */
export function longDate(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : day
}
