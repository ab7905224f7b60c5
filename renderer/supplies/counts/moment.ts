import { localDay, toHalfWidth } from '../../shared/format'

/**
 * When a sheet was counted, as somebody types it: `9:30` (today), `2026-11-22 9:30`. Null when it cannot be read,
 * undefined when nothing was typed (now).
 */
export function countedAtOf(typed: string, now: Date): number | null | undefined {
  const text = toHalfWidth(typed).trim()
  if (text === '') return undefined
  const parts = /^(?:(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s+)?(\d{1,2})[:时](\d{1,2})分?$/.exec(text)
  if (!parts) return null
  const [year, month, day] = parts[1]
    ? [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    : localDay(now).split('-').map(Number)
  const [hour, minute] = [Number(parts[4]), Number(parts[5])]
  if (hour > 23 || minute > 59) return null
  const time = new Date(year ?? 0, (month ?? 1) - 1, day ?? 1, hour, minute)
  return time.getMonth() === (month ?? 1) - 1 ? time.getTime() : null
}
