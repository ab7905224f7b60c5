import { z } from 'zod'
import { Block } from '../blocks'
import {
  Day,
  DivisionCode,
  ExpectedRev,
  FileRef,
  Id,
  Instant,
  listInput,
  listOutput,
  Output,
  recordShape,
  requiredText,
  Sort,
  text,
} from '../common'
import { command, query, task } from '../define'
import { OutlineEdit, OutlineSection } from '../outline'

/**
 * Kinds of plan a township keeps. Of governments and departments: 综合（总体）、专项、部门; of grass-roots units: 村级、
 * 企业、事业单位、重大活动; papers beside a plan: 应急工作手册; 上级 are plans of levels above, kept to be read.
 */
export const planCategories = [
  'comprehensive',
  'special',
  'departmental',
  'village',
  'enterprise',
  'institution',
  'event',
  'manual',
  'superior',
  'other',
] as const

/** Whose plan it is: 国家、省、市、县、乡镇（街道）、村（社区）、单位. */
export const planLevels = [
  'national',
  'province',
  'prefecture',
  'county',
  'township',
  'village',
  'unit',
] as const

/** How far a version is: 起草、评审、已批准、已印发、已备案、已归档. */
export const planStates = ['draft', 'review', 'approved', 'published', 'filed', 'archived'] as const
export type PlanState = (typeof planStates)[number]

const facts = {
  title: requiredText(200),
  category: z.enum(planCategories),
  /** 发文字号, for instance 进府办发〔2021〕94号. */
  documentNumber: text(60),
  issuedBy: text(100),
  issuedOn: Day.nullable(),
  /** Day of the next review as set by hand; null: computed from the rule. */
  reviewOn: Day.nullable(),
  remark: text(1_000),
  level: z.enum(planLevels),
  /** Local ids of the event picklist (FLD, FFR …). */
  eventTypes: z.array(z.string().regex(/^[A-Z]{3}$/)).max(60),
  approvedOn: Day.nullable(),
  /** The meeting or person that approved it. */
  approvedBy: text(100),
  /** Day it was made public (公布). */
  publishedOn: Day.nullable(),
  effectiveOn: Day.nullable(),
  filedOn: Day.nullable(),
  filedWith: text(100),
  filingNumber: text(60),
  /** Places it covers. */
  area: z.array(DivisionCode).max(200),
  responsibleId: Id.nullable(),
  /** Name and post as printed, also of somebody who is not in the directory. */
  responsible: text(100),
  /** Months between two reviews; null: the office's rule. */
  reviewMonths: z.number().int().min(1).max(120).nullable(),
  reviewReason: text(200),
  /** Day of the last assessment (评估). */
  assessedOn: Day.nullable(),
  /** Day of the last drill. */
  drilledOn: Day.nullable(),
  parentId: Id.nullable(),
  keywords: z.array(requiredText(20)).max(30),
  secrecy: z.enum(['public', 'internal']),
  /** The outline the plan is checked against; empty: the one its category suggests. */
  outline: text(40),
}

/** Facts of a plan for a form: what is left out stays as it is. */
export const PlanFacts = z.object(facts).partial()
export type PlanFacts = z.infer<typeof PlanFacts>

export const Plan = z.object({
  ...recordShape,
  title: z.string(),
  category: z.enum(planCategories),
  documentNumber: z.string(),
  issuedBy: z.string(),
  issuedOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  remark: z.string(),
  level: z.enum(planLevels),
  eventTypes: z.array(z.string()),
  approvedOn: z.string().nullable(),
  approvedBy: z.string(),
  publishedOn: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  filedOn: z.string().nullable(),
  filedWith: z.string(),
  filingNumber: z.string(),
  area: z.array(z.string()),
  responsibleId: Id.nullable(),
  responsible: z.string(),
  reviewMonths: z.number().int().nullable(),
  reviewReason: z.string(),
  assessedOn: z.string().nullable(),
  drilledOn: z.string().nullable(),
  /** What the review rule makes of it: by hand, by the months, or brought forward by a revision trigger. */
  nextReviewOn: z.string().nullable(),
  parentId: Id.nullable(),
  keywords: z.array(z.string()),
  secrecy: z.enum(['public', 'internal']),
  outline: z.string(),
  /** The version people read: the published one; of a plan that was never published, its draft. */
  versionId: Id,
  /** State of that version. */
  state: z.enum(planStates),
  /** The version that is being written, and how far it is; null if none. */
  draftId: Id.nullable(),
  draftState: z.enum(planStates).nullable(),
  versionNumber: z.number().int(),
  sections: z.number().int(),
  tables: z.number().int(),
  characters: z.number().int(),
  sourceName: z.string(),
  importedAt: Instant,
})
export type Plan = z.infer<typeof Plan>

/** A plan with what follows from its facts today. */
export const PlanLine = Plan.extend({
  /** Day by which it must have been filed; null when it is filed or needs no filing. */
  filingDueOn: z.string().nullable(),
  /** Findings of the health check, and how many of them are serious. */
  findings: z.number().int(),
  serious: z.number().int(),
  /** Revision triggers nobody has decided. */
  openTriggers: z.number().int(),
})
export type PlanLine = z.infer<typeof PlanLine>

