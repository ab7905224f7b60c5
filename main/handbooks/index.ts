import type { Contract } from '../../preload/contract/api'
import type { makingCalls } from '../../preload/contract/handbooks/index'
import { type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { handlers } from './handlers'
import { handbookKind } from './kinds'

const making: HostArea<typeof makingCalls> = {
  handlers,
  kinds: [handbookKind],
  work: {
    make: async () => (await import('./work')).make as WorkFunction,
    warm: async () => (await import('./warm')).warm as WorkFunction,
  },
}

export const handbooks = joinAreas<Contract['handbooks']>('handbooks', { ...making.handlers }, [making])
