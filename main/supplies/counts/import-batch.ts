import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'
import { countMoment, enter } from './entering'
import { lineFor } from './found'
import type { CountRowValues } from './import'
import { countKind } from './kinds'
import { mayCount } from './rules'

type Taken = Readonly<{ row: number; values: CountRowValues }>

/** A local time as the wizard has it, `2026-11-22 09:30`; undefined when nothing was said. */
export function momentOf(text: string): number | undefined {
  if (text === '') return undefined
  const parts = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})$/.exec(text)
  const time = parts
    ? new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:00`).getTime()
    : Number.NaN
  if (Number.isNaN(time))
    throw new DomainError('invalid-input', undefined, [{ path: 'countedAt', reason: 'date' }])
  return time
}

/** Enters the figures of a sheet; the same as if they had been typed, each for who counted it. */
export function commitCountSheet(context: CommandContext, rows: readonly Taken[], batchId: string): void {
  const countId = rows[0]?.values.countId
  if (countId === undefined) return
  const count = context.records.get(countKind, countId)
  if (!mayCount(count.state, 'enter')) throw new DomainError('wrong-state', { state: count.state })
  const countedAt = countMoment(momentOf(rows[0]?.values.countedAt ?? ''), context.now, count)
  for (const { values } of rows) {
    if (values.quantity === null) continue
    const lineId =
      values.lineId ??
      lineFor(context, count, {
        itemId: values.itemId,
        lotNumber: values.lotNumber,
        producedOn: values.producedOn,
        expiresOn: values.expiresOn,
        bin: values.bin,
        status: 'here',
      })
    enter(context, count, [{ lineId, quantity: values.quantity }], {
      counter: values.counter,
      via: 'excel',
      countedAt,
      batchId,
    })
  }
}
