import { basename } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { registerAttachment } from '../../database/care/repository'
import { searchRecords } from '../../database/engine/search'
import type { EntityManager } from '../../database/open'
import {
  freezeImported,
  insertSections,
  listHeadings,
  type PlanListRow,
  planByFile,
  planById,
  planByTitle,
  readSections,
  sectionForHit,
  versionById,
} from '../../database/plans/repository'
import type { ParsedInput } from '../../preload/contract/api'
import { type Block, blockText } from '../../preload/contract/blocks'
import { countCharacters, sectionLabel } from '../../preload/contract/outline'
import type { Hit, libraryCalls, Section } from '../../preload/contract/plans/index'
import { DomainError } from '../../preload/contract/result'
import type { AreaHandlers, CommandContext } from '../host/index'
import { asPlan, mustPlan } from './as-plan'
import { parseBody } from './body'
import { planKind, planVersionKind } from './kinds'
import { attachmentHandlers } from './library/attachments'
import { checkedFacts } from './library/facts'
import { listHandlers } from './library/handlers'
import { libraryState } from './library/lines'
import { refreshReview } from './library/review'
import { insertDraft, insertPlan } from './life/draft'
import { tellChildren } from './life/handlers'
import { recordStep } from './life/steps'
import { highlight, snippet } from './snippet'
import type { PlanDocument } from './work'

const bodyText = (blocks: readonly Block[]) => blocks.map(blockText).join('\n')

export const handlers: AreaHandlers<typeof libraryCalls> = {
  ...listHandlers,
  ...attachmentHandlers,

  async get({ em, today, environment }, { id, versionId }) {
    const row = mustPlan(planById(em, id))
    const { line } = libraryState(em, today, environment.resourceFolder)
    return { plan: line(row), outline: listHeadings(em, versionOf(em, row, versionId).id) }
  },

  async readSections({ em }, { id, versionId, from, limit }) {
    const version = versionOf(em, mustPlan(planById(em, id)), versionId)
    const sections = readSections(em, version.id, from, limit).map(
      ({ versionId: _version, body, ...heading }): Section => ({ ...heading, blocks: parseBody(body) }),
    )
    return { sections, total: version.sections }
  },

  async search({ em }, { text, planId, limit }) {
    const scope = { kinds: ['plan', 'section'], limit: limit + 1, ...(planId ? { groupId: planId } : {}) }
    const found = searchRecords(em, text, scope)
    const hits: Hit[] = []
    for (const hit of found.slice(0, limit)) {
      if (hit.kind === 'plan') {
        hits.push({
          planId: hit.recordId,
          planTitle: hit.title,
          sectionId: null,
          heading: '',
          snippet: highlight(hit.title, text),
        })
        continue
      }
      const row = sectionForHit(em, hit.recordId)
      if (!row) continue
      hits.push({
        planId: row.planId,
        planTitle: row.planTitle,
        sectionId: row.sectionId,
        heading: highlight(sectionLabel(row), text),
        snippet: snippet(bodyText(parseBody(row.body)), text),
      })
    }
    return { hits, more: found.length > limit }
  },

  async previewImport({ file, work, read, progress }, input) {
    const { path, name } = file(input.file)
    progress({ done: 0, total: 0, stage: 'reading' })
    const document = await work<PlanDocument>('plans.read', { path, name })
    const existing = await read(async (em) => existingPlan(em, document))
    return {
      title: document.title,
      sections: document.sections,
      blocks: document.blocks,
      dropped: document.dropped,
      notes: document.notes,
      counts: document.counts,
      suggested: document.suggested,
      existing,
    }
  },

  async importPlan({ file, work, write, progress }, input) {
    const { path, name } = file(input.file)
    progress({ done: 0, total: 0, stage: 'reading' })
    const document = await work<PlanDocument>('plans.read', {
      path,
      name,
      edits: input.edits ?? [],
      keep: true,
    })
    progress({ done: 0, total: 0, stage: 'saving' })
    return write(async (context) => {
      const id = savePlan(context, document, input, name)
      return asPlan(mustPlan(planById(context.em, id)))
    })
  },

  async save(context, { id, rev, ...facts }) {
    const { em, records, subject } = context
    records.update(planKind, id, checkedFacts(em, facts, id), rev)
    refreshReview(context, id)
    subject({ plan: id })
    return asPlan(mustPlan(planById(em, id)))
  },

  async remove({ records, subject }, { ids }) {
    for (const id of ids) records.remove(planKind, id)
    subject({ count: ids.length, ids: ids.slice(0, 20).join(' ') })
    return { removed: ids.length }
  },
}

