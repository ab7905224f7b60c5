import { PersonEntity, type PersonRow } from '../../database/people/schema'
import type { RecordKind } from '../../database/records'
import { numberKeys, soundKeys } from '../host/index'

export const personKind: RecordKind<PersonRow> = {
  kind: 'person',
  entity: PersonEntity,
  title: (row) => row.name,
  search: (row) => ({
    title: row.name,
    body: [row.unit, row.post, row.villageName, row.remark].join(' '),
    keys: [...soundKeys(row.name), ...numberKeys(row.phones.map((phone) => phone.number))],
    rank: 2,
  }),
}
