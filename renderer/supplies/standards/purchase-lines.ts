import type { PurchaseLine } from '../../../preload/contract/supplies/index'
import { formatQuantity, parseMoney, parseQuantity } from '../../shared/format'

/** A line of a purchase list as it is typed. */
export type PurchaseFormLine = Readonly<{
  itemId: string | null
  name: string
  spec: string
  unit: string
  /** The unit the decimals belong to: another unit has its own. */
  unitBefore: string
  decimals: number
  quantity: string
  price: string
  remark: string
}>

export const emptyLine = (): PurchaseFormLine => ({
  itemId: null,
  name: '',
  spec: '',
  unit: '',
  unitBefore: '',
  decimals: 0,
  quantity: '',
  price: '',
  remark: '',
})

export const toFormLine = ({ quantity, priceFen, ...line }: PurchaseLine): PurchaseFormLine => ({
  ...line,
  unitBefore: line.unit,
  quantity: formatQuantity(quantity, line.decimals, { grouped: false }),
  price: priceFen === null ? '' : (priceFen / 100).toFixed(2),
})

/** What a typed line costs in fen, or null while quantity or price cannot be read. */
export function lineCost(
  line: Pick<PurchaseFormLine, 'quantity' | 'price'>,
  decimals: number,
): number | null {
  const quantity = parseQuantity(line.quantity, decimals)
  const price = parseMoney(line.price)
  if (!quantity.ok || !price.ok || price.value === null) return null
  return Math.round((quantity.value * price.value) / 10 ** decimals)
}
