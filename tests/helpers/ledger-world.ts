import { numberLetters } from '../../database/supplies/ledger/repository'
import type { DocumentKind } from '../../database/supplies/ledger/schema'
import { Model, type ModelDocument } from './ledger-model'

/** Two depots, three lots of one item of which the first expires first, two bins. */
export const depotNames = ['甲库', '乙库'] as const
export const lotNumbers = ['L0', 'L1', 'L2'] as const
export const lotExpiry = ['2051-01-01', '2052-01-01', '2053-01-01'] as const
export const bins = ['', 'A'] as const

export type Request = {
  number: string
  state: 'asked' | 'approved' | 'withdrawn'
  depot: number
  open: number
  issued: number
  /** What is kept for it, by place. */
  held: Map<string, number>
}

/** What of the office is compared with the database: everything the commands of a plan can change. */
export type Snapshot = Readonly<{
  balances: Record<string, number>
  reserved: Record<string, number>
  /** The last number of each kind. */
  numbers: Record<string, number>
  /** Numbers of the documents that took others back, with these. */
  reversals: Record<string, string>
  requests: Record<string, string>
  people: number
}>

export const sorted = <V>(entries: Iterable<readonly [string, V]>): Record<string, V> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

/** An office in memory: the ledger's model with numbers, requests, and what each user could take back. */
export class World {
  model = new Model()
  requests: Request[] = []
  reversals = new Map<string, string>()
  numbers = new Map<string, number>()
  /** Documents that gave out what was requested: they are taken back by their request. */
  handedOut = new Set<string>()
  people = 0
  /** What 撤销 would take back, the newest last; null where it is something else than documents. */
  undo: (ModelDocument[] | null)[] = []

  clone(): World {
    const other = new World()
    const copies = new Map<ModelDocument, ModelDocument>()
    const copyOf = (document: ModelDocument) => copies.get(document) ?? document
    for (const document of this.model.documents) {
      const copy = { ...document, follows: document.follows && copyOf(document.follows) }
      copies.set(document, copy)
      other.model.add(copy)
    }
    for (const [where, quantity] of this.model.reserved) other.model.reserved.set(where, quantity)
    other.requests = this.requests.map((request) => ({ ...request, held: new Map(request.held) }))
    other.reversals = new Map(this.reversals)
    other.numbers = new Map(this.numbers)
    other.handedOut = new Set(this.handedOut)
    other.people = this.people
    other.undo = this.undo.map((step) => step?.map(copyOf) ?? null)
    return other
  }

  /** The next number of a kind; `at` says the year. */
  number(kind: DocumentKind | 'request', at: number): string {
    const key = `${kind === 'request' ? 'SL' : numberLetters[kind]}-${new Date(at).getFullYear()}`
    const last = (this.numbers.get(key) ?? 0) + 1
    this.numbers.set(key, last)
    return `${key}-${String(last).padStart(4, '0')}`
  }

  /** Books a document under the next number of its kind. */
  book(document: ModelDocument): ModelDocument {
    document.id = this.number(document.kind as DocumentKind, document.at)
    this.model.add(document)
    return document
  }

  /** Books the opposite of a document. */
  reverse(document: ModelDocument, opposite: ModelDocument): void {
    this.book(opposite)
    document.reversed = true
    this.reversals.set(opposite.id, document.id)
  }

  release(request: Request): void {
    for (const [where, quantity] of request.held) {
      const left = (this.model.reserved.get(where) ?? 0) - quantity
      if (left === 0) this.model.reserved.delete(where)
      else this.model.reserved.set(where, left)
    }
    request.held.clear()
  }

  /** Keeps what expires first; the smaller heaps of a lot before the larger. Answers what is missing. */
  hold(request: Request, quantity: number): number {
    const free = Object.entries(this.model.balances())
      .map(([where, there]) => ({ where, there, parts: where.split('|') }))
      .filter(({ parts: [depot, , , status] }) => depot === String(request.depot) && status === 'here')
      .map((one) => ({ ...one, free: one.there - (this.model.reserved.get(one.where) ?? 0) }))
      .filter((one) => one.free > 0)
      .sort(
        (a, b) =>
          Number(a.parts[1]) - Number(b.parts[1]) ||
          a.there - b.there ||
          (a.parts[2] ?? '').localeCompare(b.parts[2] ?? ''),
      )
    let missing = quantity
    for (const { where, free: most } of free) {
      const take = Math.min(missing, most)
      if (take === 0) break
      request.held.set(where, take)
      this.model.reserved.set(where, (this.model.reserved.get(where) ?? 0) + take)
      missing -= take
    }
    return missing
  }

  snapshot(): Snapshot {
    return {
      balances: this.model.balances(),
      reserved: sorted(this.model.reserved),
      numbers: sorted(this.numbers),
      reversals: sorted(this.reversals),
      requests: sorted(
        this.requests.map(({ number, state, issued }) => [number, `${state} ${issued}`] as const),
      ),
      people: this.people,
    }
  }
}
