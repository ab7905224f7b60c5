import { documentById, entriesOf, linksOf, listDocuments } from '../../../database/supplies/ledger/listing'
import { availableLots, outstandingOf, reversalOf } from '../../../database/supplies/ledger/repository'
import type { DocumentKind, StockDocumentRow } from '../../../database/supplies/ledger/schema'
import { itemIdOfLot } from '../../../database/supplies/repository'
import { DomainError } from '../../../preload/contract/result'
import type { ledgerCalls, OutstandingLine } from '../../../preload/contract/supplies/index'
import { type AreaHandlers, type CommandContext, today as dayOf } from '../../host/index'
import { depotKind, itemKind, stockDocumentKind } from '../kinds'
import { settleLotDates } from '../rules'
import { type Entry, type Heading, lotFor, post, reverse } from './post'
import { deviationOf, placeKey, proposeLots, sourceKindOf } from './rules'
import {
  exportDocuments,
  exportRefusedMovements,
  importMovements,
  movementsTemplate,
  previewMovements,
  printDocument,
} from './tasks'
import { asDocument, asListRow, documentFilter } from './view'

/** Entered afterwards is fine (slips written during a power cut); the future is not. */
function momentOf(given: number | undefined, now: number): number {
  if (given !== undefined && given > now + 60_000)
    throw new DomainError('invalid-input', undefined, [{ path: 'happenedAt', reason: 'in-the-future' }])
  return given ?? now
}

const missing = (path: string) => new DomainError('invalid-input', undefined, [{ path, reason: 'required' }])

/** Posts, and tells what undoes it and what the audit names. */
function posted(context: CommandContext, heading: Heading, entries: readonly Entry[]) {
  const document = post(context, heading, entries)
  context.inverse('supplies.reverseDocument', { documentId: document.id, note: '' })
  const answer = asDocument(context, document)
  context.subject({ document: document.number, lines: answer.lines })
  return answer
}

type Taking = Readonly<{
  depotId: string
  deviation: string
  lines: readonly { lotId: string; bin: string; quantity: number }[]
}>

/**
 * Other lots than those that expire first need a reason. Slips that are entered afterwards say what was done; they are
 * not asked.
 */
function checkDeviation(context: CommandContext, { depotId, deviation, lines }: Taking, at: number): void {
  if (deviation !== '' || dayOf(at) !== context.today) return
  const items = new Map<string, Map<string, number>>()
  for (const line of lines) {
    const itemId = itemIdOfLot(context.em, line.lotId)
    if (!itemId) throw new DomainError('not-found')
    const taken = items.get(itemId) ?? new Map<string, number>()
    taken.set(placeKey(line), (taken.get(placeKey(line)) ?? 0) + line.quantity)
    items.set(itemId, taken)
  }
  for (const [itemId, taken] of items) {
    const lots = availableLots(context.em, itemId, depotId).map((lot) => ({
      ...lot,
      available: lot.quantity - lot.reserved,
    }))
    const found = deviationOf(lots, taken, context.today)
    if (!found) continue
    const item = context.records.get(itemKind, itemId)
    throw new DomainError(
      found.code === 'expired' ? 'expired-lot' : 'not-first-expiring',
      {
        item: item.name,
        lot: found.lot.lotNumber,
        on: found.lot.expiresOn ?? '',
        ...(found.first
          ? { first: found.first.lotNumber, firstOn: found.first.expiresOn ?? found.first.producedOn ?? '' }
          : {}),
      },
      [{ path: 'deviation', reason: 'required' }],
    )
  }
}

/** The transfer, loan or rotation that another document follows, if it still stands. */
function standing(context: CommandContext, documentId: string, kind: DocumentKind): StockDocumentRow {
  const document = context.records.get(stockDocumentKind, documentId)
  if (document.kind !== kind) throw new DomainError('not-found')
  if (reversalOf(context.em, documentId)) throw new DomainError('already-reversed')
  return document
}

