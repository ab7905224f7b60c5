import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { stepHit } from '../shared/pdf/find'
import { type PlanHit, PlanIndex } from './findInPlan'
import type { PlanText } from './usePlanText'

export type PlanSearch = Readonly<{
  words: string
  setWords: (words: string) => void
  hits: readonly PlanHit[]
  current: PlanHit | undefined
  /** From 0, -1 for none. */
  at: number
  step: (by: 1 | -1) => void
  /** Hits in each section, by position; sections without any are missing. */
  counts: ReadonlyMap<number, number>
  running: boolean
}>

/** Looks for words inside a plan. The first hit shown is the first at or behind the section being read (`reading`). */
export function usePlanSearch(
  text: PlanText,
  reading: Readonly<{ current: number }>,
  initial: string,
): PlanSearch {
  const [{ words, from }, setAsked] = useState({ words: initial, from: reading.current })
  const setWords = useCallback(
    (wanted: string) =>
      setAsked((before) => (before.words === wanted ? before : { words: wanted, from: reading.current })),
    [reading],
  )
  const [at, setAt] = useState(-1)
  const [running, setRunning] = useState(false)
  const index = useRef(new PlanIndex())
  const { sections, wantAll } = text

  useEffect(() => {
    setAt(-1)
    if (words.trim() === '') return setRunning(false)
    let stopped = false
    setRunning(true)
    void wantAll().finally(() => {
      if (!stopped) setRunning(false)
    })
    return () => {
      stopped = true
    }
  }, [words, wantAll])

  const hits = useMemo(() => {
    if (words.trim() === '') return []
    const inOrder = [...sections.values()].sort((a, b) => a.position - b.position)
    return index.current.find(inOrder, words)
  }, [sections, words])

  // Until somebody steps on, the hit nearest to what was being read; more text coming in does not move it back.
  const nearest = hits.findIndex((hit) => hit.position >= from)
  const shown =
    at >= 0 ? Math.min(at, hits.length - 1) : running ? -1 : nearest < 0 ? hits.length - 1 : nearest
  const count = hits.length
  const step = useCallback((by: 1 | -1) => setAt(stepHit(count, shown, by)), [count, shown])
  const counts = useMemo(() => {
    const sums = new Map<number, number>()
    for (const { position } of hits) sums.set(position, (sums.get(position) ?? 0) + 1)
    return sums
  }, [hits])
  return { words, setWords, hits, current: hits[shown], at: shown, step, counts, running }
}

/** Hits in the sections `from` up to, not including, `to`. */
export function countBetween(counts: ReadonlyMap<number, number>, from: number, to: number): number {
  if (counts.size === 0) return 0
  let sum = 0
  for (let position = from; position < to; position++) sum += counts.get(position) ?? 0
  return sum
}
