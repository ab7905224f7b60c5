import type { Contract } from '../../preload/contract/api'
import type { HostModule, WorkFunction } from '../host/index'
import { handlers } from './handlers'
import { handbookKind } from './kinds'

export const handbooks: HostModule<Contract['handbooks']> = {
  name: 'handbooks',
  handlers,
  kinds: [handbookKind],
  work: { make: async () => (await import('./work')).make as WorkFunction },
}
