import type { watchCalls } from '../../../preload/contract/supplies/watch'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'

export { readThresholds } from './settings'

export const watch: HostArea<typeof watchCalls> = {
  handlers,
  work: { watchPaper: async () => (await import('./work')).watchPaper as WorkFunction },
}
