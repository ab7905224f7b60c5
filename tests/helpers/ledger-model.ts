/**
 * The ledger as simply as it can be said: a list of what happened where, when. Everything it refuses follows from two
 * rules: in the order of events there is never less than nothing anywhere, and nothing is taken that is kept for others.
 */
export type Status = 'here' | 'transit' | 'lent' | 'damaged'
export type Change = Readonly<{ place: string; quantity: number }>
type Event = Readonly<{ at: number; changes: readonly Change[] }>
export type ModelDocument = {
  id: string
  kind: string
  at: number
  changes: readonly Change[]
  reversed: boolean
  follows: ModelDocument | null
  /** Index of the lot of each change, to find what a transfer or a loan is about. */
  lots: readonly number[]
}

export const place = (depot: number, lot: number, bin: string, status: Status = 'here') =>
  [depot, lot, bin, status].join('|')

function sumByPlace(events: readonly Event[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { changes } of events)
    for (const { place: where, quantity } of changes) sums.set(where, (sums.get(where) ?? 0) + quantity)
  return sums
}

export class Model {
  readonly documents: ModelDocument[] = []
  /** What is kept for requests, by place. */
  readonly reserved = new Map<string, number>()
  readonly #events: Event[] = []
  readonly #there = new Map<string, number>()

  /** Whether these changes, one document after the other, leave enough everywhere at every moment. */
  allows(added: readonly Event[]): boolean {
    return this.#leavesReserved(added) && this.#neverNegative(added)
  }

  /** Whoever takes from a place leaves there what is kept for others. */
  #leavesReserved(added: readonly Event[]): boolean {
    const there = new Map(this.#there)
    for (const event of added)
      for (const [where, net] of sumByPlace([event])) {
        const left = (there.get(where) ?? 0) + net
        there.set(where, left)
        if (net < 0 && left < (this.reserved.get(where) ?? 0)) return false
      }
    return true
  }

  #neverNegative(added: readonly Event[]): boolean {
    const touched = new Set(added.flatMap(({ changes }) => changes.map((change) => change.place)))
    const events = [...this.#events, ...added]
      .map(({ at, changes }, entered) => ({
        at,
        changes: changes.filter((change) => touched.has(change.place)),
        entered,
      }))
      .filter(({ changes }) => changes.length > 0)
    events.sort((a, b) => a.at - b.at || a.entered - b.entered)
    const there = new Map<string, number>()
    for (const { changes } of events) {
      for (const { place: where, quantity } of changes) there.set(where, (there.get(where) ?? 0) + quantity)
      for (const { place: where } of changes) if ((there.get(where) ?? 0) < 0) return false
    }
    return true
  }

  add(document: ModelDocument): void {
    this.#events.push(document)
    for (const [where, net] of sumByPlace([document]))
      this.#there.set(where, (this.#there.get(where) ?? 0) + net)
    this.documents.push(document)
  }

  /** What is there in the end, without what is empty. */
  balances(): Record<string, number> {
    return Object.fromEntries([...this.#there].filter(([, quantity]) => quantity !== 0).sort())
  }

  /** What of a transfer or loan is not settled, of one lot. */
  outstanding(document: ModelDocument, lot: number): number {
    const status = document.kind === 'transfer' ? 'transit' : 'lent'
    return [document, ...this.followers(document)]
      .flatMap(({ changes }) => changes)
      .filter(({ place: where }) => where.split('|')[1] === String(lot) && where.endsWith(`|${status}`))
      .reduce((sum, { quantity }) => sum + quantity, 0)
  }

  followers(document: ModelDocument): ModelDocument[] {
    return this.documents.filter((one) => one.follows === document && !one.reversed)
  }

  /** Whether a document can be taken back, apart from what is there. */
  mayReverse(document: ModelDocument): boolean {
    if (document.kind === 'reverse' || document.reversed) return false
    return document.kind === 'rotate' || this.followers(document).length === 0
  }
}
