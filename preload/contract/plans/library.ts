import { z } from 'zod'
import { Block } from '../blocks'
import {
  Day,
  ExpectedRev,
  FileRef,
  Id,
  Instant,
  listInput,
  listOutput,
  recordShape,
  requiredText,
  text,
} from '../common'
import { command, query, task } from '../define'
import { OutlineEdit, OutlineSection } from '../outline'

/** Kinds of plan a township keeps: 综合、专项、村级、企业、上级. */
export const planCategories = [
  'comprehensive',
  'special',
  'village',
  'enterprise',
  'superior',
  'other',
] as const

const facts = {
  title: requiredText(200),
  category: z.enum(planCategories),
  /** 发文字号, for instance 进府办发〔2021〕94号. */
  documentNumber: text(60),
  issuedBy: text(100),
  issuedOn: Day.nullable(),
  /** Day by which the plan must be looked at again. */
  reviewOn: Day.nullable(),
  remark: text(1_000),
}

const planFields = {
  ...facts,
  category: facts.category.default('other'),
  documentNumber: facts.documentNumber.default(''),
  issuedBy: facts.issuedBy.default(''),
  issuedOn: facts.issuedOn.default(null),
  reviewOn: facts.reviewOn.default(null),
  remark: facts.remark.default(''),
}

export const Plan = z.object({
  ...recordShape,
  title: z.string(),
  category: z.enum(planCategories),
  documentNumber: z.string(),
  issuedBy: z.string(),
  issuedOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  remark: z.string(),
  versionId: Id,
  versionNumber: z.number().int(),
  sections: z.number().int(),
  tables: z.number().int(),
  characters: z.number().int(),
  sourceName: z.string(),
  importedAt: Instant,
})
export type Plan = z.infer<typeof Plan>

/** A heading of a plan. `number` is the numbering as printed ("一、", "（二）", "1.1"), kept apart from the title. */
export const SectionHeading = z.object({
  id: Id,
  position: z.number().int(),
  level: z.number().int().min(1).max(9),
  number: z.string(),
  title: z.string(),
  /** The mark between heading and text where both stood in one paragraph; empty otherwise. */
  runIn: z.string(),
  characters: z.number().int(),
})
export type SectionHeading = z.infer<typeof SectionHeading>

export const Section = SectionHeading.extend({ blocks: z.array(Block) })
export type Section = z.infer<typeof Section>

const Preview = z.object({
  title: z.string(),
  sections: z.array(OutlineSection),
  blocks: z.array(Block),
  dropped: z.array(z.object({ reason: z.string(), text: z.string() })),
  notes: z.array(z.string()),
  counts: z.object({
    sections: z.number().int(),
    tables: z.number().int(),
    characters: z.number().int(),
    images: z.number().int(),
  }),
  suggested: z.object({
    documentNumber: z.string(),
    issuedOn: z.string().nullable(),
    category: z.enum(planCategories),
  }),
  /** A plan of this title that is here already; the import becomes its next version. */
  existing: z.object({ id: Id, title: z.string(), versionNumber: z.number().int() }).nullable(),
})

/** A place where the words stand; \u0002 and \u0003 enclose the hit in `snippet`. */
export const Hit = z.object({
  planId: Id,
  planTitle: z.string(),
  sectionId: Id.nullable(),
  heading: z.string(),
  snippet: z.string(),
})
export type Hit = z.infer<typeof Hit>

export const libraryCalls = {
  list: query(
    'The plan library.',
    listInput({ category: z.enum(planCategories).optional() }),
    listOutput(Plan),
  ),
  get: query(
    'Facts and outline of a plan.',
    z.object({ id: Id }),
    z.object({ plan: Plan, outline: z.array(SectionHeading) }),
  ),
  readSections: query(
    'The text of a run of sections, by position.',
    z.object({
      id: Id,
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100).default(40),
    }),
    z.object({ sections: z.array(Section), total: z.number().int() }),
  ),
  search: query(
    'Full text over all plans, or inside one.',
    z.object({ text: text(100), planId: Id.optional(), limit: z.number().int().min(1).max(100).default(30) }),
    z.object({ hits: z.array(Hit), more: z.boolean() }),
  ),
  previewImport: task('Reads a document and finds its structure.', z.object({ file: FileRef }), Preview, {
    reads: true,
  }),
  importPlan: task(
    'Brings a document in: as a new plan, or as the next version of one that is here.',
    z.object({
      file: FileRef,
      /** What the person changed in the outline that was found, in order; replayed when the document is read again. */
      edits: z.array(OutlineEdit).max(20_000).optional(),
      /** What is left out is taken from the document. */
      facts: z.object(facts).partial().optional(),
      nextVersionOf: Id.optional(),
    }),
    Plan,
  ),
  save: command("Changes a plan's facts.", z.object({ id: Id, rev: ExpectedRev, ...planFields }), Plan),
  remove: command(
    'Moves plans to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(200) }),
    z.object({ removed: z.number().int() }),
  ),
}
