import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { highestVersion, planById, versionById } from '../../../database/plans/repository'
import type { PlanRow, PlanVersionRow } from '../../../database/plans/schema'
import { DomainError } from '../../../preload/contract/result'
import { type CommandContext, initialsOf } from '../../host/index'
import { planKind, planVersionKind } from '../kinds'
import { reviewOf } from '../library/review'
import { copiers } from './copy'
import { recordStep } from './steps'

/**
 * The version, if it may be written: a draft of a plan that is not deleted. Every command that writes a draft (its
 * text, its parts) asks this first.
 *
 * @throws DomainError `not-found` when there is no such version, `not-a-draft` when it was handed on
 */
export function mustDraft(em: EntityManager, versionId: string): PlanVersionRow {
  const version = versionById(em, versionId)
  if (!version || !planById(em, version.planId)) throw new DomainError('not-found')
  if (version.state !== 'draft') throw new DomainError('not-a-draft')
  return version
}

type VersionStart = Partial<
  Pick<
    PlanVersionRow,
    | 'sourceName'
    | 'sourceSha256'
    | 'sections'
    | 'tables'
    | 'characters'
    | 'basedOn'
    | 'numbering'
    | 'changeNote'
  >
>

/** Adds the next version of a plan as a draft; its text is written afterwards by `insertSections`. */
export function insertDraft(
  { em, records }: CommandContext,
  planId: string,
  start: VersionStart = {},
): PlanVersionRow {
  const [version] = records.insert(planVersionKind, [
    {
      id: uuidv7(),
      planId,
      number: highestVersion(em, planId) + 1,
      sourceName: '',
      sourceSha256: null,
      sections: 0,
      tables: 0,
      characters: 0,
      basedOn: null,
      numbering: 'chinese',
      changeNote: '',
      ...start,
      state: 'draft',
      publishedAt: null,
    },
  ])
  if (!version) throw new DomainError('internal')
  return version
}

/** Facts a plan may start with; what is missing starts empty. */
export type FirstFacts = Partial<Omit<PlanRow, keyof import('../../../database/record').RecordRow>> & {
  title: string
}

/**
 * Adds a plan whose first version is already there (`insertDraft`, its sections written): the version becomes what
 * people read, and the draft that is being written unless it came in as published. Call it last: writing the plan puts
 * the sections of its version into the search index.
 */
export function insertPlan(
  { em, records }: CommandContext,
  planId: string,
  version: Pick<PlanVersionRow, 'id'>,
  facts: FirstFacts,
  options: { draft: boolean },
): PlanRow {
  const row = {
    id: planId,
    category: 'other',
    documentNumber: '',
    issuedBy: '',
    issuedOn: null,
    reviewOn: null,
    remark: '',
    level: levelOf(facts.category),
    eventTypes: [],
    approvedOn: null,
    approvedBy: '',
    publishedOn: null,
    effectiveOn: null,
    filedOn: null,
    filedWith: '',
    filingNumber: '',
    area: [],
    responsibleId: null,
    responsible: '',
    reviewMonths: null,
    reviewReason: '',
    assessedOn: null,
    nextReviewOn: null,
    drilledOn: null,
    parentId: null,
    keywords: [],
    secrecy: 'public' as const,
    outline: '',
    ...facts,
    initials: initialsOf(facts.title),
    versionId: version.id,
    draftId: options.draft ? version.id : null,
  }
  const nextReviewOn = reviewOf(em, row as unknown as PlanRow)
  const [plan] = records.insert(planKind, [{ ...row, nextReviewOn }])
  if (!plan) throw new DomainError('internal')
  return plan
}

/** The level a plan of a category usually has; the person corrects it in the facts. */
function levelOf(category: string | undefined): PlanRow['level'] {
  if (category === 'village') return 'village'
  if (category === 'enterprise' || category === 'institution') return 'unit'
  if (category === 'superior') return 'county'
  return 'township'
}

/**
 * Starts the next version of a plan as a copy of what is published, with everything in `copiers`.
 *
 * @returns the new draft
 * @throws DomainError `not-found`; `draft-there` while one is being written; `not-published` when there is nothing to
 * start from
 */
export function startRevision(context: CommandContext, planId: string): PlanVersionRow {
  const { em, records } = context
  const plan = records.get(planKind, planId)
  const from = versionById(em, plan.versionId)
  if (!from) throw new DomainError('not-found')
  if (plan.draftId) throw new DomainError('draft-there')
  if (!['published', 'filed'].includes(from.state)) throw new DomainError('not-published')
  const draft = insertDraft(context, planId, {
    sections: from.sections,
    tables: from.tables,
    characters: from.characters,
    basedOn: from.id,
    numbering: from.numbering,
  })
  for (const copy of copiers) copy(context, from, draft)
  records.update(planKind, planId, { draftId: draft.id })
  recordStep(context, draft, { step: 'start', state: 'draft' })
  return draft
}
