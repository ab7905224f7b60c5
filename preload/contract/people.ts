import { z } from 'zod'
import {
  DivisionCode,
  ExpectedRev,
  Id,
  listInput,
  listOutput,
  Output,
  recordShape,
  requiredText,
  text,
} from './common'
import { command, defineModule, query, task } from './define'
import { ImportInput, ImportPreview, ImportResult } from './imports'

export const phoneKinds = ['mobile', 'office', 'home', 'duty', 'satellite', 'short', 'other'] as const

export const Phone = z.object({
  kind: z.enum(phoneKinds),
  /** Digits, with + - ( ) # * and spaces allowed as people write them. */
  number: z
    .string()
    .trim()
    .min(3)
    .max(30)
    .regex(/^[\d+\-()#*\s]+$/),
})
export type Phone = z.infer<typeof Phone>

const personFields = {
  name: requiredText(30),
  unit: text(60).default(''),
  post: text(60).default(''),
  /** Village as its division code where it is known, and its name as printed. */
  villageCode: DivisionCode.nullable().default(null),
  villageName: text(60).default(''),
  phones: z.array(Phone).max(10).default([]),
  remark: text(500).default(''),
}

export const Person = z.object({
  ...recordShape,
  name: z.string(),
  unit: z.string(),
  post: z.string(),
  villageCode: z.string().nullable(),
  villageName: z.string(),
  phones: z.array(Phone),
  remark: z.string(),
})
export type Person = z.infer<typeof Person>

const filters = {
  unit: text(60).optional(),
  villageName: text(60).optional(),
  withoutPhone: z.boolean().optional(),
}

export const people = defineModule('people', {
  list: query(
    'People by name, pinyin initials, unit, post, village or any part of a number.',
    listInput(filters),
    listOutput(Person),
  ),
  listFilters: query(
    'Units and villages that people have, for the filters.',
    z.object({}),
    z.object({ units: z.array(z.string()), villages: z.array(z.string()) }),
  ),
  get: query('One person.', z.object({ id: Id }), Person),
  save: command(
    'Adds a person, or changes one.',
    z.object({ id: Id.optional(), rev: ExpectedRev, ...personFields }),
    Person,
  ),
  remove: command(
    'Moves people to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(500) }),
    z.object({ removed: z.number().int() }),
  ),
  previewImport: task('Reads a phone list and says what each row will do.', ImportInput, ImportPreview, {
    reads: true,
  }),
  importList: task('Brings in a phone list as one batch that can be taken back.', ImportInput, ImportResult),
  undoImport: command(
    'Takes a whole import back; refused when one of its people was changed since.',
    z.object({ batchId: Id }),
    z.object({ removed: z.number().int() }),
  ),
  exportList: task(
    'The list as a print-ready .xlsx.',
    z.object({ ...filters, search: text(100).optional(), masked: z.boolean().default(false) }),
    Output,
    { reads: true },
  ),
  makeTemplate: task('An empty .xlsx to fill in.', z.object({}), Output, { reads: true }),
  exportRefused: task('The rows that were refused, with the reasons, as .xlsx.', ImportInput, Output, {
    reads: true,
  }),
  printList: task(
    'The phone book as a PDF.',
    z.object({ ...filters, search: text(100).optional(), masked: z.boolean().default(false) }),
    Output,
    { reads: true },
  ),
})
