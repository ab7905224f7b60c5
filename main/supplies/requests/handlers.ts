import { uuidv7 } from 'uuidv7'
import { allDepots } from '../../../database/supplies/catalogue/repository'
import { availableLots, outstandingOf } from '../../../database/supplies/ledger/repository'
import { itemOfLot } from '../../../database/supplies/repository'
import {
  confirmIssue,
  freeByDepot,
  insertRequestIssue,
  listRequests,
  lotsOfItem,
  type RequestLineListRow,
  requestById,
  requestIssues,
} from '../../../database/supplies/requests/repository'
import { DomainError } from '../../../preload/contract/result'
import type { requestsCalls, SupplyRequest } from '../../../preload/contract/supplies/index'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { depotKind, itemKind } from '../kinds'
import { handlers as ledger } from '../ledger/handlers'
import { release, reserve, reservedFor } from '../ledger/index'
import { proposeLots } from '../ledger/rules'
import { formatQuantity } from '../rules'
import { nextNumberOf, sign } from '../steps/index'
import { requestKind, requestLineKind } from './kinds'
import { mayDo, openOf, type RequestAct } from './rules'
import { exportRequests, printRequest } from './tasks'
import { asRequest, asRequestRow, factsOf, holderKind, type RequestFacts } from './view'

const holder = (lineId: string) => ({ holderKind, holderId: lineId })

/** The request, if the act is allowed where it stands; refuses with `wrong-state`, which names where that is. */
function open(context: CommandContext, id: string, act: RequestAct, rev?: string): RequestFacts {
  const kept = context.records.get(requestKind, id)
  if (rev !== undefined && kept.rev !== rev) throw new DomainError('changed-since')
  const facts = factsOf(context.em, kept)
  if (!mayDo(facts.state, act)) throw new DomainError('wrong-state', { state: facts.state })
  return facts
}

/** The answer of every command: the request as it is now. */
function answer(context: CommandContext, id: string): SupplyRequest {
  const facts = factsOf(context.em, context.records.get(requestKind, id))
  context.subject({ request: facts.kept.number, state: facts.state })
  return asRequest(context.em, facts, context.today)
}

/** What a refusal of too much names: quantities as people write them. */
const overFacts = (
  { itemName, unit, decimals }: Pick<RequestLineListRow, 'itemName' | 'unit' | 'decimals'>,
  most: number,
  wanted: number,
) => ({
  item: itemName,
  open: `${formatQuantity(most, decimals)} ${unit}`,
  wanted: `${formatQuantity(wanted, decimals)} ${unit}`,
})

const lots = (context: Pick<CommandContext, 'em'>, itemId: string, depotId: string) =>
  availableLots(context.em, itemId, depotId).map((lot) => ({
    ...lot,
    available: lot.quantity - lot.reserved,
  }))

/** Holds lots for a line, what expires first first. Answers what is not there; nothing is held then, unless `partly`. */
function hold(
  context: CommandContext,
  line: Pick<RequestLineListRow, 'id' | 'itemId'>,
  depotId: string,
  quantity: number,
  partly: boolean,
): number {
  release(context, holder(line.id))
  if (quantity === 0) return 0
  const { lines, missing } = proposeLots(lots(context, line.itemId, depotId), quantity, context.today)
  if (missing > 0 && !partly) return missing
  reserve(
    context,
    holder(line.id),
    lines.map(({ lot, quantity: take }) => ({ depotId, lotId: lot.lotId, bin: lot.bin, quantity: take })),
  )
  return missing
}

function releaseAll(context: CommandContext, facts: RequestFacts): void {
  for (const line of facts.lines) release(context, holder(line.id))
}

/**
 * Books what the receiver confirmed of a transfer as arrived, lot by lot; what is short is written off with his words.
 * Whatever was confirmed in the stock documents before is not booked again.
 */
