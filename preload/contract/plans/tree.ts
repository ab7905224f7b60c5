import { subtreeEnd } from '../outline'

/**
 * The tree of a draft as one row of headings: each has a level, and everything deeper that follows belongs to it. The
 * same rules decide in the page whether a move is offered and in the host whether it is made.
 */
export type TreeItem = Readonly<{ id: string; level: number }>

/** Where a section goes, with everything below it. `promote` and `demote` keep its place in the text. */
export type TreeMove =
  | Readonly<{ kind: 'up' | 'down' | 'promote' | 'demote' }>
  | Readonly<{ kind: 'before' | 'after' | 'inside'; target: string }>

const deepest = 9

/** The row after a move; null where it cannot be made (nothing to move past, deeper than nine levels, into itself). */
export function moveItem<T extends TreeItem>(
  items: readonly T[],
  id: string,
  move: TreeMove,
): readonly T[] | null {
  const at = items.findIndex((item) => item.id === id)
  const item = items[at]
  if (!item) return null
  const end = subtreeEnd(items, at)
  switch (move.kind) {
    case 'promote':
      return item.level === 1 ? null : shifted(items, at, end, -1)
    case 'demote': {
      const before = items[at - 1]
      return !before || before.level < item.level ? null : shifted(items, at, end, 1)
    }
    case 'up': {
      const former = siblingBefore(items, at)
      return former < 0 ? null : placed(items, at, end, former, item.level)
    }
    case 'down': {
      if (items[end]?.level !== item.level) return null
      return placed(items, at, end, subtreeEnd(items, end), item.level)
    }
    default: {
      const target = items.findIndex((one) => one.id === move.target)
      const level = items[target]?.level
      if (level === undefined || (target >= at && target < end)) return null
      if (move.kind === 'before') return placed(items, at, end, target, level)
      const behind = subtreeEnd(items, target)
      return placed(items, at, end, behind, move.kind === 'after' ? level : level + 1)
    }
  }
}

/** The sibling that stands before, or -1. */
function siblingBefore(items: readonly TreeItem[], at: number): number {
  const level = items[at]?.level ?? 0
  for (let index = at - 1; index >= 0; index--) {
    const other = items[index]?.level ?? 0
    if (other === level) return index
    if (other < level) return -1
  }
  return -1
}

function shifted<T extends TreeItem>(
  items: readonly T[],
  from: number,
  to: number,
  by: number,
): readonly T[] | null {
  const run = items.slice(from, to).map((item) => ({ ...item, level: item.level + by }))
  if (run.some((item) => item.level > deepest || item.level < 1)) return null
  return items.toSpliced(from, to - from, ...run)
}

/** Moves the run to stand before `target` (an index of the row as it was) with its first heading at `level`. */
function placed<T extends TreeItem>(
  items: readonly T[],
  from: number,
  to: number,
  target: number,
  level: number,
): readonly T[] | null {
  const by = level - (items[from]?.level ?? level)
  const run = items.slice(from, to).map((item) => ({ ...item, level: item.level + by }))
  if (run.some((item) => item.level > deepest)) return null
  const rest = items.toSpliced(from, to - from)
  const place = target > from ? target - (to - from) : target
  const moved = rest.toSpliced(place, 0, ...run)
  const same = moved.every(
    (item, index) => item.id === items[index]?.id && item.level === items[index]?.level,
  )
  return same ? null : moved
}

/** The row without a section and everything below it. */
export function removeItem<T extends TreeItem>(items: readonly T[], id: string): readonly T[] {
  const at = items.findIndex((item) => item.id === id)
  if (at < 0) return items
  return items.toSpliced(at, subtreeEnd(items, at) - at)
}

/** Where new sections may stand, seen from one that is there. */
export type TreePlace = 'before' | 'after' | 'inside'

/** Position and level of a section that is added beside or inside another one; at the end where none is named. */
export function placeFor(
  items: readonly TreeItem[],
  beside: string | null,
  place: TreePlace,
): { position: number; level: number } | null {
  if (beside === null) return { position: items.length, level: 1 }
  const at = items.findIndex((item) => item.id === beside)
  const item = items[at]
  if (!item) return null
  if (place === 'before') return { position: at, level: item.level }
  const end = subtreeEnd(items, at)
  if (place === 'after') return { position: end, level: item.level }
  return item.level < deepest ? { position: end, level: item.level + 1 } : null
}
