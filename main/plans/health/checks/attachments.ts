import { attachmentsOf } from '../../../../database/plans/library/repository'
import type { Finding } from '../../../../preload/contract/plans/index'
import { firstOf, someOf } from '../rules'
import type { HealthCheck } from '../types'

/** Files of the plan that stopped being valid. */
export const checkAttachments: HealthCheck = (em, plan, today): Finding[] => {
  const expired = attachmentsOf(em, plan.id).filter(
    ({ expiresOn }) => expiresOn !== null && expiresOn < today,
  )
  if (expired.length === 0) return []
  const names = expired.map(({ name }) => name)
  return [
    {
      code: 'attachments-expired',
      level: 'serious',
      facts: { count: expired.length, names: firstOf(names) },
      text: `附件已过期：${someOf(names)}`,
      to: `/plans/${plan.id}?tab=attachments`,
    },
  ]
}
