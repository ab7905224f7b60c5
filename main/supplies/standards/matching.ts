import { type Packaging, packSizes } from '../../../preload/contract/supplies/packaging'
import { canonicalUnit, matchKey } from '../../sheets/index'
import { contentOf, type Ratio } from './rules'

/** A line of a standard or a need, by which catalogue items are found. */
export type Wanted = Readonly<{ name: string; unit: string; category: string }>
export type MatchItem = Readonly<{
  id: string
  name: string
  spec: string
  unit: string
  category: string
  packagings: readonly Packaging[]
}>
export type SaidMatch = Readonly<{
  lineKey: string
  itemId: string
  counted: boolean
  ratio: Ratio | null
}>
/** An item that counts for a line; `ratio` null: it fits, but nobody knows for how much. */
export type Matched = Readonly<{
  itemId: string
  by: 'chosen' | 'name' | 'category'
  ratio: Ratio | null
}>

/** Lines with the same key are about the same thing, in whatever standard they stand. */
export const lineKeyOf = (line: Readonly<{ name: string; unit: string }>): string =>
  `${matchKey(line.name)}\u0001${matchKey(canonicalUnit(line.unit))}`

const plainName = (name: string): string => matchKey(name.replace(/（[^）]*）|\([^)]*\)/g, ''))

/** How an item's unit and a line's unit go together, as far as units, packs and specification say it. */
export function ratioOf(item: Pick<MatchItem, 'unit' | 'spec' | 'packagings'>, unit: string): Ratio | null {
  const wanted = canonicalUnit(unit)
  const same = (other: string) => matchKey(canonicalUnit(other)) === matchKey(wanted)
  if (same(item.unit)) return { itemUnits: 1, lineThousandths: 1_000 }
  const packs = packSizes(item.unit, item.packagings)
  const pack = packs.ok ? packs.sizes.find(({ name }) => same(name)) : undefined
  if (pack && pack.size <= 1_000_000) return { itemUnits: pack.size, lineThousandths: 1_000 }
  const content = contentOf(item.spec, wanted)
  return content === null ? null : { itemUnits: 1, lineThousandths: content }
}

/**
 * Which items count for which lines. What somebody said comes first; then the same name; then the same category of
 * the reference list. By name and category an item counts once, for the first line whose unit fits, so that nothing
 * is counted twice. Gives the matches by line key.
 */
export function matchItems(
  lines: readonly Wanted[],
  items: readonly MatchItem[],
  said: readonly SaidMatch[],
): Map<string, Matched[]> {
  const byKey = new Map<string, Wanted>()
  const byName = new Map<string, Wanted[]>()
  const byCategory = new Map<string, Wanted[]>()
  const add = (map: Map<string, Wanted[]>, key: string, line: Wanted) => {
    if (key === '') return
    const known = map.get(key)
    if (!known) map.set(key, [line])
    else if (!known.includes(line)) known.push(line)
  }
  for (const line of lines) {
    if (byKey.has(lineKeyOf(line))) continue
    byKey.set(lineKeyOf(line), line)
    add(byName, matchKey(line.name), line)
    add(byName, plainName(line.name), line)
    add(byCategory, line.category, line)
  }
  const saidOf = new Map<string, SaidMatch[]>()
  for (const one of said) saidOf.set(one.itemId, [...(saidOf.get(one.itemId) ?? []), one])

  const found = new Map<string, Matched[]>([...byKey.keys()].map((key) => [key, []]))
  for (const item of items) {
    const words = (saidOf.get(item.id) ?? []).filter((one) => byKey.has(one.lineKey))
    const chosen = words.filter((one) => one.counted)
    for (const { lineKey, ratio } of chosen)
      found.get(lineKey)?.push({
        itemId: item.id,
        by: 'chosen',
        ratio: ratio ?? ratioOf(item, byKey.get(lineKey)?.unit ?? ''),
      })
    if (chosen.length > 0) continue
    const refused = new Set(words.map((one) => one.lineKey))
    const fitting = candidates(item, byName, byCategory).filter(({ line }) => !refused.has(lineKeyOf(line)))
    const settled = fitting.find(({ line }) => ratioOf(item, line.unit) !== null) ?? fitting[0]
    if (settled)
      found.get(lineKeyOf(settled.line))?.push({
        itemId: item.id,
        by: settled.by,
        ratio: ratioOf(item, settled.line.unit),
      })
  }
  return found
}

function candidates(
  item: MatchItem,
  byName: ReadonlyMap<string, readonly Wanted[]>,
  byCategory: ReadonlyMap<string, readonly Wanted[]>,
): { line: Wanted; by: 'name' | 'category' }[] {
  const names = [matchKey(item.name), matchKey(`${item.name} ${item.spec}`), plainName(item.name)]
  const named = [...new Set(names.flatMap((name) => byName.get(name) ?? []))]
  const sorted = item.category === '' ? [] : (byCategory.get(item.category) ?? [])
  return [
    ...named.map((line) => ({ line, by: 'name' as const })),
    ...sorted.filter((line) => !named.includes(line)).map((line) => ({ line, by: 'category' as const })),
  ]
}
