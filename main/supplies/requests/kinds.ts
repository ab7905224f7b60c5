import type { RecordKind } from '../../../database/records'
import {
  RequestEntity,
  RequestLineEntity,
  type RequestLineRow,
  type RequestRow,
} from '../../../database/supplies/requests/schema'
import { soundKeys } from '../../host/index'

export const requestKind: RecordKind<RequestRow> = {
  kind: 'supply-request',
  entity: RequestEntity,
  title: (row) => row.number,
  search: (row) => ({
    title: `${row.number} ${row.unit}`,
    body: [row.person, row.purpose, row.deliverTo, row.remark].join(' '),
    keys: [row.number.toLowerCase(), ...soundKeys(row.unit)],
    rank: 5,
  }),
  inBin: false,
}

export const requestLineKind: RecordKind<RequestLineRow> = {
  kind: 'supply-request-line',
  entity: RequestLineEntity,
  title: () => '',
  inBin: false,
}
