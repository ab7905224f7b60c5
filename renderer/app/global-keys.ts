import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isCovered, isEditable, useHotkeys } from '../shared/hotkeys'
import type { Overlay } from './overlay'
import { changeScale } from './scale'
import { undoLastChange } from './undo'

/** Keys that work on every screen: F9 opens the quick finder, Ctrl+K finds, F1 explains, Ctrl + − 0 scale, Ctrl+Z takes the last change back. */
export function useGlobalKeys(overlay: Overlay): void {
  const client = useQueryClient()
  const { t } = useTranslation(['care', 'app'])
  const bigger = () => changeScale(client, 'bigger')
  const smaller = () => changeScale(client, 'smaller')
  useHotkeys(
    {
      'ctrl+k': () => overlay.open('search'),
      f1: () => overlay.toggle('help'),
      f9: () => overlay.toggle('finder'),
      // Lists use F2 for what they add; everywhere else it opens the finder too.
      f2: () => overlay.toggle('finder'),
      'ctrl+=': bigger,
      'ctrl++': bigger,
      'ctrl+shift++': bigger,
      'ctrl+-': smaller,
      'ctrl+0': () => changeScale(client, 'normal'),
    },
    { global: true },
  )
  // Not a hotkey of the layers: where something is typed, Ctrl+Z belongs to the field and must not be swallowed.
  const translate = useRef(t)
  translate.current = t
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isUndo =
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === 'z'
      if (!isUndo || event.defaultPrevented || event.repeat || isEditable(event.target) || isCovered()) return
      event.preventDefault()
      void undoLastChange(translate.current)
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
