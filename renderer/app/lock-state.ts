import { type QueryClient, replaceEqualDeep } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Status } from '../../preload/contract/office'
import { statusKey } from '../office/status'
import { ownerKept } from './frame-rules'

let locked = false
let leaving = false
const listeners = new Set<() => void>()

export function setLocked(next: boolean): void {
  if (locked === next) return
  locked = next
  for (const listener of listeners) listener()
}

/** While somebody signs out, the end of the sign-in is not taken for a lock. */
export function setLeaving(next: boolean): void {
  leaving = next
}

/** Whether the lock screen lies over the page. */
export function useLocked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => locked,
  )
}

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