async function arrive(
  context: CommandContext,
  facts: RequestFacts,
  {
    documentId,
    got,
    person,
    opinion,
  }: Readonly<{
    documentId: string
    got: ReadonlyMap<string, number>
    person: string
    opinion: string
  }>,
): Promise<void> {
  const byItem = new Map<string, number>()
  for (const line of facts.lines)
    byItem.set(line.itemId, (byItem.get(line.itemId) ?? 0) + (got.get(line.id) ?? 0))
  const lines = outstandingOf(context.em, { id: documentId, kind: 'transfer' }).map(({ lotId, quantity }) => {
    const itemId = itemOfLot(context.em, lotId)?.id ?? ''
    const left = byItem.get(itemId) ?? 0
    const come = Math.min(left, quantity)
    byItem.set(itemId, left - come)
    return { lotId, bin: '', quantity: come, damaged: 0, missing: quantity - come }
  })
  if (lines.length === 0) return
  await ledger.arrive(context, {
    documentId,
    receiver: person,
    note: opinion,
    reason: opinion.slice(0, 200),
    lines,
  })
}

export const handlers: AreaHandlers<typeof requestsCalls> = {
  async listRequests({ em, today }, { offset, limit, ...filter }) {
    const { rows, total } = listRequests(em, filter, { offset, limit })
    return { rows: rows.map((row) => asRequestRow(row, today)), total }
  },

  async getRequest({ em, today }, { id }) {
    const kept = requestById(em, id)
    if (!kept) throw new DomainError('not-found')
    return asRequest(em, factsOf(em, kept), today)
  },

  async saveRequest(context, { id, rev, lines, ...fields }) {
    const { records } = context
    for (const line of lines) records.get(itemKind, line.itemId)
    if (fields.deliverDepotId !== null) records.get(depotKind, fields.deliverDepotId)
    const requestId = id ?? uuidv7()
    if (id) {
      const facts = open(context, id, 'change')
      records.update(requestKind, id, fields, rev)
      for (const line of facts.lines) records.remove(requestLineKind, line.id)
    } else {
      records.insert(requestKind, [
        {
          id: requestId,
          number: nextNumberOf(context, 'request', 'SL'),
          state: 'asked',
          askedAt: context.now,
          ...fields,
          sourceDepotId: null,
          closed: 0,
        },
      ])
      sign(context, requestId, 'asked', { person: fields.person, opinion: fields.remark.slice(0, 300) })
      // Its number is given out: taken back, the request is withdrawn and not gone.
      context.inverse('supplies.withdrawRequest', { id: requestId, opinion: '' })
    }
    records.insert(
      requestLineKind,
      lines.map((line, position) => ({ id: uuidv7(), requestId, position, ...line, approved: null })),
    )
    return answer(context, requestId)
  },

  async approveRequest(context, { id, rev, depotId, lines, opinion }) {
    const facts = open(context, id, 'approve', rev)
    context.records.get(depotKind, depotId)
    if (depotId === facts.kept.deliverDepotId)
      throw new DomainError('invalid-input', undefined, [{ path: 'depotId', reason: 'same-depot' }])
    const wanted = new Map(lines.map((line) => [line.lineId, line.quantity]))
    for (const lineId of wanted.keys())
      if (!facts.lines.some((line) => line.id === lineId)) throw new DomainError('not-found')
    if (facts.lines.every((line) => (wanted.get(line.id) ?? 0) === 0))
      throw new DomainError('invalid-input', undefined, [{ path: 'lines.0.quantity', reason: 'positive' }])
    context.records.update(requestKind, id, { state: 'approved', sourceDepotId: depotId })
    for (const [index, line] of facts.lines.entries()) {
      const approved = wanted.get(line.id) ?? 0
      if (approved > line.asked)
        throw new DomainError('over-approved', overFacts(line, line.asked, approved), [
          { path: `lines.${index}.quantity`, reason: 'too-large' },
        ])
      context.records.update(requestLineKind, line.id, { approved })
      const missing = hold(context, line, depotId, approved, false)
      if (missing > 0)
        throw new DomainError(
          'not-enough',
          {
            there: approved - missing,
            wanted: approved,
            item: line.itemName,
            unit: line.unit,
            decimals: line.decimals,
          },
          [{ path: `lines.${index}.quantity`, reason: 'not-enough' }],
        )
    }
    sign(context, id, 'approved', { opinion })
    context.inverse('supplies.reopenRequest', { id, opinion: '' })
    return answer(context, id)
  },

  async refuseRequest(context, { id, rev, opinion }) {
    open(context, id, 'refuse', rev)
    context.records.update(requestKind, id, { state: 'refused' })
    sign(context, id, 'refused', { opinion })
    context.inverse('supplies.reopenRequest', { id, opinion: '' })
    return answer(context, id)
  },

  async reopenRequest(context, { id, opinion }) {
    const facts = open(context, id, 'reopen')
    releaseAll(context, facts)
    context.records.update(requestKind, id, { state: 'asked', sourceDepotId: null })
    for (const line of facts.lines) context.records.update(requestLineKind, line.id, { approved: null })
    sign(context, id, 'reopened', { opinion })
    context.final()
    return answer(context, id)
  },

  async withdrawRequest(context, { id, opinion }) {
    const facts = open(context, id, 'withdraw')
    releaseAll(context, facts)
    context.records.update(requestKind, id, { state: 'withdrawn' })
    sign(context, id, 'withdrawn', { opinion })
    context.final()
    return answer(context, id)
  },

  async findRequestSources({ em, today }, { id }) {
    const kept = requestById(em, id)
    if (!kept) throw new DomainError('not-found')
    const { lines } = factsOf(em, kept)
    const depots = allDepots(em)
      .filter((depot) => depot.id !== kept.deliverDepotId)
      .map((depot) => ({
        depotId: depot.id,
        name: depot.name,
        lines: [] as { lineId: string; free: number }[],
      }))
    const byId = new Map(depots.map((depot) => [depot.depotId, depot]))
    for (const line of lines) {
      const free = freeByDepot(em, line.itemId, today)
      for (const depot of byId.values())
        depot.lines.push({ lineId: line.id, free: free.get(depot.depotId) ?? 0 })
    }
    // Depots that hold the most of what is asked for first.
    const held = (depot: (typeof depots)[number]) =>
      depot.lines.filter(({ free }, at) => free >= (lines[at]?.asked ?? 0)).length * 1_000 +
      depot.lines.filter(({ free }) => free > 0).length
    return { depots: depots.sort((a, b) => held(b) - held(a)).slice(0, 200) }
  },

  async proposeRequestIssue({ em, today }, { id }) {
    const kept = requestById(em, id)
    if (!kept) throw new DomainError('not-found')
    const facts = factsOf(em, kept)
    const depotId = kept.sourceDepotId
    if (depotId === null || !mayDo(facts.state, 'issue')) return { lines: [] }
    return {
      lines: facts.lines
        .filter((line) => openOf(line) > 0)
        .map((line) => {
          const held = reservedFor(em, holder(line.id))
          const mine = (lotId: string, bin: string) =>
            held.find((one) => one.lotId === lotId && one.bin === bin && one.depotId === depotId)?.quantity ??
            0
          const places = lotsOfItem(em, line.itemId, depotId).map((lot) => ({
            ...lot,
            available: lot.quantity - lot.reserved + mine(lot.lotId, lot.bin),
          }))
          const proposal = proposeLots(places, openOf(line), today)
          const take = new Map(
            proposal.lines.map(({ lot, quantity }) => [`${lot.lotId} ${lot.bin}`, quantity]),
          )
          return {
            lineId: line.id,
            open: openOf(line),
            lots: places
              .filter((place) => place.available > 0)
              .slice(0, 50)
              .map((place) => ({
                lotId: place.lotId,
                lotNumber: place.lotNumber,
                bin: place.bin,
                expiresOn: place.expiresOn,
                available: place.available,
                proposed: take.get(`${place.lotId} ${place.bin}`) ?? 0,
              })),
          }
        }),
    }
  },

  async issueRequest(context, { id, lines, takenBy, opinion, deviation, happenedAt }) {
    const facts = open(context, id, 'issue')
    const { kept } = facts
    const depotId = kept.sourceDepotId
    if (depotId === null) throw new DomainError('internal')
    const taken = new Map<string, number>()
    for (const [index, line] of lines.entries()) {
      const asked = facts.lines.find((one) => one.id === line.lineId)
      if (!asked || itemOfLot(context.em, line.lotId)?.id !== asked.itemId) throw new DomainError('not-found')
      const sum = (taken.get(line.lineId) ?? 0) + line.quantity
      taken.set(line.lineId, sum)
      if (sum > openOf(asked))
        throw new DomainError('over-approved', overFacts(asked, openOf(asked), sum), [
          { path: `lines.${index}.quantity`, reason: 'too-large' },
        ])
    }
    releaseAll(context, facts)
    const slip = {
      depotId,
      ...(happenedAt === undefined ? {} : { happenedAt }),
      counterparty: kept.unit,
      receiver: takenBy,
      phone: kept.phone,
      orderedBy: '',
      orderNumber: kept.number,
      event: kept.purpose.slice(0, 100),
      note: opinion,
      deviation,
      lines: lines.map(({ lotId, bin, quantity }) => ({ lotId, bin, quantity })),
    }
    const document = kept.deliverDepotId
      ? await ledger.transfer(context, { ...slip, toDepotId: kept.deliverDepotId })
      : await ledger.issue(context, slip)
    for (const [lineId, quantity] of taken)
      insertRequestIssue(context.em, {
        id: uuidv7(),
        requestId: id,
        lineId,
        documentId: document.id,
        quantity,
      })
    for (const line of facts.lines)
      hold(context, line, depotId, openOf(line) - (taken.get(line.id) ?? 0), true)
    sign(context, id, 'issued', { person: takenBy, opinion, documentId: document.id })
    return answer(context, id)
  },

  async closeRequest(context, { id, opinion }) {
    const facts = open(context, id, 'close')
    releaseAll(context, facts)
    context.records.update(requestKind, id, { closed: 1 })
    sign(context, id, 'closed', { opinion })
    return answer(context, id)
  },

  async confirmReceipt(context, { id, documentId, person, opinion, lines }) {
    const facts = open(context, id, 'confirm')
    const slip = facts.issues.find((issue) => issue.documentId === documentId)
    if (!slip) throw new DomainError('not-found')
    if (slip.reversed) throw new DomainError('already-reversed')
    const got = new Map(lines.map((line) => [line.lineId, line.quantity]))
    const short = slip.lines.some((line) => (got.get(line.lineId) ?? 0) < line.quantity)
    if (short && opinion === '')
      throw new DomainError('opinion-missing', undefined, [{ path: 'opinion', reason: 'required' }])
    for (const row of requestIssues(context.em, id).filter((one) => one.documentId === documentId)) {
      const received = got.get(row.lineId) ?? 0
      if (received > row.quantity) {
        const line = facts.lines.find((one) => one.id === row.lineId)
        throw new DomainError('over-approved', line && overFacts(line, row.quantity, received))
      }
      if (!confirmIssue(context.em, row.id, received))
        throw new DomainError('wrong-state', { state: facts.state })
    }
    if (facts.kept.deliverDepotId !== null) await arrive(context, facts, { documentId, got, person, opinion })
    sign(context, id, 'received', { person, opinion, documentId })
    context.final()
    return answer(context, id)
  },

  printRequest,
  exportRequests,
}
