import { z } from 'zod'
import { Day, Id, Instant, listInput, listOutput, Output, Quantity, requiredText, text } from '../../common'
import { command, query, task } from '../../define'
import { ImportInput, ImportPreview, ImportResult } from '../../imports'
import {
  CountDetail,
  CountEntry,
  CountLine,
  CountMovement,
  CountSection,
  countLineFilters,
  countStates,
  differenceReasons,
  StockCount,
} from './shapes'

export * from './shapes'

const none = Quantity.refine((value) => value >= 0, { error: 'positive' })
const opinion = text(300).default('')

/** What is counted: a depot, and of it a category or some bins. */
const scope = {
  depotId: Id,
  category: text(20).default(''),
  bins: z.array(text(30)).max(200).default([]),
}

/** When it was counted; left out: now. Sheets filled on paper are entered afterwards. */
const countedAt = Instant.optional()
/** Who counted; left out: whoever is signed in. */
const counter = text(30).default('')

const sheetChoice = {
  id: Id,
  /** Only these bins; empty: all. */
  bins: z.array(text(30)).max(200).default([]),
  /** Only lines to be counted again. */
  recount: z.boolean().default(false),
  /** With the book figures; not for a blind count that goes on. */
  withBook: z.boolean().default(false),
}

const CountImportInput = ImportInput.extend({ countId: Id })

