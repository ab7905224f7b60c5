import { PlanPartEntity, type PlanPartRow } from '../../../database/plans/parts/schema'
import type { RecordKind } from '../../../database/records'

/** Parts come and go with their draft, not through the recycle bin; undo brings them back. */
export const planPartKind: RecordKind<PlanPartRow> = {
  kind: 'plan-part',
  entity: PlanPartEntity,
  title: (row) => row.kind,
  inBin: false,
}
