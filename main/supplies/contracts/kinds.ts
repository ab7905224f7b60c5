import type { RecordKind } from '../../../database/records'
import { SupplyContractEntity, type SupplyContractRow } from '../../../database/supplies/contracts/schema'
import { numberKeys, soundKeys } from '../../host/index'

export const contractKind: RecordKind<SupplyContractRow> = {
  kind: 'supply-contract',
  entity: SupplyContractEntity,
  title: (row) => [row.partner, row.number].filter(Boolean).join(' '),
  search: (row) => ({
    title: row.partner,
    body: [row.number, row.contact, row.remark].join(' '),
    keys: [...soundKeys(row.partner), ...numberKeys([row.phone24].filter(Boolean))],
    rank: 4,
  }),
}
