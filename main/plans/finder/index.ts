import type { finderCalls } from '../../../preload/contract/plans/finder'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'

export const finder: HostArea<typeof finderCalls> = {
  handlers,
  work: { printFound: async () => (await import('./work')).printFound as WorkFunction },
}
