import { z } from 'zod'
import {
  DivisionCode,
  ExpectedRev,
  FileRef,
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
import { Phone } from '../people'
import { Packaging, packSizes } from './packaging'

/** County, township, village, a point with a few things, or the store of a company that keeps goods by agreement. */
export const depotLevels = ['county', 'township', 'village', 'point', 'partner'] as const

/** 抢险救援保障物资, 应急救援力量保障物资, 基本生活保障物资 */
export const goodsKinds = ['rescue', 'force', 'living'] as const

/** What can drive up to the door; empty while nobody said. */
export const truckAccesses = ['', 'large', 'small', 'none'] as const

/** Degrees within which China lies; anything else is a slip. */
export const chinaBounds = { latitude: [3, 54], longitude: [73, 136] } as const

const inside = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most

const KeyHolder = z.object({ name: requiredText(30), phone: text(30).default('') })

const depotFields = {
  name: requiredText(60),
  level: z.enum(depotLevels).default('township'),
  divisionCode: DivisionCode.nullable().default(null),
  address: text(120).default(''),
  /** The unit that looks after it. */
  keeperUnit: text(60).default(''),
  keeper: text(30).default(''),
  phones: z.array(Phone).max(5).default([]),
  /** The keys lie with two people. */
  keyHolders: z.array(KeyHolder).max(2).default([]),
  /** Degrees; both or neither. */
  latitude: z.number().min(-180).max(180).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  areaM2: z.number().int().min(1).max(1_000_000).nullable().default(null),
  goods: z.array(z.enum(goodsKinds)).max(3).default([]),
  /** Suggested wherever a bin is entered. */
  bins: z.array(requiredText(30)).max(2_000).default([]),
  /** How far the floor lies above the highest flood, in centimetres; negative below it. */
  floodSafeCm: z.number().int().min(-2_000).max(100_000).nullable().default(null),
  truckAccess: z.enum(truckAccesses).default(''),
  fireEquipment: text(120).default(''),
  power: text(60).default(''),
  vehicle: text(60).default(''),
  /** Minutes from the call to the open door. */
  openingMinutes: z.number().int().min(0).max(10_080).nullable().default(null),
  remark: text(500).default(''),
}

export const Depot = z.object({
  ...recordShape,
  name: z.string(),
  level: z.enum(depotLevels),
  divisionCode: z.string().nullable(),
  address: z.string(),
  keeperUnit: z.string(),
  keeper: z.string(),
  phones: z.array(Phone),
  keyHolders: z.array(z.object({ name: z.string(), phone: z.string() })),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  areaM2: z.number().int().nullable(),
  goods: z.array(z.enum(goodsKinds)),
  bins: z.array(z.string()),
  floodSafeCm: z.number().int().nullable(),
  truckAccess: z.enum(truckAccesses),
  fireEquipment: z.string(),
  power: z.string(),
  vehicle: z.string(),
  openingMinutes: z.number().int().nullable(),
  remark: z.string(),
  /** Lots that lie here. */
  lots: z.number().int(),
})
export type Depot = z.infer<typeof Depot>

/** A depot as it is saved. Coordinates come in pairs, lie in China and are not mixed up; no bin is named twice. */
const DepotInput = z
  .object({ id: Id.optional(), rev: ExpectedRev, ...depotFields })
  .superRefine((depot, context) => {
    const { latitude, longitude } = depot
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (latitude === null && longitude !== null) fault('latitude', 'required')
    if (longitude === null && latitude !== null) fault('longitude', 'required')
    if (latitude !== null && longitude !== null) {
      const right = inside(latitude, chinaBounds.latitude) && inside(longitude, chinaBounds.longitude)
      const swapped = inside(longitude, chinaBounds.latitude) && inside(latitude, chinaBounds.longitude)
      if (!right && swapped) fault('latitude', 'coordinates-swapped')
      else if (!right)
        fault(inside(latitude, chinaBounds.latitude) ? 'longitude' : 'latitude', 'coordinates-outside')
    }
    if (new Set(depot.bins).size < depot.bins.length) fault('bins', 'duplicate')
  })

/** Used up; kept and given back; each one by its number. */
export const itemKinds = ['consumable', 'durable', 'serial'] as const

const months = z.number().int().min(1).max(1_200).nullable().default(null)

/** Months between the works that a unit of this item needs; null: none. Starting values, the office's own count. */
export const Cycles = z.object({
  /** Test run, or charging. */
  test: months,
  maintenance: months,
  /** From the day it was made to the first maintenance, where that is longer than the cycle. */
  firstMaintenance: months,
  inspection: months,
  /** From the day it was made until it must be scrapped. */
  scrap: months,
})
export type Cycles = z.infer<typeof Cycles>

export const noCycles: Cycles = {
  test: null,
  maintenance: null,
  firstMaintenance: null,
  inspection: null,
  scrap: null,
}

const itemFields = {
  name: requiredText(60),
  spec: text(60).default(''),
  unit: requiredText(10),
  /** Digits after the point that quantities of this item may have. */
  decimals: z.number().int().min(0).max(3).default(0),
  kind: z.enum(itemKinds).default('consumable'),
  packagings: z.array(Packaging).max(5).default([]),
  /** Id of the reference list (YB-101-05), empty when not sorted yet. */
  category: text(20).default(''),
  /** Seven digits of GB/T 38565-2020, filled in by the office. */
  gbt38565Code: z
    .string()
    .regex(/^([123](\d{2}){3})?$/)
    .default(''),
  shelfLifeMonths: z.number().int().min(1).max(1_200).nullable().default(null),
  /** Below it, it is short: in all depots together. */
  minimum: Quantity.refine((value) => value > 0, { error: 'positive' })
    .nullable()
    .default(null),
  depotMinimums: z
    .array(z.object({ depotId: Id, quantity: Quantity.refine((value) => value > 0, { error: 'positive' }) }))
    .max(200)
    .default([]),
  checkCycleMonths: z.number().int().min(1).max(1_200).nullable().default(null),
  storageNote: text(200).default(''),
  cycles: Cycles.default(noCycles),
  remark: text(500).default(''),
}

export const Item = z.object({
  ...recordShape,
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  kind: z.enum(itemKinds),
  packagings: z.array(Packaging),
  category: z.string(),
  gbt38565Code: z.string(),
  shelfLifeMonths: z.number().int().nullable(),
  minimum: Quantity.nullable(),
  depotMinimums: z.array(z.object({ depotId: Id, quantity: Quantity })),
  checkCycleMonths: z.number().int().nullable(),
  storageNote: z.string(),
  cycles: Cycles,
  remark: z.string(),
})
export type Item = z.infer<typeof Item>

/** An item as it is saved. Packs must come down to the unit; a thing with a number of its own is counted in whole ones. */
const ItemInput = z
  .object({ id: Id.optional(), rev: ExpectedRev, ...itemFields })
  .superRefine((item, context) => {
    const packs = packSizes(item.unit, item.packagings)
    if (!packs.ok)
      context.addIssue({
        code: 'custom',
        path: ['packagings', packs.fault.index, packs.fault.field],
        message: packs.fault.reason,
      })
    if (item.kind === 'serial' && item.decimals !== 0)
      context.addIssue({ code: 'custom', path: ['decimals'], message: 'whole-only' })
    const depots = item.depotMinimums.map((one) => one.depotId)
    if (new Set(depots).size < depots.length)
      context.addIssue({ code: 'custom', path: ['depotMinimums'], message: 'duplicate' })
  })

export const itemFilters = { category: text(20).optional(), kind: z.enum(itemKinds).optional() }
export const depotFilters = { level: z.enum(depotLevels).optional() }

/** A kind of the reference list that can be taken into the catalogue. */
export const ReferenceItem = z.object({
  code: z.string(),
  name: z.string(),
  group: z.string(),
  unit: z.string(),
  kind: z.enum(itemKinds),
  shelfLifeMonths: z.number().int().nullable(),
  /** The catalogue has an item of this kind. */
  present: z.boolean(),
})
export type ReferenceItem = z.infer<typeof ReferenceItem>

export const fileSubjects = ['depot', 'contract', 'equipment'] as const
export const fileRoles = ['photo', 'plan', 'document'] as const

/** A picture or paper kept with a depot, a contract or a unit of equipment. */
export const SupplyFile = z.object({
  ...recordShape,
  subject: z.enum(fileSubjects),
  subjectId: Id,
  role: z.enum(fileRoles),
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  createdAt: Instant,
})
export type SupplyFile = z.infer<typeof SupplyFile>

const removed = z.object({ removed: z.number().int() })
const ids = z.object({ ids: z.array(Id).min(1).max(200) })
const batch = z.object({ batchId: Id })
const reads = { reads: true } as const

export const catalogueCalls = {
  listDepots: query('Depots.', listInput(depotFilters), listOutput(Depot)),
  getDepot: query('One depot.', z.object({ id: Id }), Depot),
  listBins: query(
    'The bins of a depot: those that were named, and those in which something lies.',
    z.object({ depotId: Id }),
    z.object({ bins: z.array(z.string()) }),
  ),
  saveDepot: command('Adds a depot, or changes one.', DepotInput, Depot),
  removeDepots: command('Moves empty depots to the recycle bin.', ids, removed),
  exportDepots: task(
    'The depots as a print-ready .xlsx.',
    z.object({ ...depotFilters, search: text(100).optional() }),
    Output,
    reads,
  ),
  printDepots: task(
    'The depots as a PDF.',
    z.object({ ...depotFilters, search: text(100).optional() }),
    Output,
    reads,
  ),
  previewDepots: task(
    'Reads a list of depots and says what each row will do.',
    ImportInput,
    ImportPreview,
    reads,
  ),
  importDepots: task(
    'Brings a list of depots in; those that are here already are left out.',
    ImportInput,
    ImportResult,
  ),
  undoDepots: command('Takes an import of depots back; refused when one of them is used.', batch, removed),
  depotTemplate: task('An empty list of depots to fill in.', z.object({}), Output, reads),
  depotRefused: task('The rows of depots that were refused, with the reasons.', ImportInput, Output, reads),

  listItems: query('The catalogue.', listInput(itemFilters), listOutput(Item.extend({ quantity: Quantity }))),
  getItem: query('One item of the catalogue.', z.object({ id: Id }), Item.extend({ quantity: Quantity })),
  saveItem: command('Adds an item, or changes one.', ItemInput, Item),
  removeItems: command('Moves items that are nowhere in stock to the recycle bin.', ids, removed),
  listReferenceItems: query(
    'The kinds of the reference list, and which of them the catalogue has.',
    z.object({}),
    z.object({ items: z.array(ReferenceItem) }),
  ),
  addReferenceItems: command(
    'Takes kinds of the reference list into the catalogue with their starting values; those that are there are left out.',
    z.object({ codes: z.array(text(20)).min(1).max(500) }),
    z.object({ added: z.number().int() }),
  ),
  exportItems: task(
    'The catalogue as a print-ready .xlsx.',
    z.object({ ...itemFilters, search: text(100).optional() }),
    Output,
    reads,
  ),
  printItems: task(
    'The catalogue as a PDF.',
    z.object({ ...itemFilters, search: text(100).optional() }),
    Output,
    reads,
  ),
  previewItems: task('Reads a catalogue and says what each row will do.', ImportInput, ImportPreview, reads),
  importItems: task(
    'Brings a catalogue in; items that are here already are left out.',
    ImportInput,
    ImportResult,
  ),
  undoItems: command('Takes an import of items back; refused when one of them is used.', batch, removed),
  itemTemplate: task('An empty catalogue to fill in.', z.object({}), Output, reads),
  itemRefused: task(
    'The rows of a catalogue that were refused, with the reasons.',
    ImportInput,
    Output,
    reads,
  ),

  listGbtCodes: query(
    "The office's own table of GB/T 38565 codes, by code or name.",
    listInput({}),
    listOutput(z.object({ id: Id, code: z.string(), name: z.string() })),
  ),
  previewGbtCodes: task(
    'Reads a table of codes and says what each row will do.',
    ImportInput,
    ImportPreview,
    reads,
  ),
  importGbtCodes: task('Brings a table of GB/T 38565 codes in.', ImportInput, ImportResult),
  undoGbtCodes: command('Takes an imported table of codes back.', batch, removed),
  gbtTemplate: task('An empty table of codes to fill in.', z.object({}), Output, reads),
  gbtRefused: task(
    'The rows of a table of codes that were refused, with the reasons.',
    ImportInput,
    Output,
    reads,
  ),

  listFiles: query(
    'Pictures and papers kept with a record.',
    z.object({ subject: z.enum(fileSubjects), subjectId: Id }),
    z.object({ files: z.array(SupplyFile) }),
  ),
  addFiles: task(
    'Keeps pictures (PNG, JPEG, GIF, WebP) or papers (also PDF, Word, Excel) with a record. All of them or none.',
    z.object({
      subject: z.enum(fileSubjects),
      subjectId: Id,
      role: z.enum(fileRoles),
      files: z.array(FileRef).min(1).max(20),
    }),
    z.object({ added: z.number().int() }),
  ),
  removeFile: command('Takes a picture or paper away from a record.', z.object({ id: Id }), removed),
  exportFile: task('A kept picture or paper as a file to be saved.', z.object({ id: Id }), Output, reads),
}
