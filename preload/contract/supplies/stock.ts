import { z } from 'zod'
import { Id, Instant, listInput, listOutput, Output, Quantity, text } from '../common'
import { command, query, task } from '../define'
import { ImportInput, ImportPreview, ImportResult } from '../imports'
import { Item } from './catalogue'
import { documentKinds, reserveForms, sourceKinds, stockStatuses } from './ledger'
import { Packaging } from './packaging'

export const expiryStates = ['good', 'soon', 'expired', 'none'] as const

/** What lies where: one lot in one bin of one depot. */
export const StockRow = z.object({
  depotId: Id,
  depotName: z.string(),
  bin: z.string(),
  lotId: Id,
  lotNumber: z.string(),
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  packagings: z.array(Packaging),
  category: z.string(),
  status: z.enum(stockStatuses),
  quantity: Quantity,
  /** Of these, kept for requests that were approved. */
  reserved: Quantity,
  /** Of these, free to be used today: there, not expired, not reserved. */
  usable: Quantity,
  reserveForm: z.enum(reserveForms),
  sourceKind: z.enum(sourceKinds),
  producedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  /** Days from today until it expires, negative when it has; null when it does not expire. */
  daysLeft: z.number().int().nullable(),
  state: z.enum(expiryStates),
})
export type StockRow = z.infer<typeof StockRow>

const filters = {
  depotId: Id.optional(),
  category: text(20).optional(),
  state: z.enum(expiryStates).optional(),
  status: z.enum(stockStatuses).optional(),
  itemId: Id.optional(),
  reserveForm: z.enum(reserveForms).optional(),
  sourceKind: z.enum(sourceKinds).optional(),
}

export const Movement = z.object({
  id: z.number().int(),
  documentId: Id,
  documentNumber: z.string(),
  kind: z.enum(documentKinds),
  depotName: z.string(),
  bin: z.string(),
  status: z.enum(stockStatuses),
  /** Positive in, negative out. */
  quantity: Quantity,
  /** What there was of the lot with this status, in all depots, after it. */
  balance: Quantity,
  happenedAt: Instant,
  enteredAt: Instant,
  userName: z.string(),
  note: z.string(),
  reversed: z.boolean(),
})
export type Movement = z.infer<typeof Movement>

export const stockCalls = {
  listStock: query('What lies where, by lot and expiry.', listInput(filters), listOutput(StockRow)),
  listCategories: query(
    'The reference list of categories, with how many lots lie in each.',
    z.object({}),
    z.object({
      categories: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          parent: z.string(),
          level: z.number().int(),
          lots: z.number().int(),
        }),
      ),
    }),
  ),
  getLot: query(
    'One lot: where it lies, and every movement of it.',
    z.object({ lotId: Id }),
    z.object({ rows: z.array(StockRow), movements: z.array(Movement), item: Item }),
  ),
  previewImport: task('Reads a supplies list and says what each row will do.', ImportInput, ImportPreview, {
    reads: true,
  }),
  importOpening: task(
    'Brings a supplies list in as opening stock: one batch in the ledger that can be taken back.',
    ImportInput,
    ImportResult,
  ),
  undoImport: command(
    'Takes a whole import back by opposite entries; refused when some of it was issued since.',
    z.object({ batchId: Id }),
    z.object({ documents: z.number().int() }),
  ),
  exportStock: task(
    'What lies where as a print-ready .xlsx.',
    z.object({ ...filters, search: text(100).optional() }),
    Output,
    { reads: true },
  ),
  printStock: task(
    'What lies where as a PDF.',
    z.object({ ...filters, search: text(100).optional() }),
    Output,
    { reads: true },
  ),
  makeTemplate: task('An empty .xlsx to fill in.', z.object({}), Output, { reads: true }),
  exportRefused: task('The rows that were refused, with the reasons, as .xlsx.', ImportInput, Output, {
    reads: true,
  }),
}
