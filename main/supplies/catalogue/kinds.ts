import type { RecordKind } from '../../../database/records'
import {
  DepotEntity,
  type DepotRow,
  GbtCodeEntity,
  type GbtCodeRow,
  ItemEntity,
  type ItemRow,
  SupplyFileEntity,
  type SupplyFileRow,
} from '../../../database/supplies/catalogue/schema'
import { soundKeys } from '../../host/index'

export const depotKind: RecordKind<DepotRow> = {
  kind: 'depot',
  entity: DepotEntity,
  title: (row) => row.name,
  search: (row) => ({
    title: row.name,
    body: [row.address, row.keeperUnit, row.keeper, row.remark].join(' '),
    keys: soundKeys(row.name),
    rank: 3,
  }),
}

export const itemKind: RecordKind<ItemRow> = {
  kind: 'item',
  entity: ItemEntity,
  title: (row) => [row.name, row.spec].filter(Boolean).join(' '),
  search: (row) => ({
    title: row.name,
    body: [row.spec, row.remark].join(' '),
    keys: [...soundKeys(row.name), row.category.toLowerCase(), row.gbt38565Code].filter(Boolean),
    rank: 4,
  }),
}

/** Lines of a table that comes and goes with its import. */
export const gbtCodeKind: RecordKind<GbtCodeRow> = {
  kind: 'gbt-code',
  entity: GbtCodeEntity,
  title: (row) => `${row.code} ${row.name}`,
  inBin: false,
}

export const supplyFileKind: RecordKind<SupplyFileRow> = {
  kind: 'supply-file',
  entity: SupplyFileEntity,
  title: (row) => row.name,
}
