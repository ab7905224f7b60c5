import { z } from 'zod'
import { requiredText, text } from '../common'

/** One pack holds `count` of the unit, or of another pack: 1 箱 = 10 盒, 1 盒 = 12 个. `of` is empty for the unit. */
export const Packaging = z.object({
  name: requiredText(10),
  count: z.number().int().min(1).max(1_000_000),
  of: text(10).default(''),
})
export type Packaging = z.infer<typeof Packaging>

type Packed = Readonly<{ unit: string; decimals: number; packagings: readonly Packaging[] }>

/** The most units one pack may hold: more is a slip of the pen. */
const mostInPack = 1_000_000_000

/** What is wrong with a list of packagings: the line, and a reason of the form's texts. */
export type PackFault = Readonly<{
  index: number
  field: 'name' | 'of' | 'count'
  reason: 'duplicate' | 'circular' | 'choice' | 'too-large'
}>

/**
 * How many units each pack holds, the largest first. A pack that holds itself by way of others, one of something that
 * is not there, two of the same name or one called like the unit are faults.
 */
export function packSizes(
  unit: string,
  packagings: readonly Packaging[],
):
  | Readonly<{ ok: true; sizes: readonly Readonly<{ name: string; size: number }>[] }>
  | Readonly<{ ok: false; fault: PackFault }> {
  const fault = (index: number, field: PackFault['field'], reason: PackFault['reason']) =>
    ({ ok: false, fault: { index, field, reason } }) as const
  const byName = new Map<string, Packaging>()
  for (const [index, pack] of packagings.entries()) {
    if (pack.name === unit || byName.has(pack.name)) return fault(index, 'name', 'duplicate')
    byName.set(pack.name, pack)
  }
  const sizes: { name: string; size: number }[] = []
  for (const [index, pack] of packagings.entries()) {
    let size = pack.count
    let inner = pack.of
    const seen = new Set([pack.name])
    while (inner !== '' && inner !== unit) {
      if (seen.has(inner)) return fault(index, 'of', 'circular')
      seen.add(inner)
      const next = byName.get(inner)
      if (!next) return fault(index, 'of', 'choice')
      size *= next.count
      if (size > mostInPack) return fault(index, 'count', 'too-large')
      inner = next.of
    }
    sizes.push({ name: pack.name, size })
  }
  return { ok: true, sizes: sizes.sort((a, b) => b.size - a.size) }
}

/** A quantity in the item's largest packs: 65 个 with 1 箱 = 20 个 is 3 箱 and 5 个 left. Quantities are smallest units. */
export function inPacks(
  quantity: number,
  item: Packed,
): Readonly<{ packs: readonly Readonly<{ name: string; count: number }>[]; rest: number }> {
  const sizes = packSizes(item.unit, item.packagings)
  if (!sizes.ok || quantity <= 0) return { packs: [], rest: quantity }
  const packs: { name: string; count: number }[] = []
  let rest = quantity
  for (const { name, size } of sizes.sizes) {
    const smallest = size * 10 ** item.decimals
    const count = Math.floor(rest / smallest)
    if (count === 0) continue
    packs.push({ name, count })
    rest -= count * smallest
  }
  return { packs, rest }
}

/** 65 → `3 箱 5 个`; nothing where the item has no packs or the quantity does not fill one. */
export function packText(
  quantity: number,
  item: Packed,
  write: (rest: number, decimals: number) => string,
): string {
  const { packs, rest } = inPacks(quantity, item)
  if (packs.length === 0) return ''
  const parts = packs.map(({ name, count }) => `${count} ${name}`)
  if (rest > 0) parts.push(`${write(rest, item.decimals)} ${item.unit}`)
  return parts.join(' ')
}

/**
 * What somebody typed in packs, as smallest units: `3箱5个`, `3箱`, `3 箱 + 5`. Null where it names no pack of the item,
 * so that the caller reads it as a plain number. Full-width digits must have been made half-width before.
 */
export function parsePacks(typed: string, item: Packed): number | null {
  const sizes = packSizes(item.unit, item.packagings)
  if (!sizes.ok) return null
  const bySize = new Map([
    ...sizes.sizes.map(({ name, size }) => [name, size] as const),
    [item.unit, 1] as const,
  ])
  let rest = typed.replace(/[\s,+]/g, '')
  let total = 0
  let packs = 0
  while (rest !== '') {
    const part = /^(\d+)(?:\.(\d+))?(\D*)/.exec(rest)
    if (!part) return null
    const name = [...bySize.keys()]
      .filter((one) => (part[3] ?? '').startsWith(one))
      .sort((a, b) => b.length - a.length)[0]
    const tail = part[3] ?? ''
    if (name === undefined && tail !== '') return null
    const size = name === undefined ? 1 : (bySize.get(name) ?? 1)
    const fraction = part[2] ?? ''
    // Half a pack is no count; parts of the unit are allowed as far as the item has decimals.
    if (fraction !== '' && (size !== 1 || fraction.length > item.decimals)) return null
    total += (Number(part[1]) * 10 ** item.decimals + Number(fraction.padEnd(item.decimals, '0') || 0)) * size
    if (name !== undefined && name !== item.unit) packs += 1
    rest = rest.slice((part[0] ?? '').length - tail.length + (name?.length ?? 0))
    if (rest !== '' && name === undefined) return null
  }
  return packs > 0 && Number.isSafeInteger(total) && total <= 1_000_000_000_000 ? total : null
}
