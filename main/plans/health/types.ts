import type { EntityManager } from '../../../database/open'
import type { PlanListRow } from '../../../database/plans/repository'
import type { Finding } from '../../../preload/contract/plans/index'

/**
 * Looks at one plan and says what is missing or stale. Reads only. `today` is `YYYY-MM-DD`; reference lists lie in
 * `resourceFolder`.
 */
export type HealthCheck = (
  em: EntityManager,
  plan: PlanListRow,
  today: string,
  resourceFolder: string,
) => Finding[]
