import { getSetting, setSetting } from '../../../database/office/repository'
import type { EntityManager } from '../../../database/open'
import { defaultThresholds, type ExpiryThresholds } from '../rules'

/** Days of notice, and the office's numbers that standards are counted by. Kept in the office's settings. */
export type WatchSettings = Readonly<{
  soonDays: number
  urgentDays: number
  foodDays: number
  rotateDays: number
  rotateFoodDays: number
  noticeDays: number
  population: number | null
  villages: number | null
}>

const KEY = 'supplies.watch'

/** Starting values: 90, 30 and 0 days, food 30; rotation out as soon as goods are on the watch list. */
export const defaultWatch: WatchSettings = {
  ...defaultThresholds,
  rotateDays: 90,
  rotateFoodDays: 30,
  noticeDays: 30,
  population: null,
  villages: null,
}

export function readWatchSettings(em: EntityManager): WatchSettings {
  const saved = getSetting(em, KEY)
  return { ...defaultWatch, ...(typeof saved === 'object' && saved !== null ? saved : {}) }
}

export const writeWatchSettings = (em: EntityManager, settings: WatchSettings): void =>
  setSetting(em, KEY, settings)

/** The part of them that the stock list goes by. */
export function readThresholds(em: EntityManager): ExpiryThresholds {
  const { soonDays, urgentDays, foodDays } = readWatchSettings(em)
  return { soonDays, urgentDays, foodDays }
}
