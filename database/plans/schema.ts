import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type PlanRow = RecordRow & {
  title: string
  category: string
  documentNumber: string
  issuedBy: string
  issuedOn: string | null
  reviewOn: string | null
  remark: string
  /** The version people read: the published one; of a plan that was never published, its draft. */
  versionId: string
  level: PlanLevel
  /** Local ids of resources/reference/event-picklist.csv. */
  eventTypes: string[]
  approvedOn: string | null
  approvedBy: string
  publishedOn: string | null
  effectiveOn: string | null
  filedOn: string | null
  filedWith: string
  filingNumber: string
  /** Division codes of the places the plan covers. */
  area: string[]
  responsibleId: string | null
  responsible: string
  /** Months between two reviews; null: the office's rule. */
  reviewMonths: number | null
  /** Why the day of review was set by hand. */
  reviewReason: string
  /** The day the plan was last assessed (评估). */
  assessedOn: string | null
  /** What the review rule makes of all this; kept in step by main/plans/library/review.ts. */
  nextReviewOn: string | null
  /** The day of the last drill. */
  drilledOn: string | null
  /** The plan above that this one carries out (衔接). */
  parentId: string | null
  keywords: string[]
  secrecy: 'public' | 'internal'
  initials: string
  /** The outline the plan follows (plan-outlines.csv); empty: the one its category suggests. */
  outline: string
  /** The version that is being written, null if none. */
  draftId: string | null
}

export type PlanLevel = 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'unit'
export const PlanEntity = new EntitySchema<PlanRow>({
  name: 'plans',
  columns: {
    ...recordColumns,
    title: { type: 'text' },
    category: { type: 'text' },
    documentNumber: { name: 'document_number', type: 'text' },
    issuedBy: { name: 'issued_by', type: 'text' },
    issuedOn: { name: 'issued_on', type: 'text', nullable: true },
    reviewOn: { name: 'review_on', type: 'text', nullable: true },
    remark: { type: 'text' },
    versionId: { name: 'version_id', type: 'text' },
    level: { type: 'text' },
    eventTypes: { name: 'event_types', type: 'simple-json' },
    approvedOn: { name: 'approved_on', type: 'text', nullable: true },
    approvedBy: { name: 'approved_by', type: 'text' },
    publishedOn: { name: 'published_on', type: 'text', nullable: true },
    effectiveOn: { name: 'effective_on', type: 'text', nullable: true },
    filedOn: { name: 'filed_on', type: 'text', nullable: true },
    filedWith: { name: 'filed_with', type: 'text' },
    filingNumber: { name: 'filing_number', type: 'text' },
    area: { type: 'simple-json' },
    responsibleId: { name: 'responsible_id', type: 'text', nullable: true },
    responsible: { type: 'text' },
    reviewMonths: { name: 'review_months', type: 'integer', nullable: true },
    reviewReason: { name: 'review_reason', type: 'text' },
    assessedOn: { name: 'assessed_on', type: 'text', nullable: true },
    nextReviewOn: { name: 'next_review_on', type: 'text', nullable: true },
    drilledOn: { name: 'drilled_on', type: 'text', nullable: true },
    parentId: { name: 'parent_id', type: 'text', nullable: true },
    keywords: { type: 'simple-json' },
    secrecy: { type: 'text' },
    initials: { type: 'text' },
    outline: { type: 'text' },
    draftId: { name: 'draft_id', type: 'text', nullable: true },
  },
})

export type PlanState = 'draft' | 'review' | 'approved' | 'published' | 'filed' | 'archived'

export type PlanVersionRow = RecordRow & {
  planId: string
  number: number
  sourceName: string
  sourceSha256: string | null
  sections: number
  tables: number
  characters: number
  state: PlanState
  /** The version this one started as a copy of. */
  basedOn: string | null
  /** `kept`: the headings keep the numbers they were printed with; else numbers are computed. */
  numbering: 'chinese' | 'decimal' | 'kept'
  publishedAt: number | null
  /** What is new in this version (修订说明). */
  changeNote: string
}
export const PlanVersionEntity = new EntitySchema<PlanVersionRow>({
  name: 'plan_versions',
  columns: {
    ...recordColumns,
    planId: { name: 'plan_id', type: 'text' },
    number: { type: 'integer' },
    sourceName: { name: 'source_name', type: 'text' },
    sourceSha256: { name: 'source_sha256', type: 'text', nullable: true },
    sections: { type: 'integer' },
    tables: { type: 'integer' },
    characters: { type: 'integer' },
    state: { type: 'text' },
    basedOn: { name: 'based_on', type: 'text', nullable: true },
    numbering: { type: 'text' },
    publishedAt: { name: 'published_at', type: 'integer', nullable: true },
    changeNote: { name: 'change_note', type: 'text' },
  },
})

/** A section belongs to its version and has no stamp of its own; `body` is JSON of the contract's blocks. */
export type PlanSectionRow = {
  id: string
  versionId: string
  position: number
  level: number
  number: string
  title: string
  /** The mark between heading and text where both stood in one paragraph; empty otherwise. */
  runIn: string
  characters: number
  body: string
  /** Stays the same from version to version of a plan; unique within a version. */
  key: string
  /** What belongs into a section that is still empty, from the outline the plan was started from. */
  hint: string
}
export const PlanSectionEntity = new EntitySchema<PlanSectionRow>({
  name: 'plan_sections',
  columns: {
    id: { type: 'text', primary: true },
    versionId: { name: 'version_id', type: 'text' },
    position: { type: 'integer' },
    level: { type: 'integer' },
    number: { type: 'text' },
    title: { type: 'text' },
    runIn: { name: 'run_in', type: 'text' },
    characters: { type: 'integer' },
    body: { type: 'text' },
    key: { type: 'text' },
    hint: { type: 'text' },
  },
})
