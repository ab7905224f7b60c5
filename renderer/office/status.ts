import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Status } from '../../preload/contract/office'
import { value, youbei } from '../shared/api'

/** The key every other screen uses for the same answer. */
export const statusKey = ['office', 'getStatus', {}] as const

/** The office's status with the client's own patience: it is the one question asked before the data host is up. */
export const statusQuery = queryOptions({
  queryKey: statusKey,
  queryFn: (): Promise<Status> => value(youbei.office.getStatus({})),
})

/** Puts a change of the status in place at once, so that the screen does not wait for the next answer. */
export function setStatus(client: QueryClient, change: Partial<Status>): void {
  client.setQueryData<Status>(statusKey, (status) => (status ? { ...status, ...change } : status))
}
