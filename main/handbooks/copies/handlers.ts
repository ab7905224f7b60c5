import { uuidv7 } from 'uuidv7'
import {
  freeNumbers,
  type HoldingListRow,
  lastCopyNumber,
  latestEdition,
  listHoldings,
  listRuns,
  nextRunNumber,
  paperIds,
  type RunListRow,
  runById,
} from '../../../database/handbooks/copies/repository'
import type { HoldingRow } from '../../../database/handbooks/copies/schema'
import { handbookById } from '../../../database/handbooks/repository'
import type { HandbookRow } from '../../../database/handbooks/schema'
import type { EntityManager } from '../../../database/open'
import type { copiesCalls, Holding, PaperSection, PrintRun } from '../../../preload/contract/handbooks/index'
import { PaperOrder } from '../../../preload/contract/handbooks/index'
import { DomainError } from '../../../preload/contract/result'
import { type AreaHandlers, type CommandContext, today } from '../../host/index'
import { codeOf, readCode, writtenCode } from './code'
import { holdingKind, printRunKind } from './kinds'
import { type BinderPage, type ChangePlan, freshBinder, planChange } from './pages'
import { compareSections, frontPages } from './rules'
import type { ChangeJob, HoldingsJob } from './work'

const asRun = ({ latestId, ...row }: RunListRow): PrintRun => ({
  ...row,
  code: writtenCode(codeOf(row.handbookId)),
  current: latestId === row.handbookId,
})

const asHolding = ({ latestId, latestVersion, ...row }: HoldingListRow): Holding => ({
  ...row,
  copies: row.lastNumber - row.firstNumber + 1,
  latestId: latestId ?? row.handbookId,
  latestVersion: latestVersion ?? row.version,
  current: latestId === row.handbookId,
})

const one = { offset: 0, limit: 1 }

function runOf(em: EntityManager, id: string): PrintRun {
  const row = listRuns(em, { id }, one).rows[0]
  if (!row) throw new DomainError('not-found')
  return asRun(row)
}

function holdingOf(em: EntityManager, id: string): Holding {
  const row = listHoldings(em, { id }, one).rows[0]
  if (!row) throw new DomainError('not-found')
  return asHolding(row)
}

function paperOf(em: EntityManager, id: string): HandbookRow {
  const row = handbookById(em, id)
  if (!row) throw new DomainError('not-found')
  return row
}

const asEdition = (row: HandbookRow) => ({
  id: row.id,
  title: row.title,
  version: row.version,
  edition: row.edition,
  code: writtenCode(codeOf(row.id)),
  pages: row.pages,
  madeAt: row.madeAt,
})

const sectionsOf = (row: HandbookRow) => row.sections as PaperSection[]

type Recipient = Pick<HoldingRow, 'holder' | 'unit' | 'phone' | 'personId' | 'note'>

/** Puts copies into somebody's hands; answers the new holding's id. */
function give(
  { records }: CommandContext,
  run: Readonly<{ id: string; handbookId: string }>,
  numbers: Readonly<{ first: number; last: number }>,
  { holder, unit, phone, personId, note }: Recipient,
  givenOn: string,
): string {
  const id = uuidv7()
  records.insert(holdingKind, [
    {
      id,
      runId: run.id,
      handbookId: run.handbookId,
      throughId: null,
      firstNumber: numbers.first,
      lastNumber: numbers.last,
      holder,
      unit,
      phone,
      personId,
      givenOn,
      state: 'held',
      endedOn: null,
      note,
    },
  ])
  return id
}

type Change = Readonly<{ from: HandbookRow; to: HandbookRow; plan: ChangePlan }>

/**
 * The change from an edition to the latest of its title. Refused as `not-loose-leaf` where pages are folded, cut or share
 * sheets, and for papers made before sums were kept; as `nothing-changed` where there is nothing to exchange.
 */
