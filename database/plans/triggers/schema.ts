import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** A reason to look at a plan again (修订触发), raised by a person or by the program, and what was decided. */
export type PlanTriggerRow = RecordRow & {
  planId: string
  /** `hand`, or the part of the program that raised it. */
  source: string
  /** One of the reasons for revision. */
  code: string
  happenedOn: string
  detail: string
  /** A route of the page that shows the cause. */
  link: string
  decision: 'revise' | 'no-need' | null
  reason: string
  person: string
  decidedOn: string | null
  /** The version whose publication settled it. */
  doneVersionId: string | null
}
export const PlanTriggerEntity = new EntitySchema<PlanTriggerRow>({
  name: 'plan_triggers',
  columns: {
    ...recordColumns,
    planId: { name: 'plan_id', type: 'text' },
    source: { type: 'text' },
    code: { type: 'text' },
    happenedOn: { name: 'happened_on', type: 'text' },
    detail: { type: 'text' },
    link: { type: 'text' },
    decision: { type: 'text', nullable: true },
    reason: { type: 'text' },
    person: { type: 'text' },
    decidedOn: { name: 'decided_on', type: 'text', nullable: true },
    doneVersionId: { name: 'done_version_id', type: 'text', nullable: true },
  },
})
