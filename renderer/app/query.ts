import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import type { ErrorCode } from '../../preload/contract/result'
import { statusKey } from '../office/status'
import { failureOf, youbei } from '../shared/api'
import { isTouched } from './frame-rules'
import { setHostState } from './host-state'

/** Refusals that mean "ask again in a moment": the data host was just being started anew. */
const passing: readonly ErrorCode[] = ['host-restarted', 'busy']

/** Refusals after which the page must look again at who is signed in. */
const signedOut: readonly ErrorCode[] = ['sign-in-needed', 'locked', 'not-set-up']

const retryDelay = (attempt: number) => Math.min(200 * 2 ** attempt, 2_000)

/**
 * The page's memory of answers. Nothing is fetched again because a window got the focus: the data host tells which
 * topics changed, and only what shows them is asked for again.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (signedOut.includes(failureOf(error).code) && query.queryKey[1] !== 'getStatus') {
        void queryClient.invalidateQueries({ queryKey: statusKey })
      }
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 30_000,
      retry: (count, error) => count < 6 && passing.includes(failureOf(error).code),
      retryDelay,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Listens to the data host for as long as the page lives. Answers how to stop. */
export function followHost(): () => void {
  // A call that is on its way already is not sent twice: whoever else listens may have been first.
  const quietly = { cancelRefetch: false }
  const stopChanged = youbei.on('changed', (topics) => {
    queueMicrotask(() => {
      const predicate = (query: Query) => isTouched(query.queryKey, topics)
      void queryClient.invalidateQueries({ predicate }, quietly)
    })
  })
  const stopHost = youbei.on('host', (state) => {
    setHostState(state)
    if (state === 'up') queueMicrotask(() => void queryClient.invalidateQueries({}, quietly))
  })
  return () => {
    stopChanged()
    stopHost()
  }
}
