import { PlanTriggerEntity, type PlanTriggerRow } from '../../../database/plans/triggers/schema'
import type { RecordKind } from '../../../database/records'

export const planTriggerKind: RecordKind<PlanTriggerRow> = {
  kind: 'plan-trigger',
  entity: PlanTriggerEntity,
  title: (row) => row.detail,
}