/** What the library can be narrowed to; the same for the screen, the sheet and the paper. */
export const libraryFilter = {
  search: text(100).optional(),
  category: z.enum(planCategories).optional(),
  level: z.enum(planLevels).optional(),
  event: z.string().max(10).optional(),
  /** `revising`: published, and the next version is being written. */
  state: z.enum([...planStates, 'revising']).optional(),
  health: z.enum(['problems', 'serious', 'sound']).optional(),
  review: z.enum(['overdue', 'soon']).optional(),
  filing: z.enum(['overdue', 'due']).optional(),
  /** Plans directly below this one. */
  parentId: Id.optional(),
  sort: Sort.optional(),
}
const LibraryFilter = z.object(libraryFilter)

/** A kind of event a township meets (event-picklist.csv). */
export const EventType = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  group: z.enum(['natural', 'accident', 'health', 'social', 'other']),
})
export type EventType = z.infer<typeof EventType>

/** What the office sets for all its plans. */
export const PlanRules = z.object({
  /** Months from issue or assessment to the next review. */
  reviewMonths: z.number().int().min(1).max(120),
  /** Working days from issue until a plan must have been filed. */
  filingDays: z.number().int().min(1).max(120),
  /** Days ahead that Home begins to name a review. */
  reviewNotice: z.number().int().min(1).max(365),
})

export const PlanAttachment = z.object({
  ...recordShape,
  planId: Id,
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  expiresOn: z.string().nullable(),
  remark: z.string(),
})
export type PlanAttachment = z.infer<typeof PlanAttachment>

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
  /** Stays the same from version to version of a plan. */
  key: z.string(),
  /** What belongs here while it is empty. */
  hint: z.string(),
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
    issuedBy: z.string(),
    effectiveOn: z.string().nullable(),
    eventTypes: z.array(z.string()),
    /** The words of the document each of them was read from. */
    sources: z.array(z.object({ fact: z.string(), quote: z.string() })),
  }),
  /**
   * A plan that is here already, by the same file or the same title; the import becomes its next version. `identical`
   * where this very file is the version it came in with (`fileVersion`): bringing it in again would change nothing.
   */
  existing: z
    .object({
      id: Id,
      title: z.string(),
      versionNumber: z.number().int(),
      identical: z.boolean(),
      fileVersion: z.number().int().nullable(),
    })
    .nullable(),
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
  list: query('The plan library.', listInput(libraryFilter), listOutput(PlanLine)),
  countStates: query(
    'How many plans are in each state, and how many need something.',
    z.object({}),
    z.object({
      total: z.number().int(),
      drafts: z.number().int(),
      revising: z.number().int(),
      archived: z.number().int(),
      reviewOverdue: z.number().int(),
      filingOverdue: z.number().int(),
      problems: z.number().int(),
      openTriggers: z.number().int(),
    }),
  ),
  listEventTypes: query(
    'Kinds of event a township meets, to choose from.',
    z.object({}),
    z.object({ events: z.array(EventType) }),
  ),
  getRules: query('What the office set for all its plans.', z.object({}), PlanRules),
  saveRules: command(
    'Sets the rules for review and filing; next reviews are computed anew.',
    PlanRules,
    PlanRules,
    { access: 'administrator' },
  ),
  exportLibrary: task('The library as a print-ready .xlsx.', LibraryFilter, Output, { reads: true }),
  printLibrary: task('The library as a PDF.', LibraryFilter, Output, { reads: true }),
  listAttachments: query(
    'Files of a plan.',
    z.object({ id: Id }),
    z.object({ attachments: z.array(PlanAttachment) }),
  ),
  addAttachment: task(
    'Keeps a file with a plan.',
    z.object({
      planId: Id,
      file: FileRef,
      expiresOn: Day.nullable().default(null),
      remark: text(300).default(''),
    }),
    PlanAttachment,
  ),
  saveAttachment: command(
    "Changes a file's name, expiry day or remark.",
    z.object({
      id: Id,
      rev: ExpectedRev,
      name: requiredText(200),
      expiresOn: Day.nullable().default(null),
      remark: text(300).default(''),
    }),
    PlanAttachment,
  ),
  removeAttachments: command(
    'Moves files of a plan to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(100) }),
    z.object({ removed: z.number().int() }),
  ),
  openAttachment: task('A copy of a file, to be looked at or saved.', z.object({ id: Id }), Output, {
    reads: true,
  }),
  get: query(
    'Facts and outline of a plan: of the version people read, or of the one that is named.',
    z.object({ id: Id, versionId: Id.optional() }),
    z.object({ plan: PlanLine, outline: z.array(SectionHeading) }),
  ),
  readSections: query(
    'The text of a run of sections, by position.',
    z.object({
      id: Id,
      versionId: Id.optional(),
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
      facts: PlanFacts.optional(),
      nextVersionOf: Id.optional(),
      /** Most papers that are brought in are in force already; a draft goes on from the editor. */
      as: z.enum(['published', 'draft']).default('published'),
    }),
    Plan,
  ),
  save: command(
    "Changes a plan's facts; what is left out stays. A plan above that stands below it is refused, and so is a document number that is none.",
    z
      .object({ id: Id, rev: ExpectedRev, ...facts })
      .partial()
      .required({ id: true }),
    Plan,
  ),
  remove: command(
    'Moves plans to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(200) }),
    z.object({ removed: z.number().int() }),
  ),
}
