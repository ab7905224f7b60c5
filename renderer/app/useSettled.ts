import { useEffect, useState } from 'react'

/** True once the first screen stands and the computer has a moment: what is not seen at once waits for it. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const id = requestIdleCallback(
      () => {
        setSettled(true)
        // Ctrl+K must not wait for its code.
        void import('./search/SearchPalette')
      },
      { timeout: 1_500 },
    )
    return () => cancelIdleCallback(id)
  }, [])
  return settled
}
