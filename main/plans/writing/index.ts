import type { writingCalls } from '../../../preload/contract/plans/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { planOutlineKind } from './kinds'

export const writing: HostArea<typeof writingCalls> = {
  handlers,
  kinds: [planOutlineKind],
  work: { readOutline: async () => (await import('./work')).readOutline as WorkFunction },
}
