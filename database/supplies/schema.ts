import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import type { PhoneRow } from '../people/schema'
import { type RecordRow, recordColumns } from '../record'

export type DepotRow = RecordRow & {
  name: string
  level: string
  divisionCode: string | null
  address: string
  keeper: string
  phones: PhoneRow[]
  remark: string
}
export const DepotEntity = new EntitySchema<DepotRow>({
  name: 'depots',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    level: { type: 'text' },
    divisionCode: { name: 'division_code', type: 'text', nullable: true },
    address: { type: 'text' },
    keeper: { type: 'text' },
    phones: { type: 'simple-json' },
    remark: { type: 'text' },
  },
})

export type ItemRow = RecordRow & {
  name: string
  spec: string
  unit: string
  decimals: number
  category: string
  gbt38565Code: string
  shelfLifeMonths: number | null
  remark: string
  initials: string
}
export const ItemEntity = new EntitySchema<ItemRow>({
  name: 'items',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    spec: { type: 'text' },
    unit: { type: 'text' },
    decimals: { type: 'integer' },
    category: { type: 'text' },
    gbt38565Code: { name: 'gbt38565_code', type: 'text' },
    shelfLifeMonths: { name: 'shelf_life_months', type: 'integer', nullable: true },
    remark: { type: 'text' },
    initials: { type: 'text' },
  },
})

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
