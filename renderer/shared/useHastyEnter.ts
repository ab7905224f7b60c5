import { type KeyboardEvent, useEffect, useRef } from 'react'

/**
 * Enter right behind the last letter, as fast hands and scanners press it, comes before the list shows what fits: the
 * first line is still one of before. It is kept back until the list is right and then pressed; whoever types on takes
 * it back, and where nothing fits it does nothing. Answers the handler for the capture phase around the field.
 *
 * @param words what was typed, without spaces around it
 * @param settled whether the list shows what fits these words
 * @param found whether anything fits
 */
export function useHastyEnter(words: string, settled: boolean, found: boolean) {
  const kept = useRef<Readonly<{ words: string; field: EventTarget }> | null>(null)
  useEffect(() => {
    const held = kept.current
    if (held === null) return
    if (held.words !== words) kept.current = null
    else if (settled) {
      kept.current = null
      const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true }
      if (found) setTimeout(() => held.field.dispatchEvent(new window.KeyboardEvent('keydown', enter)))
    }
  }, [words, settled, found])
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || words === '' || settled) return
    event.preventDefault()
    event.stopPropagation()
    kept.current = { words, field: event.target }
  }
}
