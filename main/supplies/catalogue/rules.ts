import type { Depot, Item } from '../../../preload/contract/supplies/index'
import { folded } from '../rules'

/**
 * What things of a group are: food, medicine, hygiene and flood materials are used up, the rest is kept and given
 * back. A starting value only; that something has a number of its own is said on the item.
 */
export function kindOfCategory(category: string): Item['kind'] {
  return /^YB-(?:102|103|2\d\d|302|303)(?:-|$)/.test(category) ? 'durable' : 'consumable'
}

/** Two depots with the same key have the same name, however spaced or wide. */
export const depotKey = (name: string): string => folded(name)

/** A depot's level by its name, where nothing else says it. */
export const levelOfName = (name: string): Depot['level'] =>
  /村|社区/.test(name) ? 'village' : /点|站/.test(name) ? 'point' : 'township'

/** Coordinates as people write them: `28.4321`, `28°25′55″`, `北纬28度25分55秒`; null where it is none. Degrees. */
export function parseDegrees(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s北南东西纬经]/g, '')
    .replace(/^[NE]|[NE]$/gi, '')
  const plain = /^-?\d{1,3}(?:\.\d+)?°?度?$/.exec(text)
  if (plain) return Number.parseFloat(text)
  const parts = /^(\d{1,3})[°度](\d{1,2})(?:['′‘’分](?:(\d{1,2}(?:\.\d+)?)(?:["″“”]|''|′′|秒)?)?)?$/.exec(
    text,
  )
  if (!parts) return null
  const minutes = Number(parts[2])
  const seconds = Number(parts[3] ?? 0)
  if (minutes >= 60 || seconds >= 60) return null
  return Math.round((Number(parts[1]) + minutes / 60 + seconds / 3600) * 1e6) / 1e6
}
