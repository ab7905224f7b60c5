import { useEffect, useState } from 'react'
import { loadFinder } from '../plans'

/** True once the first screen stands and the computer has a moment: what is not seen at once waits for it. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const id = requestIdleCallback(
      () => {
        setSettled(true)
        // Ctrl+K and F9 must not wait for their code.
        void import('./search/SearchPalette')
        void loadFinder()
      },
      { timeout: 1_500 },
    )
    return () => cancelIdleCallback(id)
  }, [])
  return settled
}
