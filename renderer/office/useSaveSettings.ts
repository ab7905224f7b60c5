import { useQueryClient } from '@tanstack/react-query'
import type { Input } from '../../preload/contract/api'
import { failureOf, value, youbei } from '../shared/api'
import { showFailure } from '../shared/notices'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { setStatus, statusKey } from './status'

/** Changes settings at once on the screen and then in the office; a refusal puts the old value back and says why. */
export function useSaveSettings(): (change: Input<'office', 'saveSettings'>) => Promise<void> {
  const client = useQueryClient()
  const status = useStatus()
  const mayWrite = useMayWrite()
  return async (change) => {
    if (!status) return
    const known = Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined))
    setStatus(client, { settings: { ...status.settings, ...known } })
    // Whoever may only look may still look at it larger; it holds until the program ends.
    if (!mayWrite) return
    try {
      setStatus(client, { settings: await value(youbei.office.saveSettings(change)) })
    } catch (error) {
      showFailure(failureOf(error))
      await client.invalidateQueries({ queryKey: statusKey })
    }
  }
}
