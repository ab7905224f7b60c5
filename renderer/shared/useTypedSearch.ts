import { useEffect, useState } from 'react'

export type TypedSearch = Readonly<{ typed: string; settled: string; setTyped: (text: string) => void }>

/** Words as they are typed into a picker, settled after a short pause so that not every key asks the host. */
export function useTypedSearch(pause = 120): {
  typed: string
  settled: string
  setTyped: (text: string) => void
} {
  const [typed, setTyped] = useState('')
  const [settled, setSettled] = useState('')
  useEffect(() => {
    if (typed === settled) return
    const timer = setTimeout(() => setSettled(typed), pause)
    return () => clearTimeout(timer)
  }, [typed, settled, pause])
  return { typed, settled: settled.trim(), setTyped }
}
