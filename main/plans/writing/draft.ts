import { createHash } from 'node:crypto'
import { forgetRecord, indexRecord } from '../../../database/engine/search'
import type { EntityManager } from '../../../database/open'
import { type PlanListRow, planById } from '../../../database/plans/repository'
import type { PlanSectionRow, PlanVersionRow } from '../../../database/plans/schema'
import {
  type DraftHeadingRow,
  draftHeadings,
  hasAttachment,
  placeSections,
  sectionOf,
  versionTotals,
} from '../../../database/plans/writing/repository'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'
import type { DraftTree } from '../../../preload/contract/plans/index'
import { headingNumbers } from '../../../preload/contract/plans/numbering'
import { DomainError } from '../../../preload/contract/result'
import type { CommandContext } from '../../host/index'
import { mustPlan } from '../as-plan'
import { planVersionKind } from '../kinds'
import { mustDraft } from '../life/draft'

/** A plan that is being written, with the version its text is written in. */
export type Draft = Readonly<{ plan: PlanListRow; version: PlanVersionRow }>

/**
 * The draft of a plan.
 *
 * @throws DomainError `not-found`; `not-a-draft` when no version is being written, or the one that was is on its way
 */
export function draftOf(em: EntityManager, planId: string): Draft {
  const plan = mustPlan(planById(em, planId))
  if (!plan.draftId) throw new DomainError('not-a-draft')
  return { plan, version: mustDraft(em, plan.draftId) }
}

/** A section of the draft with its text. */
export function mustSection(em: EntityManager, { version }: Draft, id: string): PlanSectionRow {
  const section = sectionOf(em, version.id, id)
  if (!section) throw new DomainError('not-found')
  return section
}

/** Stands for a stored text: whoever saves says which text they began with. */
export const stampOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 24)

/** Sections as the page shows them, at most 20,000. */
export function treeOf(em: EntityManager, version: Pick<PlanVersionRow, 'id' | 'numbering'>): DraftTree {
  return {
    numbering: version.numbering,
    sections: draftHeadings(em, version.id).map(({ empty, ...heading }) => ({
      ...heading,
      empty: empty === 1,
    })),
  }
}

export const tablesIn = (blocks: readonly Block[]): number =>
  blocks.filter((block) => block.kind === 'table').length

/** Refuses a text with a picture whose bytes were never kept. */
export function mustHavePictures(em: EntityManager, blocks: readonly Block[]): void {
  for (const block of blocks)
    if (block.kind === 'image' && !hasAttachment(em, block.attachment)) throw new DomainError('not-found')
}

/**
 * Puts headings in this order, numbers them, and brings the version's figures in step. `rows` are all headings of the
 * draft; `before` is how they stood (left out: as they stand in the database).
 */
export function arrange(
  context: CommandContext,
  draft: Draft,
  rows: readonly DraftHeadingRow[],
  before: readonly DraftHeadingRow[],
  change: Readonly<{ numbering?: PlanVersionRow['numbering']; tables?: number }> = {},
): DraftTree {
  const { em, records } = context
  const numbering = change.numbering ?? draft.version.numbering
  const numbers = headingNumbers(rows, numbering)
  const placed = rows.map((row, position) => ({ ...row, position, number: numbers[position] ?? '' }))
  placeSections(em, new Map(before.map((row) => [row.id, row])), placed)
  records.update(planVersionKind, draft.version.id, {
    ...versionTotals(em, draft.version.id),
    tables: draft.version.tables + (change.tables ?? 0),
    numbering,
  })
  return { numbering, sections: placed.map(({ empty, ...row }) => ({ ...row, empty: empty === 1 })) }
}

/** Keeps the search in step where people read the draft itself: a plan that was never published. */
export function indexSection(em: EntityManager, { plan, version }: Draft, section: PlanSectionRow): void {
  if (plan.versionId !== version.id) return
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

export function forgetSections(em: EntityManager, ids: readonly string[]): void {
  for (const id of ids) forgetRecord(em, 'section', id)
}
