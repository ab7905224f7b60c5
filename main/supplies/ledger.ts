import { uuidv7 } from 'uuidv7'
import {
  documentsOfBatch,
  insertMovements,
  movementsOfDocument,
  nextNumber,
  reversalOf,
  sameLot,
} from '../../database/supplies/repository'
import type { LotRow, StockDocumentRow, StockMovementRow } from '../../database/supplies/schema'
import { DomainError } from '../../preload/contract/result'
import type { CommandContext } from '../host/index'
import { lotKind, stockDocumentKind } from './kinds'

type Line = Pick<StockMovementRow, 'lotId' | 'bin' | 'quantity'>
type Heading = Readonly<{
  kind: StockDocumentRow['kind']
  depotId: string
  happenedAt: number
  note: string
  batchId?: string
  reversesId?: string
}>

/**
 * Writes a document and its lines into the ledger. Quantities are signed smallest units. A line that would take more
 * than is there is refused by the balance's own CHECK, and with it the whole document (`not-enough`).
 */
export function post(
  { em, records, now, user }: CommandContext,
  heading: Heading,
  lines: readonly Line[],
): StockDocumentRow {
  const [document] = records.insert(stockDocumentKind, [
    {
      id: uuidv7(),
      kind: heading.kind,
      number: nextNumber(em, heading.kind, new Date(heading.happenedAt).getFullYear()),
      depotId: heading.depotId,
      happenedAt: heading.happenedAt,
      note: heading.note,
      userName: user?.name ?? '',
      reversesId: heading.reversesId ?? null,
      batchId: heading.batchId ?? null,
    },
  ])
  if (!document) throw new DomainError('internal')
  try {
    insertMovements(
      em,
      lines.map((line) => ({
        documentId: document.id,
        depotId: heading.depotId,
        lotId: line.lotId,
        bin: line.bin,
        quantity: line.quantity,
        happenedAt: heading.happenedAt,
        enteredAt: now,
      })),
    )
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'SQLITE_CONSTRAINT_CHECK' ? new DomainError('not-enough') : error
  }
  return document
}

type NewLot = Omit<LotRow, 'id' | 'owner' | 'rev' | 'createdAt' | 'updatedAt' | 'deletedAt'>

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
 * already, when it is a reversal itself, or when what it brought in is no longer all there.
 */
export function reverse(context: CommandContext, documentId: string, note: string): StockDocumentRow {
  const { em, records, now } = context
  const document = records.get(stockDocumentKind, documentId)
  if (document.kind === 'reverse' || reversalOf(em, documentId)) throw new DomainError('already-reversed')
  const lines = movementsOfDocument(em, documentId).map((m) => ({
    lotId: m.lotId,
    bin: m.bin,
    quantity: -m.quantity,
  }))
  return post(
    context,
    { kind: 'reverse', depotId: document.depotId, happenedAt: now, note, reversesId: documentId },
    lines,
  )
}

/** Takes every document of an import back. Refused as a whole when some of it was issued since (`batch-used`). */
export function reverseBatch(context: CommandContext, batchId: string): number {
  const documents = documentsOfBatch(context.em, batchId)
  for (const document of documents)
    try {
      reverse(context, document.id, '')
    } catch (error) {
      throw error instanceof DomainError && error.code === 'not-enough'
        ? new DomainError('batch-used')
        : error
    }
  return documents.length
}
