import type { EntityManager } from '../../../database/open'
import {
  type CountLineListRow,
  type CountListRow,
  countBins,
  countLines,
  lineTotals,
  movementsSince,
  type SinceRow,
} from '../../../database/supplies/counts/repository'
import type { CountRow } from '../../../database/supplies/counts/schema'
import type {
  CountDetail,
  CountLine,
  CountProgress,
  countLineFilters,
  StockCount,
} from '../../../preload/contract/supplies/index'
import { listSteps } from '../steps/index'
import { expectedAt, figureOf, isHidden, type MovedSince, movedAt } from './rules'

const placeOf = (row: Readonly<{ lotId: string | null; bin: string; status: string }>) =>
  [row.lotId ?? '', row.bin, row.status].join('\u0001')

/** When a movement touched the shelf, from what the ledger says of it. */
export const touchedAt = (row: SinceRow): number =>
  movedAt({
    kind: row.kind,
    happenedAt: row.happenedAt,
    reversed:
      row.reversedKind === null || row.reversedAt === null
        ? null
        : { kind: row.reversedKind, happenedAt: row.reversedAt },
    net: row.net,
  })

export type Since = ReadonlyMap<string, readonly MovedSince[]>

/** Everything that was entered since a count's snapshot, by lot and bin. */
export function sinceSnapshot(
  em: EntityManager,
  count: Pick<CountRow, 'depotId' | 'snapshotMovement' | 'state'>,
  lotId?: string,
): Since {
  const since = new Map<string, MovedSince[]>()
  if (count.state === 'adjusted' || count.state === 'cancelled') return since
  for (const row of movementsSince(em, count.depotId, count.snapshotMovement, lotId)) {
    const key = placeOf(row)
    const moved = { quantity: row.quantity, at: touchedAt(row) }
    const known = since.get(key)
    if (known) known.push(moved)
    else since.set(key, [moved])
  }
  return since
}

/** A line with what the book says for the moment it was counted, and the difference. Nothing is hidden here. */
export function reckon(row: CountLineListRow, count: CountRow, since: Since) {
  const moves = since.get(placeOf(row)) ?? []
  const figure = figureOf({ ...row, conflict: row.conflict === 1 })
  const at = figure?.at ?? row.secondAt ?? row.firstAt
  const expected = row.expected ?? expectedAt(row.book, moves, at ?? Number.POSITIVE_INFINITY)
  const all = moves.reduce((sum, move) => sum + move.quantity, row.book)
  return {
    at,
    expected,
    figure: figure?.quantity ?? null,
    difference: figure === null ? null : figure.quantity - expected,
    moved: expected - row.book,
    movedAfter: row.expected !== null || at === null ? 0 : all - expected,
    person: count.sections.find((section) => section.bin === row.bin)?.person ?? '',
  }
}

/** A line as the page gets it: without book figures while these are hidden. */
export function asCountLine(row: CountLineListRow, count: CountRow, since: Since): CountLine {
  const { expected, figure, difference, moved, movedAfter, person } = reckon(row, count, since)
  const hidden = isHidden({ blind: count.blind === 1, state: count.state })
  return {
    id: row.id,
    position: row.position,
    itemId: row.itemId,
    itemName: row.itemName,
    spec: row.spec,
    unit: row.unit,
    decimals: row.decimals,
    packagings: row.packagings,
    lotId: row.lotId,
    lotNumber: row.lotNumber,
    producedOn: row.producedOn,
    expiresOn: row.expiresOn,
    bin: row.bin,
    status: row.status,
    found: row.found === 1,
    person,
    book: hidden ? null : row.book,
    moved: hidden ? null : moved,
    movedAfter: hidden ? null : movedAfter,
    expected: hidden ? null : expected,
    first: row.first,
    firstAt: row.firstAt,
    second: row.second,
    secondAt: row.secondAt,
    conflict: row.conflict === 1,
    recount: row.recount === 1,
    figure,
    difference: hidden ? null : difference,
    decided: row.decided !== null,
    reason: row.reason,
    reasonNote: row.reasonNote,
    mine: row.mine,
    figures: row.figures,
  }
}

/** A difference with a reason; `other` needs words. Lines without a difference need none. */
export const isExplained = (line: Pick<CountLine, 'difference' | 'reason' | 'reasonNote'>): boolean =>
  line.difference === null ||
  line.difference === 0 ||
  (line.reason !== '' && (line.reason !== 'other' || line.reasonNote !== ''))

const isCounted = (line: CountLine) => line.firstAt !== null || line.secondAt !== null

/** Which lines a filter shows. */
export const shows: Readonly<Record<(typeof countLineFilters)[number], (line: CountLine) => boolean>> = {
  all: () => true,
  uncounted: (line) => !isCounted(line),
  counted: isCounted,
  different: (line) => line.difference !== null && line.difference !== 0,
  conflict: (line) => line.conflict && !line.decided,
  found: (line) => line.found,
  recount: (line) => line.recount,
  unexplained: (line) => !isExplained(line),
}

/** All lines of a count, or those of a bin, a lot, some words. */
export function linesOf(
  em: EntityManager,
  count: CountRow,
  choice: Omit<Parameters<typeof countLines>[1], 'countId'> = {},
): CountLine[] {
  const since = sinceSnapshot(em, count)
  return countLines(em, { ...choice, countId: count.id }).map((row) => asCountLine(row, count, since))
}

function progressOf(em: EntityManager, count: CountRow): CountProgress {
  const totals = lineTotals(em, count.id)
  if (totals.counted === 0 || isHidden({ blind: count.blind === 1, state: count.state }))
    return { ...totals, differences: 0, unexplained: 0 }
  const lines = linesOf(em, count)
  return {
    ...totals,
    differences: lines.filter(shows.different).length,
    unexplained: lines.filter(shows.unexplained).length,
  }
}

export function asCount(em: EntityManager, row: CountListRow): StockCount {
  const { snapshotMovement: _snapshot, reviewingSince: _since, deletedAt: _deleted, ...rest } = row
  return {
    ...rest,
    blind: row.blind === 1,
    uncountedKept: row.uncountedKept === 1,
    documentReversed: row.documentReversed === 1,
    ...progressOf(em, row),
  }
}

export function asCountDetail(em: EntityManager, row: CountListRow): CountDetail {
  const count = asCount(em, row)
  const personOf = new Map(row.sections.map(({ bin, person }) => [bin, person]))
  return {
    ...count,
    steps: listSteps(em, row.id),
    binsThere: countBins(em, row.id).map((bin) => ({ ...bin, person: personOf.get(bin.bin) ?? '' })),
    hidden: isHidden({ blind: count.blind, state: count.state }),
  }
}
