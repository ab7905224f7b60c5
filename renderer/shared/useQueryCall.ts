import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Answer, Input, ModuleName } from '../../preload/contract/api'
import { type CallFailed, value } from './api'
import { type CallName, callByName } from './calls'

export type QueryCallOptions = Readonly<{
  /** False: not asked yet. */
  enabled?: boolean
  /** Keeps the answer to the last input on screen while the next is read (paging, typing). On unless said otherwise. */
  keepPrevious?: boolean
  /** Milliseconds for which an answer counts as fresh when a screen is opened again. */
  staleTime?: number
}>

/** The query behind `useQueryCall` and `TablePage`, for a call whose name is a value. The caller vouches for `T`. */
export function useNamedQuery<T>(
  module: ModuleName,
  call: string,
  input: unknown,
  options: QueryCallOptions = {},
): UseQueryResult<T, CallFailed> {
  return useQuery<unknown, CallFailed, T>({
    queryKey: [module, call, input],
    queryFn: () => value(callByName(module, call, input)),
    enabled: options.enabled ?? true,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.keepPrevious === false ? {} : { placeholderData: keepPreviousData }),
  })
}

/**
 * Asks a query of the contract and keeps its answer up to date.
 *
 * The key is `[module, call, input]`: the page's query client reads it again when a command says that it changed the
 * module. A refusal is in `error` as `CallFailed`.
 */
export function useQueryCall<M extends ModuleName, C extends CallName<M, 'query'>>(
  module: M,
  call: C,
  input: Input<M, C>,
  options: QueryCallOptions = {},
): UseQueryResult<Answer<M, C>, CallFailed> {
  return useNamedQuery<Answer<M, C>>(module, call, input, options)
}
