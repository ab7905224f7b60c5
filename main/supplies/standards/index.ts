import type { standardsCalls } from '../../../preload/contract/supplies/standards'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { installReference } from './install'
import {
  itemMatchKind,
  needNormKind,
  purchaseListKind,
  replenishmentKind,
  rotationEntryKind,
  standardKind,
  standardLineKind,
} from './kinds'

export const standards: HostArea<typeof standardsCalls> = {
  handlers,
  kinds: [
    standardKind,
    standardLineKind,
    itemMatchKind,
    purchaseListKind,
    needNormKind,
    rotationEntryKind,
    replenishmentKind,
  ],
  onSetUp: (context) => void installReference(context),
  work: {
    judgeStandard: async () => (await import('./work')).judgeStandardWork as WorkFunction,
    refusedStandard: async () => (await import('./work')).refusedStandard as WorkFunction,
    standardTemplate: async () => (await import('./work')).standardTemplate as WorkFunction,
    standardsPaper: async () => (await import('./work')).standardsPaper as WorkFunction,
  },
}
