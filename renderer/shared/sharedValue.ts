import { useSyncExternalStore } from 'react'

export type SharedValue<T> = Readonly<{
  set: (next: T) => void
  /** The value as it is now; the component is drawn again when it changes. */
  use: () => T
}>

/** One value that belongs to the whole page, set from anywhere and seen by whoever uses it. */
export function sharedValue<T>(initial: T): SharedValue<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  }
}
