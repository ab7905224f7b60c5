import type { DueState } from '../shared/DueTag'

/** Days ahead that a review begins to be named, the same as on Home. */
const NOTICE = 60

/** Whole days from one calendar day to another; negative when it has passed. Null when one of them is no day. */
export function daysBetween(from: string, to: string): number | null {
  const start = dayNumber(from)
  const end = dayNumber(to)
  return start === null || end === null ? null : end - start
}

function dayNumber(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return null
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
  return Number.isNaN(time) ? null : Math.round(time / 86_400_000)
}

/** Where a plan's review stands today. */
export function reviewState(
  reviewOn: string | null,
  today: string,
): { state: DueState; days: number | null } {
  const days = reviewOn === null ? null : daysBetween(today, reviewOn)
  if (days === null) return { state: 'none', days: null }
  if (days < 0) return { state: 'expired', days }
  return { state: days <= NOTICE ? 'soon' : 'good', days }
}
