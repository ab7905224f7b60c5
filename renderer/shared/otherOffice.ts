import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Failure } from '../../preload/contract/result'
import { youbei } from './api'

/** The demo office, or the office's own data. */
export type OfficeKind = 'demo' | 'own'

let opening: OfficeKind | null = null
const listeners = new Set<() => void>()

function announce(next: OfficeKind | null): void {
  opening = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The office that is being opened in this one's place; null most of the time. */
export const useOpening = (): OfficeKind | null => useSyncExternalStore(subscribe, () => opening)

/**
 * Opens the demo office, or leaves and deletes it, and shows home. Nothing that was known holds any longer. Answers why it
 * could not; null where it could.
 */
export async function openOffice(client: QueryClient, kind: OfficeKind): Promise<Failure | null> {
  announce(kind)
  try {
    const { shell } = youbei
    const answer = await (kind === 'demo' ? shell.enterDemo({}) : shell.leaveDemo({ discard: true }))
    if (!answer.ok) return answer.error
    window.location.hash = '#/'
    await client.resetQueries()
    return null
  } finally {
    announce(null)
  }
}
