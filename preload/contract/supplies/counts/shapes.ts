import { z } from 'zod'
import { Id, Instant, Quantity, recordShape } from '../../common'
import { Packaging } from '../packaging'
import { Step } from '../steps'

export const countStates = ['counting', 'reviewing', 'submitted', 'adjusted', 'cancelled'] as const
export type CountState = (typeof countStates)[number]

/** Why a figure differs from the book. `other` needs words of its own. */
export const differenceReasons = [
  'not-entered-in',
  'not-entered-out',
  'misplaced',
  'damaged',
  'lost',
  'measured',
  'earlier-mistake',
  'other',
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

/** Which lines of a count: all, still to count, counted, off the book, several figures, not in the book, once more. */
export const countLineFilters = [
  'all',
  'uncounted',
  'counted',
  'different',
  'conflict',
  'found',
  'recount',
  'unexplained',
] as const

export const CountSection = z.object({ bin: z.string().max(30), person: z.string().trim().min(1).max(30) })
export type CountSection = z.infer<typeof CountSection>

/** How far a count is. Differences are 0 while a blind count goes on. */
export const CountProgress = z.object({
  lines: z.number().int(),
  counted: z.number().int(),
  conflicts: z.number().int(),
  found: z.number().int(),
  differences: z.number().int(),
  unexplained: z.number().int(),
  recounts: z.number().int(),
})
export type CountProgress = z.infer<typeof CountProgress>

export const StockCount = z.object({
  ...recordShape,
  number: z.string(),
  state: z.enum(countStates),
  depotId: Id,
  depotName: z.string(),
  category: z.string(),
  bins: z.array(z.string()),
  blind: z.boolean(),
  together: z.enum(['conflict', 'sum']),
  sections: z.array(CountSection),
  note: z.string(),
  snapshotAt: Instant,
  startedBy: z.string(),
  submittedBy: z.string().nullable(),
  /** Handed in with lines that nobody counted; their book figures stay. */
  uncountedKept: z.boolean(),
  documentId: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** The adjustment was taken back since. */
  documentReversed: z.boolean(),
  ...CountProgress.shape,
})
export type StockCount = z.infer<typeof StockCount>

export const CountDetail = StockCount.extend({
  steps: z.array(Step),
  /** Every bin that lines lie in, with how far it is. */
  binsThere: z.array(
    z.object({ bin: z.string(), person: z.string(), lines: z.number().int(), counted: z.number().int() }),
  ),
  /** True when whoever asks sees no book figures: a blind count that goes on. */
  hidden: z.boolean(),
})
export type CountDetail = z.infer<typeof CountDetail>

/** Book figures are null while they are hidden. */
export const CountLine = z.object({
  id: Id,
  position: z.number().int(),
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  packagings: z.array(Packaging),
  lotId: z.string().nullable(),
  lotNumber: z.string(),
  producedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  bin: z.string(),
  status: z.enum(['here', 'damaged']),
  found: z.boolean(),
  person: z.string(),
  /** At the snapshot. */
  book: Quantity.nullable(),
  /** Moved between the snapshot and the moment this line was counted (until now while it is not). */
  moved: Quantity.nullable(),
  /** Moved since it was counted: the shelf and the book both have it, it is no difference. */
  movedAfter: Quantity.nullable(),
  /** What the book says for the moment it was counted. */
  expected: Quantity.nullable(),
  first: Quantity.nullable(),
  firstAt: Instant.nullable(),
  second: Quantity.nullable(),
  secondAt: Instant.nullable(),
  conflict: z.boolean(),
  recount: z.boolean(),
  /** The figure that counts: decided, else second, else first; null while there is none or figures disagree. */
  figure: Quantity.nullable(),
  difference: Quantity.nullable(),
  decided: z.boolean(),
  reason: z.string(),
  reasonNote: z.string(),
  /** What the person who asks (or is named) counted last. */
  mine: Quantity.nullable(),
  /** How many people gave a figure. */
  figures: z.number().int(),
})
export type CountLine = z.infer<typeof CountLine>

export const CountEntry = z.object({
  id: Id,
  round: z.number().int(),
  quantity: Quantity,
  countedAt: Instant,
  enteredAt: Instant,
  counter: z.string(),
  userName: z.string(),
  via: z.enum(['keyboard', 'scan', 'excel']),
  /** Replaced by a newer figure of the same person, or withdrawn: kept, but it does not count. */
  stands: z.boolean(),
})
export type CountEntry = z.infer<typeof CountEntry>

/** A movement of a line's lot since the snapshot. */
export const CountMovement = z.object({
  id: z.number().int(),
  documentNumber: z.string(),
  kind: z.string(),
  quantity: Quantity,
  happenedAt: Instant,
  enteredAt: Instant,
  /** True when it was over before the line was counted. */
  before: z.boolean(),
})
export type CountMovement = z.infer<typeof CountMovement>
