import type { QueryClient } from '@tanstack/react-query'
import type { Failure } from '../../preload/contract/result'
import { youbei } from './api'
import { sharedValue } from './sharedValue'

/** The demo office, or the office's own data. */
export type OfficeKind = 'demo' | 'own'

const opening = sharedValue<OfficeKind | null>(null)

/** The office that is being opened in this one's place; null most of the time. */
export const useOpening = opening.use

/**
 * Opens the demo office, or leaves and deletes it, and shows home. Nothing that was known holds any longer. Answers why it
 * could not; null where it could.
 */
export async function openOffice(client: QueryClient, kind: OfficeKind): Promise<Failure | null> {
  opening.set(kind)
  try {
    const { shell } = youbei
    const answer = await (kind === 'demo' ? shell.enterDemo({}) : shell.leaveDemo({ discard: true }))
    if (!answer.ok) return answer.error
    window.location.hash = '#/'
    await client.resetQueries()
    return null
  } finally {
    opening.set(null)
  }
}
