import type { PaperSection, SectionChange } from '../../../preload/contract/handbooks/index'

/** Rules of printed copies. Pure. */

type Compared = Pick<PaperSection, 'key' | 'title' | 'level' | 'from' | 'to' | 'hash'>

/**
 * What differs between two editions, in the order of the newer one; what was removed stands where it was. Sections are
 * known by their keys. Below a part or section that came or went, its own sections are not named one by one.
 */
export function compareSections(before: readonly Compared[], now: readonly Compared[]): SectionChange[] {
  const former = new Map(before.map((section) => [section.key, section]))
  const present = new Set(now.map((section) => section.key))
  const changes: SectionChange[] = []
  const tell = (change: SectionChange['change'], { title, level, from, to }: Compared) =>
    changes.push({ change, title, level, from, to })
  const gone = removedAfter(before, present)
  for (const section of gone.get('') ?? []) tell('removed', section)
  let cameAt: number | undefined
  for (const section of now) {
    if (cameAt !== undefined && section.level <= cameAt) cameAt = undefined
    const earlier = former.get(section.key)
    if (!earlier && cameAt === undefined) {
      tell('added', section)
      cameAt = section.level
    } else if (earlier && earlier.hash !== section.hash) tell('changed', section)
    for (const one of gone.get(section.key) ?? []) tell('removed', one)
  }
  return changes
}

/** Removed sections by the key of the last one before them that is still there; none below a removed one. */
function removedAfter(before: readonly Compared[], present: ReadonlySet<string>): Map<string, Compared[]> {
  const gone = new Map<string, Compared[]>()
  let behind = ''
  let wentAt: number | undefined
  for (const section of before) {
    if (wentAt !== undefined && section.level <= wentAt) wentAt = undefined
    if (present.has(section.key)) behind = section.key
    else if (wentAt === undefined) {
      gone.set(behind, [...(gone.get(behind) ?? []), section])
      wentAt = section.level
    }
  }
  return gone
}

/** Pages before the first part: cover and contents. */
export function frontPages(sections: readonly Pick<PaperSection, 'from'>[], pages: number): number {
  const first = sections.reduce((least, { from }) => Math.min(least, from), pages + 1)
  return Math.max(0, first - 1)
}

/** Copies as they are written: 7, or 7–12. */
export const numbersText = (first: number, last: number): string =>
  first === last ? String(first) : `${first}–${last}`
