import type { PlanVersionRow } from '../../../database/plans/schema'
import type { PlanVersion } from '../../../preload/contract/plans/index'

/** A version as it crosses to the page. */
export const asVersion = ({
  owner: _owner,
  rev: _rev,
  deletedAt: _deleted,
  sourceSha256: _source,
  ...row
}: PlanVersionRow): PlanVersion => row
