import { likeness, plainTitle } from '../health/rules'

/** A section as it is matched; `text` is its body. */
export type MatchedSection = Readonly<{ key: string; level: number; title: string; text: string }>

/** From how alike two headings stand for the same section. */
const alike = 0.6
/** Body text from which on two sections with the same text are the same one under another heading. */
const telling = 12
/** Headings left over that are compared each with each; more are left as removed and added. */
const mostLeft = 400

/**
 * Which section of the version before became which of the one after, as pairs of places: by key (a copy keeps its
 * keys), else by the same heading, else by the same text, else by a heading that is alike. Each stands in one pair.
 */
export function matchSections(
  before: readonly MatchedSection[],
  after: readonly MatchedSection[],
): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (to: number, from: number) => {
    pairs.set(to, from)
    taken.add(from)
  }
  const byKey = new Map(before.map((section, at) => [section.key, at]))
  after.forEach((section, at) => {
    const from = byKey.get(section.key)
    if (from !== undefined && !taken.has(from)) pair(at, from)
  })
  const left = () => ({
    before: before.map((_, at) => at).filter((at) => !taken.has(at)),
    after: after.map((_, at) => at).filter((at) => !pairs.has(at)),
  })
  const bySame = (name: (section: MatchedSection) => string | undefined) => {
    const places = new Map<string, number[]>()
    for (const at of left().before) {
      const named = before[at] && name(before[at])
      if (named) places.set(named, [...(places.get(named) ?? []), at])
    }
    for (const at of left().after) {
      const named = after[at] && name(after[at])
      // Several with one name (职责, 职责 …): the first that is left, so that they stay in order.
      const from = named ? places.get(named)?.shift() : undefined
      if (from !== undefined) pair(at, from)
    }
  }
  bySame(({ level, title }) => (plainTitle(title) ? `${level} ${plainTitle(title)}` : undefined))
  bySame(({ title }) => plainTitle(title) || undefined)
  bySame(({ text }) => (text.length >= telling ? text : undefined))
  const rest = left()
  if (rest.before.length > mostLeft || rest.after.length > mostLeft) return pairs
  const candidates = rest.after.flatMap((to) =>
    rest.before.map((from) => ({ to, from, like: sectionLikeness(before[from], after[to]) })),
  )
  candidates.sort((a, b) => b.like - a.like || Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
  for (const { to, from, like } of candidates)
    if (like >= alike && !pairs.has(to) && !taken.has(from)) pair(to, from)
  return pairs
}

function sectionLikeness(a: MatchedSection | undefined, b: MatchedSection | undefined): number {
  if (!a || !b) return 0
  return likeness(plainTitle(a.title), plainTitle(b.title)) - (a.level === b.level ? 0 : 0.1)
}

/**
 * Which of the places after stand at another place than before: those outside the longest row that kept its order.
 * `pairs` maps places after to places before.
 */
export function movedPlaces(pairs: ReadonlyMap<number, number>): Set<number> {
  const order = [...pairs].sort(([a], [b]) => a - b)
  // Patience: ends[n] is the entry that ends the best row of n + 1.
  const ends: number[] = []
  const previous: number[] = []
  order.forEach(([, from], at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((order[ends[middle] ?? 0]?.[1] ?? 0) < from) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = at
  })
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at)
  return new Set(order.filter((_, at) => !kept.has(at)).map(([to]) => to))
}
