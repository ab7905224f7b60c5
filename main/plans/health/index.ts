import type { healthCalls } from '../../../preload/contract/plans/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'

export { healthChecks } from './check'
export type { HealthCheck } from './types'

export const health: HostArea<typeof healthCalls> = {
  handlers,
  work: {
    exportHealth: async () => (await import('./work')).exportHealth as WorkFunction,
    printHealth: async () => (await import('./work')).printHealth as WorkFunction,
  },
}
