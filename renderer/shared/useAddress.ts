import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

export type AddressChange = Readonly<Record<string, string | undefined>>

/** A screen's filters kept in its address: a link can ask for them, and going back finds them again. */
export function useAddress(): Readonly<{
  get: (name: string) => string | null
  /**
   * Sets filters; empty or undefined takes one away. All that changes at once goes in one call: a second one in the same
   * moment would still see the address of before.
   */
  set: (values: AddressChange) => void
  clear: () => void
}> {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (values: AddressChange) =>
      setParams(
        (held) => {
          const next = new URLSearchParams(held)
          for (const [name, value] of Object.entries(values))
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
