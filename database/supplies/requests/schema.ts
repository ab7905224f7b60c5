import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/**
 * A request for supplies. The table keeps what was decided; how far issuing and receiving got follows from the issues
 * that stand (see the repository), so that a reversed slip brings a request back by itself.
 */
export type RequestRow = RecordRow & {
  /** Per year, without gaps: SL-2026-0001. */
  number: string
  state: 'asked' | 'approved' | 'refused' | 'withdrawn'
  askedAt: number
  unit: string
  villageCode: string | null
  person: string
  phone: string
  purpose: string
  neededOn: string | null
  /** Where it is to lie afterwards (then a transfer is made), or null: handed to people. */
  deliverDepotId: string | null
  deliverTo: string
  remark: string
  /** The depot it is issued from, chosen with the approval. */
  sourceDepotId: string | null
  /** 1: nothing more is issued, what was left of the approval is released. */
  closed: number
}
export const RequestEntity = new EntitySchema<RequestRow>({
  name: 'stock_requests',
  columns: {
    ...recordColumns,
    number: { type: 'text' },
    state: { type: 'text' },
    askedAt: { name: 'asked_at', type: 'integer' },
    unit: { type: 'text' },
    villageCode: { name: 'village_code', type: 'text', nullable: true },
    person: { type: 'text' },
    phone: { type: 'text' },
    purpose: { type: 'text' },
    neededOn: { name: 'needed_on', type: 'text', nullable: true },
    deliverDepotId: { name: 'deliver_depot_id', type: 'text', nullable: true },
    deliverTo: { name: 'deliver_to', type: 'text' },
    remark: { type: 'text' },
    sourceDepotId: { name: 'source_depot_id', type: 'text', nullable: true },
    closed: { type: 'integer' },
  },
})

/** One item of a request. Quantities in the item's smallest units. */
export type RequestLineRow = RecordRow & {
  requestId: string
  position: number
  itemId: string
  asked: number
  approved: number | null
  remark: string
}
export const RequestLineEntity = new EntitySchema<RequestLineRow>({
  name: 'stock_request_lines',
  columns: {
    ...recordColumns,
    requestId: { name: 'request_id', type: 'text' },
    position: { type: 'integer' },
    itemId: { name: 'item_id', type: 'text' },
    asked: { type: 'integer' },
    approved: { type: 'integer', nullable: true },
    remark: { type: 'text' },
  },
})

/** What a document of the ledger gave out for a line; `received` null until the receiver has confirmed it. */
export type RequestIssueRow = {
  id: string
  requestId: string
  lineId: string
  documentId: string
  quantity: number
  received: number | null
}
