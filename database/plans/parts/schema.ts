import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type PlanPartRow = RecordRow & {
  versionId: string
  kind: string
  position: number
  sectionKey: string | null
  /** By the contract's schema of the kind. */
  body: unknown
}
export const PlanPartEntity = new EntitySchema<PlanPartRow>({
  name: 'plan_parts',
  columns: {
    ...recordColumns,
    versionId: { name: 'version_id', type: 'text' },
    kind: { type: 'text' },
    position: { type: 'integer' },
    sectionKey: { name: 'section_key', type: 'text', nullable: true },
    body: { type: 'simple-json' },
  },
})
