import { z } from 'zod'
import {
  Day,
  Id,
  Instant,
  listInput,
  listOutput,
  Output,
  Quantity,
  recordShape,
  requiredText,
  text,
} from '../common'
import { command, query, task } from '../define'
import { ImportInput, ImportPreview, ImportResult } from '../imports'
import { Packaging } from './packaging'

/** 期初, 入库, 出库, 调拨, 到货, 借用, 归还, 报废, 轮换, 调整, 冲销. */
export const documentKinds = [
  'opening',
  'receive',
  'issue',
  'transfer',
  'arrive',
  'lend',
  'give-back',
  'scrap',
  'rotate',
  'adjust',
  'reverse',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Where goods of a depot are: 在库, 在途, 借出, 损坏待处理. */
export const stockStatuses = ['here', 'transit', 'lent', 'damaged'] as const
export type StockStatus = (typeof stockStatuses)[number]

/** 实物, 协议, 产能储备. */
export const reserveForms = ['physical', 'agreement', 'capacity'] as const

/** 采购, 上级调拨, 捐赠, 协议储备, 归还, 其他. */
export const sourceKinds = ['purchase', 'allocation', 'donation', 'contract', 'return', 'other'] as const

export const StockDocument = z.object({
  ...recordShape,
  kind: z.enum(documentKinds),
  number: z.string(),
  depotId: Id,
  toDepotId: Id.nullable(),
  happenedAt: Instant,
  enteredAt: Instant,
  counterparty: z.string(),
  receiver: z.string(),
  phone: z.string(),
  orderedBy: z.string(),
  orderNumber: z.string(),
  event: z.string(),
  dueOn: z.string().nullable(),
  reason: z.string(),
  deviation: z.string(),
  note: z.string(),
  userName: z.string(),
  reversesId: Id.nullable(),
  followsId: Id.nullable(),
  lines: z.number().int(),
})
export type StockDocument = z.infer<typeof StockDocument>

/** A document as the list shows it. */
export const DocumentListRow = StockDocument.extend({
  depotName: z.string(),
  toDepotName: z.string(),
  /** The first items, joined by 、. */
  items: z.string(),
  reversed: z.boolean(),
  /** A transfer that did not arrive whole, a loan that did not come back whole. */
  open: z.boolean(),
})
export type DocumentListRow = z.infer<typeof DocumentListRow>

/** One line of the ledger as it was booked. */
export const DocumentEntry = z.object({
  line: z.number().int(),
  depotId: Id,
  depotName: z.string(),
  bin: z.string(),
  status: z.enum(stockStatuses),
  /** Positive in, negative out. */
  quantity: Quantity,
  lotId: Id,
  lotNumber: z.string(),
  producedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  /** Price of one unit in fen. */
  priceFen: z.number().int().nullable(),
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  packagings: z.array(Packaging),
})
export type DocumentEntry = z.infer<typeof DocumentEntry>

/** What of a transfer or loan is not settled yet, by lot. */
export const OutstandingLine = DocumentEntry.pick({
  lotId: true,
  lotNumber: true,
  expiresOn: true,
  itemId: true,
  itemName: true,
  spec: true,
  unit: true,
  decimals: true,
  packagings: true,
}).extend({ quantity: Quantity, bin: z.string() })
export type OutstandingLine = z.infer<typeof OutstandingLine>

const LinkedDocument = StockDocument.pick({ id: true, kind: true, number: true, happenedAt: true }).extend({
  /** This document reverses it, is reversed by it, follows it (arrival, return, replacement), is followed by it. */
  link: z.enum(['reverses', 'reversed-by', 'follows', 'followed-by']),
})

export const ProposedLine = z.object({
  lotId: Id,
  lotNumber: z.string(),
  bin: z.string(),
  producedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  /** How much to take from here. */
  quantity: Quantity,
  /** How much lies here and is not reserved. */
  available: Quantity,
})
export type ProposedLine = z.infer<typeof ProposedLine>

const Positive = Quantity.refine((value) => value > 0, { error: 'positive' })
const NotNegative = Quantity.refine((value) => value >= 0, { error: 'positive' })
const Price = z.number().int().min(0).max(1_000_000_000_000).nullable().default(null)
const bin = text(30).default('')
const most = 500

/** What every slip says besides its lines. */
const heading = {
  depotId: Id,
  /** When it happened; now when left out. Slips written during a power cut are entered afterwards. */
  happenedAt: Instant.optional(),
  counterparty: text(60).default(''),
  receiver: text(30).default(''),
  phone: text(30).default(''),
  orderedBy: text(30).default(''),
  orderNumber: text(40).default(''),
  event: text(100).default(''),
  note: text(500).default(''),
}

/** Lots that are taken out. */
const taken = {
  lines: z
    .array(z.object({ lotId: Id, bin, quantity: Positive }))
    .min(1)
    .max(most),
  /** Why other lots than those that expire first; needed when they are. */
  deviation: text(200).default(''),
}

const documentFilters = {
  kind: z.enum(documentKinds).optional(),
  /** The depot goods left or came to. */
  depotId: Id.optional(),
  itemId: Id.optional(),
  lotId: Id.optional(),
  /** Days on which it happened, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Only transfers and loans that are not settled. */
  open: z.boolean().optional(),
}

/** What has come of something that was on the way or lent, lot by lot. */
const comeBack = {
  documentId: Id,
  happenedAt: Instant.optional(),
  receiver: text(30).default(''),
  note: text(500).default(''),
  /** Needed when something is missing or damaged, or does not come back. */
  reason: text(200).default(''),
  lines: z
    .array(
      z.object({
        lotId: Id,
        bin,
        quantity: NotNegative,
        damaged: NotNegative.default(0),
        missing: NotNegative.default(0),
      }),
    )
    .min(1)
    .max(most),
}

export const ledgerCalls = {
  listDocuments: query(
    'Stock documents, the newest first. Searched in number, people, units, event, note and items.',
    listInput(documentFilters),
    listOutput(DocumentListRow),
  ),
  getDocument: query(
    'One document: its entries, what it is linked with, what is still on the way or out.',
    z.object({ documentId: Id }),
    z.object({
      document: DocumentListRow,
      entries: z.array(DocumentEntry),
      links: z.array(LinkedDocument),
      outstanding: z.array(OutstandingLine),
    }),
  ),
  proposeLots: query(
    'Which lots to take: those that expire first, what does not expire by age. Never expired or reserved ones.',
    z.object({ itemId: Id, depotId: Id, quantity: Positive }),
    z.object({ lines: z.array(ProposedLine), missing: Quantity }),
  ),
  receive: command(
    'Takes goods in: each line makes a lot, or adds to the lot of the same item, number, dates and source.',
    z.object({
      ...heading,
      /** The rotation that these goods replace. */
      replacesId: Id.optional(),
      lines: z
        .array(
          z.object({
            itemId: Id,
            quantity: Positive,
            lotNumber: text(40).default(''),
            producedOn: Day.nullable().default(null),
            /** Computed from the day of production and the shelf life when left out; the earlier of the two wins. */
            expiresOn: Day.nullable().default(null),
            bin,
            source: text(60).default(''),
            /** Sorted by the words of `source` when left out. */
            sourceKind: z.enum(sourceKinds).optional(),
            reserveForm: z.enum(reserveForms).default('physical'),
            supplier: text(60).default(''),
            donor: text(60).default(''),
            /** Price of one unit in fen. */
            priceFen: Price,
          }),
        )
        .min(1)
        .max(most),
    }),
    StockDocument,
  ),
  issue: command(
    'Gives goods out for use. Refused as a whole when a lot holds less.',
    z.object({ ...heading, ...taken }),
    StockDocument,
  ),
  transfer: command(
    'Sends goods to another depot; they are on the way until their arrival is confirmed.',
    z.object({ ...heading, toDepotId: Id, ...taken }),
    StockDocument,
  ),
  arrive: command(
    'Confirms what arrived of a transfer. What is missing is written off with a reason; the rest stays on the way.',
    z.object(comeBack),
    StockDocument,
  ),
  lend: command(
    'Lends goods out; they stay in the books as lent until they are given back.',
    z.object({ ...heading, dueOn: Day.nullable().default(null), ...taken }),
    StockDocument,
  ),
  giveBack: command(
    'Takes back what was lent, also part of it: sound, damaged, used up or lost.',
    z.object(comeBack),
    StockDocument,
  ),
  scrap: command(
    'Writes off what is expired or damaged.',
    z.object({
      ...heading,
      reason: requiredText(200),
      lines: z
        .array(
          z.object({
            lotId: Id,
            bin,
            status: z.enum(['here', 'damaged']).default('here'),
            quantity: Positive,
          }),
        )
        .min(1)
        .max(most),
    }),
    StockDocument,
  ),
  rotate: command(
    'Takes old lots out of the reserve before they expire; the receipt that replaces them is linked later.',
    z.object({
      ...heading,
      reason: text(200).default(''),
      /** Day by which new goods are to be there. */
      dueOn: Day.nullable().default(null),
      lines: taken.lines,
    }),
    StockDocument,
  ),
  adjust: command(
    'Puts the books right: more or less than booked, or sound goods found damaged (two lines).',
    z.object({
      ...heading,
      reason: requiredText(200),
      lines: z
        .array(
          z.object({
            lotId: Id,
            bin,
            status: z.enum(['here', 'damaged']).default('here'),
            quantity: Quantity.refine((value) => value !== 0, { error: 'not-zero' }),
          }),
        )
        .min(1)
        .max(most),
    }),
    StockDocument,
  ),
  reverseDocument: command(
    'Takes a document back by opposite entries; nothing in the ledger is changed.',
    z.object({ documentId: Id, note: text(500).default('') }),
    StockDocument,
  ),
  printDocument: task(
    'A slip with signature lines as a PDF.',
    z.object({
      documentId: Id,
      paper: z.enum(['half', 'full']).default('full'),
      /** `take`: an issue as 领用单, which the taker signs and keeps. */
      form: z.enum(['slip', 'take']).default('slip'),
    }),
    Output,
    { reads: true },
  ),
  exportDocuments: task(
    'Documents with their lines as a print-ready .xlsx.',
    z.object({ ...documentFilters, search: text(100).optional() }),
    Output,
    { reads: true },
  ),
  previewMovements: task(
    'Reads a list of receipts and issues and says what each row will do.',
    ImportInput,
    ImportPreview,
    { reads: true },
  ),
  importMovements: task(
    'Brings a list of receipts and issues in, as documents by day, depot and kind; one batch that can be taken back.',
    ImportInput,
    ImportResult,
  ),
  movementsTemplate: task('An empty .xlsx for receipts and issues.', z.object({}), Output, { reads: true }),
  exportRefusedMovements: task(
    'The rows of receipts and issues that were refused, with the reasons, as .xlsx.',
    ImportInput,
    Output,
    { reads: true },
  ),
}
