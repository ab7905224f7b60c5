import { type Packaging, packText, parsePacks } from '../../preload/contract/supplies/index'
import { formatQuantity, parseQuantity, toHalfWidth } from '../shared/format'
import { withUnit } from './stock'

/** Something that is counted in units, and perhaps in packs of them: 1 箱 = 20 个. */
export type Counted = Readonly<{
  unit: string
  decimals: number
  packagings?: readonly Packaging[] | undefined
}>

/**
 * What somebody typed as a number of the unit, or in the item's packs (`3箱5个`), as smallest units. A minus stands
 * before all of it.
 */
export function parseCounted(
  typed: string | undefined,
  item: Counted | null | undefined,
): ReturnType<typeof parseQuantity> {
  const plain = parseQuantity(typed ?? '', item?.decimals ?? 3)
  if (plain.ok || plain.fault !== 'not-a-number' || !item) return plain
  const [, minus = '', amount = ''] = /^\s*([-−]?)(.*)$/s.exec(toHalfWidth(typed ?? '')) ?? []
  const packed = parsePacks(amount, { ...item, packagings: item.packagings ?? [] })
  return packed === null ? plain : { ok: true, value: minus === '' ? packed : -packed }
}

/** A quantity in the item's packs, `3 箱 5 个`; empty where it has none or the quantity fills none. */
export const inPackWords = (quantity: number, item: Counted): string =>
  packText(Math.abs(quantity), { ...item, packagings: item.packagings ?? [] }, formatQuantity)

/** The quantity said the other way, to check by: 65 件 for `3箱5件`, 3 箱 5 件 for `65`; empty where there is nothing to say. */
export function otherWay(typed: string | undefined, item: Counted | null | undefined): string {
  const parsed = parseCounted(typed, item)
  if (!item?.packagings?.length || !parsed.ok || parsed.value === 0) return ''
  const plain = parseQuantity(typed ?? '', item.decimals)
  return plain.ok ? inPackWords(parsed.value, item) : `= ${withUnit(parsed.value, item.decimals, item.unit)}`
}

/** Quantity and unit, and in packs behind it where it fills one: `65 件（3 箱 5 件）`. */
export function withPacks(quantity: number, item: Counted): string {
  const packs = inPackWords(quantity, item)
  const plain = withUnit(quantity, item.decimals, item.unit)
  return packs === '' ? plain : `${plain}（${packs}）`
}
