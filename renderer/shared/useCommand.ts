import { useCallback, useRef, useState } from 'react'
import type { Failure, Result } from '../../preload/contract/result'
import { showDone, showFailure } from './notices'

export type CommandOptions<O> = Readonly<{
  /** What to say when it is done; left out, nothing is said. */
  done?: string | ((value: O) => string)
  /** Offers 撤销 beside the words. */
  undoable?: boolean
  /** Leaves refusals to the caller (a form shows them itself). */
  quiet?: boolean
  onDone?: (value: O) => void
}>

export type CommandState<I, O> = Readonly<{
  /** Runs it once; the value, or null when it was refused. While it runs, another run is ignored and gives null. */
  run: (input: I) => Promise<O | null>
  running: boolean
  failure: Failure | null
  clear: () => void
}>

/** A command behind a button: runs once at a time, says what came of it, keeps the refusal for the form. */
export function useCommand<I, O>(
  fn: (input: I) => Promise<Result<O>>,
  options: CommandOptions<O> = {},
): CommandState<I, O> {
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const busy = useRef(false)
  const latest = useRef({ fn, options })
  latest.current = { fn, options }

  const run = useCallback(async (input: I): Promise<O | null> => {
    if (busy.current) return null
    busy.current = true
    setRunning(true)
    setFailure(null)
    const { fn: call, options: chosen } = latest.current
    try {
      const result = await call(input)
      if (!result.ok) {
        setFailure(result.error)
        if (!chosen.quiet) showFailure(result.error)
        return null
      }
      const done = typeof chosen.done === 'function' ? chosen.done(result.value) : chosen.done
      if (done !== undefined) showDone(done, chosen.undoable ? { undo: true } : {})
      chosen.onDone?.(result.value)
      return result.value
    } catch {
      const lost: Failure = { code: 'internal' }
      setFailure(lost)
      if (!chosen.quiet) showFailure(lost)
      return null
    } finally {
      busy.current = false
      setRunning(false)
    }
  }, [])
  const clear = useCallback(() => setFailure(null), [])
  return { run, running, failure, clear }
}
