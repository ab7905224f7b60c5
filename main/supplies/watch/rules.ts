import type { WatchRow } from '../../../preload/contract/supplies/watch'
import { expiryOf } from '../rules'
import type { WatchSettings } from './settings'

type Urgency = WatchRow['urgency']

/**
 * How pressing a day is: past (the day itself counts for goods, which expire with it), within the urgent days, within
 * the days of notice; null while it is further away.
 */
export function urgencyOf(
  daysLeft: number,
  { urgent, notice, dayCounts = false }: Readonly<{ urgent: number; notice: number; dayCounts?: boolean }>,
): Urgency | null {
  if (dayCounts ? daysLeft <= 0 : daysLeft < 0) return 'overdue'
  if (daysLeft <= Math.min(urgent, notice)) return 'urgent'
  return daysLeft <= notice ? 'soon' : null
}

/** Whether a lot is on the watch list, and how: by the same rule as the stock list's states. */
export function watchLot(
  lot: Readonly<{ expiresOn: string; category: string }>,
  today: string,
  settings: Pick<WatchSettings, 'soonDays' | 'urgentDays' | 'foodDays'>,
): Readonly<{ kind: 'expired' | 'expiring'; urgency: Urgency; daysLeft: number }> | null {
  const { state, urgent, daysLeft } = expiryOf(lot.expiresOn, today, lot.category, settings)
  if (daysLeft === null) return null
  if (state === 'expired') return { kind: 'expired', urgency: 'overdue', daysLeft }
  return state === 'soon' ? { kind: 'expiring', urgency: urgent ? 'urgent' : 'soon', daysLeft } : null
}

const order: Readonly<Record<Urgency, number>> = { overdue: 0, urgent: 1, soon: 2 }

/** The most pressing first; equally pressing ones by their day, those without a day last. */
export const byUrgency = (
  a: Pick<WatchRow, 'urgency' | 'on' | 'name'>,
  b: Pick<WatchRow, 'urgency' | 'on' | 'name'>,
): number => {
  if (a.urgency !== b.urgency) return order[a.urgency] - order[b.urgency]
  const [x, y] = [a.on ?? '9999', b.on ?? '9999']
  return x === y ? 0 : x < y ? -1 : 1
}
