import { uuidv7 } from 'uuidv7'
import {
  balanceNow,
  countLines,
  insertCountLines,
  lastPosition,
  movementsSince,
  openCountOf,
} from '../../../database/supplies/counts/repository'
import type { CountLineRow, CountRow } from '../../../database/supplies/counts/schema'
import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'
import { itemKind, lotKind } from '../kinds'

export type Found = Readonly<{
  lotId?: string | undefined
  itemId?: string | undefined
  lotNumber: string
  producedOn: string | null
  expiresOn: string | null
  bin: string
  status: 'here' | 'damaged'
}>

type Thing = Omit<Found, 'lotId' | 'itemId'> & { lotId: string | null; itemId: string }

function thingOf(context: CommandContext, found: Found): Thing {
  const { lotNumber, producedOn, expiresOn, bin, status } = found
  if (found.lotId !== undefined) {
    const lot = context.records.get(lotKind, found.lotId)
    return {
      lotId: lot.id,
      itemId: lot.itemId,
      lotNumber: lot.number,
      producedOn: lot.producedOn,
      expiresOn: lot.expiresOn,
      bin,
      status,
    }
  }
  if (found.itemId === undefined)
    throw new DomainError('invalid-input', undefined, [{ path: 'itemId', reason: 'required' }])
  if (producedOn !== null && expiresOn !== null && expiresOn < producedOn)
    throw new DomainError('invalid-input', undefined, [{ path: 'expiresOn', reason: 'order' }])
  context.records.get(itemKind, found.itemId)
  return { lotId: null, itemId: found.itemId, lotNumber, producedOn, expiresOn, bin, status }
}

/**
 * The line of a count for something that lies there: the one it has, or a new one. A lot that the book knows in this
 * place, and that the count did not ask for, comes with its book figure at the snapshot.
 */
export function lineFor(context: CommandContext, count: CountRow, found: Found): string {
  const { em } = context
  const thing = thingOf(context, found)
  const same = countLines(em, { countId: count.id, bin: thing.bin }).find(
    (line) =>
      line.status === thing.status &&
      line.itemId === thing.itemId &&
      line.lotId === thing.lotId &&
      line.lotNumber === thing.lotNumber &&
      line.producedOn === thing.producedOn &&
      line.expiresOn === thing.expiresOn,
  )
  if (same) return same.id
  const book = thing.lotId === null ? 0 : bookThen(context, count, { ...thing, lotId: thing.lotId })
  const line: CountLineRow = {
    id: uuidv7(),
    countId: count.id,
    position: lastPosition(em, count.id) + 1,
    depotId: count.depotId,
    ...thing,
    book,
    found: book === 0 ? 1 : 0,
    open: 1,
    first: null,
    firstAt: null,
    second: null,
    secondAt: null,
    conflict: 0,
    recount: 0,
    decided: null,
    expected: null,
    reason: '',
    reasonNote: '',
  }
  insertCountLines(em, [line])
  return line.id
}

/** What the book said for a place at the snapshot. Refused while another open count has it. */
function bookThen(
  { em }: CommandContext,
  count: CountRow,
  place: Readonly<{ lotId: string; bin: string; status: string }>,
): number {
  const other = openCountOf(em, { ...place, depotId: count.depotId })
  if (other !== null) throw new DomainError('count-overlap', { number: other })
  const since = movementsSince(em, count.depotId, count.snapshotMovement, place.lotId)
    .filter((row) => row.bin === place.bin && row.status === place.status)
    .reduce((sum, row) => sum + row.quantity, 0)
  return balanceNow(em, { ...place, depotId: count.depotId }).quantity - since
}
