import { setSetting } from '../../database/office/repository'
import type { Contract } from '../../preload/contract/api'
import type { HostModule, WorkFunction } from '../host/index'
import { handlers } from './handlers'
import { makeKeyPair } from './keys'
import { packageKind } from './kinds'

export const exchange: HostModule<Contract['exchange']> = {
  name: 'exchange',
  handlers,
  kinds: [packageKind],
  // The office's signing key is made once, with the office.
  onSetUp: ({ em }) => setSetting(em, 'signingKey', makeKeyPair()),
  work: {
    write: async () => (await import('./work')).write as WorkFunction,
    check: async () => (await import('./work')).check as WorkFunction,
  },
}
