import type { StockRow } from '../../../preload/contract/supplies/index'
import { formatQuantity } from '../../shared/format'
import type { PickedItem } from '../../shared/ItemPicker'
import type { ReceiveLine, TakeLine } from './lines'

const typed = (quantity: number, decimals: number) => formatQuantity(quantity, decimals, { grouped: false })

/** The lines a slip begins with: chosen rows of stock, with their quantities where they go as a whole, or wanted items. */
export function startingLines({
  rows = [],
  whole = false,
  wanted = [],
}: Readonly<{
  rows?: readonly StockRow[]
  whole?: boolean
  wanted?: readonly Readonly<{ item: PickedItem; quantity: number }>[]
}>): (TakeLine | ReceiveLine)[] {
  return [
    ...rows.map((stock) => ({ stock, quantity: whole ? typed(stock.quantity, stock.decimals) : '' })),
    ...wanted.map(({ item, quantity }) => ({ item, quantity: typed(quantity, item.decimals) })),
  ]
}
