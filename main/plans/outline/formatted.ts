import type { Accepted } from './accept'
import type { Item } from './items'
import { lookAt } from './looks'

const LONGEST = 30
const MOST_LEVELS = 4

/**
 * Headings of a document that numbers nothing and uses no heading styles: short lines that are larger than the text,
 * or bold where the text is not. Levels follow the size of the type. What was found otherwise stays.
 */
export function formattedHeadings(
  items: readonly Item[],
  used: ReadonlySet<number>,
  found: readonly Accepted[],
): Accepted[] {
  const common = commonLook(items)
  const chosen = items.flatMap((item, at) => (used.has(at) || !standsOut(item, common) ? [] : [{ item, at }]))
  const full = chosen.filter(({ at }, index) => at + 1 < items.length && chosen[index + 1]?.at !== at + 1)
  if (chosen.length < 2 || full.length * 2 < chosen.length || chosen.length > items.length / 2)
    return [...found]
  const classes = [...new Set(chosen.map(({ item }) => prominence(item)))].sort((one, other) => other - one)
  const taken = new Set(found.map((one) => one.candidate.at))
  const made = chosen.flatMap(({ item, at }): Accepted[] => {
    const level = Math.min(classes.indexOf(prominence(item)) + 1, MOST_LEVELS)
    if (taken.has(at)) return []
    const look = lookAt(item.text)
    const candidate = {
      at,
      style: `h${level}` as const,
      path: [],
      number: '',
      start: 0,
      look,
      length: item.text.length,
      doubtful: false,
      sure: true,
      hint: level,
    }
    return [{ candidate, level }]
  })
  return [...found, ...made].sort((one, other) => one.candidate.at - other.candidate.at)
}

type Common = { size: number; bold: boolean }

/** Size and weight of most of the text, by characters. */
function commonLook(items: readonly Item[]): Common {
  const sizes = new Map<number, number>()
  let bold = 0
  let all = 0
  for (const { hint, text } of items) {
    all += text.length
    if (hint.bold) bold += text.length
    if (hint.size !== undefined) sizes.set(hint.size, (sizes.get(hint.size) ?? 0) + text.length)
  }
  const size = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
  return { size, bold: bold * 2 > all }
}

function standsOut(item: Item, common: Common): boolean {
  if (item.text === '' || item.text.length > LONGEST || item.hint.alignment === 'right') return false
  if (lookAt(item.text).kind !== 'heading' || /[：:，、]$/.test(item.text)) return false
  const larger = common.size > 0 && (item.hint.size ?? 0) >= common.size + 1
  return larger || (item.hint.bold === true && !common.bold)
}

function prominence(item: Item): number {
  return (item.hint.size ?? 0) * 10 + (item.hint.bold ? 5 : 0)
}
