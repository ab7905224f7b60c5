import { z } from 'zod'
import { Day, Id, Instant, listInput, listOutput, Output, Quantity, text } from '../common'
import { query, task } from '../define'

/** What the rows of a report are summed by. */
export const reportGroups = ['lot', 'item', 'depot', 'category', 'source', 'donor'] as const
export const reportSplits = ['none', 'month', 'quarter', 'year'] as const

const Fen = z.number().int()
const filters = { depotId: Id.optional(), category: text(20).optional(), itemId: Id.optional() }

const stockChoice = {
  ...filters,
  by: z.enum(reportGroups).default('item'),
  /** An instant in the past; left out: now. */
  at: Instant.optional(),
}
const named = {
  key: z.string(),
  /** The thing the row is about: an item, a depot, a source … */
  name: z.string(),
  detail: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
}
/** Stock of a lot, an item or a group at an instant. Groups of unlike things have no quantity, only a value. */
export const StockAtRow = z.object({
  ...named,
  depotName: z.string(),
  expiresOn: z.string().nullable(),
  /** By the books: what lay in depots, and what was lent, on the way or damaged. */
  quantity: Quantity.nullable(),
  /** What of it did not lie in a depot as sound goods. */
  elsewhere: Quantity.nullable(),
  lots: z.number().int(),
  items: z.number().int(),
  /** By the price of each lot; lots without a price count as nothing. */
  valueFen: Fen,
})
export type StockAtRow = z.infer<typeof StockAtRow>

const periodChoice = {
  ...filters,
  from: Day,
  to: Day,
  by: z.enum(reportGroups).default('item'),
  split: z.enum(reportSplits).default('none'),
}
const flow = {
  opening: Quantity,
  received: Quantity,
  issued: Quantity,
  /** Transfers, loans, counts and other changes inside, signed. */
  other: Quantity,
  closing: Quantity,
}
/** 收发存 of one period: opening + received − issued + other = closing. Values in fen; quantities where they add up. */
export const FlowRow = z.object({
  ...named,
  /** First day of the period the row is about. */
  from: z.string(),
  to: z.string(),
  period: z.string(),
  quantities: z.object(flow).nullable(),
  values: z.object(flow),
})
export type FlowRow = z.infer<typeof FlowRow>

/** One line of the card (明细账) of an item or a lot. */
export const CardRow = z.object({
  id: z.number().int(),
  happenedAt: Instant,
  enteredAt: Instant,
  documentId: Id,
  documentNumber: z.string(),
  kind: z.string(),
  depotName: z.string(),
  lotNumber: z.string(),
  bin: z.string(),
  status: z.string(),
  note: z.string(),
  userName: z.string(),
  received: Quantity,
  issued: Quantity,
  balance: Quantity,
})
export type CardRow = z.infer<typeof CardRow>

const cardChoice = {
  itemId: Id.optional(),
  lotId: Id.optional(),
  depotId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
}

/** What a donor gave, and what became of it. */
export const DonationRow = z.object({
  key: z.string(),
  receivedOn: z.string(),
  documentNumber: z.string(),
  donor: z.string(),
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  received: Quantity,
  /** Given out, scrapped, left. */
  issued: Quantity,
  scrapped: Quantity,
  left: Quantity,
  valueFen: Fen,
  /** The papers by which it was given out. */
  uses: z.string(),
})
export type DonationRow = z.infer<typeof DonationRow>

const donationChoice = { from: Day.optional(), to: Day.optional(), donor: text(60).optional() }

/** Which paper is made, and what for. */
const ReportChoice = z.discriminatedUnion('report', [
  z.object({ report: z.literal('stock'), ...stockChoice, search: text(100).optional() }),
  z.object({ report: z.literal('flows'), ...periodChoice, search: text(100).optional() }),
  z.object({ report: z.literal('card'), ...cardChoice }),
  z.object({ report: z.literal('donations'), ...donationChoice, search: text(100).optional() }),
])
export type ReportChoice = z.infer<typeof ReportChoice>

export const reportsCalls = {
  listStockAt: query(
    'What there was at an instant, by lot, item, depot, category, source or donor.',
    listInput(stockChoice),
    listOutput(StockAtRow).extend({
      totals: z.object({
        lots: z.number().int(),
        items: z.number().int(),
        valueFen: Fen,
        quantity: Quantity.nullable(),
      }),
    }),
  ),
  listFlows: query(
    'Receipts, issues and balance of a period, by item, depot, category, source or donor.',
    listInput(periodChoice),
    listOutput(FlowRow).extend({
      totals: z.object({ quantities: z.object(flow).nullable(), values: z.object(flow) }),
    }),
  ),
  getCard: query(
    'The ledger of an item or a lot with its running balance.',
    listInput(cardChoice),
    listOutput(CardRow).extend({
      title: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      opening: Quantity,
      closing: Quantity,
      received: Quantity,
      issued: Quantity,
    }),
  ),
  listDonations: query(
    'The donations register: who gave what, and what became of it.',
    listInput(donationChoice),
    listOutput(DonationRow).extend({ totals: z.object({ valueFen: Fen, donors: z.number().int() }) }),
  ),
  printReport: task('A report as a PDF.', ReportChoice, Output, { reads: true }),
  exportReport: task('A report as a print-ready .xlsx.', ReportChoice, Output, { reads: true }),
}
