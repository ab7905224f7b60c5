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
  source: string
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
    supplier: { type: 'text' },
    priceFen: { name: 'price_fen', type: 'integer', nullable: true },
    remark: { type: 'text' },
  },
})

export type StockDocumentRow = RecordRow & {
  kind: 'opening' | 'receive' | 'issue' | 'reverse'
  /** Per kind and year, without gaps: RK-2026-0001. */
  number: string
  depotId: string
  happenedAt: number
  note: string
  userName: string
  reversesId: string | null
  batchId: string | null
}
export const StockDocumentEntity = new EntitySchema<StockDocumentRow>({
  name: 'stock_documents',
  columns: {
    ...recordColumns,
    kind: { type: 'text' },
    number: { type: 'text' },
    depotId: { name: 'depot_id', type: 'text' },
    happenedAt: { name: 'happened_at', type: 'integer' },
    note: { type: 'text' },
    userName: { name: 'user_name', type: 'text' },
    reversesId: { name: 'reverses_id', type: 'text', nullable: true },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

/** A line of the ledger. Never changed, never deleted (triggers refuse it). */
export type StockMovementRow = {
  id?: number
  documentId: string
  depotId: string
  lotId: string
  bin: string
  /** In smallest units; positive in, negative out. */
  quantity: number
  happenedAt: number
  enteredAt: number
}
export const StockMovementEntity = new EntitySchema<StockMovementRow>({
  name: 'stock_movements',
  columns: {
    id: { type: 'integer', primary: true, generated: true },
    documentId: { name: 'document_id', type: 'text' },
    depotId: { name: 'depot_id', type: 'text' },
    lotId: { name: 'lot_id', type: 'text' },
    bin: { type: 'text' },
    quantity: { type: 'integer' },
    happenedAt: { name: 'happened_at', type: 'integer' },
    enteredAt: { name: 'entered_at', type: 'integer' },
  },
})