function changeOf(
  em: EntityManager,
  {
    fromId,
    throughId,
    bothSides,
  }: Readonly<{ fromId: string; throughId: string | null; bothSides: boolean }>,
): Change {
  const from = paperOf(em, fromId)
  const to = paperOf(em, latestEdition(em, from.title) ?? fromId)
  if (to.id === from.id) throw new DomainError('nothing-changed')
  const loose = [from, to].every(
    (paper) =>
      PaperOrder.safeParse(paper.order).data?.imposition === 'none' &&
      paper.pageHashes.length === paper.pages,
  )
  if (!loose) throw new DomainError('not-loose-leaf')
  const plan = planChange(binderOf(em, from, throughId), from.pageHashes, to.pageHashes, {
    bothSides,
    front: frontPages(sectionsOf(to), to.pages),
    frontBefore: frontPages(sectionsOf(from), from.pages),
  })
  if (plan.exchanges.length === 0) throw new DomainError('nothing-changed')
  return { from, to, plan }
}

/** What holders have in hand: a fresh copy, or one that change pages brought to this edition. */
function binderOf(em: EntityManager, paper: HandbookRow, throughId: string | null): readonly BinderPage[] {
  if (throughId === null) return freshBinder(paper.pages)
  const run = runById(em, throughId)
  if (run?.kind !== 'change' || run.handbookId !== paper.id) throw new DomainError('not-found')
  return run.binder as BinderPage[]
}

const asExchanges = (plan: ChangePlan) =>
  plan.exchanges.map((exchange) => ({
    out: exchange.out.map(({ label }) => label),
    in: exchange.in.map(({ label }) => label),
    after: exchange.after,
  }))

const printedPages = (plan: ChangePlan) =>
  plan.exchanges.reduce((sum, exchange) => sum + exchange.in.length, 0)

