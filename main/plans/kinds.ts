import { forgetGroup, indexRecord } from '../../database/engine/search'
import type { EntityManager } from '../../database/open'
import { sectionsOfVersion } from '../../database/plans/repository'
import { PlanEntity, type PlanRow, PlanVersionEntity, type PlanVersionRow } from '../../database/plans/schema'
import type { RecordKind } from '../../database/records'
import { type Block, blockText } from '../../preload/contract/blocks'
import { sectionLabel } from '../../preload/contract/outline'
import { soundKeys } from '../host/index'

/** Only the version people read is searched, and only while its plan is not deleted. */
function indexSections(em: EntityManager, plan: PlanRow, before: PlanRow | null): void {
  const same = before && before.versionId === plan.versionId && before.deletedAt === plan.deletedAt
  if (!same) indexPlanText(em, plan)
}

/** Puts the sections people read into the search index, in place of what was there. */
export function indexPlanText(em: EntityManager, plan: PlanRow): void {
  forgetGroup(em, 'section', plan.id)
  if (plan.deletedAt !== null) return
  for (const section of sectionsOfVersion(em, plan.versionId))
    indexRecord(em, {
      kind: 'section',
      recordId: section.id,
      groupId: plan.id,
      title: sectionLabel(section),
      body: (JSON.parse(section.body) as Block[]).map(blockText).join('\n'),
      keys: [],
      rank: 9,
    })
}

export const planKind: RecordKind<PlanRow> = {
  kind: 'plan',
  entity: PlanEntity,
  title: (row) => row.title,
  search: (row) => ({
    title: row.title,
    body: [row.documentNumber, row.issuedBy, row.keywords.join(' '), row.responsible, row.remark].join(' '),
    keys: soundKeys(row.title),
    rank: 1,
  }),
  after: indexSections,
}

export const planVersionKind: RecordKind<PlanVersionRow> = {
  kind: 'plan-version',
  entity: PlanVersionEntity,
  title: (row) => row.sourceName,
  inBin: false,
}
