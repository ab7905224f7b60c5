import { DivisionEntity, type DivisionRow, UserEntity, type UserRow } from '../../database/office/schema'
import type { RecordKind } from '../../database/records'

export const userKind: RecordKind<UserRow> = {
  kind: 'user',
  entity: UserEntity,
  title: (row) => row.name,
  inBin: false,
}
export const divisionKind: RecordKind<DivisionRow> = {
  kind: 'division',
  entity: DivisionEntity,
  title: (row) => row.name,
  inBin: false,
}
