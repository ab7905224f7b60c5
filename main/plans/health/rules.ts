/** A section as the checks see it: its heading and how much text stands directly below it. */
export type CheckedSection = Readonly<{
  id: string
  level: number
  number: string
  title: string
  characters: number
}>

/** Sections with neither text nor a section below them: a heading over nothing. */
export function emptySections<S extends CheckedSection>(sections: readonly S[]): S[] {
  return sections.filter((section, at) => {
    const next = sections[at + 1]
    return section.characters === 0 && !(next && next.level > section.level)
  })
}

/** A title as it is compared: without numbers, marks and what stands in brackets. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[（(〔[【].*?[）)〕\]】]/g, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
}

/** How alike two titles are, 0 to 1: shared pairs of characters (Dice). One character each: equal or not. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return 0
  const counted = new Map<string, number>()
  for (const pair of left) counted.set(pair, (counted.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of right) {
    const left = counted.get(pair) ?? 0
    if (left > 0) {
      shared++
      counted.set(pair, left - 1)
    }
  }
  return (2 * shared) / (left.length + right.length)
}

/** Entries of an outline for which no heading of the plan is alike: equal, one within the other, or half alike. */
export function missingEntries<E extends { title: string }>(
  entries: readonly E[],
  headings: readonly { title: string }[],
): E[] {
  const there = headings.map(({ title }) => plainTitle(title)).filter((title) => title !== '')
  return entries.filter((entry) => {
    const wanted = plainTitle(entry.title)
    return !there.some(
      (title) =>
        title === wanted ||
        (Math.min(title.length, wanted.length) >= 2 && (title.includes(wanted) || wanted.includes(title))) ||
        likeness(title, wanted) >= 0.5,
    )
  })
}

/**
 * What a plan must contain (Emergency Response Law 2024, article 28, in the words of docs/glossary): command and
 * duties, prevention and warning, handling, support, recovery. Each is recognised by words that headings use for it.
 */
export const requiredParts = [
  { part: '组织指挥与职责', words: /组织|指挥|职责|机构|责任/ },
  { part: '预防与预警', words: /预防|预警|监测|预测|叫应/ },
  { part: '应急处置', words: /处置|响应|抢险|救援|措施|应对/ },
  { part: '应急保障', words: /保障|物资|队伍|资源|装备/ },
  { part: '恢复与善后', words: /恢复|善后|重建|后期|救助|评估/ },
] as const

/** The parts that no heading of a plan names. */
export const missingParts = (headings: readonly { title: string }[]): string[] =>
  requiredParts
    .filter(({ words }) => !headings.some(({ title }) => words.test(title)))
    .map(({ part }) => part)

/** The first three names of many. */
export const firstOf = (names: readonly string[]): string => names.slice(0, 3).join('、')

/** Some names of many as a Chinese sentence says it: the first three, and how many there are in all. */
export const someOf = (names: readonly string[]): string =>
  names.length > 3 ? `${firstOf(names)}等 ${names.length} 处` : firstOf(names)
