import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type StandardRow = RecordRow & {
  name: string
  origin: 'reference' | 'example' | 'county' | 'own'
  basis: string
  /** The one that gaps are counted by; at most one is. */
  active: boolean
  remark: string
  batchId: string | null
}
export const StandardEntity = new EntitySchema<StandardRow>({
  name: 'supply_standards',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    origin: { type: 'text' },
    basis: { type: 'text' },
    active: { type: 'boolean' },
    remark: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

export type StandardLineRow = RecordRow & {
  standardId: string
  position: number
  group: string
  name: string
  unit: string
  decimals: number
  basis: 'fixed' | 'population' | 'villages'
  quantity: number
  per: number
  category: string
  source: string
  remark: string
}
export const StandardLineEntity = new EntitySchema<StandardLineRow>({
  name: 'supply_standard_lines',
  columns: {
    ...recordColumns,
    standardId: { name: 'standard_id', type: 'text' },
    position: { type: 'integer' },
    group: { name: 'group_name', type: 'text' },
    name: { type: 'text' },
    unit: { type: 'text' },
    decimals: { type: 'integer' },
    basis: { type: 'text' },
    quantity: { type: 'integer' },
    per: { type: 'integer' },
    category: { type: 'text' },
    source: { type: 'text' },
    remark: { type: 'text' },
  },
})

/** What somebody said about an item and the name of a line: it counts, or it does not, and for how much. */
export type ItemMatchRow = RecordRow & {
  lineKey: string
  itemId: string
  counted: boolean
  /** So many units of the item … */
  itemUnits: number | null
  /** … are so many thousandths of the line's unit. */
  lineThousandths: number | null
}
export const ItemMatchEntity = new EntitySchema<ItemMatchRow>({
  name: 'item_matches',
  columns: {
    ...recordColumns,
    lineKey: { name: 'line_key', type: 'text' },
    itemId: { name: 'item_id', type: 'text' },
    counted: { type: 'boolean' },
    itemUnits: { name: 'item_units', type: 'integer', nullable: true },
    lineThousandths: { name: 'line_thousandths', type: 'integer', nullable: true },
  },
})

export type PurchaseLineRow = {
  itemId: string | null
  name: string
  spec: string
  unit: string
  decimals: number
  quantity: number
  priceFen: number | null
  remark: string
}
export type PurchaseListRow = RecordRow & {
  title: string
  source: 'gap' | 'need' | 'minimum' | 'replenishment' | 'own'
  state: 'draft' | 'done'
  madeOn: string
  note: string
  lines: PurchaseLineRow[]
}
export const PurchaseListEntity = new EntitySchema<PurchaseListRow>({
  name: 'purchase_lists',
  columns: {
    ...recordColumns,
    title: { type: 'text' },
    source: { type: 'text' },
    state: { type: 'text' },
    madeOn: { name: 'made_on', type: 'text' },
    note: { type: 'text' },
    lines: { type: 'simple-json' },
  },
})

export type NeedNormRow = RecordRow & {
  position: number
  name: string
  unit: string
  decimals: number
  category: string
  people: 'all' | 'elderly' | 'children' | 'infants' | 'women'
  quantity: number
  per: number
  perDay: boolean
  source: string
  remark: string
}
export const NeedNormEntity = new EntitySchema<NeedNormRow>({
  name: 'need_norms',
  columns: {
    ...recordColumns,
    position: { type: 'integer' },
    name: { type: 'text' },
    unit: { type: 'text' },
    decimals: { type: 'integer' },
    category: { type: 'text' },
    people: { type: 'text' },
    quantity: { type: 'integer' },
    per: { type: 'integer' },
    perDay: { name: 'per_day', type: 'boolean' },
    source: { type: 'text' },
    remark: { type: 'text' },
  },
})

/** What somebody said about a lot's place in the rotation plan of a year. */
export type RotationEntryRow = RecordRow & {
  lotId: string
  year: number
  plannedOn: string
  replacement: string
  kept: boolean
  note: string
}
export const RotationEntryEntity = new EntitySchema<RotationEntryRow>({
  name: 'rotation_entries',
  columns: {
    ...recordColumns,
    lotId: { name: 'lot_id', type: 'text' },
    year: { type: 'integer' },
    plannedOn: { name: 'planned_on', type: 'text' },
    replacement: { type: 'text' },
    kept: { type: 'boolean' },
    note: { type: 'text' },
  },
})

/** A receipt that replaces what a document issued; without one: it need not be replaced. */
export type ReplenishmentRecordRow = RecordRow & {
  documentId: string
  itemId: string
  receiptId: string | null
  quantity: number
  reason: string
}
export const ReplenishmentEntity = new EntitySchema<ReplenishmentRecordRow>({
  name: 'replenishments',
  columns: {
    ...recordColumns,
    documentId: { name: 'document_id', type: 'text' },
    itemId: { name: 'item_id', type: 'text' },
    receiptId: { name: 'receipt_id', type: 'text', nullable: true },
    quantity: { type: 'integer' },
    reason: { type: 'text' },
  },
})
