import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** A screen's filters kept in its address: a link can ask for them, and going back finds them again. */
export function useAddress(): Readonly<{
  get: (name: string) => string | null
  /** Sets one filter; empty or undefined takes it away. */
  set: (name: string, value: string | undefined) => void
  clear: () => void
}> {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (name: string, value: string | undefined) =>
      setParams(
        (held) => {
          const next = new URLSearchParams(held)
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams])
  return { get: (name) => params.get(name), set, clear }
}
