import type { SupplyContract } from '../../../preload/contract/supplies/index'
import { folded } from '../rules'

type Dated = Readonly<{
  state: SupplyContract['state']
  startsOn: string
  endsOn: string
  renewedById: string | null
}>

/**
 * How a contract stands on a day. One that was called off or ended stays so; one that another follows is renewed; the
 * rest goes by its days, `soon` from `soonDays` before the last day on. The last day itself still counts.
 */
export function standingOf(
  contract: Dated,
  days: Readonly<{ today: string; soon: string }>,
): SupplyContract['standing'] {
  if (contract.state !== 'open') return contract.state
  if (contract.renewedById !== null) return 'renewed'
  if (contract.startsOn > days.today) return 'coming'
  if (contract.endsOn < days.today) return 'over'
  return contract.endsOn <= days.soon ? 'soon' : 'running'
}

/** How a contract stands, on paper. */
export const standingText: Readonly<Record<SupplyContract['standing'], string>> = {
  coming: '未开始',
  running: '有效',
  soon: '即将到期',
  over: '已到期',
  'used-up': '已用完',
  ended: '已终止',
  renewed: '已续签',
}

export const contractKindText: Readonly<Record<SupplyContract['kind'], string>> = {
  agreement: '协议储备',
  capacity: '产能储备',
}

/** Rows of the same partner and number are one contract. */
export const contractKey = (partner: string, number: string): string =>
  [partner, number].map(folded).join('\u0001')
