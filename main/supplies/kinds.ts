import type { RecordKind } from '../../database/records'
import { StockDocumentEntity, type StockDocumentRow } from '../../database/supplies/ledger/schema'
import { LotEntity, type LotRow } from '../../database/supplies/schema'

export { depotKind, itemKind } from './catalogue/kinds'

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
