import type { KeyboardEvent } from 'react'

const fields =
  'input:not([type="hidden"]):not([type="file"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)'

/** Fields of a form that can be typed into, in the order they are met. */
function fieldsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(fields)].filter(
    (field) => field.tabIndex >= 0 && field.getClientRects().length > 0,
  )
}

/**
 * Enter moves on to the next field instead of sending the form; from the last one to the save button. A list that is
 * open keeps Enter for choosing, a text of several lines for a new line, an input method for its own choice.
 */
export function moveOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.nativeEvent.isComposing
  )
    return
  const target = event.target
  if (!(target instanceof HTMLInputElement)) return
  if (target.getAttribute('role') === 'combobox' && target.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  event.stopPropagation()
  const root = event.currentTarget
  const all = fieldsOf(root)
  const next = event.shiftKey ? all[all.indexOf(target) - 1] : all[all.indexOf(target) + 1]
  const goal = next ?? (event.shiftKey ? target : root.querySelector<HTMLElement>('button[type="submit"]'))
  goal?.focus()
  if (goal instanceof HTMLInputElement) goal.select()
}

/** Puts the keyboard on the first field. */
export function focusFirst(root: HTMLElement | null): void {
  if (root) fieldsOf(root)[0]?.focus()
}
