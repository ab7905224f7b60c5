import { PlanPartEntity, type PlanPartRow } from '../../../database/plans/parts/schema'
import { versionById } from '../../../database/plans/repository'
import type { RecordKind } from '../../../database/records'
import { DomainError } from '../../../preload/contract/result'

/**
 * Parts come and go with their draft, not through the recycle bin; undo brings them back. Whoever writes one, undo
 * too, is refused once its version was handed on.
 */
export const planPartKind: RecordKind<PlanPartRow> = {
  kind: 'plan-part',
  entity: PlanPartEntity,
  title: (row) => row.kind,
  inBin: false,
  after: (em, row) => {
    if (versionById(em, row.versionId)?.state !== 'draft') throw new DomainError('not-a-draft')
  },
}
