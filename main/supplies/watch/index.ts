import type { watchCalls } from '../../../preload/contract/supplies/watch'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { watchDue } from './list'

export { readThresholds } from './settings'

export const watch: HostArea<typeof watchCalls> = {
  handlers,
  due: watchDue,
  work: { watchPaper: async () => (await import('./work')).watchPaper as WorkFunction },
}
