import { type QueryClient, replaceEqualDeep } from '@tanstack/react-query'
import type { Status } from '../../preload/contract/office'
import { statusKey } from '../office/status'
import { sharedValue } from '../shared/sharedValue'
import { ownerKept } from './frame-rules'

const locked = sharedValue(false)
let leaving = false

export const setLocked = locked.set

/** While somebody signs out, the end of the sign-in is not taken for a lock. */
export function setLeaving(next: boolean): void {
  leaving = next
}

/** Whether the lock screen lies over the page. */
export const useLocked = locked.use

/**
 * Keeps the page as it was under the lock screen: screens that ask who is signed in go on seeing whose page it is, so
 * that no form closes because nobody is there. The data host knows better and refuses until the PIN was given.
 */
export function watchSignIn(client: QueryClient): void {
  client.setQueryDefaults(statusKey, {
    structuralSharing: (old: unknown, next: unknown) => {
      const kept = ownerKept(old as Status | undefined, next as Status, leaving)
      if (kept.locked) setLocked(true)
      return replaceEqualDeep(old, kept.status)
    },
  })
}
