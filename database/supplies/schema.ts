import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export { DepotEntity, type DepotRow, ItemEntity, type ItemRow } from './catalogue/schema'

export type LotRow = RecordRow & {
  itemId: string
  number: string
  producedOn: string | null
  expiresOn: string | null
  /** In the office's own words; `sourceKind` sorts it. */
  source: string
  sourceKind: 'purchase' | 'allocation' | 'donation' | 'contract' | 'return' | 'other'
  /** 实物, 协议, 产能: whether the goods lie here, at a partner by contract, or can be made. */
  reserveForm: 'physical' | 'agreement' | 'capacity'
  donor: string
  supplier: string
  priceFen: number | null
  remark: string
}
export const LotEntity = new EntitySchema<LotRow>({
  name: 'lots',
  columns: {
    ...recordColumns,
    itemId: { name: 'item_id', type: 'text' },
    number: { type: 'text' },
    producedOn: { name: 'produced_on', type: 'text', nullable: true },
    expiresOn: { name: 'expires_on', type: 'text', nullable: true },
    source: { type: 'text' },
    sourceKind: { name: 'source_kind', type: 'text' },
    reserveForm: { name: 'reserve_form', type: 'text' },
    donor: { type: 'text' },
    supplier: { type: 'text' },
    priceFen: { name: 'price_fen', type: 'integer', nullable: true },
    remark: { type: 'text' },
  },
})
