import type { reportsCalls } from '../../../preload/contract/supplies/reports'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'

export const reports: HostArea<typeof reportsCalls> = {
  handlers,
  work: { reportsPaper: async () => (await import('./work')).reportsPaper as WorkFunction },
}
