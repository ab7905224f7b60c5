import type { EntityManager } from '../../../database/open'
import {
  balanceAt,
  deleteReservations,
  insertReservations,
  reservationsOf,
} from '../../../database/supplies/ledger/repository'
import type { StockReservationRow } from '../../../database/supplies/ledger/schema'
import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'

/** Who goods are kept for: a kind of record (`request`) and its id. */
export type Holder = Pick<StockReservationRow, 'holderKind' | 'holderId'>

type Wanted = Pick<StockReservationRow, 'depotId' | 'lotId' | 'bin' | 'quantity'>

/** What lies at a place and nobody else has reserved. Smallest units. */
export function available(em: EntityManager, place: Omit<Wanted, 'quantity'>): number {
  const { quantity, reserved } = balanceAt(em, { ...place, status: 'here' })
  return quantity - reserved
}

/**
 * Keeps goods for a holder, in place of what was kept for it before. Refused as a whole (`reserved`, with `there`,
 * `free` and `wanted`) when a line is not free; lines of one place are added up.
 */
export function reserve(context: CommandContext, holder: Holder, lines: readonly Wanted[]): void {
  const { em, now } = context
  deleteReservations(em, holder)
  const sums = new Map<string, Wanted>()
  for (const line of lines) {
    const key = [line.lotId, line.depotId, line.bin].join('\u0001')
    sums.set(key, { ...line, quantity: (sums.get(key)?.quantity ?? 0) + line.quantity })
  }
  const wanted = [...sums.values()]
  for (const line of wanted) {
    const { quantity: there, reserved } = balanceAt(em, { ...line, status: 'here' })
    if (line.quantity > there - reserved)
      throw new DomainError('reserved', { there, reserved, free: there - reserved, wanted: line.quantity })
  }
  insertReservations(
    em,
    wanted.map(({ depotId, lotId, bin, quantity }) => ({
      ...holder,
      depotId,
      lotId,
      bin,
      quantity,
      reservedAt: now,
    })),
  )
}

/** Gives up what was kept for a holder: before its goods are issued, or when its request is dropped. Answers what it was. */
export function release(context: CommandContext, holder: Holder): StockReservationRow[] {
  const held = reservationsOf(context.em, holder)
  deleteReservations(context.em, holder)
  return held
}

/** What is kept for a holder. */
export const reservedFor = (em: EntityManager, holder: Holder): StockReservationRow[] =>
  reservationsOf(em, holder)
