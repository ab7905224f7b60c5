import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import type { PhoneRow } from '../../people/schema'
import { type RecordRow, recordColumns } from '../../record'

export type DepotRow = RecordRow & {
  name: string
  level: string
  divisionCode: string | null
  address: string
  keeperUnit: string
  keeper: string
  phones: PhoneRow[]
  keyHolders: { name: string; phone: string }[]
  latitude: number | null
  longitude: number | null
  areaM2: number | null
  goods: string[]
  bins: string[]
  /** Centimetres above the highest flood. */
  floodSafeCm: number | null
  truckAccess: string
  fireEquipment: string
  power: string
  vehicle: string
  openingMinutes: number | null
  remark: string
  /** The import that brought it. */
  batchId: string | null
}
export const DepotEntity = new EntitySchema<DepotRow>({
  name: 'depots',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    level: { type: 'text' },
    divisionCode: { name: 'division_code', type: 'text', nullable: true },
    address: { type: 'text' },
    keeperUnit: { name: 'keeper_unit', type: 'text' },
    keeper: { type: 'text' },
    phones: { type: 'simple-json' },
    keyHolders: { name: 'key_holders', type: 'simple-json' },
    latitude: { type: 'real', nullable: true },
    longitude: { type: 'real', nullable: true },
    areaM2: { name: 'area_m2', type: 'integer', nullable: true },
    goods: { type: 'simple-json' },
    bins: { type: 'simple-json' },
    floodSafeCm: { name: 'flood_safe_cm', type: 'integer', nullable: true },
    truckAccess: { name: 'truck_access', type: 'text' },
    fireEquipment: { name: 'fire_equipment', type: 'text' },
    power: { type: 'text' },
    vehicle: { type: 'text' },
    openingMinutes: { name: 'opening_minutes', type: 'integer', nullable: true },
    remark: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

/** Months between works on a unit of an item; null: none. */
export type CyclesRow = {
  test: number | null
  maintenance: number | null
  firstMaintenance: number | null
  inspection: number | null
  scrap: number | null
}

export type ItemRow = RecordRow & {
  name: string
  spec: string
  unit: string
  decimals: number
  kind: 'consumable' | 'durable' | 'serial'
  packagings: { name: string; count: number; of: string }[]
  category: string
  gbt38565Code: string
  shelfLifeMonths: number | null
  /** In smallest units. */
  minimum: number | null
  depotMinimums: { depotId: string; quantity: number }[]
  checkCycleMonths: number | null
  storageNote: string
  /** Empty for items from before equipment was kept. */
  cycles: Partial<CyclesRow>
  remark: string
  initials: string
  batchId: string | null
}
export const ItemEntity = new EntitySchema<ItemRow>({
  name: 'items',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    spec: { type: 'text' },
    unit: { type: 'text' },
    decimals: { type: 'integer' },
    kind: { type: 'text' },
    packagings: { type: 'simple-json' },
    category: { type: 'text' },
    gbt38565Code: { name: 'gbt38565_code', type: 'text' },
    shelfLifeMonths: { name: 'shelf_life_months', type: 'integer', nullable: true },
    minimum: { type: 'integer', nullable: true },
    depotMinimums: { name: 'depot_minimums', type: 'simple-json' },
    checkCycleMonths: { name: 'check_cycle_months', type: 'integer', nullable: true },
    storageNote: { name: 'storage_note', type: 'text' },
    cycles: { type: 'simple-json' },
    remark: { type: 'text' },
    initials: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

/** A line of the office's own table of GB/T 38565 codes. */
export type GbtCodeRow = RecordRow & { code: string; name: string; batchId: string | null }
export const GbtCodeEntity = new EntitySchema<GbtCodeRow>({
  name: 'gbt_codes',
  columns: {
    ...recordColumns,
    code: { type: 'text' },
    name: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

/** A picture or paper of a depot, a contract or a unit; the bytes are an attachment. */
export type SupplyFileRow = RecordRow & {
  subject: 'depot' | 'contract' | 'equipment'
  subjectId: string
  role: 'photo' | 'plan' | 'document'
  name: string
  mime: string
  bytes: number
  sha256: string
  width: number | null
  height: number | null
}
export const SupplyFileEntity = new EntitySchema<SupplyFileRow>({
  name: 'supply_files',
  columns: {
    ...recordColumns,
    subject: { type: 'text' },
    subjectId: { name: 'subject_id', type: 'text' },
    role: { type: 'text' },
    name: { type: 'text' },
    mime: { type: 'text' },
    bytes: { type: 'integer' },
    sha256: { type: 'text' },
    width: { type: 'integer', nullable: true },
    height: { type: 'integer', nullable: true },
  },
})
