import type { RecordKind } from '../../../database/records'
import {
  ItemMatchEntity,
  type ItemMatchRow,
  NeedNormEntity,
  type NeedNormRow,
  PurchaseListEntity,
  type PurchaseListRow,
  ReplenishmentEntity,
  type ReplenishmentRecordRow,
  RotationEntryEntity,
  type RotationEntryRow,
  StandardEntity,
  StandardLineEntity,
  type StandardLineRow,
  type StandardRow,
} from '../../../database/supplies/standards/schema'

export const standardKind: RecordKind<StandardRow> = {
  kind: 'supply-standard',
  entity: StandardEntity,
  title: (row) => row.name,
}

export const standardLineKind: RecordKind<StandardLineRow> = {
  kind: 'supply-standard-line',
  entity: StandardLineEntity,
  title: (row) => row.name,
}

export const itemMatchKind: RecordKind<ItemMatchRow> = {
  kind: 'item-match',
  entity: ItemMatchEntity,
  title: (row) => row.lineKey,
  inBin: false,
}

export const purchaseListKind: RecordKind<PurchaseListRow> = {
  kind: 'purchase-list',
  entity: PurchaseListEntity,
  title: (row) => row.title,
}

export const needNormKind: RecordKind<NeedNormRow> = {
  kind: 'need-norm',
  entity: NeedNormEntity,
  title: (row) => row.name,
}

export const rotationEntryKind: RecordKind<RotationEntryRow> = {
  kind: 'rotation-entry',
  entity: RotationEntryEntity,
  title: (row) => row.plannedOn,
  inBin: false,
}

export const replenishmentKind: RecordKind<ReplenishmentRecordRow> = {
  kind: 'replenishment',
  entity: ReplenishmentEntity,
  title: (row) => row.reason,
  inBin: false,
}