/** The plan a document belongs to: the one that came in by the same file, else the one of the same title. */
function existingPlan(em: EntityManager, document: PlanDocument) {
  const known = planByFile(em, document.fileSum)
  const plan = known ? planById(em, known.planId) : planByTitle(em, document.title)
  if (!plan) return null
  const { id, title, versionNumber } = plan
  return {
    id,
    title,
    versionNumber,
    identical: known?.number === versionNumber,
    fileVersion: known?.number ?? null,
  }
}

/** A plan's version that is named, else the one people read. */
function versionOf(em: EntityManager, plan: PlanListRow, versionId: string | undefined) {
  const version = versionById(em, versionId ?? plan.versionId)
  if (version?.planId !== plan.id) throw new DomainError('not-found')
  return version
}

/** Writes a document as a new plan or as a plan's next version; answers the plan's id. */
function savePlan(
  context: CommandContext,
  document: PlanDocument,
  input: ParsedInput<'plans', 'importPlan'>,
  fileName: string,
): string {
  const { em, records, now, subject, today } = context
  for (const kept of document.kept) registerAttachment(em, { ...kept, createdAt: now })
  const given = checkedFacts(em, input.facts ?? {}, input.nextVersionOf)
  const draft = input.as === 'draft'
  const planId = input.nextVersionOf ?? uuidv7()
  const plan = input.nextVersionOf ? records.get(planKind, input.nextVersionOf) : undefined
  // Two texts that both want to be the next version: the person decides which, before anything is written.
  if (plan?.draftId) throw new DomainError('draft-there')
  const version = insertDraft(context, planId, {
    sourceName: basename(fileName),
    sourceSha256: document.source,
    sections: document.sections.length,
    tables: document.counts.tables,
    characters: document.counts.characters,
    basedOn: plan?.versionId ?? null,
    numbering: 'kept',
  })
  insertSections(
    em,
    document.sections.map((section, position) => {
      const blocks = document.blocks.slice(section.from, section.to)
      const { title, number, level, runIn = '' } = section
      const body = JSON.stringify(blocks)
      const id = uuidv7()
      return {
        id,
        versionId: version.id,
        position,
        level,
        number,
        title,
        runIn,
        characters: countCharacters(blocks),
        body,
        key: id,
        hint: '',
      }
    }),
  )
  if (!draft) freezeImported(em, version.id, given.filedOn ? 'filed' : 'published', now)
  if (plan) {
    const former = draft ? undefined : versionById(em, plan.versionId)
    if (former) records.update(planVersionKind, former.id, { state: 'archived' })
    const kept = records.update(planKind, planId, {
      ...given,
      ...(draft ? { draftId: version.id } : { versionId: version.id }),
    })
    if (former) tellChildren(context, kept, version.number, given.issuedOn ?? today)
  } else {
    // The plan last: writing it puts the sections of its version into the search index.
    const title = document.title || basename(fileName).replace(/\.[^.]*$/, '')
    const { sources: _sources, ...suggested } = document.suggested
    insertPlan(context, planId, version, { title, ...suggested, ...given }, { draft })
  }
  recordStep(context, version, { step: 'import', state: draft ? 'draft' : 'published' })
  refreshReview(context, planId)
  subject({ plan: planId, version: version.number, sections: document.sections.length })
  return planId
}
