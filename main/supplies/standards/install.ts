import { uuidv7 } from 'uuidv7'
import { activeStandard, allNeedNorms } from '../../../database/supplies/standards/repository'
import type { StandardRow } from '../../../database/supplies/standards/schema'
import type { CommandContext } from '../../host/index'
import { needNormKind, standardKind, standardLineKind } from './kinds'
import { defaultNorms, referenceStandard, UNVERIFIED } from './reference'

export const REFERENCE_NAME = '乡镇应急物资参考清单'
export const EXAMPLES_NAME = '外地乡镇实有数（示例）'

/**
 * Puts the program's unverified list, the examples beside it and the needs per person into the office: a new office
 * sees gaps from the first day, and knows what to replace. The list is in force only where nothing else is.
 */
export function installReference({ em, records, environment }: CommandContext): StandardRow | undefined {
  const { reference, examples } = referenceStandard(environment.resourceFolder)
  const [first, second] = records.insert(standardKind, [
    {
      id: uuidv7(),
      name: REFERENCE_NAME,
      origin: 'reference',
      basis: UNVERIFIED,
      active: activeStandard(em) === undefined,
      remark: '',
      batchId: null,
    },
    {
      id: uuidv7(),
      name: EXAMPLES_NAME,
      origin: 'example',
      basis: '两个乡镇公开的实有数量，不是标准',
      active: false,
      remark: '',
      batchId: null,
    },
  ])
  for (const [standard, lines] of [
    [first, reference],
    [second, examples],
  ] as const)
    if (standard)
      records.insert(
        standardLineKind,
        lines.map((line) => ({ id: uuidv7(), standardId: standard.id, ...line })),
      )
  if (allNeedNorms(em).length === 0)
    records.insert(
      needNormKind,
      defaultNorms().map((norm) => ({ id: uuidv7(), ...norm })),
    )
  return first
}
