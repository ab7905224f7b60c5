import { uuidv7 } from 'uuidv7'
import {
  countById,
  countLineById,
  countLines,
  dropLines,
  entriesOfBatch,
  entriesOfLine,
  insertCountLines,
  listCounts,
  movementsSince,
  updateCountLine,
} from '../../../database/supplies/counts/repository'
import type { CountLineRow, CountRow } from '../../../database/supplies/counts/schema'
import { lastMovement, overlapping, scopeBins, scopeRows } from '../../../database/supplies/counts/scope'
import { DomainError } from '../../../preload/contract/result'
import type { CountLine, countsCalls, StockCount } from '../../../preload/contract/supplies/index'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { depotKind } from '../kinds'
import { nextNumberOf, sign } from '../steps/index'
import { adjustBooks, refuseUnsettled } from './adjusting'
import { countMoment, enter, withdraw } from './entering'
import { lineFor } from './found'
import { countKind } from './kinds'
import { type CountAct, lotOfLabel, mayCount } from './rules'
import {
  exportCountReport,
  exportCountSheet,
  exportRefusedCount,
  importCount,
  previewCountImport,
  printCountReport,
  printCountSheets,
} from './tasks'
import { asCount, asCountDetail, asCountLine, linesOf, shows, sinceSnapshot, touchedAt } from './view'

/** The count, if the act is allowed where it stands; refuses with `wrong-state`, which names where that is. */
function open({ records }: CommandContext, id: string, act: CountAct): CountRow {
  const count = records.get(countKind, id)
  if (!mayCount(count.state, act)) throw new DomainError('wrong-state', { state: count.state })
  return count
}

function answer(context: CommandContext, id: string): StockCount {
  const row = countById(context.em, id)
  if (!row) throw new DomainError('not-found')
  context.subject({ count: row.number, state: row.state })
  return asCount(context.em, row)
}

/** Lines as they are after a command, in the order they were named. */
function linesNow(
  { em, user }: CommandContext,
  count: CountRow,
  ids: readonly string[],
  counter = '',
): CountLine[] {
  const since = sinceSnapshot(em, count)
  return [...new Set(ids)].flatMap((lineId) =>
    countLines(em, { countId: count.id, lineId, counter: counter || user?.name }).map((row) =>
      asCountLine(row, count, since),
    ),
  )
}

const blankLine = {
  open: 1,
  first: null,
  firstAt: null,
  second: null,
  secondAt: null,
  conflict: 0,
  recount: 0,
  decided: null,
  expected: null,
  reason: '',
  reasonNote: '',
} satisfies Partial<CountLineRow>

