import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** Who counts which bins. */
export type CountSection = { bin: string; person: string }

/** A stock count. `snapshotMovement` is the last movement that the book figures of its lines know of. */
export type CountRow = RecordRow & {
  /** Per year, without gaps: PD-2026-0001. */
  number: string
  state: 'counting' | 'reviewing' | 'submitted' | 'adjusted' | 'cancelled'
  depotId: string
  /** Code of the reference list, empty for everything. */
  category: string
  /** Bins that are counted, empty for all. */
  bins: string[]
  /** 1: whoever counts does not see the book figures. */
  blind: number
  /** What two people's figures for one line are: a conflict to be decided, or parts of a sum. */
  together: 'conflict' | 'sum'
  sections: CountSection[]
  note: string
  snapshotAt: number
  snapshotMovement: number
  startedBy: string
  /** When the counting ended: figures entered later for lines that had one by then are recounts. */
  reviewingSince: number | null
  /** User id of whoever submitted it: somebody else approves. */
  submittedBy: string | null
  /** 1: it was handed in with lines that nobody counted; their book figures stay. */
  uncountedKept: number
  /** The adjustment; unique, so that a count is posted once. */
  documentId: string | null
}
export const CountEntity = new EntitySchema<CountRow>({
  name: 'stock_counts',
  columns: {
    ...recordColumns,
    number: { type: 'text' },
    state: { type: 'text' },
    depotId: { name: 'depot_id', type: 'text' },
    category: { type: 'text' },
    bins: { type: 'simple-json' },
    blind: { type: 'integer' },
    together: { type: 'text' },
    sections: { type: 'simple-json' },
    note: { type: 'text' },
    snapshotAt: { name: 'snapshot_at', type: 'integer' },
    snapshotMovement: { name: 'snapshot_movement', type: 'integer' },
    startedBy: { name: 'started_by', type: 'text' },
    reviewingSince: { name: 'reviewing_since', type: 'integer', nullable: true },
    submittedBy: { name: 'submitted_by', type: 'text', nullable: true },
    uncountedKept: { name: 'uncounted_kept', type: 'integer' },
    documentId: { name: 'document_id', type: 'text', nullable: true },
  },
})

/**
 * A lot in a bin, with its book figure at the snapshot and what was counted. A thing that was found and is not in the
 * book has no lot yet: its item, number and dates make one with the adjustment.
 */
export type CountLineRow = {
  id: string
  countId: string
  position: number
  depotId: string
  itemId: string
  lotId: string | null
  bin: string
  status: 'here' | 'damaged'
  book: number
  found: number
  lotNumber: string
  producedOn: string | null
  expiresOn: string | null
  /** 1 while its count is open: a lot in a bin is on one open count at most. */
  open: number
  first: number | null
  firstAt: number | null
  second: number | null
  secondAt: number | null
  /** 1: figures of several people stand against each other. */
  conflict: number
  /** 1: to be counted again. */
  recount: number
  /** The figure somebody decided on; null: the second figure, else the first. */
  decided: number | null
  /** What the book said for the moment of the count, kept when the result was approved; null before. */
  expected: number | null
  reason: string
  reasonNote: string
}
export const CountLineEntity = new EntitySchema<CountLineRow>({
  name: 'stock_count_lines',
  columns: {
    id: { type: 'text', primary: true },
    countId: { name: 'count_id', type: 'text' },
    position: { type: 'integer' },
    depotId: { name: 'depot_id', type: 'text' },
    itemId: { name: 'item_id', type: 'text' },
    lotId: { name: 'lot_id', type: 'text', nullable: true },
    bin: { type: 'text' },
    status: { type: 'text' },
    book: { type: 'integer' },
    found: { type: 'integer' },
    lotNumber: { name: 'lot_number', type: 'text' },
    producedOn: { name: 'produced_on', type: 'text', nullable: true },
    expiresOn: { name: 'expires_on', type: 'text', nullable: true },
    open: { type: 'integer' },
    first: { type: 'integer', nullable: true },
    firstAt: { name: 'first_at', type: 'integer', nullable: true },
    second: { type: 'integer', nullable: true },
    secondAt: { name: 'second_at', type: 'integer', nullable: true },
    conflict: { type: 'integer' },
    recount: { type: 'integer' },
    decided: { type: 'integer', nullable: true },
    expected: { type: 'integer', nullable: true },
    reason: { type: 'text' },
    reasonNote: { name: 'reason_note', type: 'text' },
  },
})

/** What somebody counted. A figure is never overwritten: it is replaced by a newer one of the same person, or withdrawn. */
export type CountEntryRow = {
  id: string
  countId: string
  lineId: string
  round: number
  quantity: number
  countedAt: number
  enteredAt: number
  userName: string
  counter: string
  via: 'keyboard' | 'scan' | 'excel'
  batchId: string | null
  withdrawn: number
  replacedBy: string | null
}
export const CountEntryEntity = new EntitySchema<CountEntryRow>({
  name: 'stock_count_entries',
  columns: {
    id: { type: 'text', primary: true },
    countId: { name: 'count_id', type: 'text' },
    lineId: { name: 'line_id', type: 'text' },
    round: { type: 'integer' },
    quantity: { type: 'integer' },
    countedAt: { name: 'counted_at', type: 'integer' },
    enteredAt: { name: 'entered_at', type: 'integer' },
    userName: { name: 'user_name', type: 'text' },
    counter: { type: 'text' },
    via: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
    withdrawn: { type: 'integer' },
    replacedBy: { name: 'replaced_by', type: 'text', nullable: true },
  },
})
