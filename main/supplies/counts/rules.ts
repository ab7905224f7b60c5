import type { CountState } from '../../../preload/contract/supplies/index'

/** Rules of stocktaking. Quantities are whole smallest units, times UTC milliseconds. */

/**
 * A movement of the counted lot in the counted bin that was entered after the snapshot. `at` is when the goods moved
 * (see `movedAt`), which is not always when the slip says it was written.
 */
export type MovedSince = Readonly<{ quantity: number; at: number }>

/**
 * When a movement touched the shelf. A reversal puts a slip right that was wrong from its beginning, so it counts from
 * then; an adjustment that makes goods more or fewer never touched the shelf at all and counts from the beginning of
 * time. One that only moves goods between sound and damaged (`net` 0) did.
 */
export function movedAt(
  movement: Readonly<{
    kind: string
    happenedAt: number
    /** Of the document that it takes back, if it is a reversal. */
    reversed: Readonly<{ kind: string; happenedAt: number }> | null
    /** What the document makes the lot more or fewer in all. */
    net: number
  }>,
): number {
  const told = movement.reversed ?? movement
  return told.kind === 'adjust' && movement.net !== 0 ? 0 : told.happenedAt
}

/**
 * What the book says for the moment a line was counted: its figure at the snapshot, and everything entered since that
 * had happened by then. A slip that is entered late counts by when it happened, not by when it was typed: the goods
 * were gone from the shelf already. What happened afterwards changes shelf and book alike and makes no difference.
 */
export function expectedAt(book: number, movements: readonly MovedSince[], countedAt: number): number {
  return movements.reduce((sum, movement) => (movement.at <= countedAt ? sum + movement.quantity : sum), book)
}

/** A figure that stands: neither replaced nor withdrawn. One a person and round. */
export type Figure = Readonly<{ quantity: number; countedAt: number }>

export type Judged = Readonly<{
  /** Null while nobody counted, and while figures disagree. */
  quantity: number | null
  /** The moment the figure is for: the last person's. Null while nobody counted. */
  at: number | null
  conflict: boolean
}>

/**
 * What several people's figures for one line come to. `sum`: each counted a part (two stacks of one lot). `conflict`:
 * each counted all of it, so figures that differ are to be decided; equal ones confirm each other.
 */
export function judgeFigures(figures: readonly Figure[], together: 'conflict' | 'sum'): Judged {
  const first = figures[0]
  if (!first) return { quantity: null, at: null, conflict: false }
  const at = figures.reduce((latest, figure) => Math.max(latest, figure.countedAt), first.countedAt)
  if (together === 'sum')
    return { quantity: figures.reduce((sum, figure) => sum + figure.quantity, 0), at, conflict: false }
  const same = figures.every((figure) => figure.quantity === first.quantity)
  return same ? { quantity: first.quantity, at, conflict: false } : { quantity: null, at, conflict: true }
}

export type CountedLine = Readonly<{
  book: number
  first: number | null
  firstAt: number | null
  second: number | null
  secondAt: number | null
  /** Figures of the last round disagree. */
  conflict: boolean
  decided: number | null
}>

/** The figure of a line and the moment it is for: decided, else the second, else the first; null: none yet. */
export function figureOf(line: CountedLine): Readonly<{ quantity: number; at: number }> | null {
  const at = line.secondAt ?? line.firstAt
  if (line.decided !== null && at !== null) return { quantity: line.decided, at }
  if (line.conflict) return null
  if (line.second !== null && line.secondAt !== null) return { quantity: line.second, at: line.secondAt }
  if (line.first !== null && line.firstAt !== null) return { quantity: line.first, at: line.firstAt }
  return null
}

export const countActs = [
  'enter',
  'recount',
  'assign',
  'finish',
  'resume',
  'decide',
  'submit',
  'return',
  'recall',
  'approve',
  'cancel',
] as const
export type CountAct = (typeof countActs)[number]

const allowed: Readonly<Record<CountState, readonly CountAct[]>> = {
  counting: ['enter', 'assign', 'finish', 'cancel'],
  reviewing: ['enter', 'recount', 'assign', 'resume', 'decide', 'submit', 'cancel'],
  submitted: ['return', 'recall', 'approve', 'cancel'],
  adjusted: [],
  cancelled: [],
}

export const mayCount = (state: CountState, act: CountAct): boolean => allowed[state].includes(act)

/** Book figures are kept from whoever looks while a blind count goes on, whatever the role. */
export const isHidden = (count: Readonly<{ blind: boolean; state: CountState }>): boolean =>
  count.blind && count.state === 'counting'

/** The lot that a label's text names (`YB:L:<lot id>`), as a scanner types it; null when it is no such label. */
export function lotOfLabel(code: string): string | null {
  const found = /^yb:l:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(
    code.normalize('NFKC').replace(/\s/g, ''),
  )
  return found?.[1]?.toLowerCase() ?? null
}

/** What an adjustment of one line would leave, and why it cannot be posted. */
export function adjustFault(
  balance: Readonly<{ quantity: number; reserved: number }>,
  difference: number,
): 'below-zero' | 'reserved' | null {
  const left = balance.quantity + difference
  if (left < 0) return 'below-zero'
  return left < balance.reserved ? 'reserved' : null
}
