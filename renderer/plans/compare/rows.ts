import type { ComparedSection, DiffPart } from '../../../preload/contract/plans/index'

/** What one side shows of a marked text: what both have, and what only this side has. */
export const sideOf = (parts: readonly DiffPart[], side: 'before' | 'after'): DiffPart[] =>
  parts.filter(({ op }) => op === 'same' || op === (side === 'before' ? 'removed' : 'added'))

/** Sections that differ: in heading, text or place. */
export const isChange = (section: ComparedSection): boolean => section.kind !== 'same' || section.moved

/** Places of the changes among the sections that are shown. */
export function changePlaces(sections: readonly ComparedSection[]): number[] {
  return sections.flatMap((section, at) => (isChange(section) ? [at] : []))
}

/** The change after or before the one at hand, round the end; -1 where there is none. */
export function stepChange(count: number, at: number, step: 1 | -1): number {
  if (count === 0) return -1
  if (at < 0) return step === 1 ? 0 : count - 1
  return (at + step + count) % count
}
