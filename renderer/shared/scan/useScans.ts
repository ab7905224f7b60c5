import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { Found } from '../../../preload/contract/care'
import { parseCode } from '../../../preload/contract/codes'
import { youbei } from '../api'
import { showFailure } from '../notices'
import { ScanReader } from './reader'

/** Takes what a scanned code stands for; true when it did, false to let it be opened as elsewhere. */
export type ScanTaker = (found: Found) => boolean

const takers: ScanTaker[] = []

/** While this component is there, scanned codes come to it first: a slip that takes lots by scanning. */
export function useScanTaker(taker: ScanTaker, enabled = true): void {
  const latest = useRef(taker)
  latest.current = taker
  useEffect(() => {
    if (!enabled) return
    const mine: ScanTaker = (found) => latest.current(found)
    takers.push(mine)
    return () => {
      takers.splice(takers.indexOf(mine), 1)
    }
  }, [enabled])
}

/** The field a scan ran into, as it was before. */
type Before = Readonly<{ field: HTMLInputElement | HTMLTextAreaElement; value: string }>

const asField = (target: EventTarget | null): Before['field'] | null =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')
    ? target
    : null

/** Sets a field's text as if it had been typed, so that React hears of it. */
function setText(field: Before['field'], text: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Takes a scanned text out of the field it ran into. */
function tidy(before: Before | null, text: string): void {
  const field = asField(document.activeElement)
  if (!field || field.readOnly) return
  if (before?.field === field) setText(field, before.value)
  else if (field.value.toUpperCase().endsWith(text.toUpperCase()))
    setText(field, field.value.slice(0, -text.length))
}

/**
 * Scanning a printed code anywhere opens what it stands for: a scanner types like a keyboard, only faster. A code that is
 * pasted into a list's keyword field does the same. Nothing else is taken from the fields. Once, in the frame.
 */
export function useScans(): void {
  const navigate = useNavigate()
  const go = useRef(navigate)
  go.current = navigate
  useEffect(() => {
    const reader = new ScanReader()
    let before: Before | null = null
    const open = async (text: string) => {
      const answer = await youbei.care.resolveCode({ text })
      if (!answer.ok) return showFailure(answer.error)
      for (const taker of takers.toReversed()) if (taker(answer.value)) return
      void go.current(answer.value.to)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const step = reader.take({
        key: event.key,
        code: event.code,
        shiftKey: event.shiftKey,
        at: event.timeStamp,
      })
      if (step.kind === 'begun') {
        const field = asField(event.target)
        before = field && { field, value: field.value }
      } else if (step.kind === 'scanned') {
        // The Enter belongs to the scan: no form is sent, no row opened by it.
        event.preventDefault()
        event.stopImmediatePropagation()
        tidy(before, step.text)
        void open(step.text)
      }
    }
    const onPaste = (event: ClipboardEvent) => {
      const field = asField(event.target)
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!field?.closest('search') || !parseCode(text)) return
      event.preventDefault()
      void open(text)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('paste', onPaste, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('paste', onPaste, { capture: true })
    }
  }, [])
}
