import {
  balanceNow,
  closeLines,
  countLines,
  otherWriters,
  updateCountLine,
} from '../../../database/supplies/counts/repository'
import type { CountLineRow, CountRow } from '../../../database/supplies/counts/schema'
import { DomainError } from '../../../preload/contract/result'
import type { CountLine } from '../../../preload/contract/supplies/index'
import type { CommandContext } from '../../host/index'
import { type Entry, lotFor, post } from '../ledger/index'
import { formatQuantity } from '../rules'
import { adjustFault } from './rules'
import { isExplained, reckon, shows, sinceSnapshot } from './view'

/** Refuses a result that is not settled, with how many lines stand in the way. */
export function refuseUnsettled(lines: readonly CountLine[], keepUncounted: boolean): void {
  const conflicts = lines.filter(shows.conflict).length
  if (conflicts > 0) throw new DomainError('count-conflict', { lines: conflicts })
  const uncounted = lines.filter(shows.uncounted).length
  if (uncounted > 0 && !keepUncounted) throw new DomainError('count-incomplete', { lines: uncounted })
  const unexplained = lines.filter((line) => !isExplained(line)).length
  if (unexplained > 0) throw new DomainError('count-unexplained', { lines: unexplained })
}

/** The lot of a thing that was found; one of its own, so that nobody takes it for a purchase. */
function lotOfFound(context: CommandContext, line: CountLineRow): string {
  return (
    line.lotId ??
    lotFor(context, {
      itemId: line.itemId,
      number: line.lotNumber,
      producedOn: line.producedOn,
      expiresOn: line.expiresOn,
      source: '盘盈',
      sourceKind: 'other',
      reserveForm: 'physical',
      donor: '',
      supplier: '',
      priceFen: null,
      remark: '',
    })
  )
}

/** A quantity as a sentence names it: 12.5 kg. */
const quantityText = (quantity: number, { decimals, unit }: Readonly<{ decimals: number; unit: string }>) =>
  `${formatQuantity(quantity, decimals)} ${unit}`

/**
 * Posts the differences of a count as one adjustment and keeps on every line what the book said for the moment of its
 * count. Answers the document's id; null when everything agreed. Refused when whoever submitted it approves it himself
 * although somebody else could, and when the stock has moved so that less than nothing, or less than is reserved,
 * would be left.
 */
export function adjustBooks(context: CommandContext, count: CountRow, opinion: string): string | null {
  const { em, now, user } = context
  if (user && user.id === count.submittedBy && otherWriters(em, user.id) > 0)
    throw new DomainError('own-approval')
  const since = sinceSnapshot(em, count)
  const entries: Entry[] = []
  // A found thing may turn out to be a lot that another line has: they are in nobody's way any more.
  closeLines(em, count.id)
  for (const line of countLines(em, { countId: count.id })) {
    const { expected, difference } = reckon(line, count, since)
    updateCountLine(em, line.id, { expected })
    if (difference === null || difference === 0) continue
    const lotId = lotOfFound(context, line)
    if (line.lotId === null) updateCountLine(em, line.id, { lotId })
    const balance = balanceNow(em, { ...line, lotId })
    const fault = adjustFault(balance, difference)
    if (fault !== null)
      throw new DomainError(fault === 'reserved' ? 'count-reserved' : 'count-below-zero', {
        item: [line.itemName, line.spec].filter(Boolean).join(' '),
        lot: line.lotNumber,
        bin: line.bin,
        there: quantityText(balance.quantity, line),
        reserved: quantityText(balance.reserved, line),
        take: quantityText(-difference, line),
      })
    entries.push({ lotId, bin: line.bin, status: line.status, quantity: difference })
  }
  if (entries.length === 0) return null
  return post(
    context,
    {
      kind: 'adjust',
      depotId: count.depotId,
      happenedAt: now,
      orderNumber: count.number,
      reason: `盘点 ${count.number}`,
      note: opinion,
    },
    entries,
  ).id
}
