import type { Input } from '../../../preload/contract/api'
import type { OutstandingLine } from '../../../preload/contract/supplies/index'
import { parseDay } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import type { FormValues } from '../../shared/RecordForm'
import { parseCounted } from '../packs'
import { happenedAtOf } from './lines'

/** What the form of an arrival or return holds, and how it becomes the call's input. Pure. */

type Line = Partial<Record<'quantity' | 'damaged' | 'missing' | 'bin', string>>

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const linesOf = (values: FormValues): readonly Line[] =>
  Array.isArray(values.lines) ? (values.lines as Line[]) : []
const amounts = ['quantity', 'damaged', 'missing'] as const

/** A figure of a line; nothing typed is nothing. */
const figure = (typed: string | undefined, line: OutstandingLine) =>
  words(typed) === '' ? ({ ok: true, value: 0 } as const) : parseCounted(typed, line)

const fault = (path: FieldError['path'], reason: string): FieldError => ({ path, reason, facts: {} })

/** What is wrong before the host is asked: figures that are none, more than is open, differences without a reason. */
export function settleFaults(
  values: FormValues,
  outstanding: readonly OutstandingLine[],
  today: string,
): FieldError[] {
  const day = words(values.day) === '' ? today : parseDay(words(values.day))
  const found: FieldError[] = []
  if (day === null) found.push(fault(['day'], 'date'))
  else if (day > today) found.push(fault(['day'], 'future'))
  let all = 0
  let different = 0
  for (const [at, line] of outstanding.entries()) {
    const typed = linesOf(values)[at] ?? {}
    let sum = 0
    for (const name of amounts) {
      const parsed = figure(typed[name], line)
      if (!parsed.ok) found.push(fault(['lines', at, name], parsed.fault))
      else if (parsed.value < 0) found.push(fault(['lines', at, name], 'too-small'))
      else {
        sum += parsed.value
        if (name !== 'quantity') different += parsed.value
      }
    }
    all += sum
    if (sum > line.quantity) found.push(fault(['lines', at, 'quantity'], 'more-than-outstanding'))
  }
  if (found.length === 0 && all === 0) found.push(fault(['lines', 0, 'quantity'], 'required'))
  if (different > 0 && words(values.reason) === '') found.push(fault(['reason'], 'required'))
  return found
}

/** The call's input; lots of which nothing is said are left out. */
export function toSettle(
  values: FormValues,
  documentId: string,
  outstanding: readonly OutstandingLine[],
  today: string,
): Input<'supplies', 'arrive'> {
  const happenedAt = happenedAtOf(words(values.day), today)
  const value = (typed: string | undefined, line: OutstandingLine) => {
    const parsed = figure(typed, line)
    return parsed.ok ? parsed.value : 0
  }
  return {
    documentId,
    ...(happenedAt === undefined ? {} : { happenedAt }),
    receiver: words(values.receiver),
    reason: words(values.reason),
    note: words(values.note),
    lines: outstanding.map((line, at) => {
      const typed = linesOf(values)[at] ?? {}
      return {
        lotId: line.lotId,
        bin: words(typed.bin),
        quantity: value(typed.quantity, line),
        damaged: value(typed.damaged, line),
        missing: value(typed.missing, line),
      }
    }),
  }
}
