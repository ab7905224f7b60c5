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
  // A dialog opened from inside the form bubbles through it, but is no part of it.
  if (!(target instanceof HTMLInputElement) || !event.currentTarget.contains(target)) return
  if (target.getAttribute('role') === 'combobox' && target.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  event.stopPropagation()
  const root = event.currentTarget
  if (!event.shiftKey && leaveLines(target, root)) return
  const all = fieldsOf(root)
  const next = event.shiftKey ? all[all.indexOf(target) - 1] : all[all.indexOf(target) + 1]
  const goal = next ?? (event.shiftKey ? target : root.querySelector<HTMLElement>('button[type="submit"]'))
  goal?.focus()
  if (goal instanceof HTMLInputElement) goal.select()
}

/**
 * Lines of a document: Enter in the last field of the last line makes another line, Enter in the first field of a line
 * that is still empty ends the list. Lines are marked with `data-line` (and `data-filled`), the list with `data-lines`,
 * the button that adds one with `data-add-line`.
 */
function leaveLines(target: HTMLInputElement, root: HTMLElement): boolean {
  const line = target.closest<HTMLElement>('[data-line]')
  const lines = target.closest<HTMLElement>('[data-lines]')
  if (!line || !lines) return false
  const own = fieldsOf(line)
  const isLast = [...lines.querySelectorAll('[data-line]')].at(-1) === line
  if (line.dataset.filled === undefined && own[0] === target && isLast) {
    root.querySelector<HTMLElement>('button[type="submit"]')?.focus()
    return true
  }
  if (!isLast || own.at(-1) !== target) return false
  lines.querySelector<HTMLElement>('button[data-add-line]')?.click()
  setTimeout(() => {
    const added = [...lines.querySelectorAll<HTMLElement>('[data-line]')].at(-1)
    if (added) fieldsOf(added)[0]?.focus()
  }, 0)
  return true
}

/** Puts the keyboard on the first field. */
export function focusFirst(root: HTMLElement | null): void {
  if (root) fieldsOf(root)[0]?.focus()
}
