import { uuidv7 } from 'uuidv7'
import {
  balanceAt,
  documentsOfBatch,
  followersOf,
  insertMovements,
  movementsAfter,
  movementsOfDocument,
  nextNumber,
  type Place,
  reversalOf,
} from '../../../database/supplies/ledger/repository'
import type {
  StockDocumentRow,
  StockMovementRow,
  StockStatus,
} from '../../../database/supplies/ledger/schema'
import { itemOfLot, sameLot } from '../../../database/supplies/repository'
import type { LotRow } from '../../../database/supplies/schema'
import { DomainError, type ErrorCode, type Facts } from '../../../preload/contract/result'
import { type CommandContext, today as dayOf } from '../../host/index'
import { lotKind, stockDocumentKind } from '../kinds'
import { formatQuantity } from '../rules'
import { firstShortage } from './rules'

/** One booking. Quantities are signed smallest units: positive in, negative out. */
export type Entry = Readonly<{
  lotId: string
  bin: string
  quantity: number
  /** The document's depot when left out. */
  depotId?: string
  /** `here` when left out. */
  status?: StockStatus
  /** Line of the document, from 1; each entry is a line of its own when left out. */
  line?: number
}>

type Filled = Pick<
  StockDocumentRow,
  | 'toDepotId'
  | 'counterparty'
  | 'receiver'
  | 'phone'
  | 'orderedBy'
  | 'orderNumber'
  | 'event'
  | 'dueOn'
  | 'reason'
  | 'deviation'
  | 'note'
  | 'reversesId'
  | 'followsId'
  | 'batchId'
>

/** What a document says besides its lines; everything but these three may be left out. */
export type Heading = Pick<StockDocumentRow, 'kind' | 'depotId' | 'happenedAt'> & Partial<Filled>

const blank: Filled = {
  toDepotId: null,
  counterparty: '',
  receiver: '',
  phone: '',
  orderedBy: '',
  orderNumber: '',
  event: '',
  dueOn: null,
  reason: '',
  deviation: '',
  note: '',
  reversesId: null,
  followsId: null,
  batchId: null,
}

/**
 * Writes a document and its entries into the ledger. Refused as a whole, before anything is written, when an entry
 * would take more than is there (`not-enough`), more than is free (`reserved`), or, for what happened earlier, more
 * than was there then or than later documents leave (`not-enough-then`, `not-enough-later`). The database refuses the
 * same once more by its own rules.
 */
export function post(context: CommandContext, heading: Heading, entries: readonly Entry[]): StockDocumentRow {
  const { em, records, now, user } = context
  const booked = entries.map((entry, index) => ({
    depotId: heading.depotId,
    status: 'here' as const,
    line: index + 1,
    ...entry,
  }))
  refuseShortages(context, heading, booked)
  const [document] = records.insert(stockDocumentKind, [
    {
      ...blank,
      ...heading,
      id: uuidv7(),
      number: nextNumber(em, heading.kind, new Date(heading.happenedAt).getFullYear()),
      userName: user?.name ?? '',
    },
  ])
  if (!document) throw new DomainError('internal')
  const rows = booked.map(
    (entry): StockMovementRow => ({
      documentId: document.id,
      kind: heading.kind,
      line: entry.line,
      depotId: entry.depotId,
      lotId: entry.lotId,
      bin: entry.bin,
      status: entry.status,
      quantity: entry.quantity,
      happenedAt: heading.happenedAt,
      enteredAt: now,
    }),
  )
  // What comes in goes first, so that a document that moves something within a place never dips below nothing.
  insertMovements(em, [...rows.filter((row) => row.quantity > 0), ...rows.filter((row) => row.quantity < 0)])
  return document
}

type Booked = Place & Readonly<{ quantity: number; line: number }>

function refuseShortages(context: CommandContext, heading: Heading, entries: readonly Booked[]): void {
  const sums = new Map<string, { place: Booked; net: number }>()
  for (const entry of entries) {
    const key = [entry.lotId, entry.depotId, entry.bin, entry.status].join('\u0001')
    const known = sums.get(key)
    if (known) known.net += entry.quantity
    else sums.set(key, { place: entry, net: entry.quantity })
  }
  for (const { place, net } of sums.values()) if (net < 0) refuseShortage(context, heading, place, -net)
}

