import type { Answer } from '../../preload/contract/api'
import { useQueryCall } from './useQueryCall'

export type OfficeStatus = Answer<'office', 'getStatus'>

/** The office, who is signed in, and today; undefined until it is known. */
export function useStatus(): OfficeStatus | undefined {
  return useQueryCall('office', 'getStatus', {}, { staleTime: 30_000 }).data
}

/** True when whoever sits here may change data. The host decides in the end; this only hides what it would refuse. */
export function useMayWrite(): boolean {
  const status = useStatus()
  if (!status) return false
  return status.user ? status.user.role !== 'viewer' : !status.signInNeeded
}
