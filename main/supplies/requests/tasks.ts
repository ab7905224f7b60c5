import { requestById } from '../../../database/supplies/requests/repository'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import type { TaskContext } from '../../host/index'

/** 申领单: one request as a slip to sign. */
export async function printRequest(context: TaskContext, { id }: ParsedInput<'supplies', 'printRequest'>) {
  const request = await context.read(async (em) => requestById(em, id))
  if (!request) throw new DomainError('not-found')
  const made = context.output(`申领单-${request.number}.pdf`)
  await context.work('supplies.printRequest', { out: made.path, id, today: context.today })
  return made.finish()
}

export async function exportRequests(
  context: TaskContext,
  filter: ParsedInput<'supplies', 'exportRequests'>,
) {
  const made = context.output(`物资申领-${context.today}.xlsx`)
  await context.work('supplies.exportRequests', { out: made.path, today: context.today, filter })
  return made.finish()
}
