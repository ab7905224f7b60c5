import type { EntityManager } from '../../database/open'
import { packsOfItems } from '../../database/supplies/packs'
import type { ExpiryBounds, StockFilter, StockListRow } from '../../database/supplies/repository'
import type { StockRow } from '../../preload/contract/supplies/index'
import { addDays } from '../host/index'
import { defaultThresholds, type ExpiryThresholds, expiryOf } from './rules'

/** A row of stock where nobody types a quantity. */
export type StockLine = Omit<StockRow, 'packagings'>

/** A row of the list with its expiry seen from today, by the office's days of notice where they matter. */
export function asStockRow(
  row: StockListRow,
  today: string,
  thresholds: ExpiryThresholds = defaultThresholds,
): StockLine {
  const { state, daysLeft } = expiryOf(row.expiresOn, today, row.category, thresholds)
  const free = row.status === 'here' && state !== 'expired'
  return { ...row, usable: free ? row.quantity - row.reserved : 0, state, daysLeft }
}

/** Rows with the packs of their items, as the page wants them. */
export function withPacks(em: EntityManager, rows: readonly StockLine[]): StockRow[] {
  const packs = packsOfItems(
    em,
    rows.map((row) => row.itemId),
  )
  return rows.map((row) => ({ ...row, packagings: packs.get(row.itemId) ?? [] }))
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
