import { type RefObject, useRef } from 'react'

/** A value as it is now, for functions that were made earlier. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value)
  ref.current = value
  return ref
}
