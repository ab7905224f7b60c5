import type { Contract } from '../../preload/contract/api'
import type { makingCalls } from '../../preload/contract/handbooks/index'
import { type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { copies } from './copies/index'
import { handlers } from './handlers'
import { handbookKind } from './kinds'
import { templates } from './templates/index'

const making: HostArea<typeof makingCalls> = {
  handlers,
  kinds: [handbookKind],
  printables: [
    { kind: 'text', load: async () => (await import('./printables')).collectText },
    { kind: 'village', load: async () => (await import('./printables')).collectVillage },
  ],
  work: {
    make: async () => (await import('./work')).make as WorkFunction,
    makeWord: async () => (await import('./work')).makeWord as WorkFunction,
    warm: async () => (await import('./warm')).warm as WorkFunction,
  },
}

export const handbooks = joinAreas<Contract['handbooks']>(
  'handbooks',
  { ...making.handlers, ...templates.handlers, ...copies.handlers },
  [making, templates, copies],
)
