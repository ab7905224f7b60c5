import { useSyncExternalStore } from 'react'

type HostState = 'up' | 'down'

let state: HostState = 'up'
const listeners = new Set<() => void>()

export function setHostState(next: HostState): void {
  state = next
  for (const listener of listeners) listener()
}

/** Whether the data host answers at present. */
export function useHostState(): HostState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
