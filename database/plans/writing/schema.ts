import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** An outline of the office's own (预案大纲), which plans begin with. */
export type PlanOutlineRow = RecordRow & {
  name: string
  /** The contract's OutlineItems, in order. */
  items: unknown
}
export const PlanOutlineEntity = new EntitySchema<PlanOutlineRow>({
  name: 'plan_outlines',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    items: { type: 'simple-json' },
  },
})
