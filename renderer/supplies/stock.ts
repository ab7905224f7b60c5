import type { StockRow } from '../../preload/contract/supplies/index'
import { formatDay, formatQuantity } from '../shared/format'

/** Identity of a row of the stock list: a lot may lie in several bins of several depots. */
export const stockKey = (row: Pick<StockRow, 'depotId' | 'lotId' | 'bin' | 'status'>): string =>
  JSON.stringify([row.depotId, row.lotId, row.bin, row.status])

/** Quantity and unit with a thin space between them: `1,284 件`. */
export const withUnit = (quantity: number, decimals: number, unit: string): string =>
  `${formatQuantity(quantity, decimals)}\u2009${unit}`

/** How a lot is told from others of the same item, on one line. */
export const lotDetail = (
  row: Pick<StockRow, 'bin' | 'lotNumber' | 'expiresOn' | 'quantity' | 'decimals' | 'unit'>,
) =>
  [
    withUnit(row.quantity, row.decimals, row.unit),
    row.lotNumber === '' ? '' : `#${row.lotNumber}`,
    formatDay(row.expiresOn),
    row.bin,
  ]
    .filter((part) => part !== '')
    .join('  ')

/** Measured units (kg, m) have parts, counted ones have none: what a new item's quantities look like by its unit. */
export const decimalsOfUnit = (unit: string, measured: readonly string[]): number =>
  measured.includes(unit.trim().toLowerCase()) ? 3 : 0
