import { uuidv7 } from 'uuidv7'
import type { standardsCalls } from '../../../preload/contract/supplies/standards'
import type { CommandContext, HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import {
  itemMatchKind,
  needNormKind,
  purchaseListKind,
  replenishmentKind,
  rotationEntryKind,
  standardKind,
  standardLineKind,
} from './kinds'
import { defaultNorms, referenceStandard, UNVERIFIED } from './reference'

/** A new office begins with the unverified list, so that it sees gaps from the first day and knows what to replace. */
function installReference({ records, environment }: CommandContext): void {
  const { reference, examples } = referenceStandard(environment.resourceFolder)
  const standard = { basis: UNVERIFIED, remark: '', batchId: null }
  const [first, second] = records.insert(standardKind, [
    { id: uuidv7(), name: '乡镇应急物资参考清单', origin: 'reference', active: true, ...standard },
    {
      id: uuidv7(),
      name: '外地乡镇实有数（示例）',
      origin: 'example',
      active: false,
      ...standard,
      basis: '两个乡镇公开的实有数量，不是标准',
    },
  ])
  for (const [owner, lines] of [
    [first, reference],
    [second, examples],
  ] as const)
    if (owner)
      records.insert(
        standardLineKind,
        lines.map((line) => ({ id: uuidv7(), standardId: owner.id, ...line })),
      )
  records.insert(
    needNormKind,
    defaultNorms().map((norm) => ({ id: uuidv7(), ...norm })),
  )
}

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
  onSetUp: installReference,
  work: {
    judgeStandard: async () => (await import('./work')).judgeStandardWork as WorkFunction,
    refusedStandard: async () => (await import('./work')).refusedStandard as WorkFunction,
    standardTemplate: async () => (await import('./work')).standardTemplate as WorkFunction,
    standardsPaper: async () => (await import('./work')).standardsPaper as WorkFunction,
  },
}
