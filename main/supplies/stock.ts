import type { ExpiryBounds, StockFilter, StockListRow } from '../../database/supplies/repository'
import type { StockRow } from '../../preload/contract/supplies/index'
import { addDays } from '../host/index'
import { defaultThresholds, type ExpiryThresholds, expiryOf } from './rules'

/** A row of the list with its expiry seen from today, by the office's days of notice where they matter. */
export function asStockRow(
  row: StockListRow,
  today: string,
  thresholds: ExpiryThresholds = defaultThresholds,
): StockRow {
  const { state, daysLeft } = expiryOf(row.expiresOn, today, row.category, thresholds)
  const free = row.status === 'here' && state !== 'expired'
  return { ...row, usable: free ? row.quantity - row.reserved : 0, state, daysLeft }
}

/** The thresholds as days, for the database. */
export const expiryBounds = (
  today: string,
  thresholds: ExpiryThresholds = defaultThresholds,
): ExpiryBounds => ({
  today,
  soon: addDays(today, thresholds.soonDays),
  soonFood: addDays(today, thresholds.foodDays),
})

type Chosen = Omit<StockFilter, 'expiry'> & Readonly<{ state?: StockRow['state'] | undefined }>

/** What the page chose, with the state as bounds on the expiry day. */
export function stockFilter(
  { state, ...chosen }: Chosen,
  today: string,
  thresholds: ExpiryThresholds = defaultThresholds,
): StockFilter {
  return state ? { ...chosen, expiry: { state, ...expiryBounds(today, thresholds) } } : chosen
}

/** The state of a lot as it stands on paper. */
export function stateText({ state, daysLeft }: Pick<StockRow, 'state' | 'daysLeft'>): string {
  switch (state) {
    case 'expired':
      return '已过期'
    case 'soon':
      return `${daysLeft} 天后到期`
    case 'good':
    case 'none':
      return ''
  }
}
