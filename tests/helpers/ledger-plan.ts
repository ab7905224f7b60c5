import { type ModelDocument, place, type Status } from './ledger-model'
import { bins, depotNames, lotExpiry, lotNumbers, type Snapshot, type World } from './ledger-world'

const hour = 3_600_000
const day = 24 * hour

/** What the office's records are called by the program: documents and requests by their numbers. */
export type Known = Readonly<{
  depots: readonly string[]
  itemId: string
  itemName: string
  lots: readonly string[]
  documents: ReadonlyMap<string, string>
  requests: ReadonlyMap<string, Readonly<{ id: string; lineId: string }>>
  /** Where the days of the plan begin: everything happens in the twelve days from here. */
  start: number
}>

export type PlannedStep = {
  call: string
  input: unknown
  name: string
  /** Whether the program must do it; else it must refuse it and change nothing. */
  ok: boolean
  kind: string
  /** The number that the answer must name. */
  number?: string
}

/** The same numbers for the same seed: a plan can be made again up to the command at which a program was killed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Commands by how often they come. */
const commands = [
  ...Array<'receive'>(5).fill('receive'),
  ...(['issue', 'scrap', 'rotate', 'adjust', 'adjust', 'transfer', 'transfer', 'lend', 'lend'] as const),
  ...(['settle', 'settle', 'settle', 'settle', 'reverse', 'reverse', 'undo', 'undo', 'import'] as const),
  ...(['ask', 'approve', 'approve', 'hand-out', 'hand-out', 'withdraw', 'person'] as const),
]

/**
 * Random commands and what becomes of the office by them, foreseen by the model: carried out one after the other, each
 * must be done or refused as it says.
 */
export class Plan {
  readonly steps: PlannedStep[] = []
  /** The office before the first step, after the first, after the second … */
  readonly snapshots: Snapshot[] = []
  readonly #made = new Map<string, string>()
  readonly #roll: (below: number) => number

  constructor(
    readonly world: World,
    private readonly known: Known,
    seed: number,
    steps: number,
  ) {
    this.#roll = dice(seed)
    this.snapshots.push(world.snapshot())
    while (this.steps.length < steps) {
      const before = this.steps.length
      this.#next(commands[this.#roll(commands.length)] ?? 'receive')
      if (this.steps.length > before) this.snapshots.push(world.snapshot())
    }
  }

