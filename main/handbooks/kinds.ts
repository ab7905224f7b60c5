import { HandbookEntity, type HandbookRow } from '../../database/handbooks/schema'
import type { RecordKind } from '../../database/records'

export const handbookKind: RecordKind<HandbookRow> = {
  kind: 'handbook',
  entity: HandbookEntity,
  title: (row) => `${row.title} ${row.version}`,
  inBin: false,
}