export const countsCalls = {
  listCounts: query(
    'Stock counts, the newest first.',
    listInput({ state: z.enum(countStates).optional(), depotId: Id.optional() }),
    listOutput(StockCount),
  ),
  getCount: query(
    'One stock count: how far it is, bin by bin, and its steps.',
    z.object({ id: Id }),
    CountDetail,
  ),
  previewCountScope: query(
    'What a new count would hold: lines, bins, and an open count that is in the way.',
    z.object(scope),
    z.object({
      lines: z.number().int(),
      bins: z.array(z.object({ bin: z.string(), lines: z.number().int() })),
      overlaps: z.string().nullable(),
    }),
  ),
  listCountLines: query(
    'Lines of a count in the order of the shelves.',
    listInput({
      countId: Id,
      bin: text(30).optional(),
      show: z.enum(countLineFilters).default('all'),
      counter,
    }),
    listOutput(CountLine),
  ),
  getCountLine: query(
    'Who counted a line when, and what moved since the snapshot.',
    z.object({ lineId: Id }),
    z.object({ line: CountLine, entries: z.array(CountEntry), movements: z.array(CountMovement) }),
  ),
  findCountLines: query(
    'Lines of a count that a scanned label (YB:L:…) names.',
    z.object({ countId: Id, code: text(100) }),
    z.object({ lotId: z.string().nullable(), lines: z.array(CountLine) }),
  ),
  startCount: command(
    'Starts a count: takes down what the book says at this moment. Refused where another count is open.',
    z.object({
      ...scope,
      blind: z.boolean().default(false),
      together: z.enum(['conflict', 'sum']).default('conflict'),
      sections: z.array(CountSection).max(200).default([]),
      note: text(200).default(''),
    }),
    StockCount,
  ),
  assignCount: command(
    'Says who counts which bins.',
    z.object({ id: Id, sections: z.array(CountSection).max(200) }),
    StockCount,
  ),
  enterCounts: command(
    'Enters figures. A person’s newer figure for a line replaces the former one; `add` adds to it (a scan).',
    z.object({
      id: Id,
      counter,
      countedAt,
      via: z.enum(['keyboard', 'scan']).default('keyboard'),
      entries: z
        .array(
          z.object({
            lineId: Id,
            quantity: none.optional(),
            add: Quantity.refine((value) => value !== 0, { error: 'positive' }).optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
    z.object({ lines: z.array(CountLine) }),
  ),
  countRestAsZero: command(
    'Nothing is there of everything that nobody counted.',
    z.object({ id: Id, bin: text(30).optional(), counter, countedAt }),
    z.object({ lines: z.number().int() }),
  ),
  withdrawCountEntries: command(
    'Takes figures back that were entered by mistake.',
    z.object({ entryIds: z.array(Id).min(1).max(20_000) }),
    z.object({ withdrawn: z.number().int() }),
  ),
  addFound: command(
    'Adds something that lies there and is not in the book: a known lot, or an item with its dates.',
    z.object({
      id: Id,
      lotId: Id.optional(),
      itemId: Id.optional(),
      lotNumber: text(40).default(''),
      producedOn: Day.nullable().default(null),
      expiresOn: Day.nullable().default(null),
      bin: text(30).default(''),
      status: z.enum(['here', 'damaged']).default('here'),
      quantity: Quantity.refine((value) => value > 0, { error: 'positive' }),
      counter,
      countedAt,
    }),
    CountLine,
  ),
  finishCounting: command(
    'Ends the counting: differences are shown, recounts can be asked for.',
    z.object({ id: Id }),
    StockCount,
  ),
  resumeCounting: command('Goes on counting.', z.object({ id: Id }), StockCount),
  markRecounts: command(
    'Asks for lines to be counted again, or not any more.',
    z.object({ id: Id, lineIds: z.array(Id).min(1).max(1_000), recount: z.boolean() }),
    z.object({ lines: z.number().int() }),
  ),
  decideCountLines: command(
    'Settles lines: the figure that counts where it is not the last one, and the reason for the difference.',
    z.object({
      id: Id,
      lines: z
        .array(
          z.object({
            lineId: Id,
            /** The decided figure; null: the second figure, else the first. Left out: as it is. */
            figure: none.nullable().optional(),
            reason: z.enum(differenceReasons).or(z.literal('')).optional(),
            note: text(200).optional(),
          }),
        )
        .min(1)
        .max(1_000),
    }),
    z.object({ lines: z.array(CountLine) }),
  ),
  submitCount: command(
    'Hands the result in for approval. Refused while figures disagree, reasons are missing or lines are uncounted.',
    z.object({
      id: Id,
      /** Lines that nobody counted keep their book figures; otherwise it is refused while there are any. */
      keepUncounted: z.boolean().default(false),
      opinion,
    }),
    StockCount,
  ),
  recallCount: command(
    'Takes a result back that was handed in and not decided on.',
    z.object({ id: Id, opinion }),
    StockCount,
  ),
  returnCount: command(
    'Gives a result back, with the reason.',
    z.object({ id: Id, opinion: requiredText(300) }),
    StockCount,
    { access: 'administrator' },
  ),
  approveCount: command(
    'Approves the result and posts the differences as one adjustment. Somebody else than who submitted it.',
    z.object({ id: Id, opinion }),
    StockCount,
    { access: 'administrator' },
  ),
  cancelCount: command(
    'Ends a count without a result. Its number stays, its figures go; the stock is as if it had never been.',
    z.object({ id: Id, opinion: requiredText(300) }),
    StockCount,
  ),
  printCountSheets: task('Sheets to count with, bin by bin, to sign.', z.object(sheetChoice), Output, {
    reads: true,
  }),
  exportCountSheet: task(
    'A sheet to count with as .xlsx; it is brought back with importCount.',
    z.object(sheetChoice),
    Output,
    { reads: true },
  ),
  previewCountImport: task(
    'Reads a filled-in sheet and says what each row will do.',
    CountImportInput,
    ImportPreview,
    { reads: true },
  ),
  importCount: task('Brings a filled-in sheet back as figures of the count.', CountImportInput, ImportResult),
  undoCountImport: command(
    'Takes the figures of a whole sheet back.',
    z.object({ batchId: Id }),
    z.object({ withdrawn: z.number().int() }),
  ),
  exportRefusedCount: task(
    'The rows of a sheet that were refused, with the reasons, as .xlsx.',
    CountImportInput,
    Output,
    { reads: true },
  ),
  printCountReport: task('The result as a paper to sign: 盘点表 and 盈亏表.', z.object({ id: Id }), Output, {
    reads: true,
  }),
  exportCountReport: task('The result as a print-ready .xlsx.', z.object({ id: Id }), Output, {
    reads: true,
  }),
}