type Settling = Readonly<{
  happenedAt?: number | undefined
  receiver: string
  note: string
  reason: string
  lines: readonly { lotId: string; bin: string; quantity: number; damaged: number; missing: number }[]
}>

/** Settles a transfer or a loan, wholly or in part: sound goods and damaged ones come in, missing ones are written off. */
function settle(
  context: CommandContext,
  document: StockDocumentRow,
  kind: 'arrive' | 'give-back',
  { happenedAt, receiver, note, reason, lines }: Settling,
) {
  const status = kind === 'arrive' ? 'transit' : 'lent'
  const depotId = (kind === 'arrive' ? document.toDepotId : document.depotId) ?? document.depotId
  const outstanding = new Map(
    outstandingOf(context.em, document).map(({ lotId, quantity }) => [lotId, quantity]),
  )
  const entries: Entry[] = []
  for (const [index, line] of lines.entries()) {
    const wanted = line.quantity + line.damaged + line.missing
    if (wanted === 0) continue
    const there = outstanding.get(line.lotId) ?? 0
    if (wanted > there)
      throw new DomainError('more-than-outstanding', { there, wanted }, [
        { path: `lines.${index}.quantity`, reason: 'more-than-outstanding' },
      ])
    outstanding.set(line.lotId, there - wanted)
    if (reason === '' && line.damaged + line.missing > 0) throw missing('reason')
    const one = { depotId, lotId: line.lotId, line: index + 1 }
    entries.push({ ...one, bin: '', status, quantity: -wanted })
    if (line.quantity > 0) entries.push({ ...one, bin: line.bin, quantity: line.quantity })
    if (line.damaged > 0) entries.push({ ...one, bin: line.bin, status: 'damaged', quantity: line.damaged })
  }
  if (entries.length === 0) throw missing('lines.0.quantity')
  return posted(
    context,
    {
      kind,
      depotId: document.depotId,
      toDepotId: document.toDepotId,
      happenedAt: momentOf(happenedAt, context.now),
      counterparty: document.counterparty,
      receiver,
      note,
      reason,
      followsId: document.id,
    },
    entries,
  )
}

/** Goods that only move: out of the bins of a depot, into another state. */
const moved = (lines: Taking['lines'], to: Pick<Entry, 'depotId' | 'status'>): Entry[] =>
  lines.flatMap(({ lotId, bin, quantity }, index) => [
    { lotId, bin, quantity: -quantity, line: index + 1 },
    { lotId, bin: '', quantity, line: index + 1, ...to },
  ])

const signed = <L extends { quantity: number }>(lines: readonly L[]): L[] =>
  lines.map((line) => ({ ...line, quantity: -line.quantity }))

