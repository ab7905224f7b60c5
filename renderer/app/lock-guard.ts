/** Marks the lock screen's dialog. */
export const lockClass = 'yb-lock'

/**
 * Keeps the keys from what lies under the lock screen: a hotkey of a hidden screen must not act. It listens first
 * (capturing, on the window, before anything else starts) and lets through only what the lock screen itself gets.
 */
export function guardLockedKeys(): void {
  const stop = (event: Event) => {
    const lock = document.querySelector(`dialog.${lockClass}[open]`)
    if (lock === null || (event.target instanceof Node && lock.contains(event.target))) return
    event.stopImmediatePropagation()
    // A digit typed beside the field is meant for it; a key moves the focus there before it is typed.
    lock.querySelector<HTMLElement>('.yb-pin')?.focus()
    if (!(event instanceof KeyboardEvent && /^\d$/.test(event.key))) event.preventDefault()
  }
  for (const type of ['keydown', 'keypress', 'keyup', 'paste', 'copy', 'cut', 'drop']) {
    window.addEventListener(type, stop, { capture: true })
  }
}