  #step(kind: string, call: string, input: unknown, ok: boolean, number?: string): void {
    const name = `s${this.steps.length}`
    if (ok && number) this.#made.set(number, name)
    this.steps.push({ call, input, name, ok, kind, ...(ok && number ? { number } : {}) })
  }

  /** How a later command names a document; undefined where the program did not tell its id. */
  #document({ id }: ModelDocument): string | undefined {
    const made = this.#made.get(id)
    return this.known.documents.get(id) ?? (made && `$${made}.id`)
  }

  #next(kind: (typeof commands)[number]): void {
    const roll = this.#roll
    const late = this.known.start + (roll(9) === 0 ? roll(200) : 60 + roll(200)) * hour
    switch (kind) {
      case 'receive':
        this.#receive()
        break
      case 'issue':
      case 'scrap':
      case 'rotate':
      case 'transfer':
      case 'lend':
        this.#take(kind, late)
        break
      case 'adjust':
        this.#adjust(late)
        break
      case 'settle':
        this.#settle(late)
        break
      case 'reverse':
        this.#reverse()
        break
      case 'undo':
        this.#undo()
        break
      case 'import':
        this.#import()
        break
      case 'ask':
        this.#ask()
        break
      case 'approve':
        this.#approve()
        break
      case 'hand-out':
        this.#handOut(late)
        break
      case 'withdraw':
        this.#withdraw()
        break
      default:
        this.world.people++
        this.world.undo.push(null)
        this.#step('person', 'people.save', { name: `李卫东${this.world.people}` }, true)
    }
  }

  /** A document as the model has it; nothing is booked yet. */
  #draft(
    kind: string,
    at: number,
    lot: number,
    changes: readonly (readonly [string, number])[],
  ): ModelDocument {
    return {
      id: '',
      kind,
      at,
      changes: changes
        .filter(([, quantity]) => quantity !== 0)
        .map(([where, quantity]) => ({ place: where, quantity })),
      reversed: false,
      follows: null,
      lots: [lot],
    }
  }

  /** Books a document where the model allows it. */
  #post(call: string, input: unknown, draft: ModelDocument, fits = true): void {
    const ok = fits && this.world.model.allows([draft])
    if (ok) this.world.undo.push([this.world.book(draft)])
    this.#step(draft.kind, `supplies.${call}`, input, ok, draft.id)
  }

  /** Mostly where something lies, now and then anywhere. */
  #where(): { depot: number; lot: number; bin: string } {
    const roll = this.#roll
    const held = Object.keys(this.world.model.balances()).filter((one) => one.endsWith('|here'))
    const [depot, lot, bin = ''] = (roll(10) > 0 ? held[roll(Math.max(1, held.length))] : undefined)?.split(
      '|',
    ) ?? [roll(2), roll(3), bins[roll(2)]]
    return { depot: Number(depot), lot: Number(lot), bin: String(bin) }
  }

  #receive(): void {
    const roll = this.#roll
    const [depot, lot, bin] = [roll(2), roll(3), bins[roll(2)] ?? '']
    const quantity = 1 + roll(12)
    const happenedAt = this.known.start + roll(60) * hour
    const line = { itemId: this.known.itemId, quantity, bin }
    this.#post(
      'receive',
      {
        depotId: this.known.depots[depot],
        happenedAt,
        lines: [{ ...line, lotNumber: lotNumbers[lot], expiresOn: lotExpiry[lot] }],
      },
      this.#draft('receive', happenedAt, lot, [[place(depot, lot, bin), quantity]]),
    )
  }

  #take(kind: 'issue' | 'scrap' | 'rotate' | 'transfer' | 'lend', at: number): void {
    const { depot, lot, bin } = this.#where()
    const quantity = 1 + this.#roll(9)
    const lines = [{ lotId: this.known.lots[lot], bin, quantity }]
    const more = {
      issue: { deviation: '试' },
      scrap: { reason: '过期' },
      rotate: {},
      transfer: { deviation: '试', toDepotId: this.known.depots[1 - depot] },
      lend: { deviation: '试' },
    }[kind]
    const to = {
      transfer: [[place(1 - depot, lot, '', 'transit'), quantity]],
      lend: [[place(depot, lot, '', 'lent'), quantity]],
      issue: [],
      scrap: [],
      rotate: [],
    } as const
    this.#post(
      kind,
      { depotId: this.known.depots[depot], happenedAt: at, ...more, lines },
      this.#draft(kind, at, lot, [
        [place(depot, lot, bin), -quantity],
        ...to[kind].map(([where, n]) => [where, n] as const),
      ]),
    )
  }

  #adjust(at: number): void {
    const { depot, lot, bin } = this.#where()
    const quantity = this.#roll(2) === 0 ? 1 + this.#roll(5) : -1 - this.#roll(9)
    const status: Status = this.#roll(4) === 0 ? 'damaged' : 'here'
    this.#post(
      'adjust',
      {
        depotId: this.known.depots[depot],
        happenedAt: at,
        reason: '清点',
        lines: [{ lotId: this.known.lots[lot], bin, status, quantity }],
      },
      this.#draft('adjust', at, lot, [[place(depot, lot, bin, status), quantity]]),
    )
  }

  #settle(at: number): void {
    const roll = this.#roll
    const open = this.world.model.documents.filter(
      (one) => (one.kind === 'transfer' || one.kind === 'lend') && this.#document(one) !== undefined,
    )
    // The newer ones mostly: the older ones are settled.
    const document = open.at(-1 - roll(Math.max(1, Math.min(open.length, 6))))
    if (!document) return
    const lot = document.lots[0] ?? 0
    const depot = Number(document.changes[1]?.place.split('|')[0])
    const status: Status = document.kind === 'transfer' ? 'transit' : 'lent'
    const kind = document.kind === 'transfer' ? 'arrive' : 'give-back'
    const left = this.world.model.outstanding(document, lot)
    const most = roll(8) === 0 ? 9 : left
    const damaged = Math.min(roll(3), most)
    const missing = Math.min(roll(3), most - damaged)
    const quantity = Math.min(1 + roll(9), most - damaged - missing)
    const sum = quantity + damaged + missing
    const bin = bins[roll(2)] ?? ''
    const draft = this.#draft(kind, at, lot, [
      [place(depot, lot, '', status), -sum],
      [place(depot, lot, bin), quantity],
      [place(depot, lot, bin, 'damaged'), damaged],
    ])
    draft.follows = document
    this.#post(
      kind === 'arrive' ? 'arrive' : 'giveBack',
      {
        documentId: this.#document(document),
        happenedAt: at,
        reason: '差异',
        lines: [{ lotId: this.known.lots[lot], bin, quantity, damaged, missing }],
      },
      draft,
      !document.reversed && sum > 0 && sum <= left,
    )
  }

  #opposite(document: ModelDocument): ModelDocument {
    return this.#draft(
      'reverse',
      this.known.start + 13 * day,
      document.lots[0] ?? 0,
      document.changes.map(({ place: where, quantity }) => [where, -quantity]),
    )
  }

  #reverse(): void {
    const { model } = this.world
    const document = model.documents.at(-1 - this.#roll(Math.min(40, model.documents.length)))
    const documentId = document && this.#document(document)
    if (!document || documentId === undefined || this.world.handedOut.has(document.id)) return
    const opposite = this.#opposite(document)
    const ok = model.mayReverse(document) && model.allows([opposite])
    if (ok) this.world.reverse(document, opposite)
    this.#step('reverse', 'supplies.reverseDocument', { documentId }, ok, opposite.id)
  }

  /** 撤销: takes back the last thing that was not taken back yet; an import as a whole. */
  #undo(): void {
    const { model, undo } = this.world
    const last = undo.at(-1)
    if (!last) return
    const standing = last.filter(({ reversed }) => !reversed).toReversed()
    const opposites = standing.map((one) => this.#opposite(one))
    const ok =
      standing.length > 0 && standing.every((one) => model.mayReverse(one)) && model.allows(opposites)
    if (ok) {
      for (const [index, opposite] of opposites.entries()) {
        const document = standing[index]
        if (document) this.world.reverse(document, opposite)
      }
      undo.pop()
    }
    this.#step('undo', 'care.undo', {}, ok)
  }

  /** A list of one receipt and one issue of a day, pasted; the issue is left out where there is not enough. */
  #import(): void {
    const roll = this.#roll
    const [depot, lot, bin] = [roll(2), roll(3), bins[1]]
    const [much, out] = [1 + roll(9), 1 + roll(7)]
    const on = new Date(this.known.start + roll(8) * day)
    const at = new Date(on.getFullYear(), on.getMonth(), on.getDate(), 12).getTime()
    const text = [on.getFullYear(), on.getMonth() + 1, on.getDate()].join('-')
    const row = (kind: string, quantity: number) =>
      [
        text,
        kind,
        this.known.itemName,
        '件',
        quantity,
        depotNames[depot],
        bin,
        lotNumbers[lot],
        lotExpiry[lot],
      ].join('\t')
    const head = ['日期', '出入库', '物资名称', '单位', '数量', '仓库', '货位', '批号', '有效期至'].join('\t')
    const drafts = [
      this.#draft('receive', at, lot, [[place(depot, lot, bin), much]]),
      this.#draft('issue', at, lot, [[place(depot, lot, bin), -out]]),
    ]
    const taken = this.world.model.allows(drafts) ? drafts : drafts.slice(0, 1)
    this.world.undo.push(taken.map((draft) => this.world.book(draft)))
    const pasted = [head, row('入库', much), row('出库', out)].join('\r\n')
    const kind = taken.length === 2 ? 'import' : 'import without what was short'
    this.#step(kind, 'supplies.importMovements', { pasted }, true)
  }

  #ask(): void {
    const asked = 1 + this.#roll(9)
    const number = this.world.number('request', Date.now())
    const depot = this.#roll(2)
    this.world.requests.push({ number, state: 'asked', depot, open: asked, issued: 0, held: new Map() })
    this.world.undo.push(null)
    const words = { unit: '东坪村', person: '王例', purpose: '防汛备勤' }
    const lines = [{ itemId: this.known.itemId, asked }]
    this.#step('ask', 'supplies.saveRequest', { ...words, lines }, true, number)
  }

  /** One of the newest requests, and how the program calls it and its line. */
  #request(): readonly [World['requests'][number], string, string] | undefined {
    const { requests } = this.world
    const request = requests.at(-1 - this.#roll(Math.max(1, Math.min(requests.length, 5))))
    if (!request) return undefined
    const known = this.known.requests.get(request.number)
    if (known) return [request, known.id, known.lineId]
    const made = this.#made.get(request.number)
    return made ? [request, `$${made}.id`, `$${made}.requestLines.0.id`] : undefined
  }

  #approve(): void {
    const [request, id, lineId] = this.#request() ?? []
    if (!request) return
    let ok = request.state === 'asked'
    if (ok && this.world.hold(request, request.open) > 0) {
      this.world.release(request)
      ok = false
    }
    if (ok) {
      request.state = 'approved'
      this.world.undo.push(null)
    }
    const input = { id, depotId: this.known.depots[request.depot] }
    this.#step(
      'approve',
      'supplies.approveRequest',
      { ...input, lines: [{ lineId, quantity: request.open + request.issued }] },
      ok,
    )
  }

  /** Gives out what is kept for a request, some of it or all. */
  #handOut(at: number): void {
    const [request, id, lineId] = this.#request() ?? []
    const [where, held] = [...(request?.held ?? [])][0] ?? []
    if (!request || where === undefined || held === undefined) return
    const [, lot = '0', bin = ''] = where.split('|')
    const quantity = 1 + this.#roll(held)
    const kept = new Map(request.held)
    this.world.release(request)
    const draft = this.#draft('issue', at, Number(lot), [[where, -quantity]])
    const ok = this.world.model.allows([draft])
    if (ok) {
      this.world.handedOut.add(this.world.book(draft).id)
      this.world.undo.push(null)
      request.issued += quantity
      request.open -= quantity
      this.world.hold(request, request.open)
    } else
      for (const [one, much] of kept) {
        request.held.set(one, much)
        this.world.model.reserved.set(one, (this.world.model.reserved.get(one) ?? 0) + much)
      }
    const line = { lineId, lotId: this.known.lots[Number(lot)], bin, quantity }
    const words = { takenBy: '王例', deviation: '试', happenedAt: at }
    this.#step('hand-out', 'supplies.issueRequest', { id, ...words, lines: [line] }, ok)
  }

  #withdraw(): void {
    const [request, id] = this.#request() ?? []
    if (!request || this.#roll(2) === 0) return
    const ok = request.state !== 'withdrawn' && request.issued === 0
    if (ok) {
      this.world.release(request)
      request.state = 'withdrawn'
    }
    this.#step('withdraw', 'supplies.withdrawRequest', { id }, ok)
  }
}
