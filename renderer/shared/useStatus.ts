import type { Answer } from '../../preload/contract/api'
import { useQueryCall } from './useQueryCall'

export type OfficeStatus = Answer<'office', 'getStatus'>

/** The office, who is signed in, and today; undefined until it is known. */
export function useStatus(): OfficeStatus | undefined {
  return useQueryCall('office', 'getStatus', {}, { staleTime: 30_000 }).data
}

/** Whose drafts these are: what somebody typed is not shown to the next one, nor the demo's in the real office. */
export function useDraftScope(): string {
  const status = useStatus()
  return `${status?.demo ? 'demo' : 'office'}.${status?.user?.id ?? 'anyone'}.`
}

/** True when whoever sits here may change data. The host decides in the end; this only hides what it would refuse. */
export function useMayWrite(): boolean {
  const status = useStatus()
  if (!status) return false
  return status.user ? status.user.role !== 'viewer' : !status.signInNeeded
}
