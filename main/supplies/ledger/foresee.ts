import type { EntityManager } from '../../../database/open'
import { allDepots, allItems } from '../../../database/supplies/catalogue/repository'
import { lotsLying, quantitiesAfter } from '../../../database/supplies/ledger/repository'
import { sameLot } from '../../../database/supplies/repository'
import { depotKey } from '../catalogue/rules'
import { itemKeyOf, keyOfLot, lotOf, type Taken } from '../import-batch'
import { itemKey, rescaleQuantity } from '../rules'
import type { MovementRow } from './import'
import { groups, noon } from './import-batch'
import { byExpiry, leastFrom } from './rules'

/** What a row wants and what of it can be had; smallest units of the row's own scale. */
export type Short = Readonly<{ have: number; need: number }>

/** A lot in one bin of a depot as the list goes on. */
type Heap = {
  readonly lotId: string
  readonly lotNumber: string
  readonly bin: string
  readonly producedOn: string | null
  readonly expiresOn: string | null
  /** Age of the lot among those of the same dates. */
  readonly turn: string
  quantity: number
  readonly reserved: number
  /** How much the list has added so far, less what it took. */
  added: number
  /** The least there was from a moment on, without the list. */
  readonly least: (from: number) => number
}

const inTurn = (a: Heap, b: Heap): number =>
  byExpiry(a, b) ||
  compare(a.producedOn ?? '9999', b.producedOn ?? '9999') ||
  compare(a.turn, b.turn) ||
  a.quantity - b.quantity ||
  compare(a.bin, b.bin)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Goes through a list of receipts and issues as the import will: in the order of events, on top of what is there today
 * and of the rows before. Answers the rows that take more than there is, by their row number; they are left out of
 * what follows. Asks the database once for each item in a depot, and once for each lot that something happened to
 * since the list begins.
 */
export function foreseeShortages(
  em: EntityManager,
  rows: readonly Taken<MovementRow>[],
  now: number,
): Map<number, Short> {
  const shorts = new Map<number, Short>()
  const depots = new Map(allDepots(em).map((depot) => [depotKey(depot.name), depot.id]))
  const items = new Map(allItems(em).map((item) => [itemKey(item), item]))
  const begins = rows.reduce((first, { values }) => Math.min(first, noon(values.happenedOn, now)), now)
  const shelves = new Map<string, Shelf>()
  for (const group of groups(rows))
    for (const { row, values } of group) {
      const item = items.get(itemKeyOf(values))
      const key = `${itemKeyOf(values)}\u0003${depotKey(values.depotName)}`
      const shelf =
        shelves.get(key) ?? new Shelf(em, item?.id, depots.get(depotKey(values.depotName)), begins)
      shelves.set(key, shelf)
      const decimals = item?.decimals ?? values.decimals
      const quantity = rescaleQuantity(values.quantity, values.decimals, decimals) ?? values.quantity
      if (values.kind === 'receive') shelf.receive(values, quantity)
      else {
        const missing = shelf.take(values, quantity, noon(values.happenedOn, now))
        const short = rescaleQuantity(missing, decimals, values.decimals) ?? missing
        if (missing > 0) shorts.set(row, { have: values.quantity - short, need: values.quantity })
      }
    }
  return shorts
}

/** What lies of one item in one depot. Heaps that are used up are not looked at until something comes in again. */
class Shelf {
  readonly #heaps: Heap[] = []
  readonly #all = new Map<string, Heap>()
  /** Lots by what a list says of them. */
  readonly #lots = new Map<string, Pick<Heap, 'lotId' | 'turn'>>()

  constructor(
    private readonly em: EntityManager,
    private readonly itemId: string | undefined,
    depotId: string | undefined,
    begins: number,
  ) {
    if (!itemId || !depotId) return
    for (const lot of lotsLying(em, itemId, depotId)) {
      const heap: Heap = {
        ...lot,
        turn: turnOf(lot.createdAt, lot.lotId),
        added: 0,
        least: lazily(() =>
          leastFrom(lot.quantity, quantitiesAfter(em, { ...lot, depotId, status: 'here' }, begins)),
        ),
      }
      this.#all.set(`${lot.lotId} ${lot.bin}`, heap)
      this.#put(heap)
    }
  }

  receive(values: MovementRow, quantity: number): void {
    const { lotId, turn } = this.#lotOf(values)
    const key = `${lotId} ${values.bin}`
    const heap = this.#all.get(key) ?? {
      lotId,
      lotNumber: values.lotNumber,
      bin: values.bin,
      producedOn: values.producedOn,
      expiresOn: values.expiresOn,
      turn,
      quantity: 0,
      reserved: 0,
      added: 0,
      least: () => 0,
    }
    this.#all.set(key, heap)
    this.#remove(heap)
    heap.quantity += quantity
    heap.added += quantity
    this.#put(heap)
  }

  /** Takes what expires first, as the import does. Answers what is missing; nothing is taken then. */
  take(values: MovementRow, quantity: number, at: number): number {
    const taken: [Heap, number][] = []
    let left = quantity
    for (const heap of this.#heaps) {
      if (left === 0) break
      if (values.lotNumber !== '' && heap.lotNumber !== values.lotNumber) continue
      if (values.bin !== '' && heap.bin !== values.bin) continue
      const some = Math.min(
        left,
        Math.max(0, Math.min(heap.quantity - heap.reserved, heap.least(at) + heap.added)),
      )
      if (some > 0) taken.push([heap, some])
      left -= some
    }
    if (left > 0) return left
    for (const [heap, some] of taken) {
      this.#remove(heap)
      heap.quantity -= some
      heap.added -= some
      this.#put(heap)
    }
    return 0
  }

  #lotOf(values: MovementRow): Pick<Heap, 'lotId' | 'turn'> {
    const key = keyOfLot(values)
    const seen = this.#lots.get(key)
    if (seen) return seen
    const known = this.itemId && sameLot(this.em, lotOf(values, this.itemId))
    const made = known
      ? { lotId: known.id, turn: turnOf(known.createdAt, known.id) }
      : { lotId: key, turn: turnOf(Number.MAX_SAFE_INTEGER, String(this.#lots.size).padStart(8, '0')) }
    this.#lots.set(key, made)
    return made
  }

  #put(heap: Heap): void {
    if (heap.quantity <= 0) return
    this.#heaps.splice(this.#position(heap), 0, heap)
  }

  #remove(heap: Heap): void {
    const at = heap.quantity > 0 ? this.#position(heap) : -1
    if (this.#heaps[at] === heap) this.#heaps.splice(at, 1)
  }

  /** Where a heap stands or would stand, by halves. */
  #position(heap: Heap): number {
    let [low, high] = [0, this.#heaps.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#heaps[middle]
      if (other && inTurn(other, heap) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

const turnOf = (createdAt: number, id: string) => `${String(createdAt).padStart(16, '0')} ${id}`

/** Asks only when it is needed, and once. */
function lazily(make: () => (from: number) => number): (from: number) => number {
  let made: ((from: number) => number) | undefined
  return (from) => {
    made ??= make()
    return made(from)
  }
}
