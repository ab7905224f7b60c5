import { useCallback, useEffect, useRef, useState } from 'react'
import type { Block } from '../../../preload/contract/blocks'
import { countCharacters } from '../../../preload/contract/outline'
import type { DraftSection } from '../../../preload/contract/plans/index'
import type { Failure } from '../../../preload/contract/result'
import { youbei } from '../../shared/api'
import { dropDraft, readDraft, writeDraft } from '../../shared/drafts'
import { soundBlocks } from './editor/blocks'

/** Milliseconds after the last key when the text is kept beside the page, and when it is saved. */
const keepPause = 300
const savePause = 1_200
/** Whoever types without a pause is saved all the same. */
const longestWait = 6_000
const retryPause = 2_000

export type SectionState =
  | Readonly<{ state: 'loading' }>
  | Readonly<{ state: 'failed'; failure: Failure }>
  | Readonly<{ state: 'ready'; blocks: readonly Block[]; generation: number }>

export type SaveState = Readonly<
  | { state: 'saved'; at: number }
  | { state: 'unsaved' | 'saving' }
  /** Changed elsewhere since it was read: the person decides whose text stays. */
  | { state: 'conflict' }
  | { state: 'refused'; failure: Failure }
>

/** Under what a section's text is kept beside the page until it is saved. */
export const keptKey = (sectionId: string) => `section.${sectionId}`

type Saved = (id: string, change: Partial<DraftSection>, savedAt: number) => void

const same = (a: readonly Block[], b: readonly Block[]) => JSON.stringify(a) === JSON.stringify(b)

/**
 * The text of one section while it is written: read once, kept beside the page with every pause, saved a moment later,
 * and never overwriting what somebody wrote elsewhere.
 */
export function useSectionText(planId: string, sectionId: string, draftSavedAt: number, onSaved: Saved) {
  const [text, setText] = useState<SectionState>({ state: 'loading' })
  const [save, setSave] = useState<SaveState>({ state: 'saved', at: draftSavedAt })
  const work = useRef<{ blocks: readonly Block[]; saved: readonly Block[]; stamp: string; since: number }>({
    blocks: [],
    saved: [],
    stamp: '',
    since: 0,
  })
  const timers = useRef<{ keep?: number; save?: number }>({})
  const sending = useRef<Promise<boolean> | null>(null)
  const blocked = useRef(false)
  const latest = useRef(onSaved)
  latest.current = onSaved
  const key = keptKey(sectionId)
  const generation = useRef(0)

  const show = useCallback((blocks: readonly Block[]) => {
    work.current.blocks = blocks
    setText({ state: 'ready', blocks, generation: ++generation.current })
  }, [])

  const send = useCallback(async (): Promise<boolean> => {
    if (sending.current) await sending.current
    const { blocks, saved, stamp } = work.current
    if (blocked.current) return false
    if (same(blocks, saved)) return true
    window.clearTimeout(timers.current.save)
    setSave({ state: 'saving' })
    const run = async () => {
      const answer = await youbei.plans.saveSection({ id: planId, sectionId, stamp, blocks: [...blocks] })
      if (answer.ok) {
        Object.assign(work.current, { saved: blocks, stamp: answer.value.stamp })
        const still = same(work.current.blocks, blocks)
        if (still) {
          window.clearTimeout(timers.current.keep)
          dropDraft(localStorage, key)
        }
        setSave(still ? { state: 'saved', at: answer.value.savedAt } : { state: 'unsaved' })
        const { characters, savedAt } = answer.value
        latest.current(sectionId, { characters, empty: blocks.length === 0 }, savedAt)
        return true
      }
      if (answer.error.code === 'host-restarted' || answer.error.code === 'busy') {
        timers.current.save = window.setTimeout(() => void send(), retryPause)
        setSave({ state: 'unsaved' })
        return false
      }
      blocked.current = true
      setSave(
        answer.error.code === 'changed-since'
          ? { state: 'conflict' }
          : { state: 'refused', failure: answer.error },
      )
      return false
    }
    sending.current = run().finally(() => {
      sending.current = null
    })
    return sending.current
  }, [planId, sectionId, key])

  /** Reads the section anew; what was typed and never saved before a crash comes back. */
  const load = useCallback(async () => {
    const answer = await youbei.plans.readDraftSection({ id: planId, sectionId })
    if (!answer.ok) {
      setText({ state: 'failed', failure: answer.error })
      return
    }
    const blocks = soundBlocks(answer.value.blocks)
    Object.assign(work.current, { saved: blocks, stamp: answer.value.stamp, since: 0 })
    blocked.current = false
    const kept = readDraft(localStorage, key)?.values as { stamp: string; blocks: Block[] } | undefined
    if (kept && !same(kept.blocks, blocks)) {
      work.current.stamp = kept.stamp
      show(kept.blocks)
      setSave({ state: 'unsaved' })
      timers.current.save = window.setTimeout(() => void send(), savePause)
    } else {
      show(blocks)
    }
  }, [planId, sectionId, key, show, send])

  useEffect(() => {
    void load()
    const pending = timers.current
    return () => {
      window.clearTimeout(pending.keep)
      window.clearTimeout(pending.save)
      // Left in the middle of a word: kept first, should it be refused.
      const { blocks, saved, stamp } = work.current
      if (!same(blocks, saved)) writeDraft(localStorage, key, { stamp, blocks })
      void send()
    }
  }, [load, send, key])

  const change = useCallback(
    (blocks: readonly Block[]) => {
      const now = Date.now()
      work.current.blocks = blocks
      if (same(blocks, work.current.saved)) return
      if (work.current.since === 0 || now - work.current.since > longestWait * 2) work.current.since = now
      window.clearTimeout(timers.current.keep)
      window.clearTimeout(timers.current.save)
      const { stamp } = work.current
      timers.current.keep = window.setTimeout(
        () => writeDraft(localStorage, key, { stamp, blocks }),
        keepPause,
      )
      if (blocked.current) return
      setSave({ state: 'unsaved' })
      const wait = Math.min(savePause, Math.max(0, work.current.since + longestWait - now))
      timers.current.save = window.setTimeout(() => {
        work.current.since = 0
        void send()
      }, wait)
    },
    [key, send],
  )

  /** Another window or an undo changed the draft: the text is read again where nothing was typed here. */
  const refresh = useCallback(async () => {
    if (blocked.current || !same(work.current.blocks, work.current.saved)) return
    const answer = await youbei.plans.readDraftSection({ id: planId, sectionId })
    if (!answer.ok || answer.value.stamp === work.current.stamp) return
    const blocks = soundBlocks(answer.value.blocks)
    Object.assign(work.current, { saved: blocks, stamp: answer.value.stamp })
    show(blocks)
  }, [planId, sectionId, show])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked whenever the draft was written, by whomever
  useEffect(() => void refresh(), [draftSavedAt, refresh])

  /** Settles a conflict: what was written here stays, or what stands there. */
  const settle = useCallback(
    async (whose: 'mine' | 'theirs') => {
      if (whose === 'theirs') {
        dropDraft(localStorage, key)
        await load()
        setSave({ state: 'saved', at: Date.now() })
        return
      }
      const answer = await youbei.plans.readDraftSection({ id: planId, sectionId })
      if (!answer.ok) return
      Object.assign(work.current, { saved: soundBlocks(answer.value.blocks), stamp: answer.value.stamp })
      blocked.current = false
      await send()
    },
    [planId, sectionId, key, load, send],
  )

  return {
    text,
    save,
    change,
    flush: send,
    settle,
    load,
    characters: () => countCharacters(work.current.blocks),
  }
}
