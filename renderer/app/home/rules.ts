import type { DueLine, Figure } from '../../../preload/contract/care'

/** Whole days from one calendar day to another, negative when it lies before. Days are `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** How a line's day is said today: the key of its text and the number in it. */
export function dayWord(on: string | null, today: string): Readonly<{ key: string; days: number }> {
  if (on === null) return { key: 'none', days: 0 }
  const days = daysBetween(today, on)
  if (days === 0) return { key: 'today', days }
  if (days === 1) return { key: 'tomorrow', days }
  return days < 0 ? { key: 'over', days: -days } : { key: 'in', days }
}

/** Lines for 今天 and lines for 要办: what is due today stands in the first column only. */
export function splitDue(
  due: readonly DueLine[],
  today: string,
): Readonly<{ today: DueLine[]; rest: DueLine[] }> {
  const isToday = (line: DueLine) => line.on === today && line.level !== 'overdue'
  return { today: due.filter(isToday), rest: due.filter((line) => !isToday(line)) }
}

/** The share of a target that is reached, 0 to 100, or null where there is no target or nothing to reach. */
export function shareOf(figure: Pick<Figure, 'value' | 'target'>): number | null {
  if (figure.target === null || figure.target <= 0) return null
  return Math.max(0, Math.min(100, Math.floor((figure.value / figure.target) * 100)))
}

/** What a new office does first, in order; each step is done when its module has something. */
export const steps = ['plans', 'supplies', 'people', 'handbooks'] as const
export type Step = (typeof steps)[number]

/**
 * Which first steps are done. A module counts as begun when a
 * figure of it, or what it is measured by, is above zero. Null when there is
 * nothing left to show: the lists that everything else needs are begun.
 */
export function firstSteps(
  figures: readonly Figure[],
  existing: readonly string[],
): readonly Readonly<{ step: Step; done: boolean }>[] | null {
  const begun = new Set(
    figures.filter(({ value, target }) => value > 0 || (target ?? 0) > 0).map((figure) => figure.module),
  )
  const shown = steps.filter((step) => existing.includes(step))
  const needed = shown.filter((step) => step !== 'handbooks')
  if (needed.length === 0 || needed.every((step) => begun.has(step))) return null
  return shown.map((step) => ({ step, done: begun.has(step) }))
}

/** How many lines are overdue, by module. */
export function overdueByModule(due: readonly DueLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of due) {
    if (line.level === 'overdue') counts.set(line.module, (counts.get(line.module) ?? 0) + 1)
  }
  return counts
}
