import {
  type AvailableRow,
  availableLots,
  balanceAt,
  movementsAfter,
} from '../../../database/supplies/ledger/repository'
import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'
import { depotKey } from '../catalogue/rules'
import { depotIds, itemKeyOf, itemsOf, keyOfLot, lotIds, type Taken } from '../import-batch'
import { formatQuantity, rescaleQuantity } from '../rules'
import type { MovementRow } from './import'
import { type Entry, post } from './post'
import { leastLater } from './rules'

/** Longest document, as the contract has it. */
const mostLines = 500

type Row = Taken<MovementRow>

/**
 * Writes judged receipts and issues in the order of events: by day, receipts of a day before its issues. Rows of one
 * day, depot, kind and person become one document. Issues take what expired first of what was there then; refused as
 * a whole (`import-row-short`, with the row) when that is not enough.
 */
export function commitMovements(context: CommandContext, rows: readonly Row[], batchId: string): void {
  const depots = depotIds(context, rows, batchId)
  const items = itemsOf(context, rows, batchId)
  const lots = lotIds(
    context,
    rows.filter(({ values }) => values.kind === 'receive'),
    items,
  )
  for (const group of groups(rows)) {
    const [first] = group
    if (!first) continue
    const { values } = first
    const depotId = depots.get(depotKey(values.depotName)) ?? ''
    const happenedAt = noon(values.happenedOn, context.now)
    const entries: Entry[] = []
    for (const [index, { row, values: line }] of group.entries()) {
      const item = items.get(itemKeyOf(line))
      const quantity =
        rescaleQuantity(line.quantity, line.decimals, item?.decimals ?? line.decimals) ?? line.quantity
      if (line.kind === 'receive')
        entries.push({ lotId: lots.get(keyOfLot(line)) ?? '', bin: line.bin, quantity, line: index + 1 })
      else
        entries.push(
          ...take(context, { row, line, itemId: item?.id ?? '', depotId, quantity, happenedAt }, entries).map(
            (entry) => ({ ...entry, line: index + 1 }),
          ),
        )
    }
    post(
      context,
      {
        kind: values.kind,
        depotId,
        happenedAt,
        counterparty: values.counterparty,
        receiver: values.receiver,
        orderedBy: values.orderedBy,
        event: values.event,
        ...(values.kind === 'scrap' ? { reason: values.event || values.remark } : {}),
        batchId,
      },
      entries,
    )
  }
}

/** Rows that are one document: the same day, kind, depot and people, in the order of the list. */
export function groups(rows: readonly Row[]): Row[][] {
  const turn = { receive: 0, issue: 1, scrap: 2 } as const
  const keyed = new Map<string, Row[]>()
  for (const row of rows) {
    const { values } = row
    const key = [
      values.happenedOn,
      turn[values.kind],
      depotKey(values.depotName),
      values.counterparty,
      values.receiver,
      values.orderedBy,
      values.event,
    ].join('\u0001')
    const known = keyed.get(key)
    if (known) known.push(row)
    else keyed.set(key, [row])
  }
  return [...keyed.values()]
    .sort(
      ([a], [b]) =>
        (a?.values.happenedOn ?? '').localeCompare(b?.values.happenedOn ?? '') ||
        (a ? turn[a.values.kind] : 0) - (b ? turn[b.values.kind] : 0),
    )
    .flatMap((group) =>
      Array.from({ length: Math.ceil(group.length / mostLines) }, (_, part) =>
        group.slice(part * mostLines, (part + 1) * mostLines),
      ),
    )
}

/** Lists know the day, not the hour: noon, but never later than now. */
export function noon(day: string, now: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Math.min(now, new Date(year, month - 1, date, 12).getTime())
}

type Want = Readonly<{
  row: number
  line: MovementRow
  itemId: string
  depotId: string
  quantity: number
  happenedAt: number
}>

/** The lots an issue took, as far as one can tell afterwards: the lot that was named, else what expired first. */
function take(context: CommandContext, want: Want, before: readonly Entry[]): Omit<Entry, 'line'>[] {
  const { line, depotId, happenedAt } = want
  const fits = (lot: AvailableRow) =>
    (line.lotNumber === '' || lot.lotNumber === line.lotNumber) && (line.bin === '' || lot.bin === line.bin)
  const taken: Omit<Entry, 'line'>[] = []
  let left = want.quantity
  for (const lot of availableLots(context.em, want.itemId, depotId).filter(fits)) {
    if (left === 0) break
    const place = { depotId, lotId: lot.lotId, bin: lot.bin, status: 'here' as const }
    const { quantity, reserved } = balanceAt(context.em, place)
    const gone = before
      .filter((entry) => entry.lotId === lot.lotId && entry.bin === lot.bin)
      .reduce((sum, entry) => sum - entry.quantity, 0)
    const free =
      Math.min(quantity - reserved, leastLater(quantity, movementsAfter(context.em, place, happenedAt))) -
      gone
    const some = Math.min(left, Math.max(0, free))
    if (some > 0) taken.push({ lotId: lot.lotId, bin: lot.bin, quantity: -some })
    left -= some
  }
  if (left === 0) return taken
  const said = (quantity: number) => `${formatQuantity(quantity, line.decimals)} ${line.unit}`
  throw new DomainError('import-row-short', {
    row: want.row,
    on: line.happenedOn,
    item: line.itemName,
    depot: line.depotName,
    have: said(want.quantity - left),
    need: said(want.quantity),
  })
}
