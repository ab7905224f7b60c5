import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadFinder } from '../../plans'
import { useStatus } from '../../shared/useStatus'

const Finder = lazy(loadFinder)

/** The quick finder before anybody is signed in, where the office allows it: a button, and F9. */
export function FinderDoor() {
  const { t } = useTranslation('plans')
  const allowed = useStatus()?.settings.finderWhenLocked ?? false
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!allowed) return
    void loadFinder()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F2' && event.key !== 'F9') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [allowed])
  if (!allowed) return null
  return (
    <>
      <button type="button" className="yb-text-button" aria-keyshortcuts="F9" onClick={() => setOpen(true)}>
        {t('finder.open')} <kbd>F9</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Finder locked onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
