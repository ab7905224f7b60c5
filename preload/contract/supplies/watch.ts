import { z } from 'zod'
import { Id, listInput, listOutput, Output, Quantity, text } from '../common'
import { command, query, task } from '../define'

/** What is watched: goods by their dates and amounts, things that were lent, machines, agreements. */
export const watchKinds = ['expired', 'expiring', 'minimum', 'loan', 'test', 'contract'] as const

/** How pressing a line is: past its day, within the urgent days, within the days of notice. */
export const watchUrgencies = ['overdue', 'urgent', 'soon'] as const

/** What a machine can be due for. */
export const watchWorks = ['test', 'maintenance', 'inspection', 'scrap'] as const

/** One thing that needs somebody: what, where, by when. */
export const WatchRow = z.object({
  /** Unique in the list; made of the kind and the record it speaks of. */
  key: z.string(),
  kind: z.enum(watchKinds),
  urgency: z.enum(watchUrgencies),
  name: z.string(),
  detail: z.string(),
  /** Depot, borrower or partner. */
  place: z.string(),
  /** In smallest units; null where nothing is counted. For `minimum` what is there. */
  quantity: Quantity.nullable(),
  /** Least stock, for `minimum`. */
  wanted: Quantity.nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  /** The day it is or was due, `YYYY-MM-DD`; null where no day is meant. */
  on: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  lotId: Id.nullable(),
  depotId: Id.nullable(),
  bin: z.string(),
  itemId: Id.nullable(),
  /** What a machine is due for. */
  work: z.enum(watchWorks).nullable(),
  /** The record behind a loan, a test or an agreement. */
  recordId: Id.nullable(),
})
export type WatchRow = z.infer<typeof WatchRow>

const days = (max: number) => z.number().int().min(0).max(max)

/** Days of notice and the office's own numbers. Defaults are starting values, not a rule of anybody. */
const settingsFields = {
  /** Days before expiry at which goods are on the list; food and water have their own. */
  soonDays: days(730),
  /** Days before the day at which a line becomes urgent. */
  urgentDays: days(365),
  foodDays: days(365),
  /** Days before expiry at which goods are to be rotated out; food and water have their own. */
  rotateDays: days(1_095),
  rotateFoodDays: days(365),
  /** Days of notice for agreements that run out, tests and things to come back. */
  noticeDays: days(365),
  /** People who live in the township, for standards by population; null while nobody filled it in. */
  population: z.number().int().min(0).max(10_000_000).nullable(),
  /** Villages and communities; null: those of the list of places. */
  villages: z.number().int().min(0).max(10_000).nullable(),
}
export const SupplySettings = z.object({
  ...settingsFields,
  /** Villages and communities that the list of places has below this office. */
  villagesListed: z.number().int(),
})
export type SupplySettings = z.infer<typeof SupplySettings>

const filters = {
  kind: z.enum(watchKinds).optional(),
  urgency: z.enum(watchUrgencies).optional(),
  depotId: Id.optional(),
}

export const watchCalls = {
  listWatch: query(
    'What needs somebody, the most pressing first: expiry, least stock, loans, tests, agreements.',
    listInput(filters),
    listOutput(WatchRow).extend({
      /** How many lines there are of each kind and each urgency, without the filters. */
      counts: z.array(
        z.object({ kind: z.enum(watchKinds), urgency: z.enum(watchUrgencies), lines: z.number().int() }),
      ),
    }),
  ),
  printWatch: task(
    'The watch list as a PDF.',
    z.object({ ...filters, search: text(100).optional() }),
    Output,
    {
      reads: true,
    },
  ),
  exportWatch: task(
    'The watch list as a print-ready .xlsx.',
    z.object({ ...filters, search: text(100).optional() }),
    Output,
    { reads: true },
  ),
  getSupplySettings: query(
    'Days of notice, and population and villages for standards.',
    z.object({}),
    SupplySettings,
  ),
  saveSupplySettings: command(
    'Changes the days of notice, population and villages.',
    z.object(settingsFields),
    SupplySettings,
    { changes: ['supplies', 'care'] },
  ),
}
