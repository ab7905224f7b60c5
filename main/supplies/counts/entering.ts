import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import {
  countLineById,
  dropLine,
  entriesOfLine,
  entryById,
  insertCountEntries,
  replaceEntry,
  updateCountLine,
  withdrawEntry,
} from '../../../database/supplies/counts/repository'
import type { CountEntryRow, CountLineRow, CountRow } from '../../../database/supplies/counts/schema'
import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'
import { judgeFigures } from './rules'

/** When it was counted: not in the future, and not before there was anything to compare it with. */
export function countMoment(given: number | undefined, now: number, count: CountRow): number {
  const refuse = (reason: string) =>
    new DomainError('invalid-input', undefined, [{ path: 'countedAt', reason }])
  if (given === undefined) return now
  if (given > now + 60_000) throw refuse('in-the-future')
  if (given < count.snapshotAt) throw refuse('before-start')
  return given
}

const standing = (entries: readonly CountEntryRow[], round: number) =>
  entries.filter((entry) => entry.round === round && entry.withdrawn === 0 && entry.replacedBy === null)

/** Brings a line in step with the figures that stand. What was decided before was about other figures. */
export function refreshLine(em: EntityManager, count: CountRow, lineId: string): void {
  const entries = entriesOfLine(em, lineId)
  const first = judgeFigures(standing(entries, 1), count.together)
  const second = judgeFigures(standing(entries, 2), count.together)
  updateCountLine(em, lineId, {
    first: first.quantity,
    firstAt: first.at,
    second: second.quantity,
    secondAt: second.at,
    conflict: (second.at === null ? first.conflict : second.conflict) ? 1 : 0,
    decided: null,
  })
}

/** 2 once the counting is over and the line had been counted by then. */
const roundOf = (count: CountRow, first: readonly CountEntryRow[]): number =>
  count.state === 'reviewing' && first.some((entry) => entry.enteredAt <= (count.reviewingSince ?? 0)) ? 2 : 1

export type Entered = Readonly<{ lineId: string; quantity?: number | undefined; add?: number | undefined }>
export type By = Readonly<{
  counter: string
  countedAt: number
  via: CountEntryRow['via']
  batchId?: string
}>

/**
 * Enters figures and answers the entries. While differences are looked at, a figure for a line that has one already is
 * the recount. The same person's newer figure replaces the former one.
 */
export function enter(
  context: CommandContext,
  count: CountRow,
  figures: readonly Entered[],
  by: By,
): CountEntryRow[] {
  const { em, now, user } = context
  const counter = by.counter || user?.name || ''
  const made: CountEntryRow[] = []
  for (const [index, figure] of figures.entries()) {
    const line = lineOf(em, count, figure.lineId)
    const entries = entriesOfLine(em, line.id)
    const round = roundOf(count, standing(entries, 1))
    const mine = standing(entries, round).find((entry) => entry.counter === counter)
    const quantity = figure.add === undefined ? figure.quantity : (mine?.quantity ?? 0) + figure.add
    if (quantity === undefined || (figure.add !== undefined && figure.quantity !== undefined) || quantity < 0)
      throw new DomainError('invalid-input', undefined, [
        { path: `entries.${index}.quantity`, reason: 'positive' },
      ])
    const entry: CountEntryRow = {
      id: uuidv7(),
      countId: count.id,
      lineId: line.id,
      round,
      quantity,
      countedAt: by.countedAt,
      enteredAt: now,
      userName: user?.name ?? '',
      counter,
      via: by.via,
      batchId: by.batchId ?? null,
      withdrawn: 0,
      replacedBy: null,
    }
    insertCountEntries(em, [entry])
    if (mine) replaceEntry(em, mine.id, entry.id)
    made.push(entry)
    refreshLine(em, count, line.id)
  }
  return made
}

function lineOf(em: EntityManager, count: CountRow, lineId: string): CountLineRow {
  const line = countLineById(em, lineId)
  if (!line || line.countId !== count.id) throw new DomainError('not-found')
  return line
}

/** Takes figures back. A found thing that nobody counted any more goes with its last figure. */
export function withdraw(
  context: CommandContext,
  entryIds: readonly string[],
  countOf: (countId: string) => CountRow,
): number {
  const { em } = context
  const lines = new Map<string, CountRow>()
  let withdrawn = 0
  for (const id of entryIds) {
    const entry = entryById(em, id)
    if (!entry) throw new DomainError('not-found')
    const count = countOf(entry.countId)
    if (withdrawEntry(em, id)) withdrawn += 1
    lines.set(entry.lineId, count)
  }
  for (const [lineId, count] of lines) {
    const line = countLineById(em, lineId)
    const left = standing(entriesOfLine(em, lineId), 1).length + standing(entriesOfLine(em, lineId), 2).length
    if (line?.found === 1 && left === 0) dropLine(em, lineId)
    else refreshLine(em, count, lineId)
  }
  return withdrawn
}
