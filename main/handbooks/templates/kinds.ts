import { TemplateEntity, type TemplateRow } from '../../../database/handbooks/templates/schema'
import type { RecordKind } from '../../../database/records'

export const templateKind: RecordKind<TemplateRow> = {
  kind: 'handbook-template',
  entity: TemplateEntity,
  title: (row) => row.name,
}
