import type { RecordKind } from '../../../database/records'
import { LabelFormatEntity, type LabelFormatRow } from '../../../database/supplies/labels/schema'

export const labelFormatKind: RecordKind<LabelFormatRow> = {
  kind: 'label-format',
  entity: LabelFormatEntity,
  title: (row) => row.name,
}
