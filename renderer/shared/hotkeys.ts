import { useEffect, useLayoutEffect, useRef } from 'react'

/** Keys as `ctrl+s`, `f2`, `shift+f10`, `escape`, `arrowdown`; on a Mac `ctrl` is also ⌘. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>

export type HotkeyOptions = Readonly<{
  enabled?: boolean
  /** Keys below this layer are off while it is there (a drawer, a dialog), except those of `global` layers. */
  exclusive?: boolean
  /** Works above whatever is open: find, help. */
  global?: boolean
}>

type Layer = { keys: Hotkeys; exclusive: boolean; global: boolean }

type KeyLike = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The name of what was pressed. Shift counts for named keys and with another modifier, not for plain characters. */
export function comboOf(event: KeyLike): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const held = event.ctrlKey || event.metaKey
  const parts = [
    ...(held ? ['ctrl'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey && (held || event.altKey || key.length > 1) ? ['shift'] : []),
    key,
  ]
  return parts.join('+')
}

/** True where typing belongs to the field: plain keys there are text, never commands. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Plain characters and arrows belong to the field that has the focus; Ctrl, Alt and function keys do not. */
export function isPlain(combo: string): boolean {
  return !/^(ctrl|alt)\+/.test(combo) && !/^(shift\+)?f\d{1,2}$/.test(combo) && combo !== 'escape'
}

const layers: Layer[] = []

/** The command that a key means now: the top layer first, nothing below an exclusive one but global keys. */
export function findCommand(
  stack: readonly Layer[],
  combo: string,
  editable: boolean,
): ((event: KeyboardEvent) => void) | undefined {
  if (editable && isPlain(combo)) return undefined
  let covered = false
  for (const layer of stack.toReversed()) {
    const command = !covered || layer.global ? layer.keys[combo] : undefined
    if (command) return command
    covered = covered || layer.exclusive
  }
  return undefined
}

/** Whether a list or popover was open under the keys when the key went down: Esc closes that, not what is around it. */
let popupOpen = false

function onKeyDownFirst(event: KeyboardEvent): void {
  popupOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true'
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return
  const combo = comboOf(event)
  if (combo === 'escape' && popupOpen) return
  const command = findCommand(layers, combo, isEditable(event.target))
  if (!command) return
  event.preventDefault()
  command(event)
}

function register(layer: Layer): () => void {
  if (layers.length === 0) {
    document.addEventListener('keydown', onKeyDownFirst, { capture: true })
    document.addEventListener('keydown', onKeyDown)
  }
  layers.push(layer)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    if (layers.length > 0) return
    document.removeEventListener('keydown', onKeyDownFirst, { capture: true })
    document.removeEventListener('keydown', onKeyDown)
  }
}

/** True while something lies over the page whose own keys count (a drawer, a dialog). */
export function isCovered(): boolean {
  return layers.some((layer) => layer.exclusive)
}

/**
 * Keys for as long as the component is there. What came last is asked first; a drawer's or dialog's own (exclusive)
 * keys lie below those of what is inside it.
 */
export function useHotkeys(keys: Hotkeys, options: HotkeyOptions = {}): void {
  const { enabled = true, exclusive = false, global = false } = options
  const layer = useRef<Layer>({ keys, exclusive, global })
  layer.current.keys = keys
  // Effects run from the inside out, but all layout effects before all others: so the outer layer comes first.
  useLayoutEffect(() => {
    if (!enabled || !exclusive) return
    return register(Object.assign(layer.current, { exclusive, global }))
  }, [enabled, exclusive, global])
  useEffect(() => {
    if (!enabled || exclusive) return
    return register(Object.assign(layer.current, { exclusive, global }))
  }, [enabled, exclusive, global])
}
