import type { RequestState } from '../../../preload/contract/supplies/index'

/** Sums over the lines of a request, in no particular unit: they are only compared with each other and with zero. */
export type RequestTotals = Readonly<{
  /** As the table keeps it. */
  kept: 'asked' | 'approved' | 'refused' | 'withdrawn'
  closed: boolean
  lines: readonly Readonly<{ approved: number | null; issued: number }>[]
  /** Slips that stand (not reversed), each with whether its receiver confirmed it. */
  slips: readonly Readonly<{ confirmed: boolean }>[]
}>

/**
 * Where a request stands. Only the decision is kept; how far it got follows from the slips that stand, so a slip that
 * is reversed brings its request back by itself. Received is the end: everything issued was confirmed, and nothing
 * more comes.
 */
export function stateOf({ kept, closed, lines, slips }: RequestTotals): RequestState {
  if (kept !== 'approved') return kept
  if (lines.every((line) => line.issued === 0)) return 'approved'
  const complete = closed || lines.every((line) => line.issued >= (line.approved ?? 0))
  if (!complete) return 'partly'
  return slips.every((slip) => slip.confirmed) ? 'received' : 'issued'
}

export const requestActs = [
  'change',
  'approve',
  'refuse',
  'reopen',
  'withdraw',
  'issue',
  'close',
  'confirm',
] as const
export type RequestAct = (typeof requestActs)[number]

/** What may be done with a request in a state. Confirming is per slip: see the slip's own `confirmed`. */
const allowed: Readonly<Record<RequestState, readonly RequestAct[]>> = {
  asked: ['change', 'approve', 'refuse', 'withdraw'],
  approved: ['reopen', 'withdraw', 'issue'],
  partly: ['issue', 'close', 'confirm'],
  issued: ['confirm'],
  received: [],
  refused: ['reopen'],
  withdrawn: [],
}

export const mayDo = (state: RequestState, act: RequestAct): boolean => allowed[state].includes(act)

/** Still to be issued of a line, never below zero. */
export const openOf = (line: Readonly<{ approved: number | null; issued: number }>): number =>
  Math.max(0, (line.approved ?? 0) - line.issued)
