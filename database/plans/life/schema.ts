import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** One step of a version's life: who, when, with what opinion, and the state it led to. */
export type PlanStepRow = RecordRow & {
  planId: string
  versionId: string
  step: string
  state: string
  happenedOn: string
  /** The person or meeting that took the step, as typed. */
  byName: string
  /** Whoever was signed in. */
  userName: string
  opinion: string
}
export const PlanStepEntity = new EntitySchema<PlanStepRow>({
  name: 'plan_steps',
  columns: {
    ...recordColumns,
    planId: { name: 'plan_id', type: 'text' },
    versionId: { name: 'version_id', type: 'text' },
    step: { type: 'text' },
    state: { type: 'text' },
    happenedOn: { name: 'happened_on', type: 'text' },
    byName: { name: 'by_name', type: 'text' },
    userName: { name: 'user_name', type: 'text' },
    opinion: { type: 'text' },
  },
})
