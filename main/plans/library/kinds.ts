import { PlanAttachmentEntity, type PlanAttachmentRow } from '../../../database/plans/library/schema'
import type { RecordKind } from '../../../database/records'

export const planAttachmentKind: RecordKind<PlanAttachmentRow> = {
  kind: 'plan-attachment',
  entity: PlanAttachmentEntity,
  title: (row) => row.name,
}