export const handlers: AreaHandlers<typeof countsCalls> = {
  async listCounts({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listCounts(em, filter, { offset, limit })
    return { rows: rows.map((row) => asCount(em, row)), total }
  },

  async getCount({ em }, { id }) {
    const row = countById(em, id)
    if (!row) throw new DomainError('not-found')
    return asCountDetail(em, row)
  },

  async previewCountScope({ em }, scope) {
    const bins = scopeBins(em, { ...scope, bins: [] })
    const chosen = scope.bins.length === 0 ? bins : bins.filter(({ bin }) => scope.bins.includes(bin))
    return {
      lines: chosen.reduce((sum, { lines }) => sum + lines, 0),
      bins,
      overlaps: overlapping(em, scope),
    }
  },

  async listCountLines({ em, user }, { countId, bin, show, search, counter, sort: _sort, offset, limit }) {
    const count = countById(em, countId)
    if (!count) throw new DomainError('not-found')
    const lines = linesOf(em, count, { bin, search, counter: counter || user?.name }).filter(shows[show])
    return { rows: lines.slice(offset, offset + limit), total: lines.length }
  },

  async getCountLine({ em }, { lineId }) {
    const kept = countLineById(em, lineId)
    const count = kept && countById(em, kept.countId)
    const line = count && linesOf(em, count, { lineId })[0]
    if (!kept || !count || !line) throw new DomainError('not-found')
    const entries = entriesOfLine(em, lineId).map(
      ({ countId: _count, lineId: _line, batchId: _batch, withdrawn, replacedBy, ...entry }) => ({
        ...entry,
        stands: withdrawn === 0 && replacedBy === null,
      }),
    )
    const at = line.secondAt ?? line.firstAt ?? Number.POSITIVE_INFINITY
    const movements =
      kept.lotId === null || line.book === null
        ? []
        : movementsSince(em, count.depotId, count.snapshotMovement, kept.lotId)
            .filter((row) => row.bin === kept.bin && row.status === kept.status)
            .slice(0, 200)
            .map((row) => ({
              id: row.id,
              documentNumber: row.documentNumber,
              kind: row.kind,
              quantity: row.quantity,
              happenedAt: row.happenedAt,
              enteredAt: row.enteredAt,
              before: touchedAt(row) <= at,
            }))
    return { line, entries, movements }
  },

  async findCountLines({ em }, { countId, code }) {
    const count = countById(em, countId)
    if (!count) throw new DomainError('not-found')
    const lotId = lotOfLabel(code)
    if (lotId !== null) return { lotId, lines: linesOf(em, count, { lotId }).slice(0, 200) }
    // No label of ours: a lot number printed by the maker, as it stands.
    const wanted = code.normalize('NFKC').trim().toLowerCase()
    const lines = linesOf(em, count).filter((line) => line.lotNumber.toLowerCase() === wanted)
    return { lotId: null, lines: wanted === '' ? [] : lines.slice(0, 200) }
  },

  async startCount(context, { depotId, category, bins, blind, together, sections, note }) {
    const { em, records, now, user } = context
    records.get(depotKind, depotId)
    const scope = { depotId, category, bins: [...new Set(bins)] }
    const other = overlapping(em, scope)
    if (other !== null) throw new DomainError('count-overlap', { number: other })
    const rows = scopeRows(em, scope)
    const id = uuidv7()
    const number = nextNumberOf(context, 'count', 'PD')
    records.insert(countKind, [
      {
        id,
        number,
        state: 'counting',
        ...scope,
        blind: blind ? 1 : 0,
        together,
        sections,
        note,
        snapshotAt: now,
        snapshotMovement: lastMovement(em),
        startedBy: user?.name ?? '',
        reviewingSince: null,
        submittedBy: null,
        uncountedKept: 0,
        documentId: null,
      },
    ])
    insertCountLines(
      em,
      rows.map(({ quantity, ...row }, index) => ({
        id: uuidv7(),
        countId: id,
        position: index + 1,
        depotId,
        ...row,
        book: quantity,
        found: 0,
        ...blankLine,
      })),
    )
    sign(context, id, 'started', { opinion: note })
    // Its number is given out: taken back, the count is cancelled and not gone.
    context.inverse('supplies.cancelCount', { id, opinion: '撤销' })
    context.subject({ lines: rows.length })
    return answer(context, id)
  },

  async assignCount(context, { id, sections }) {
    open(context, id, 'assign')
    context.records.update(countKind, id, { sections })
    return answer(context, id)
  },

  async enterCounts(context, { id, counter, countedAt, via, entries }) {
    const count = open(context, id, 'enter')
    const made = enter(context, count, entries, {
      counter,
      via,
      countedAt: countMoment(countedAt, context.now, count),
    })
    context.inverse('supplies.withdrawCountEntries', { entryIds: made.map((entry) => entry.id) })
    context.subject({ count: count.number, entries: made.length })
    return {
      lines: linesNow(
        context,
        count,
        made.map((entry) => entry.lineId),
        counter,
      ),
    }
  },

  async countRestAsZero(context, { id, bin, counter, countedAt }) {
    const count = open(context, id, 'enter')
    const rest = countLines(context.em, { countId: id, bin }).filter(
      (line) => line.firstAt === null && line.secondAt === null,
    )
    const made = enter(
      context,
      count,
      rest.map((line) => ({ lineId: line.id, quantity: 0 })),
      { counter, via: 'keyboard', countedAt: countMoment(countedAt, context.now, count) },
    )
    context.inverse('supplies.withdrawCountEntries', { entryIds: made.map((entry) => entry.id) })
    context.subject({ count: count.number, entries: made.length })
    return { lines: made.length }
  },

  async withdrawCountEntries(context, { entryIds }) {
    const withdrawn = withdraw(context, entryIds, (countId) => open(context, countId, 'enter'))
    context.final()
    context.subject({ entries: withdrawn })
    return { withdrawn }
  },

  async addFound(context, { id, quantity, counter, countedAt, ...found }) {
    const count = open(context, id, 'enter')
    const lineId = lineFor(context, count, found)
    const made = enter(context, count, [{ lineId, quantity }], {
      counter,
      via: 'keyboard',
      countedAt: countMoment(countedAt, context.now, count),
    })
    context.inverse('supplies.withdrawCountEntries', { entryIds: made.map((entry) => entry.id) })
    context.subject({ count: count.number, line: lineId })
    const [line] = linesNow(context, count, [lineId])
    if (!line) throw new DomainError('internal')
    return line
  },

  async finishCounting(context, { id }) {
    open(context, id, 'finish')
    context.records.update(countKind, id, { state: 'reviewing', reviewingSince: context.now })
    sign(context, id, 'finished')
    context.inverse('supplies.resumeCounting', { id })
    return answer(context, id)
  },

  async resumeCounting(context, { id }) {
    open(context, id, 'resume')
    context.records.update(countKind, id, { state: 'counting', reviewingSince: null })
    sign(context, id, 'resumed')
    context.final()
    return answer(context, id)
  },

  async markRecounts(context, { id, lineIds, recount }) {
    const count = open(context, id, 'recount')
    for (const lineId of lineIds) {
      lineIn(context, count, lineId)
      updateCountLine(context.em, lineId, { recount: recount ? 1 : 0 })
    }
    context.inverse('supplies.markRecounts', { id, lineIds, recount: !recount })
    context.subject({ count: count.number, lines: lineIds.length })
    return { lines: lineIds.length }
  },

  async decideCountLines(context, { id, lines }) {
    const count = open(context, id, 'decide')
    const before = lines.map(({ lineId }) => {
      const { decided, reason, reasonNote } = lineIn(context, count, lineId)
      return { lineId, figure: decided, reason, note: reasonNote }
    })
    for (const [index, { lineId, figure, reason, note }] of lines.entries()) {
      const line = lineIn(context, count, lineId)
      if (typeof figure === 'number' && line.firstAt === null && line.secondAt === null)
        throw new DomainError('invalid-input', undefined, [
          { path: `lines.${index}.figure`, reason: 'invalid' },
        ])
      updateCountLine(context.em, lineId, {
        ...(figure === undefined ? {} : { decided: figure }),
        ...(reason === undefined ? {} : { reason }),
        ...(note === undefined ? {} : { reasonNote: note }),
      })
    }
    context.inverse('supplies.decideCountLines', { id, lines: before })
    context.subject({ count: count.number, lines: lines.length })
    return {
      lines: linesNow(
        context,
        count,
        lines.map(({ lineId }) => lineId),
      ),
    }
  },

  async submitCount(context, { id, keepUncounted, opinion }) {
    const count = open(context, id, 'submit')
    refuseUnsettled(linesOf(context.em, count), keepUncounted)
    context.records.update(countKind, id, {
      state: 'submitted',
      submittedBy: context.user?.id ?? '',
      uncountedKept: keepUncounted ? 1 : 0,
    })
    sign(context, id, 'submitted', { opinion })
    context.inverse('supplies.recallCount', { id, opinion: '' })
    return answer(context, id)
  },

  async recallCount(context, { id, opinion }) {
    open(context, id, 'recall')
    context.records.update(countKind, id, { state: 'reviewing', submittedBy: null })
    sign(context, id, 'recalled', { opinion })
    context.final()
    return answer(context, id)
  },

  async returnCount(context, { id, opinion }) {
    open(context, id, 'return')
    context.records.update(countKind, id, { state: 'reviewing', submittedBy: null })
    sign(context, id, 'returned', { opinion })
    context.final()
    return answer(context, id)
  },

  async approveCount(context, { id, opinion }) {
    const count = open(context, id, 'approve')
    const documentId = adjustBooks(context, count, opinion)
    context.records.update(countKind, id, { state: 'adjusted', documentId })
    sign(context, id, 'adjusted', { opinion, documentId })
    // What it posted is taken back as any other document; the count itself is over.
    context.final()
    return answer(context, id)
  },

  async cancelCount(context, { id, opinion }) {
    open(context, id, 'cancel')
    dropLines(context.em, id)
    context.records.update(countKind, id, { state: 'cancelled' })
    sign(context, id, 'cancelled', { opinion })
    context.final()
    return answer(context, id)
  },

  printCountSheets,
  exportCountSheet,
  previewCountImport,
  importCount,

  async undoCountImport(context, { batchId }) {
    const entries = entriesOfBatch(context.em, batchId).filter((entry) => entry.withdrawn === 0)
    if (entries.length === 0) throw new DomainError('not-found')
    const withdrawn = withdraw(
      context,
      entries.map((entry) => entry.id),
      (countId) => open(context, countId, 'enter'),
    )
    context.final()
    context.subject({ batch: batchId, entries: withdrawn })
    return { withdrawn }
  },

  exportRefusedCount,
  printCountReport,
  exportCountReport,
}

function lineIn({ em }: CommandContext, count: CountRow, lineId: string): CountLineRow {
  const line = countLineById(em, lineId)
  if (!line || line.countId !== count.id) throw new DomainError('not-found')
  return line
}