export const handlers: AreaHandlers<typeof copiesCalls> = {
  async listRuns({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listRuns(em, filter, { offset, limit })
    return { rows: rows.map(asRun), total }
  },

  async registerRun(context, { handbookId, copies, printedOn = context.today, note, recipients }) {
    const { em, records, user, subject } = context
    const paper = paperOf(em, handbookId)
    const wanted = recipients.reduce((sum, recipient) => sum + recipient.copies, 0)
    if (wanted > copies) throw new DomainError('copies-short', { there: copies, wanted })
    const first = lastCopyNumber(em, paper.title) + 1
    const [run] = records.insert(printRunKind, [
      {
        id: uuidv7(),
        number: nextRunNumber(em, Number(printedOn.slice(0, 4))),
        kind: 'whole',
        handbookId,
        fromId: null,
        throughId: null,
        binder: [],
        copies,
        firstNumber: first,
        lastNumber: first + copies - 1,
        printedOn,
        userName: user?.name ?? '',
        note,
      },
    ])
    if (!run) throw new DomainError('internal')
    let next = first
    for (const recipient of recipients) {
      give(context, run, { first: next, last: next + recipient.copies - 1 }, recipient, printedOn)
      next += recipient.copies
    }
    subject({ run: run.number, handbook: handbookId, copies })
    return runOf(em, run.id)
  },

  async giveCopies(context, { runId, copies, givenOn = context.today, ...recipient }) {
    const run = context.records.get(printRunKind, runId)
    const free = freeNumbers(context.em, run)
    const range = free.find(({ first, last }) => last - first + 1 >= copies)
    if (!range) {
      const there = free.reduce((most, { first, last }) => Math.max(most, last - first + 1), 0)
      throw new DomainError('copies-short', { there, wanted: copies })
    }
    const id = give(context, run, { first: range.first, last: range.first + copies - 1 }, recipient, givenOn)
    context.subject({ run: run.number, copies })
    return holdingOf(context.em, id)
  },

  async listHoldings({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listHoldings(em, filter, { offset, limit })
    return { rows: rows.map(asHolding), total }
  },

  async saveHolding({ em, records, subject }, { id, rev, ...fields }) {
    records.update(holdingKind, id, fields, rev)
    subject({ holding: id })
    return holdingOf(em, id)
  },

  async endHoldings({ records, today: day, subject }, { ids, state, endedOn = day, note }) {
    for (const id of ids) {
      const holding = records.get(holdingKind, id)
      if (holding.state !== 'held') throw new DomainError('copy-not-held')
      if (endedOn < holding.givenOn)
        throw new DomainError('invalid-input', undefined, [{ path: 'endedOn', reason: 'ends-before-given' }])
      records.update(holdingKind, id, { state, endedOn, ...(note === '' ? {} : { note }) })
    }
    subject({ count: ids.length, state })
    return { ended: ids.length }
  },

  async checkCode({ em }, { code: typed }) {
    const code = readCode(typed)
    if (!code) throw new DomainError('code-unreadable')
    const id = paperIds(em).find((paper) => codeOf(paper) === code)
    if (!id) throw new DomainError('copy-unknown')
    const paper = paperOf(em, id)
    const latest = paperOf(em, latestEdition(em, paper.title) ?? id)
    const { rows } = listRuns(em, { handbookId: id }, { offset: 0, limit: 200 })
    return {
      paper: asEdition(paper),
      latest: asEdition(latest),
      current: latest.id === paper.id,
      changes: compareSections(sectionsOf(paper), sectionsOf(latest)),
      runs: rows.map(({ number, printedOn, copies }) => ({ number, printedOn, copies })),
    }
  },

  async compareEditions({ em }, { fromId, toId }) {
    return { changes: compareSections(sectionsOf(paperOf(em, fromId)), sectionsOf(paperOf(em, toId))) }
  },

  async previewChange({ em }, order) {
    const { to, plan } = changeOf(em, order)
    return { to: asEdition(to), exchanges: asExchanges(plan), pages: printedPages(plan) }
  },

  async makeChangePages({ read, work, write, output, user, today: day }, { holdingIds, ...order }) {
    const { from, to, plan } = await read(async (em) => changeOf(em, order))
    const made = output(`${to.title} 补页 第${from.version}版到第${to.version}版.pdf`)
    const job: ChangeJob = {
      order: PaperOrder.parse(to.order),
      version: to.version,
      today: today(to.madeAt),
      path: made.path,
      code: codeOf(to.id),
      paperId: to.id,
      pageHashes: to.pageHashes,
      from: { version: from.version, code: writtenCode(codeOf(from.id)) },
      plan,
      bothSides: order.bothSides,
    }
    const { pages } = await work<{ pages: number }>('handbooks.makeChange', job)
    const runId = uuidv7()
    await write(async ({ em, records, subject }) => {
      const holdings = holdingIds.map((id) => records.get(holdingKind, id))
      const fits = ({ state, handbookId, throughId }: HoldingRow) =>
        state === 'held' && handbookId === from.id && throughId === order.throughId
      if (!holdings.every(fits) || latestEdition(em, to.title) !== to.id)
        throw new DomainError('changed-since')
      const copies = holdings.reduce(
        (sum, { firstNumber, lastNumber }) => sum + lastNumber - firstNumber + 1,
        0,
      )
      records.insert(printRunKind, [
        {
          id: runId,
          number: nextRunNumber(em, Number(day.slice(0, 4))),
          kind: 'change',
          handbookId: to.id,
          fromId: from.id,
          throughId: order.throughId,
          binder: [...plan.binder],
          copies: Math.max(1, copies),
          firstNumber: null,
          lastNumber: null,
          printedOn: day,
          userName: user?.name ?? '',
          note: '',
        },
      ])
      for (const { id } of holdings) records.update(holdingKind, id, { handbookId: to.id, throughId: runId })
      subject({ run: runId, handbook: to.id, copies })
    })
    return { ...(await made.finish()), runId, pages, exchanges: asExchanges(plan) }
  },

  async printRecall({ work, output, today: day }, filter) {
    const made = output(`旧版回收清单-${day}.pdf`)
    const job: HoldingsJob = { path: made.path, today: day, filter: { ...filter, outdated: true } }
    await work('handbooks.printRecall', job)
    return made.finish()
  },

  async exportHoldings({ work, output, today: day }, filter) {
    const made = output(`手册持有登记-${day}.xlsx`)
    const job: HoldingsJob = { path: made.path, today: day, filter }
    await work('handbooks.exportHoldings', job)
    return made.finish()
  },
}
