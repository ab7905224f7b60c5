import type { UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '../../../preload/contract/api'
import type { CallFailed } from '../../shared/api'
import { useQueryCall } from '../../shared/useQueryCall'

/** What is due and what there is: asked once for home, the bell and the left bar's counts. */
export function useHome(): UseQueryResult<Answer<'care', 'getHome'>, CallFailed> {
  return useQueryCall('care', 'getHome', {}, { staleTime: 30_000 })
}
