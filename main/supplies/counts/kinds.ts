import type { RecordKind } from '../../../database/records'
import { CountEntity, type CountRow } from '../../../database/supplies/counts/schema'

export const countKind: RecordKind<CountRow> = {
  kind: 'stock-count',
  entity: CountEntity,
  title: (row) => row.number,
  search: (row) => ({ title: row.number, body: row.note, keys: [row.number.toLowerCase()], rank: 5 }),
  inBin: false,
}
