import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type ContractLineRow = {
  itemId: string
  /** In smallest units of the item. */
  quantity: number
  withinHours: number | null
  used: number
  remark: string
}

export type SupplyContractRow = RecordRow & {
  kind: 'agreement' | 'capacity'
  number: string
  partner: string
  depotId: string | null
  contact: string
  phone24: string
  startsOn: string
  endsOn: string
  hoursToDeliver: number | null
  lines: ContractLineRow[]
  state: 'open' | 'used-up' | 'ended'
  renewsId: string | null
  remark: string
  batchId: string | null
}
export const SupplyContractEntity = new EntitySchema<SupplyContractRow>({
  name: 'supply_contracts',
  columns: {
    ...recordColumns,
    kind: { type: 'text' },
    number: { type: 'text' },
    partner: { type: 'text' },
    depotId: { name: 'depot_id', type: 'text', nullable: true },
    contact: { type: 'text' },
    phone24: { type: 'text' },
    startsOn: { name: 'starts_on', type: 'text' },
    endsOn: { name: 'ends_on', type: 'text' },
    hoursToDeliver: { name: 'hours_to_deliver', type: 'integer', nullable: true },
    lines: { type: 'simple-json' },
    state: { type: 'text' },
    renewsId: { name: 'renews_id', type: 'text', nullable: true },
    remark: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})
