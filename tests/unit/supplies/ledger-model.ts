/**
 * The ledger as simply as it can be said: a list of what happened where, when. Everything it refuses follows from one
 * rule: in the order of events there is never less than nothing anywhere.
 */
export type Status = 'here' | 'transit' | 'lent' | 'damaged'
export type Change = Readonly<{ place: string; quantity: number }>
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

export class Model {
  readonly documents: ModelDocument[] = []
  readonly #events: { at: number; changes: readonly Change[] }[] = []

  /** Whether these changes, one document after the other, leave enough everywhere at every moment. */
  allows(added: readonly { at: number; changes: readonly Change[] }[]): boolean {
    const events = [...this.#events, ...added].map((event, entered) => ({ ...event, entered }))
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
    this.documents.push(document)
  }

  /** What is there in the end, without what is empty. */
  balances(): Record<string, number> {
    const there = new Map<string, number>()
    for (const { changes } of this.#events)
      for (const { place: where, quantity } of changes) there.set(where, (there.get(where) ?? 0) + quantity)
    return Object.fromEntries([...there].filter(([, quantity]) => quantity !== 0).sort())
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
