import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lockClass } from '../lock-guard'
import { SignInCard } from './SignIn'

/**
 * Lies over the page until somebody signs in. A modal `<dialog>` is in the browser's top layer: it covers drawers and
 * messages too, and everything under it can neither be reached nor be read by assistive technology.
 */
export function LockScreen() {
  const { t } = useTranslation('app')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const lock = dialog.current
    if (!lock) return
    const open = () => {
      if (!lock.isConnected || lock.open) return
      lock.showModal()
      // The browser would begin with the first name; the PIN is what is asked.
      lock.querySelector<HTMLElement>('.yb-pin')?.focus()
    }
    open()
    // Esc closes any dialog in the end; this one opens again at once.
    lock.addEventListener('close', open)
    return () => {
      lock.removeEventListener('close', open)
      lock.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={lockClass}
      aria-label={t('signIn.locked')}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        // Hotkeys of the page underneath listen further out.
        event.stopPropagation()
        if (event.key === 'Escape') event.preventDefault()
      }}
    >
      <SignInCard locked />
    </dialog>
  )
}
