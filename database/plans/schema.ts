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
  /** The version in force. */
  versionId: string
}
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
  },
})

export type PlanVersionRow = RecordRow & {
  planId: string
  number: number
  sourceName: string
  sourceSha256: string | null
  sections: number
  tables: number
  characters: number
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
  },
})
