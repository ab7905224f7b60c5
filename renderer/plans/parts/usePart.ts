import { useEffect, useRef, useState } from 'react'
import type { Part, PartContent } from '../../../preload/contract/plans/parts'
import type { Failure } from '../../../preload/contract/result'
import { youbei } from '../../shared/api'
import { keepable } from './rules'

/** Milliseconds after the last key when a part is saved. */
const pause = 700

export type SaveState = 'saved' | 'typing' | 'saving' | 'failed'

/**
 * A part that is being written: kept on the screen as it is typed, saved a moment later, each save one step of undo.
 * What changed elsewhere (undo, another window) comes in while nothing is being typed.
 */
export function usePart(part: Part) {
  const [content, setContent] = useState<PartContent>(part as PartContent)
  const [state, setState] = useState<SaveState>('saved')
  const [failure, setFailure] = useState<Failure | null>(null)
  const rev = useRef(part.rev)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(content)
  const working = useRef(false)

  const save = async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const sent = latest.current
    const kept = keepable(sent)
    if (!kept) return
    if (working.current) {
      timer.current = setTimeout(() => void save(), pause)
      return
    }
    working.current = true
    setState('saving')
    const saved = await youbei.plans.savePart({
      versionId: part.versionId,
      id: part.id,
      rev: rev.current,
      content: { kind: kept.kind, body: kept.body } as PartContent,
    })
    working.current = false
    if (!saved.ok) {
      setFailure(saved.error)
      setState('failed')
      return
    }
    rev.current = saved.value.rev
    setFailure(null)
    setState(latest.current === sent ? 'saved' : 'typing')
  }
  const saveNow = useRef(save)
  saveNow.current = save

  useEffect(() => {
    if (part.rev === rev.current || timer.current !== undefined || working.current) return
    rev.current = part.rev
    latest.current = part as PartContent
    setContent(part as PartContent)
    setState('saved')
    setFailure(null)
  }, [part])
  // Left within the pause: the last words are saved too.
  useEffect(
    () => () => {
      if (timer.current !== undefined) void saveNow.current()
    },
    [],
  )

  const change = (next: PartContent) => {
    latest.current = next
    setContent(next)
    setState('typing')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void saveNow.current(), pause)
  }
  return { content, change, state, failure }
}
