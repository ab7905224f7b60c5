import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Section } from '../../preload/contract/plans/index'
import { value, youbei } from '../shared/api'

const CHUNK = 40

export type PlanText = Readonly<{
  /** By position; what has not been read yet is missing. */
  sections: ReadonlyMap<number, Section>
  /** Reads the chunk that a position lies in, once. */
  want: (position: number) => void
  /** Reads everything, for searching; resolves when all is there or has failed. */
  wantAll: () => Promise<void>
  failed: boolean
  retry: () => void
}>

/**
 * The text of a plan's version, read in chunks as it is looked at, and kept: a published version never changes. A draft
 * does; its `stamp` moves on with it.
 */
export function usePlanText(planId: string, versionId: string, total: number, stamp = ''): PlanText {
  const client = useQueryClient()
  const [sections, setSections] = useState<ReadonlyMap<number, Section>>(new Map())
  const [failed, setFailed] = useState(false)
  const asked = useRef(new Map<number, Promise<void>>())
  const text = `${versionId} ${stamp}`
  const version = useRef(text)

  useEffect(() => {
    version.current = text
    asked.current = new Map()
    setSections(new Map())
    setFailed(false)
  }, [text])

  const read = useCallback(
    (chunk: number): Promise<void> => {
      const running = asked.current.get(chunk)
      if (running) return running
      const input = { id: planId, versionId, from: chunk * CHUNK, limit: CHUNK }
      const reading = client
        .fetchQuery({
          queryKey: ['plan-text', text, chunk],
          queryFn: () => value(youbei.plans.readSections(input)),
          staleTime: Number.POSITIVE_INFINITY,
        })
        .then(({ sections: read }) => {
          if (version.current !== text) return
          setSections((before) => {
            const next = new Map(before)
            for (const section of read) next.set(section.position, section)
            return next
          })
        })
        .catch(() => {
          asked.current.delete(chunk)
          setFailed(true)
        })
      asked.current.set(chunk, reading)
      return reading
    },
    [client, planId, versionId, text],
  )

  const want = useCallback((position: number) => void read(Math.floor(position / CHUNK)), [read])
  const wantAll = useCallback(async () => {
    for (let chunk = 0; chunk * CHUNK < total; chunk++) {
      // One after the other: what is being scrolled to meanwhile is not kept waiting.
      await read(chunk)
    }
  }, [read, total])
  const retry = useCallback(() => {
    setFailed(false)
    void wantAll()
  }, [wantAll])
  return { sections, want, wantAll, failed, retry }
}
