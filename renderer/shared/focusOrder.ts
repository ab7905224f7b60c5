import type { KeyboardEvent } from 'react'

const fields =
  'input:not([type="hidden"]):not([type="file"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)'

/** Fields of a form that can be typed into, in the order they are met. */
function fieldsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(fields)].filter(
    (field) => field.tabIndex >= 0 && field.getClientRects().length > 0,
  )
}

/** Milliseconds after which a list that took an entry has closed. */
const listCloses = 40

/**
 * Enter moves on to the next field instead of sending the form, Shift+Enter back; from the last one to the save button.
 * A list that is open takes its marked entry on the way. A text of several lines keeps Enter for a new line, an input
 * method for its own choice.
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
  // A field whose own key Enter is.
  if (target.dataset.ownEnter !== undefined) return
  const root = event.currentTarget
  if (isChoosing(target)) {
    // The list takes the marked entry first; then the keyboard moves on, unless what was chosen took it elsewhere.
    setTimeout(() => {
      const closed = target.getAttribute('aria-expanded') !== 'true'
      if (closed && document.activeElement === target) moveOn(target, root, 1)
    }, listCloses)
    return
  }
  event.preventDefault()
  event.stopPropagation()
  moveOn(target, root, event.shiftKey ? -1 : 1)
}

function moveOn(from: HTMLInputElement, root: HTMLElement, step: 1 | -1): void {
  if (step === 1 && leaveLines(from, root)) return
  const all = fieldsOf(root)
  const next = all[all.indexOf(from) + step]
  const goal = next ?? (step === 1 ? root.querySelector<HTMLElement>('button[type="submit"]') : from)
  goal?.focus()
  if (goal instanceof HTMLInputElement) goal.select()
}

/** True while a list is open under the field and one of its entries is marked: Enter takes that one. */
function isChoosing(field: HTMLInputElement): boolean {
  if (field.getAttribute('aria-expanded') !== 'true') return false
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '')
  const popup = list?.closest('.ant-select-dropdown')
  return !popup || popup.querySelector('.ant-select-item-option-active') !== null
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

/** Puts the keyboard on the first field, unless somebody is in one already: what they type must not go elsewhere. */
export function focusFirst(root: HTMLElement | null): void {
  if (root && !root.contains(document.activeElement)) fieldsOf(root)[0]?.focus()
}
