import { useQueryClient } from '@tanstack/react-query'
import { startTransition, useCallback, useEffect, useState } from 'react'

/** How long after the first screen the computer is left alone, in ms. */
const rest = 2_000

/**
 * True for the moment in which something is rendered out of sight for the first time, so that it is quick when it is
 * really opened: after the first screen stands, nothing is being read and the computer is idle. Once only; `done` ends it.
 */
export function useRehearsal(settled: boolean): { on: boolean; done: () => void } {
  const client = useQueryClient()
  const [stage, setStage] = useState<'before' | 'on' | 'over'>('before')
  useEffect(() => {
    if (!settled || stage !== 'before') return
    let idle = 0
    let timer = 0
    const wait = () => {
      timer = window.setTimeout(() => {
        idle = requestIdleCallback(() => {
          if (client.isFetching() > 0) wait()
          // A transition gives way to whatever is pressed meanwhile.
          else startTransition(() => setStage('on'))
        })
      }, rest)
    }
    wait()
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [client, settled, stage])
  const done = useCallback(() => setStage('over'), [])
  return { on: stage === 'on', done }
}
