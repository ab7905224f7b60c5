import type { PlanSectionRow } from '../../../database/plans/schema'
import type { Block } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'
import type { ComparedSection, Comparison } from '../../../preload/contract/plans/index'
import { diffBodies, linesOf, type TextLine } from './lines'
import { matchSections, movedPlaces } from './match'
import { diffText } from './words'

type Read = Readonly<{
  row: PlanSectionRow
  key: string
  level: number
  title: string
  text: string
  lines: TextLine[]
}>

function read(row: PlanSectionRow): Read {
  const lines = linesOf(JSON.parse(row.body) as Block[])
  const text = lines.map(({ key }) => key).join('\n')
  return { row, key: row.key, level: row.level, title: row.title, text, lines }
}

const heading = ({ id, position, level }: PlanSectionRow) => ({ sectionId: id, position, level })

/**
 * Two texts section by section, in the order of the later one; what was removed stands behind the section it used to
 * follow. A number that only moved on because a section came in before it is no change.
 */
export function compareSections(
  before: readonly PlanSectionRow[],
  after: readonly PlanSectionRow[],
): ComparedSection[] {
  const left = before.map(read)
  const right = after.map(read)
  const pairs = matchSections(left, right)
  const moved = movedPlaces(pairs)
  const placeAfter = new Map([...pairs].map(([to, from]) => [from, to]))
  const out: ComparedSection[] = []
  // Removed sections by the place after which they stand; -1 is the beginning.
  const removed = new Map<number, ComparedSection[]>()
  let last = -1
  left.forEach((section, at) => {
    const to = placeAfter.get(at)
    if (to !== undefined) {
      if (!moved.has(to)) last = to
      return
    }
    removed.set(last, [...(removed.get(last) ?? []), onlyBefore(section)])
  })
  out.push(...(removed.get(-1) ?? []))
  right.forEach((section, at) => {
    const from = pairs.get(at)
    const former = from === undefined ? undefined : left[from]
    out.push(former ? both(former, section, moved.has(at)) : onlyAfter(section), ...(removed.get(at) ?? []))
  })
  return out
}

function both(before: Read, after: Read, moved: boolean): ComparedSection {
  const sameText = before.text === after.text
  const same = sameText && before.row.title === after.row.title && before.level === after.level
  return {
    kind: same ? 'same' : 'changed',
    moved,
    before: heading(before.row),
    after: heading(after.row),
    heading: diffText(sectionLabel(before.row), sectionLabel(after.row)),
    lines: diffBodies(before.lines, after.lines),
  }
}

const onlyBefore = (section: Read): ComparedSection => ({
  kind: 'removed',
  moved: false,
  before: heading(section.row),
  after: null,
  heading: diffText(sectionLabel(section.row), ''),
  lines: diffBodies(section.lines, []),
})

const onlyAfter = (section: Read): ComparedSection => ({
  kind: 'added',
  moved: false,
  before: null,
  after: heading(section.row),
  heading: diffText('', sectionLabel(section.row)),
  lines: diffBodies([], section.lines),
})

/** How many sections are what. */
export function countSections(sections: readonly ComparedSection[]): Comparison['counts'] {
  const count = (kind: ComparedSection['kind']) => sections.filter((section) => section.kind === kind).length
  return {
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
    moved: sections.filter(({ moved }) => moved).length,
    same: count('same'),
  }
}
