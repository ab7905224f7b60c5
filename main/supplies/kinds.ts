import type { RecordKind } from '../../database/records'
import { StockDocumentEntity, type StockDocumentRow } from '../../database/supplies/ledger/schema'
import {
  DepotEntity,
  type DepotRow,
  ItemEntity,
  type ItemRow,
  LotEntity,
  type LotRow,
} from '../../database/supplies/schema'
import { soundKeys } from '../host/index'

export const depotKind: RecordKind<DepotRow> = {
  kind: 'depot',
  entity: DepotEntity,
  title: (row) => row.name,
  search: (row) => ({
    title: row.name,
    body: [row.address, row.keeper, row.remark].join(' '),
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

/** Lots come and go with the ledger, not with the recycle bin. */
export const lotKind: RecordKind<LotRow> = {
  kind: 'lot',
  entity: LotEntity,
  title: (row) => row.number,
  inBin: false,
}

export const stockDocumentKind: RecordKind<StockDocumentRow> = {
  kind: 'stock-document',
  entity: StockDocumentEntity,
  title: (row) => row.number,
  inBin: false,
}
