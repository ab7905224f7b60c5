import type { StockDocument } from '../../../preload/contract/supplies/index'

/** Rules of the ledger. Quantities are smallest units, times UTC milliseconds, days `YYYY-MM-DD`. */

type Change = Readonly<{ quantity: number; happenedAt: number }>

/** Where in the order of events there would be less than nothing: at the new entry itself, or at a later one. */
export type Shortage<C extends Change> = Readonly<{ at: C | null; quantity: number }>

/**
 * Checks a change that is entered now and happened earlier. `later` is what happened after it at the same place, the
 * newest first; `end` is what will be there in the end. Answers the first moment at which there would be less than
 * nothing (`quantity`, negative), with the entry that takes it then; undefined when there always is enough.
 */
export function firstShortage<C extends Change>(end: number, later: readonly C[]): Shortage<C> | undefined {
  let running = end
  let found: Shortage<C> | undefined
  for (const change of later) {
    if (running < 0) found = { at: change, quantity: running }
    running -= change.quantity
  }
  return running < 0 ? { at: null, quantity: running } : found
}

type Lot = Readonly<{
  lotId: string
  bin: string
  /** There and not reserved. */
  available: number
  producedOn: string | null
  expiresOn: string | null
}>

/** First expired, first out; lots that do not expire come last, the oldest of them first. Negative when `a` goes first. */
export function byExpiry(
  a: Pick<Lot, 'expiresOn' | 'producedOn'>,
  b: Pick<Lot, 'expiresOn' | 'producedOn'>,
): number {
  const never = '9999-12-31'
  return (
    compare(a.expiresOn ?? never, b.expiresOn ?? never) ||
    (a.expiresOn === null ? compare(a.producedOn ?? never, b.producedOn ?? never) : 0)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isExpired = (lot: Pick<Lot, 'expiresOn'>, today: string) =>
  lot.expiresOn !== null && lot.expiresOn <= today

/**
 * Which lots to take for a quantity: sound ones, first expired first out, over as many bins as it needs. `lots` are in
 * the order in which lots of equal dates are to be taken. `missing` is what is not there.
 */
export function proposeLots<L extends Lot>(
  lots: readonly L[],
  quantity: number,
  today: string,
): Readonly<{ lines: { lot: L; quantity: number }[]; missing: number }> {
  const lines: { lot: L; quantity: number }[] = []
  let missing = quantity
  const sound = lots.filter((lot) => lot.available > 0 && !isExpired(lot, today))
  for (const lot of [...sound].sort(byExpiry)) {
    if (missing <= 0) break
    const take = Math.min(missing, lot.available)
    lines.push({ lot, quantity: take })
    missing -= take
  }
  return { lines, missing }
}

export type Deviation<L> = Readonly<{ code: 'expired' | 'later'; lot: L; first: L | null }>

/**
 * Whether other lots were taken than those that expire first: `expired` when an expired lot is given out, `later` when
 * a lot that expires sooner (`first`) stays behind. `lots` are all available lots of the item in the depot, before.
 */
export function deviationOf<L extends Lot>(
  lots: readonly L[],
  taken: ReadonlyMap<string, number>,
  today: string,
): Deviation<L> | undefined {
  const used = lots.filter((lot) => (taken.get(placeKey(lot)) ?? 0) > 0)
  const expired = used.find((lot) => isExpired(lot, today))
  if (expired) return { code: 'expired', lot: expired, first: null }
  const left = lots.filter((lot) => !isExpired(lot, today) && lot.available > (taken.get(placeKey(lot)) ?? 0))
  for (const lot of used) {
    const first = left.find((other) => byExpiry(other, lot) < 0)
    if (first) return { code: 'later', lot, first }
  }
  return undefined
}

/** A lot in one bin. */
export const placeKey = (lot: Readonly<{ lotId: string; bin: string }>): string => `${lot.lotId} ${lot.bin}`

/** The usual words for where goods came from, sorted into the kinds of source. */
const SOURCE_KINDS: ReadonlyArray<readonly [SourceKind, RegExp]> = [
  ['donation', /捐|赠/],
  ['contract', /协议|代储|租赁|租用/],
  ['return', /归还|退回|退还|回收/],
  ['allocation', /调拨|下拨|配发|划拨|上级|调入|下发/],
  ['purchase', /采购|购置|购买|自购|购入|自备/],
]
export type SourceKind = 'purchase' | 'allocation' | 'donation' | 'contract' | 'return' | 'other'

/** The kind of a source by its words; `other` where they tell nothing. */
export const sourceKindOf = (text: string): SourceKind =>
  SOURCE_KINDS.find(([, words]) => words.test(text))?.[0] ?? 'other'

/** Kinds whose goods are still to be confirmed, given back or replaced by another document. */
export const followedBy: Readonly<Partial<Record<StockDocument['kind'], StockDocument['kind']>>> = {
  transfer: 'arrive',
  lend: 'give-back',
  rotate: 'receive',
}

/**
 * The least there was at a place from any moment on. `end` is what is there now, `later` what happened since the
 * earliest moment that will be asked for, the newest first.
 */
export function leastFrom(end: number, later: readonly Change[]): (from: number) => number {
  // What was there before each of these, and the least from there on; a moment asks for the oldest one after it.
  const least: number[] = []
  let running = end
  let lowest = end
  for (const change of later) {
    running -= change.quantity
    lowest = Math.min(lowest, running)
    least.push(lowest)
  }
  return (from) => {
    let [low, high] = [0, later.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((later[middle]?.happenedAt ?? 0) > from) low = middle + 1
      else high = middle
    }
    return least[low - 1] ?? end
  }
}

/**
 * The least there was at a place from a moment on: so much could be taken then without anything later falling short.
 * `end` is what is there now, `later` what happened after the moment, the newest first.
 */
export function leastLater(end: number, later: readonly Change[]): number {
  let running = end
  let least = end
  for (const change of later) {
    running -= change.quantity
    least = Math.min(least, running)
  }
  return least
}