export const handlers: AreaHandlers<typeof ledgerCalls> = {
  async listDocuments({ em }, { offset, limit, ...chosen }) {
    const { rows, total } = listDocuments(em, documentFilter(chosen), { offset, limit })
    return { rows: rows.map(asListRow), total }
  },

  async getDocument({ em }, { documentId }) {
    const document = documentById(em, documentId)
    if (!document) throw new DomainError('not-found')
    const entries = entriesOf(em, documentId)
    const outstanding = outstandingOf(em, document).flatMap(({ lotId, quantity }): OutstandingLine[] => {
      const entry = entries.find((one) => one.lotId === lotId)
      return entry ? [{ ...entry, quantity }] : []
    })
    return { document: asListRow(document), entries, links: linksOf(em, document), outstanding }
  },

  async proposeLots({ em, today }, { itemId, depotId, quantity }) {
    const lots = availableLots(em, itemId, depotId).map((lot) => ({
      ...lot,
      available: lot.quantity - lot.reserved,
    }))
    const proposal = proposeLots(lots, quantity, today)
    return {
      lines: proposal.lines.map(({ lot, quantity: take }) => ({
        lotId: lot.lotId,
        lotNumber: lot.lotNumber,
        bin: lot.bin,
        producedOn: lot.producedOn,
        expiresOn: lot.expiresOn,
        available: lot.available,
        quantity: take,
      })),
      missing: proposal.missing,
    }
  },

  async receive(context, { lines, happenedAt, replacesId, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    const replaced = replacesId ? standing(context, replacesId, 'rotate') : null
    const entries = lines.map((line, index) => {
      const item = context.records.get(itemKind, line.itemId)
      const dates = settleLotDates(
        { producedOn: line.producedOn, expiresOn: line.expiresOn, shelfLifeMonths: item.shelfLifeMonths },
        context.today,
      )
      if (dates.faults.length > 0)
        throw new DomainError('invalid-input', undefined, [
          { path: `lines.${index}.expiresOn`, reason: 'expires-before-produced' },
        ])
      const lotId = lotFor(context, {
        itemId: line.itemId,
        number: line.lotNumber,
        producedOn: dates.producedOn,
        expiresOn: dates.expiresOn,
        source: line.source,
        sourceKind: line.sourceKind ?? sourceKindOf(line.source),
        reserveForm: line.reserveForm,
        donor: line.donor,
        supplier: line.supplier,
        priceFen: line.priceFen,
        remark: '',
      })
      return { lotId, bin: line.bin, quantity: line.quantity }
    })
    return posted(
      context,
      { kind: 'receive', ...heading, happenedAt: at, followsId: replaced?.id ?? null },
      entries,
    )
  },

  async issue(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    checkDeviation(context, { ...heading, lines }, at)
    return posted(context, { kind: 'issue', ...heading, happenedAt: at }, signed(lines))
  },

  async transfer(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    context.records.get(depotKind, heading.toDepotId)
    if (heading.toDepotId === heading.depotId)
      throw new DomainError('invalid-input', undefined, [{ path: 'toDepotId', reason: 'same-depot' }])
    checkDeviation(context, { ...heading, lines }, at)
    return posted(
      context,
      { kind: 'transfer', ...heading, happenedAt: at },
      moved(lines, { depotId: heading.toDepotId, status: 'transit' }),
    )
  },

  async arrive(context, { documentId, ...settling }) {
    return settle(context, standing(context, documentId, 'transfer'), 'arrive', settling)
  },

  async lend(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    if (heading.dueOn !== null && heading.dueOn < dayOf(at))
      throw new DomainError('invalid-input', undefined, [{ path: 'dueOn', reason: 'before-start' }])
    checkDeviation(context, { ...heading, lines }, at)
    return posted(
      context,
      { kind: 'lend', ...heading, happenedAt: at },
      moved(lines, { depotId: heading.depotId, status: 'lent' }),
    )
  },

  async giveBack(context, { documentId, ...settling }) {
    return settle(context, standing(context, documentId, 'lend'), 'give-back', settling)
  },

  async scrap(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    return posted(context, { kind: 'scrap', ...heading, happenedAt: at }, signed(lines))
  },

  async rotate(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    return posted(context, { kind: 'rotate', ...heading, happenedAt: at }, signed(lines))
  },

  async adjust(context, { lines, happenedAt, ...heading }) {
    const at = momentOf(happenedAt, context.now)
    context.records.get(depotKind, heading.depotId)
    for (const line of lines) if (!itemIdOfLot(context.em, line.lotId)) throw new DomainError('not-found')
    return posted(context, { kind: 'adjust', ...heading, happenedAt: at }, lines)
  },

  async reverseDocument(context, { documentId, note }) {
    const document = reverse(context, documentId, note)
    context.final()
    context.subject({ document: document.number, reverses: documentId })
    return asDocument(context, document)
  },

  printDocument,
  exportDocuments,
  previewMovements,
  importMovements,
  movementsTemplate,
  exportRefusedMovements,
}
