import { useCallback, useMemo, useRef, useState } from 'react'
import type { TaskOptions } from '../../preload/contract/define'
import type { Result } from '../../preload/contract/result'
import { runTask } from './tasks'

export { TaskBar } from './TaskBar'

export type TaskRunner = Readonly<{
  /** Starts a task with its line in the task bar; resolves with its Result and never throws. */
  run: <T>(
    label: string,
    start: (options: TaskOptions & { id: string }) => Promise<Result<T>>,
  ) => Promise<Result<T>>
  /** True while a task that this component started is running. */
  running: boolean
}>

/** Long calls: progress, cancel and failure are shown by the TaskBar at the foot. */
export function useTask(): TaskRunner {
  const [count, setCount] = useState(0)
  const alive = useRef(true)
  const run = useCallback(
    async <T,>(
      label: string,
      start: (options: TaskOptions & { id: string }) => Promise<Result<T>>,
    ): Promise<Result<T>> => {
      setCount((n) => n + 1)
      try {
        return await runTask(label, start)
      } finally {
        if (alive.current) setCount((n) => n - 1)
      }
    },
    [],
  )
  return useMemo(() => ({ run, running: count > 0 }), [run, count])
}
