import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type DocumentKind =
  | 'opening'
  | 'receive'
  | 'issue'
  | 'transfer'
  | 'arrive'
  | 'lend'
  | 'give-back'
  | 'scrap'
  | 'rotate'
  | 'adjust'
  | 'reverse'

/** Where goods of a depot are: in it, on the way to it, lent from it, or in it and not fit for use. */
export type StockStatus = 'here' | 'transit' | 'lent' | 'damaged'

export type StockDocumentRow = RecordRow & {
  kind: DocumentKind
  /** Per kind and year, without gaps: RK-2026-0001. */
  number: string
  depotId: string
  /** Where a transfer goes to. */
  toDepotId: string | null
  happenedAt: number
  /** 领用单位, 借用单位, 供货单位. */
  counterparty: string
  /** 领用人, 借用人, 经办人. */
  receiver: string
  phone: string
  /** 批准人, 调度人. */
  orderedBy: string
  /** 调拨令. */
  orderNumber: string
  /** 事件, 用途. */
  event: string
  /** Day by which a loan comes back, or by which what was rotated out is replaced. */
  dueOn: string | null
  reason: string
  /** Why other lots were taken than those that expire first. */
  deviation: string
  note: string
  userName: string
  reversesId: string | null
  /** The transfer that arrived, the loan that came back, the rotation that a receipt replaces. */
  followsId: string | null
  batchId: string | null
}
export const StockDocumentEntity = new EntitySchema<StockDocumentRow>({
  name: 'stock_documents',
  columns: {
    ...recordColumns,
    kind: { type: 'text' },
    number: { type: 'text' },
    depotId: { name: 'depot_id', type: 'text' },
    toDepotId: { name: 'to_depot_id', type: 'text', nullable: true },
    happenedAt: { name: 'happened_at', type: 'integer' },
    counterparty: { type: 'text' },
    receiver: { type: 'text' },
    phone: { type: 'text' },
    orderedBy: { name: 'ordered_by', type: 'text' },
    orderNumber: { name: 'order_number', type: 'text' },
    event: { type: 'text' },
    dueOn: { name: 'due_on', type: 'text', nullable: true },
    reason: { type: 'text' },
    deviation: { type: 'text' },
    note: { type: 'text' },
    userName: { name: 'user_name', type: 'text' },
    reversesId: { name: 'reverses_id', type: 'text', nullable: true },
    followsId: { name: 'follows_id', type: 'text', nullable: true },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})

/** A line of the ledger. Never changed, never deleted (triggers refuse it). */
export type StockMovementRow = {
  id?: number
  documentId: string
  /** Line of the document it belongs to, from 1: a line of a transfer is two movements. */
  line: number
  /** The document's kind. */
  kind: DocumentKind
  depotId: string
  lotId: string
  bin: string
  status: StockStatus
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
    line: { type: 'integer' },
    kind: { type: 'text' },
    depotId: { name: 'depot_id', type: 'text' },
    lotId: { name: 'lot_id', type: 'text' },
    bin: { type: 'text' },
    status: { type: 'text' },
    quantity: { type: 'integer' },
    happenedAt: { name: 'happened_at', type: 'integer' },
    enteredAt: { name: 'entered_at', type: 'integer' },
  },
})

/** Goods that are kept for somebody: a request that was approved. */
export type StockReservationRow = {
  holderKind: string
  holderId: string
  depotId: string
  lotId: string
  bin: string
  quantity: number
  reservedAt: number
}
export const StockReservationEntity = new EntitySchema<StockReservationRow>({
  name: 'stock_reservations',
  columns: {
    holderKind: { name: 'holder_kind', type: 'text', primary: true },
    holderId: { name: 'holder_id', type: 'text', primary: true },
    depotId: { name: 'depot_id', type: 'text', primary: true },
    lotId: { name: 'lot_id', type: 'text', primary: true },
    bin: { type: 'text', primary: true },
    quantity: { type: 'integer' },
    reservedAt: { name: 'reserved_at', type: 'integer' },
  },
})
