import type { ExpiryBounds, StockFilter, StockListRow } from '../../database/supplies/repository'
import type { StockRow } from '../../preload/contract/supplies/index'
import { addDays } from '../host/index'
import { defaultThresholds, expiryOf } from './rules'

/** A row of the list with its expiry seen from today. */
export function asStockRow(row: StockListRow, today: string): StockRow {
  const { state, daysLeft } = expiryOf(row.expiresOn, today, row.category)
  const free = row.status === 'here' && state !== 'expired'
  return { ...row, usable: free ? row.quantity - row.reserved : 0, state, daysLeft }
}

/** The thresholds as days, for the database. */
export const expiryBounds = (today: string): ExpiryBounds => ({
  today,
  soon: addDays(today, defaultThresholds.soonDays),
  soonFood: addDays(today, defaultThresholds.foodDays),
})

type Chosen = Omit<StockFilter, 'expiry'> & Readonly<{ state?: StockRow['state'] | undefined }>

/** What the page chose, with the state as bounds on the expiry day. */
export function stockFilter({ state, ...chosen }: Chosen, today: string): StockFilter {
  return state ? { ...chosen, expiry: { state, ...expiryBounds(today) } } : chosen
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
