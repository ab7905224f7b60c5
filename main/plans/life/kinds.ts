import { PlanStepEntity, type PlanStepRow } from '../../../database/plans/life/schema'
import type { RecordKind } from '../../../database/records'

export const planStepKind: RecordKind<PlanStepRow> = {
  kind: 'plan-step',
  entity: PlanStepEntity,
  title: (row) => row.step,
  inBin: false,
}
