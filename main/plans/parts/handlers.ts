import { uuidv7 } from 'uuidv7'
import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { countParts, mostParts, nextPosition, partsOf } from '../../../database/plans/parts/repository'
import { planById, sectionsOfVersion, versionById } from '../../../database/plans/repository'
import type { PlanVersionRow } from '../../../database/plans/schema'
import { DepotEntity, ItemEntity } from '../../../database/supplies/schema'
import type { Block } from '../../../preload/contract/blocks'
import type { PartContent, partsCalls } from '../../../preload/contract/plans/parts'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers } from '../../host/index'
import { categoryNames } from '../../supplies/index'
import { mustDraft } from '../life/draft'
import { planPartKind } from './kinds'
import { asPart, lookUp, peopleNamed } from './resolve'
import { findingsOf, peopleOf } from './rules'
import { suggestLevels } from './suggest'
import { gradeThresholds } from './thresholds'

/** A version of a plan that is not deleted; without an id the one that is being written, else the one people read. */
function mustVersion(em: EntityManager, planId: string, versionId: string | undefined): PlanVersionRow {
  const plan = planById(em, planId)
  if (!plan) throw new DomainError('not-found')
  const version = versionById(em, versionId ?? plan.draftId ?? plan.versionId)
  if (!version || version.planId !== planId) throw new DomainError('not-found')
  return version
}

/** Refuses a part that names somebody or something that never was here; who left since may stay named. */
function mustKnow(em: EntityManager, contents: readonly PartContent[]): void {
  const wanted = [...new Set(contents.flatMap((content) => peopleOf(content)))]
  if (peopleNamed(em, wanted).size < wanted.length) throw new DomainError('not-found')
  for (const content of contents) {
    if (content.kind !== 'supplies') continue
    for (const { itemId, depotId } of content.body.lines) {
      const unknown =
        (itemId !== null && !rowById(em, ItemEntity, itemId)) ||
        (depotId !== null && !rowById(em, DepotEntity, depotId))
      if (unknown) throw new DomainError('not-found')
    }
  }
}

export const handlers: AreaHandlers<typeof partsCalls> = {
  async listParts({ em, today, environment }, { planId, versionId }) {
    const version = mustVersion(em, planId, versionId)
    const { parts, people, supplies } = lookUp(em, version.id, today, categoryNames(environment))
    return {
      versionId: version.id,
      versionNumber: version.number,
      editable: version.state === 'draft',
      parts,
      people: [...people.values()],
      supplies,
      findings: findingsOf(parts, people, supplies),
    }
  },

  async savePart({ em, records, subject }, { versionId, id, rev, sectionKey, content }) {
    const version = mustDraft(em, versionId)
    mustKnow(em, [content])
    mustBeOnlyLevel(em, versionId, content, id)
    const section = sectionKey === undefined ? {} : { sectionKey }
    subject({ plan: version.planId, version: version.number, kind: content.kind })
    if (id === undefined) {
      if (countParts(em, versionId) >= mostParts) throw new DomainError('too-many-rows')
      const [added] = records.insert(planPartKind, [
        {
          id: uuidv7(),
          versionId,
          kind: content.kind,
          position: nextPosition(em, versionId, content.kind),
          sectionKey: sectionKey ?? null,
          body: content.body,
        },
      ])
      if (!added) throw new DomainError('internal')
      return asPart(added)
    }
    const before = records.get(planPartKind, id)
    if (before.versionId !== versionId || before.kind !== content.kind) throw new DomainError('not-found')
    return asPart(records.update(planPartKind, id, { body: content.body, ...section }, rev))
  },

  async addParts({ em, records, subject }, { versionId, contents }) {
    const version = mustDraft(em, versionId)
    mustKnow(em, contents)
    if (countParts(em, versionId) + contents.length > mostParts) throw new DomainError('too-many-rows')
    for (const content of contents) {
      mustBeOnlyLevel(em, versionId, content, undefined)
      records.insert(planPartKind, [
        {
          id: uuidv7(),
          versionId,
          kind: content.kind,
          position: nextPosition(em, versionId, content.kind),
          sectionKey: null,
          body: content.body,
        },
      ])
    }
    subject({ plan: version.planId, version: version.number, count: contents.length })
    return { added: contents.length }
  },

  async orderParts({ em, records, subject }, { versionId, kind, ids }) {
    const version = mustDraft(em, versionId)
    const there = partsOf(em, versionId, kind)
    const named = new Set(ids)
    if (named.size !== ids.length || there.length !== ids.length || there.some(({ id }) => !named.has(id)))
      throw new DomainError('changed-since')
    ids.forEach((id, position) => {
      if (there.find((part) => part.id === id)?.position !== position)
        records.update(planPartKind, id, { position })
    })
    subject({ plan: version.planId, version: version.number, kind, count: ids.length })
    return { ordered: ids.length }
  },

  async removeParts({ em, records, subject }, { versionId, ids }) {
    const version = mustDraft(em, versionId)
    for (const id of new Set(ids)) {
      if (records.get(planPartKind, id).versionId !== versionId) throw new DomainError('not-found')
      records.remove(planPartKind, id)
    }
    subject({ plan: version.planId, version: version.number, count: ids.length })
    return { removed: new Set(ids).size }
  },

  async suggestLevels({ em }, { versionId }) {
    const version = versionById(em, versionId)
    if (!version || !planById(em, version.planId)) throw new DomainError('not-found')
    const taken = new Set(
      partsOf(em, versionId, 'level')
        .map(asPart)
        .map((part) => (part.kind === 'level' ? part.body.level : 0)),
    )
    const sections = sectionsOfVersion(em, versionId).map((section) => ({
      ...section,
      blocks: JSON.parse(section.body) as Block[],
    }))
    return {
      levels: suggestLevels(sections).map(({ from, body }) => ({
        from: [...from],
        body,
        taken: taken.has(body.level),
      })),
    }
  },

  async listThresholds({ environment }) {
    const rows = [...gradeThresholds(environment.resourceFolder)]
    return { rows, total: rows.length }
  },
}

/** A level stands once in a version: two answers to the same question would be worse than none. */
function mustBeOnlyLevel(
  em: EntityManager,
  versionId: string,
  content: PartContent,
  own: string | undefined,
): void {
  if (content.kind !== 'level') return
  const twin = partsOf(em, versionId, 'level')
    .map(asPart)
    .some((part) => part.kind === 'level' && part.id !== own && part.body.level === content.body.level)
  if (twin) throw new DomainError('duplicate')
}
