import { PlanOutlineEntity, type PlanOutlineRow } from '../../../database/plans/writing/schema'
import type { RecordKind } from '../../../database/records'

export const planOutlineKind: RecordKind<PlanOutlineRow> = {
  kind: 'plan-outline',
  entity: PlanOutlineEntity,
  title: (row) => row.name,
}
