import { useStatus } from '../../shared/useStatus'

/** True when whoever sits here may approve requests and counts. The host decides in the end. */
export function useMayApprove(): boolean {
  const status = useStatus()
  if (!status) return false
  return status.user ? status.user.role === 'administrator' : !status.signInNeeded
}
