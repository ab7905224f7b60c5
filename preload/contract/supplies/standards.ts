import { z } from 'zod'
import {
  Day,
  ExpectedRev,
  Id,
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

/** Where a standard comes from: the program's unverified list, other towns' figures, the county, the office itself. */
export const standardOrigins = ['reference', 'example', 'county', 'own'] as const

/** A fixed quantity, a quantity for so many people, a quantity for each village. */
export const standardBases = ['fixed', 'population', 'villages'] as const

const positive = Quantity.refine((value) => value > 0, { error: 'positive' })
/** For so many people or villages it must still be a quantity. */
const norm = z.number().int().min(1).max(1_000_000_000)
const Decimals = z.number().int().min(0).max(3)
const Fen = z.number().int().min(0).max(1_000_000_000_000)

export const Standard = z.object({
  ...recordShape,
  name: z.string(),
  origin: z.enum(standardOrigins),
  /** What it rests on: number and date of the county's paper. */
  basis: z.string(),
  active: z.boolean(),
  remark: z.string(),
  lines: z.number().int(),
})
export type Standard = z.infer<typeof Standard>

const lineFields = {
  group: text(30).default(''),
  name: requiredText(60),
  unit: requiredText(10),
  decimals: Decimals.default(0),
  basis: z.enum(standardBases).default('fixed'),
  /** In smallest units of the line: whole, for `per` people, or for each village. */
  quantity: norm,
  /** People the quantity is for; 1 for the other bases. */
  per: z.number().int().min(1).max(1_000_000).default(1),
  /** Id of the reference list, by which catalogue items are found. */
  category: text(20).default(''),
  /** Where the number comes from. */
  source: text(300).default(''),
  remark: text(300).default(''),
}
export const StandardLine = z.object({
  ...recordShape,
  standardId: Id,
  position: z.number().int(),
  group: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  basis: z.enum(standardBases),
  quantity: Quantity,
  per: z.number().int(),
  category: z.string(),
  source: z.string(),
  remark: z.string(),
  /** What the line asks of this office, smallest units; null while population is not known. */
  required: Quantity.nullable(),
})
export type StandardLine = z.infer<typeof StandardLine>

/** What the office should have of something, and what it has. Quantities in the line's smallest units. */
export const GapRow = z.object({
  key: z.string(),
  group: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  category: z.string(),
  /** null while a line by population has no population. */
  required: Quantity.nullable(),
  /** How the required quantity was made up: `50 + 9 村 × 5`. */
  derivation: z.array(
    z.object({
      basis: z.enum(standardBases),
      quantity: Quantity,
      per: z.number().int(),
      times: z.number().int().nullable(),
    }),
  ),
  /** Everything the office owns of it, agreement stock apart. */
  held: Quantity,
  usable: Quantity,
  /** What others keep for the office by agreement; in `usable` only when it was asked for. */
  agreement: Quantity,
  expired: Quantity,
  reserved: Quantity,
  lent: Quantity,
  damaged: Quantity,
  gap: Quantity,
  /** Price of one unit in fen by the last purchase; null where nothing was ever bought. */
  priceFen: Fen.nullable(),
  costFen: z.number().int().nullable(),
  /** Catalogue items that are counted, and those that fit by name but not by unit. */
  items: z.number().int(),
  unsettled: z.number().int(),
  /** Of the latter those that are in stock, with how much is not counted: `应急面包 40 个`. */
  uncounted: z.array(z.string()),
})
export type GapRow = z.infer<typeof GapRow>

export const GapSummary = z.object({
  standardId: Id.nullable(),
  standardName: z.string(),
  origin: z.enum(standardOrigins).nullable(),
  rows: z.number().int(),
  /** Rows whose usable quantity reaches the standard. */
  covered: z.number().int(),
  short: z.number().int(),
  /** Σ min(usable, standard) / Σ standard, 0 to 1; null where nothing is required. */
  fillRate: z.number().nullable(),
  /** covered / rows that require something. */
  coverage: z.number().nullable(),
  /** Cost of the gaps whose price is known, in fen, and how many have none. */
  costFen: z.number().int(),
  withoutPrice: z.number().int(),
  withoutPopulation: z.boolean(),
  groups: z.array(
    z.object({
      group: z.string(),
      rows: z.number().int(),
      covered: z.number().int(),
      fillRate: z.number().nullable(),
    }),
  ),
})
export type GapSummary = z.infer<typeof GapSummary>

const gapChoice = {
  /** Left out: the active one. */
  standardId: Id.optional(),
  /** The day on which goods must still be good. Left out: today. */
  on: Day.optional(),
  countAgreement: z.boolean().default(false),
  onlyShort: z.boolean().default(false),
  group: text(30).optional(),
}

const Ratio = z.object({
  itemUnits: z.number().int().min(1).max(1_000_000),
  /** In thousandths of the line's unit. */
  lineThousandths: z.number().int().min(1).max(1_000_000_000),
})

/** A catalogue item that may count for a line of a standard. */
export const MatchRow = z.object({
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  counted: z.boolean(),
  /** How it was found: said by somebody, the same name, the same category, or by the search. */
  by: z.enum(['chosen', 'name', 'category', 'none']),
  /** So many units of the item are so much of the line's unit (24 瓶 are 1 箱); null while nobody knows. */
  ratio: Ratio.nullable(),
})
export type MatchRow = z.infer<typeof MatchRow>

export const purchaseSources = ['gap', 'need', 'minimum', 'replenishment', 'own'] as const
export const purchaseStates = ['draft', 'done'] as const

const purchaseLine = {
  itemId: Id.nullable().default(null),
  name: requiredText(60),
  spec: text(60).default(''),
  unit: requiredText(10),
  decimals: Decimals.default(0),
  quantity: positive,
  priceFen: Fen.nullable().default(null),
  remark: text(200).default(''),
}
export const PurchaseLine = z.object({
  itemId: Id.nullable(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  quantity: Quantity,
  priceFen: z.number().int().nullable(),
  remark: z.string(),
})
export type PurchaseLine = z.infer<typeof PurchaseLine>
export const PurchaseList = z.object({
  ...recordShape,
  title: z.string(),
  source: z.enum(purchaseSources),
  state: z.enum(purchaseStates),
  madeOn: z.string(),
  note: z.string(),
  lines: z.array(PurchaseLine),
  /** Σ quantity × price of the lines that have one. */
  costFen: z.number().int(),
  withoutPrice: z.number().int(),
})
export type PurchaseList = z.infer<typeof PurchaseList>

/** Everybody, or a part of the people who are counted in it. */
export const needPeople = ['all', 'elderly', 'children', 'infants', 'women'] as const

const normFields = {
  name: requiredText(60),
  unit: requiredText(10),
  decimals: Decimals.default(0),
  category: text(20).default(''),
  people: z.enum(needPeople).default('all'),
  /** In smallest units, for `per` people. */
  quantity: norm,
  per: z.number().int().min(1).max(100_000).default(1),
  /** Used up anew each day. */
  perDay: z.boolean().default(false),
  source: text(300).default(''),
  remark: text(300).default(''),
}
/** What so many people need of something: an editable default, no rule. */
export const NeedNorm = z.object({
  ...recordShape,
  position: z.number().int(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  category: z.string(),
  people: z.enum(needPeople),
  quantity: Quantity,
  per: z.number().int(),
  perDay: z.boolean(),
  source: z.string(),
  remark: z.string(),
})
export type NeedNorm = z.infer<typeof NeedNorm>

const head = z.number().int().min(0).max(1_000_000)
const needChoice = {
  people: head.min(1),
  elderly: head.default(0),
  children: head.default(0),
  infants: head.default(0),
  women: head.default(0),
  days: z.number().int().min(1).max(365).default(3),
  /** First day; what is eaten or drunk must be good until the last. Left out: today. */
  on: Day.optional(),
  countAgreement: z.boolean().default(false),
}
export const NeedRow = z.object({
  key: z.string(),
  normId: Id,
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  category: z.string(),
  people: z.enum(needPeople),
  persons: z.number().int(),
  needed: Quantity,
  usable: Quantity,
  agreement: Quantity,
  short: Quantity,
  /** Persons of its kind that the usable quantity is enough for. */
  served: z.number().int(),
  priceFen: Fen.nullable(),
  items: z.number().int(),
  unsettled: z.number().int(),
  /** In stock, with partners too, but no longer good by the last day. */
  expired: Quantity,
  /** Goods in stock that are not counted because nobody said how their unit converts: `应急面包 40 个`. */
  uncounted: z.array(z.string()),
})
export type NeedRow = z.infer<typeof NeedRow>

/** What is to go out before its day: still to be done, done by a document, or kept for a reason. */
export const rotationStates = ['open', 'done', 'kept'] as const
export const RotationRow = z.object({
  lotId: Id,
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  lotNumber: z.string(),
  depotNames: z.string(),
  depotId: Id.nullable(),
  bin: z.string(),
  /** What is there now. */
  quantity: Quantity,
  /** What went out by rotation, scrapping or use this year. */
  gone: Quantity,
  expiresOn: z.string().nullable(),
  /** From the label, or production day and the usual shelf life, which is only a guess. */
  dateBy: z.enum(['label', 'shelf-life']),
  /** The day by which it is to go out, and its month 1 to 12. */
  plannedOn: z.string(),
  month: z.number().int(),
  state: z.enum(rotationStates),
  overdue: z.boolean(),
  replacement: z.string(),
  note: z.string(),
  /** The last document by which it went out. */
  documentNumber: z.string(),
  rev: z.string(),
})
export type RotationRow = z.infer<typeof RotationRow>

const rotationChoice = {
  year: z.number().int().min(2000).max(2200),
  month: z.number().int().min(1).max(12).optional(),
  state: z.enum(rotationStates).optional(),
}

/** Goods that were used up and are to be bought or asked for again. */
export const ReplenishmentRow = z.object({
  key: z.string(),
  documentId: Id,
  documentNumber: z.string(),
  /** The depot it came from, to which new goods go. */
  depotId: Id,
  issuedOn: z.string(),
  note: z.string(),
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  issued: Quantity,
  replaced: Quantity,
  open: Quantity,
  dismissed: z.boolean(),
  reason: z.string(),
  receipts: z.string(),
})
export type ReplenishmentRow = z.infer<typeof ReplenishmentRow>

const removeInput = z.object({ ids: z.array(Id).min(1).max(200) })
const removed = z.object({ removed: z.number().int() })

export const standardsCalls = {
  listStandards: query('Standards of what the office should keep.', listInput({}), listOutput(Standard)),
  saveStandard: command(
    'Adds a standard, or changes its name and basis.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      name: requiredText(60),
      origin: z.enum(standardOrigins).default('own'),
      basis: text(200).default(''),
      remark: text(500).default(''),
    }),
    Standard,
  ),
  addReferenceStandard: command(
    "Adds the program's unverified list and the examples, where they are missing.",
    z.object({}),
    Standard,
  ),
  copyStandard: command(
    'Makes a copy of a standard with all its lines, to be changed.',
    z.object({ id: Id, name: requiredText(60) }),
    Standard,
  ),
  activateStandard: command(
    'Makes a standard the one that gaps are counted by.',
    z.object({ id: Id }),
    Standard,
    {
      changes: ['supplies', 'care'],
    },
  ),
  removeStandards: command('Moves standards to the recycle bin. The active one stays.', removeInput, removed),
  listStandardLines: query(
    'The lines of a standard.',
    listInput({ standardId: Id, group: text(30).optional() }),
    listOutput(StandardLine).extend({ groups: z.array(z.string()) }),
  ),
  saveStandardLine: command(
    'Adds a line to a standard, or changes one.',
    z.object({ id: Id.optional(), rev: ExpectedRev, standardId: Id, ...lineFields }),
    StandardLine,
  ),
  removeStandardLines: command('Takes lines out of a standard.', removeInput, removed),
  previewStandard: task(
    "Reads the county's list and says what each row will do.",
    ImportInput,
    ImportPreview,
    {
      reads: true,
    },
  ),
  importStandard: task("Brings the county's list in as a standard of its own.", ImportInput, ImportResult),
  undoStandardImport: command('Takes an imported standard back.', z.object({ batchId: Id }), removed),
  makeStandardTemplate: task('An empty .xlsx of a standard to fill in.', z.object({}), Output, {
    reads: true,
  }),
  exportRefusedStandard: task('The rows of a standard that were refused, as .xlsx.', ImportInput, Output, {
    reads: true,
  }),
  exportStandard: task('A standard as a print-ready .xlsx.', z.object({ id: Id }), Output, { reads: true }),
  printStandard: task('A standard as a PDF.', z.object({ id: Id }), Output, { reads: true }),

  listGap: query(
    'What is missing against a standard on a day.',
    listInput(gapChoice),
    listOutput(GapRow).extend({ summary: GapSummary }),
  ),
  printGap: task('The gap as a PDF.', z.object({ ...gapChoice, search: text(100).optional() }), Output, {
    reads: true,
  }),
  exportGap: task(
    'The gap as a print-ready .xlsx.',
    z.object({ ...gapChoice, search: text(100).optional() }),
    Output,
    {
      reads: true,
    },
  ),
  listMatches: query(
    'Which catalogue items count for a line of a standard or a need; with words also others.',
    z.object({
      name: requiredText(60),
      unit: requiredText(10),
      category: text(20).default(''),
      search: text(100).default(''),
    }),
    z.object({ rows: z.array(MatchRow), total: z.number().int() }),
  ),
  saveMatch: command(
    'Says whether an item counts for a line, and for how much. Kept by the name, for every standard.',
    z.object({
      name: requiredText(60),
      unit: requiredText(10),
      itemId: Id,
      counted: z.boolean(),
      ratio: Ratio.nullable().default(null),
    }),
    z.object({ counted: z.boolean() }),
  ),

  listPurchaseLists: query(
    'Purchase lists.',
    listInput({ state: z.enum(purchaseStates).optional() }),
    listOutput(PurchaseList),
  ),
  getPurchaseList: query('One purchase list.', z.object({ id: Id }), PurchaseList),
  draftPurchaseList: command(
    'Drafts a purchase list of what is missing: against the standard, a need, the least stock, or after use.',
    z.object({
      title: requiredText(60),
      from: z.enum(['gap', 'need', 'minimum', 'replenishment']),
      gap: z.object(gapChoice).optional(),
      need: z.object(needChoice).optional(),
    }),
    PurchaseList,
  ),
  savePurchaseList: command(
    'Adds a purchase list, or changes one.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      title: requiredText(60),
      state: z.enum(purchaseStates).default('draft'),
      note: text(500).default(''),
      lines: z.array(z.object(purchaseLine)).min(1).max(1_000),
    }),
    PurchaseList,
  ),
  removePurchaseLists: command('Moves purchase lists to the recycle bin.', removeInput, removed),
  printPurchaseList: task('A purchase list as a PDF.', z.object({ id: Id }), Output, { reads: true }),
  exportPurchaseList: task('A purchase list as a print-ready .xlsx.', z.object({ id: Id }), Output, {
    reads: true,
  }),

  listNeedNorms: query('What a person needs, by thing.', listInput({}), listOutput(NeedNorm)),
  saveNeedNorm: command(
    'Adds a need per person, or changes one.',
    z.object({ id: Id.optional(), rev: ExpectedRev, ...normFields }),
    NeedNorm,
  ),
  removeNeedNorms: command('Takes needs per person out of the list.', removeInput, removed),
  getNeed: query(
    'What so many people need for so many days, against what is there and still good.',
    z.object(needChoice),
    z.object({
      rows: z.array(NeedRow),
      /** People for whom everything that everybody needs is enough: the smallest of the rows. */
      served: z.number().int(),
      lastDay: z.string(),
    }),
  ),
  printNeed: task('The need as a PDF.', z.object(needChoice), Output, { reads: true }),
  exportNeed: task('The need as a print-ready .xlsx.', z.object(needChoice), Output, { reads: true }),

  listRotation: query(
    'Which lots are to go out in a year before they expire.',
    listInput(rotationChoice),
    listOutput(RotationRow).extend({
      months: z.array(
        z.object({
          month: z.number().int(),
          open: z.number().int(),
          done: z.number().int(),
          kept: z.number().int(),
        }),
      ),
    }),
  ),
  saveRotation: command(
    'Moves the day a lot is to go out, names what replaces it, or says why it is kept.',
    z.object({
      lotId: Id,
      year: rotationChoice.year,
      rev: ExpectedRev,
      plannedOn: Day,
      replacement: text(100).default(''),
      kept: z.boolean().default(false),
      note: text(200).default(''),
    }),
    z.object({ lotId: Id, plannedOn: z.string() }),
  ),
  printRotation: task('The rotation plan as a PDF.', z.object(rotationChoice), Output, { reads: true }),
  exportRotation: task('The rotation plan as a print-ready .xlsx.', z.object(rotationChoice), Output, {
    reads: true,
  }),

  listReplenishments: query(
    'What was issued and not replaced yet.',
    listInput({ all: z.boolean().default(false), itemId: Id.optional() }),
    listOutput(ReplenishmentRow),
  ),
  listReceiptsOf: query(
    'Receipts of an item that may replace what was issued, newest first.',
    z.object({ itemId: Id, since: Day }),
    z.object({
      rows: z.array(
        z.object({
          documentId: Id,
          documentNumber: z.string(),
          receivedOn: z.string(),
          source: z.string(),
          received: Quantity,
          /** What of it replaces nothing yet. */
          free: Quantity,
        }),
      ),
    }),
  ),
  linkReplenishment: command(
    'Says that a receipt replaces what was issued. Refused where it holds less, or less is open.',
    z.object({ documentId: Id, itemId: Id, receiptId: Id, quantity: positive }),
    z.object({ open: Quantity }),
  ),
  dismissReplenishments: command(
    'Says that something need not be replaced, and why; or takes that back.',
    z.object({
      rows: z
        .array(z.object({ documentId: Id, itemId: Id }))
        .min(1)
        .max(200),
      dismissed: z.boolean().default(true),
      reason: text(200).default(''),
    }),
    z.object({ count: z.number().int() }),
  ),
  printReplenishments: task(
    'What is to be replaced as a PDF.',
    z.object({ all: z.boolean().default(false) }),
    Output,
    {
      reads: true,
    },
  ),
  exportReplenishments: task(
    'What is to be replaced as a print-ready .xlsx.',
    z.object({ all: z.boolean().default(false) }),
    Output,
    { reads: true },
  ),
}
