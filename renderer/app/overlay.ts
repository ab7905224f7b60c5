import { useCallback, useMemo, useState } from 'react'

/** What may lie over or beside a screen; one at a time. */
export type OverlayName = 'search' | 'help' | 'finder'

export type Overlay = Readonly<{
  shown: OverlayName | null
  open: (name: OverlayName) => void
  toggle: (name: OverlayName) => void
  close: () => void
}>

export function useOverlay(): Overlay {
  const [shown, setShown] = useState<OverlayName | null>(null)
  const open = useCallback((name: OverlayName) => setShown(name), [])
  const toggle = useCallback((name: OverlayName) => setShown((now) => (now === name ? null : name)), [])
  const close = useCallback(() => setShown(null), [])
  return useMemo(() => ({ shown, open, toggle, close }), [shown, open, toggle, close])
}
