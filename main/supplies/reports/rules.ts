import type { FlowRow, reportGroups, reportSplits } from '../../../preload/contract/supplies/reports'
import { dayAfter, startOfDay } from '../time'

export type Group = (typeof reportGroups)[number]
export type Split = (typeof reportSplits)[number]
export type Flow = FlowRow['values']

/** A period of a report: its first and last day, and how it is written (2026-01, 2026 Q1, 2026). */
export type Period = Readonly<{ from: string; to: string; label: string }>

const lengths = { month: 1, quarter: 3, year: 12 } as const

/** The parts of a time by month, quarter or year; the first and the last may be cut. Days with both ends. */
export function periodsOf(from: string, to: string, split: Split): Period[] {
  if (split === 'none') return [{ from, to, label: `${from} — ${to}` }]
  const length = lengths[split]
  const periods: Period[] = []
  let first = from
  while (first <= to) {
    const [year = 0, month = 1] = first.split('-').map(Number)
    const end = Math.floor((month - 1) / length) * length + length
    const next =
      end >= 12
        ? `${String(year + 1).padStart(4, '0')}-01-01`
        : `${first.slice(0, 4)}-${String(end + 1).padStart(2, '0')}-01`
    const last = dayAfter(next, -1)
    periods.push({ from: first, to: last < to ? last : to, label: labelOf(split, year, month) })
    first = next
  }
  return periods
}

/** Without the periods that have not begun on a day: nothing can have moved in them. The first one always stays. */
export const begunPeriods = (periods: readonly Period[], today: string): Period[] =>
  periods.filter((period, index) => index === 0 || period.from <= today)

function labelOf(split: Exclude<Split, 'none'>, year: number, month: number): string {
  if (split === 'year') return String(year)
  return split === 'quarter'
    ? `${year} Q${Math.floor((month - 1) / 3) + 1}`
    : `${year}-${String(month).padStart(2, '0')}`
}

/** The instants between periods that follow on each other, and the end of the last one. */
export const boundsOf = (periods: readonly Period[]): number[] => [
  ...periods.map((period) => startOfDay(period.from)),
  startOfDay(dayAfter(periods[periods.length - 1]?.to ?? '1970-01-01', 1)),
]

export const noFlow = (): { -readonly [K in keyof Flow]: Flow[K] } => ({
  opening: 0,
  received: 0,
  issued: 0,
  other: 0,
  closing: 0,
})

/** opening + received − issued + other = closing. */
export const closed = (flow: Flow): Flow => ({
  ...flow,
  closing: flow.opening + flow.received - flow.issued + flow.other,
})

/** Money for a quantity in smallest units at the price of one unit, unrounded: sums are rounded once. */
export const fenOf = (quantity: number, decimals: number, priceFen: number | null): number =>
  priceFen === null ? 0 : (quantity * priceFen) / 10 ** decimals

/** More periods than this are a slip of the pen. */
export const mostPeriods = 240
