import { useEffect, useRef } from 'react'
import { youbei } from '../shared/api'
import { isIdle } from './frame-rules'

/** The data host hears of a key or click at most this often, milliseconds. */
const touchEvery = 30_000

/**
 * Tells the data host that somebody is at the keyboard, and calls `onIdle` after so many minutes without a key or a
 * click (0: never). A computer that slept counts its sleep: the check runs again when it wakes.
 */
export function useIdle(minutes: number, onIdle: () => void): void {
  const idle = useRef(onIdle)
  idle.current = onIdle
  useEffect(() => {
    let lastSeen = Date.now()
    let lastTouch = 0
    const seen = () => {
      const now = Date.now()
      // The first key after a long sleep must not count before the check has run.
      if (isIdle(lastSeen, now, minutes)) return
      lastSeen = now
      if (now - lastTouch < touchEvery) return
      lastTouch = now
      youbei.touch()
    }
    const check = () => {
      if (isIdle(lastSeen, Date.now(), minutes)) idle.current()
    }
    const options = { capture: true, passive: true }
    const events = ['keydown', 'pointerdown', 'wheel', 'pointermove'] as const
    for (const event of events) window.addEventListener(event, seen, options)
    document.addEventListener('visibilitychange', check)
    const timer = setInterval(check, 5_000)
    return () => {
      for (const event of events) window.removeEventListener(event, seen, options)
      document.removeEventListener('visibilitychange', check)
      clearInterval(timer)
    }
  }, [minutes])
}
