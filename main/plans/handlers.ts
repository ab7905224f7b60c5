import { basename } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { registerAttachment } from '../../database/care/repository'
import { searchRecords } from '../../database/engine/search'
import {
  highestVersion,
  insertSections,
  listHeadings,
  listPlans,
  type PlanListRow,
  planById,
  planByTitle,
  readSections,
  sectionForHit,
} from '../../database/plans/repository'
import type { PlanRow } from '../../database/plans/schema'
import type { Contract, ParsedInput } from '../../preload/contract/api'
import { type Block, blockText } from '../../preload/contract/blocks'
import { countCharacters, sectionLabel } from '../../preload/contract/outline'
import type { Hit, Plan, Section } from '../../preload/contract/plans/index'
import { DomainError } from '../../preload/contract/result'
import type { CommandContext, Handlers } from '../host/index'
import { planKind, planVersionKind } from './kinds'
import { highlight, snippet } from './snippet'
import type { PlanDocument } from './work'

export const asPlan = ({ deletedAt: _deleted, ...row }: PlanListRow): Plan => row as Plan

function mustPlan(row: PlanListRow | undefined): PlanListRow {
  if (!row) throw new DomainError('not-found')
  return row
}

const bodyText = (blocks: readonly Block[]) => blocks.map(blockText).join('\n')

/** The text of a stored body. */
export const parseBody = (body: string): Block[] => JSON.parse(body) as Block[]

export const handlers: Handlers<Contract['plans']> = {
  async list({ em }, { search, sort, category, offset, limit }) {
    const { rows, total } = listPlans(em, { search, sort, category }, { offset, limit })
    return { rows: rows.map(asPlan), total }
  },

  async get({ em }, { id }) {
    const row = mustPlan(planById(em, id))
    return { plan: asPlan(row), outline: listHeadings(em, row.versionId) }
  },

  async readSections({ em }, { id, from, limit }) {
    const row = mustPlan(planById(em, id))
    const sections = readSections(em, row.versionId, from, limit).map(
      ({ versionId: _version, body, ...heading }): Section => ({ ...heading, blocks: parseBody(body) }),
    )
    return { sections, total: row.sections }
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
    const existing = await read(async (em) => planByTitle(em, document.title))
    return {
      title: document.title,
      sections: document.sections,
      blocks: document.blocks,
      dropped: document.dropped,
      notes: document.notes,
      counts: document.counts,
      suggested: document.suggested,
      existing: existing
        ? { id: existing.id, title: existing.title, versionNumber: existing.versionNumber }
        : null,
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

  async save({ em, records, subject }, { id, rev, ...facts }) {
    records.update(planKind, id, facts, rev)
    subject({ plan: id })
    return asPlan(mustPlan(planById(em, id)))
  },

  async remove({ records, subject }, { ids }) {
    for (const id of ids) records.remove(planKind, id)
    subject({ count: ids.length, ids: ids.slice(0, 20).join(' ') })
    return { removed: ids.length }
  },
}

type Facts = Partial<
  Pick<PlanRow, 'title' | 'category' | 'documentNumber' | 'issuedBy' | 'issuedOn' | 'reviewOn' | 'remark'>
>

/** Writes a document as a new plan or as a plan's next version; answers the plan's id. */
function savePlan(
  context: CommandContext,
  document: PlanDocument,
  input: ParsedInput<'plans', 'importPlan'>,
  fileName: string,
): string {
  const { em, records, now, subject } = context
  for (const kept of document.kept) registerAttachment(em, { ...kept, createdAt: now })
  const given = Object.fromEntries(
    Object.entries(input.facts ?? {}).filter(([, value]) => value !== undefined),
  ) as Facts
  const versionId = uuidv7()
  const planId = input.nextVersionOf ?? uuidv7()
  const former = input.nextVersionOf ? records.get(planKind, input.nextVersionOf) : undefined
  const version = {
    id: versionId,
    planId,
    number: former ? highestVersion(em, planId) + 1 : 1,
    sourceName: basename(fileName),
    sourceSha256: document.source,
    sections: document.sections.length,
    tables: document.counts.tables,
    characters: document.counts.characters,
  }
  records.insert(planVersionKind, [version])
  insertSections(
    em,
    document.sections.map((section, position) => {
      const blocks = document.blocks.slice(section.from, section.to)
      const { title, number, level, runIn = '' } = section
      const body = JSON.stringify(blocks)
      return {
        id: uuidv7(),
        versionId,
        position,
        level,
        number,
        title,
        runIn,
        characters: countCharacters(blocks),
        body,
      }
    }),
  )
  // The plan last: writing it puts the sections of its version into the search index.
  if (former) records.update(planKind, planId, { ...given, versionId })
  else {
    const facts = {
      title: document.title || basename(fileName).replace(/\.[^.]*$/, ''),
      category: document.suggested.category,
      documentNumber: document.suggested.documentNumber,
      issuedBy: '',
      issuedOn: document.suggested.issuedOn,
      reviewOn: null,
      remark: '',
      ...given,
    }
    records.insert(planKind, [{ id: planId, ...facts, versionId }])
  }
  subject({ plan: planId, version: version.number, sections: document.sections.length })
  return planId
}