function refuseShortage(
  { em }: CommandContext,
  { happenedAt }: Heading,
  place: Booked,
  wanted: number,
): void {
  const refuse = (code: ErrorCode, facts: Facts, there: number): never => {
    const item = itemOfLot(em, place.lotId)
    const said = (quantity: number) =>
      `${formatQuantity(quantity, item?.decimals ?? 0)} ${item?.unit ?? ''}`.trim()
    throw new DomainError(
      code,
      { ...facts, there, wanted, item: item?.name ?? '', have: said(there), need: said(wanted) },
      [{ path: `lines.${place.line - 1}.quantity`, reason: code }],
    )
  }
  const { quantity: there, reserved } = balanceAt(em, place)
  if (wanted > there) refuse('not-enough', {}, there)
  if (wanted > there - reserved) refuse('reserved', { reserved }, there - reserved)
  const short = firstShortage(there - wanted, movementsAfter(em, place, happenedAt))
  if (!short) return
  // So much less could be taken without anything else falling short.
  const most = Math.max(0, wanted + short.quantity)
  if (short.at === null) refuse('not-enough-then', { on: dayOf(happenedAt) }, most)
  else refuse('not-enough-later', { document: short.at.documentNumber, on: dayOf(short.at.happenedAt) }, most)
}

export type NewLot = Omit<LotRow, 'id' | 'owner' | 'rev' | 'createdAt' | 'updatedAt' | 'deletedAt'>

/** The lot of the same item, number, dates, source and price; a new one when there is none. */
export function lotFor({ em, records }: CommandContext, lot: NewLot): string {
  if (lot.producedOn && lot.expiresOn && lot.expiresOn < lot.producedOn)
    throw new DomainError('invalid-input', undefined, [
      { path: 'expiresOn', reason: 'expires-before-produced' },
    ])
  const known = sameLot(em, lot)
  if (known) return known.id
  const [made] = records.insert(lotKind, [{ id: uuidv7(), ...lot }])
  if (!made) throw new DomainError('internal')
  return made.id
}

/**
 * Takes a document back: an own document with the opposite entries, both linked. Refused when it was taken back
 * already, when it is a reversal itself (`already-reversed`), when a transfer arrived or a loan came back since
 * (`has-followers`: that is to be taken back first), or when what it brought in is no longer all there.
 */
export function reverse(context: CommandContext, documentId: string, reason: string): StockDocumentRow {
  const { em, records, now } = context
  const document = records.get(stockDocumentKind, documentId)
  if (document.kind === 'reverse' || reversalOf(em, documentId)) throw new DomainError('already-reversed')
  const follower = document.kind === 'rotate' ? undefined : followersOf(em, documentId)[0]
  if (follower) throw new DomainError('has-followers', { document: follower.number })
  return post(
    context,
    {
      kind: 'reverse',
      depotId: document.depotId,
      toDepotId: document.toDepotId,
      happenedAt: now,
      reason,
      reversesId: documentId,
    },
    movementsOfDocument(em, documentId).map((m) => ({
      lotId: m.lotId,
      depotId: m.depotId,
      bin: m.bin,
      status: m.status,
      line: m.line,
      quantity: -m.quantity,
    })),
  )
}

const shortages: readonly ErrorCode[] = ['not-enough', 'reserved', 'not-enough-then', 'not-enough-later']

/** Takes every document of an import back. Refused as a whole when some of it was used since (`batch-used`). */
export function reverseBatch(context: CommandContext, batchId: string): number {
  const documents = documentsOfBatch(context.em, batchId)
  for (const document of documents)
    try {
      reverse(context, document.id, '')
    } catch (error) {
      throw error instanceof DomainError && shortages.includes(error.code)
        ? new DomainError('batch-used', error.facts)
        : error
    }
  return documents.length
}
