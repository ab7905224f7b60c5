import { uuidv7 } from 'uuidv7'
import { insertSections } from '../../../database/plans/repository'
import type { PlanSectionRow } from '../../../database/plans/schema'
import {
  deleteSections,
  draftHeadings,
  sectionOf,
  updateSection,
} from '../../../database/plans/writing/repository'
import { countCharacters, subtreeEnd } from '../../../preload/contract/outline'
import type { writingCalls } from '../../../preload/contract/plans/index'
import { moveItem, placeFor, removeItem } from '../../../preload/contract/plans/tree'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers } from '../../host/index'
import { asPlan } from '../as-plan'
import { parseBody } from '../body'
import {
  arrange,
  draftOf,
  forgetSections,
  indexSection,
  mustHavePictures,
  mustSection,
  stampOf,
  tablesIn,
  treeOf,
} from './draft'
import { outlineHandlers } from './outlines'
import { keepPicture } from './pictures'
import { replaceHandlers } from './replace'

export const handlers: AreaHandlers<typeof writingCalls> = {
  ...outlineHandlers,
  ...replaceHandlers,
  keepPicture,

  async getDraft({ em }, { id }) {
    const { plan, version } = draftOf(em, id)
    return {
      plan: asPlan(plan),
      versionId: version.id,
      versionNumber: version.number,
      savedAt: version.updatedAt,
      ...treeOf(em, version),
    }
  },

  async readDraftSection({ em }, { id, sectionId }) {
    const section = mustSection(em, draftOf(em, id), sectionId)
    return { blocks: parseBody(section.body), stamp: stampOf(section.body) }
  },

  async saveSection(context, { id, sectionId, blocks, stamp }) {
    const { em, subject, sitting, now } = context
    const draft = draftOf(em, id)
    const section = mustSection(em, draft, sectionId)
    if (stampOf(section.body) !== stamp) throw new DomainError('changed-since')
    mustHavePictures(em, blocks)
    sitting(draft.version.id, sectionId, { plan: id })
    const body = JSON.stringify(blocks)
    const characters = countCharacters(blocks)
    updateSection(em, sectionId, { body, characters })
    const tables = tablesIn(blocks) - tablesIn(parseBody(section.body))
    arrange(context, draft, [], [], { tables })
    indexSection(em, draft, { ...section, body })
    subject({ plan: id, section: sectionId, characters })
    return { stamp: stampOf(body), characters, savedAt: now }
  },

  async renameSection(context, { id, sectionId, title, number }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    const section = mustSection(em, draft, sectionId)
    const before = draftHeadings(em, draft.version.id)
    const keeps = draft.version.numbering === 'kept'
    updateSection(em, sectionId, { title })
    const after = before.map((row) =>
      row.id === sectionId ? { ...row, title, number: keeps ? (number ?? row.number) : row.number } : row,
    )
    inverse('plans.renameSection', {
      id,
      sectionId,
      title: section.title,
      ...(keeps ? { number: section.number } : {}),
    })
    subject({ plan: id, section: sectionId })
    const tree = arrange(context, draft, after, before)
    const renamed = sectionOf(em, draft.version.id, sectionId)
    if (renamed) indexSection(em, draft, renamed)
    return tree
  },

  async addSections(context, { id, beside, place, sections }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    const before = draftHeadings(em, draft.version.id)
    const spot = placeFor(before, beside, place)
    if (!spot) throw new DomainError('not-found')
    let above = before[spot.position - 1]?.level ?? 0
    const rows = sections.map((section): PlanSectionRow => {
      mustHavePictures(em, section.blocks)
      above = Math.min(spot.level + section.level - 1, above + 1, 9)
      const rowId = uuidv7()
      return {
        id: rowId,
        versionId: draft.version.id,
        // Behind all others until it is given its place.
        position: 0,
        level: above,
        number: section.number,
        title: section.title,
        runIn: '',
        characters: countCharacters(section.blocks),
        body: JSON.stringify(section.blocks),
        key: rowId,
        hint: section.hint,
      }
    })
    insertSections(
      em,
      rows.map((row, at) => ({ ...row, position: before.length + at })),
    )
    const inserted = draftHeadings(em, draft.version.id)
    const fresh = inserted.slice(before.length)
    // Beside an annex stands an annex.
    const model = before.find((row) => row.id === beside)
    const annexed = fresh.map((row) =>
      row.number === '' && row.level === 1 && model?.level === 1 && place !== 'inside'
        ? { ...row, number: model.number }
        : row,
    )
    const keeps = draft.version.numbering === 'kept'
    const after = inserted.slice(0, before.length).toSpliced(spot.position, 0, ...(keeps ? fresh : annexed))
    const tables = sections.reduce((sum, section) => sum + tablesIn(section.blocks), 0)
    const tree = arrange(context, draft, after, inserted, { tables })
    for (const row of rows) indexSection(em, draft, row)
    const added = rows.map((row) => row.id)
    inverse('plans.takeBackAdded', {
      id,
      sections: rows.map((row) => ({ id: row.id, stamp: stampOf(row.body) })),
    })
    subject({ plan: id, sections: added.length })
    return { ...tree, added }
  },

  async takeBackAdded(context, { id, sections }) {
    const { em, subject } = context
    const draft = draftOf(em, id)
    const sectionIds = sections.map((section) => section.id)
    const gone = new Set(sectionIds)
    const before = draftHeadings(em, draft.version.id)
    const rows = sectionIds.map((sectionId) => mustSection(em, draft, sectionId))
    // Whoever wrote into them meanwhile, or put others below them, does not want them gone.
    const grown = before.some(
      (row, at) =>
        gone.has(row.id) && before.slice(at, subtreeEnd(before, at)).some((one) => !gone.has(one.id)),
    )
    const written = rows.some((row, at) => stampOf(row.body) !== sections[at]?.stamp)
    if (grown || written) throw new DomainError('changed-since')
    deleteSections(em, sectionIds)
    forgetSections(em, sectionIds)
    const tables = rows.reduce((sum, row) => sum - tablesIn(parseBody(row.body)), 0)
    subject({ plan: id, sections: rows.length })
    return arrange(
      context,
      draft,
      before.filter((row) => !gone.has(row.id)),
      before,
      { tables },
    )
  },

  async moveSection(context, { id, sectionId, move }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    mustSection(em, draft, sectionId)
    const before = draftHeadings(em, draft.version.id)
    const after = moveItem(before, sectionId, move)
    if (!after) throw new DomainError('move-not-possible')
    inverse('plans.arrangeSections', {
      id,
      numbering: draft.version.numbering,
      sections: before.map(({ id: one, level, number }) => ({ id: one, level, number })),
    })
    subject({ plan: id, section: sectionId, move: move.kind })
    return arrange(context, draft, after, before)
  },

  async removeSection(context, { id, sectionId }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    const section = mustSection(em, draft, sectionId)
    const before = draftHeadings(em, draft.version.id)
    const after = removeItem(before, sectionId)
    const kept = new Set(after.map((row) => row.id))
    const gone = before.filter((row) => !kept.has(row.id)).map((row) => mustSection(em, draft, row.id))
    inverse('plans.putBackSections', {
      id,
      position: section.position,
      sections: gone.map(({ id: one, key, level, number, title, runIn, hint, body }) => ({
        id: one,
        key,
        level,
        number,
        title,
        runIn,
        hint,
        blocks: parseBody(body),
      })),
    })
    const ids = gone.map((row) => row.id)
    deleteSections(em, ids)
    forgetSections(em, ids)
    const tables = gone.reduce((sum, row) => sum - tablesIn(parseBody(row.body)), 0)
    subject({ plan: id, section: sectionId, sections: ids.length })
    return { ...arrange(context, draft, after, before, { tables }), removed: ids.length }
  },

  async putBackSections(context, { id, position, sections }) {
    const { em, subject } = context
    const draft = draftOf(em, id)
    const before = draftHeadings(em, draft.version.id)
    if (position > before.length || sections.some((section) => sectionOf(em, draft.version.id, section.id)))
      throw new DomainError('changed-since')
    const rows = sections.map(
      ({ blocks, ...section }, at): PlanSectionRow => ({
        ...section,
        versionId: draft.version.id,
        position: before.length + at,
        characters: countCharacters(blocks),
        body: JSON.stringify(blocks),
      }),
    )
    insertSections(em, rows)
    const inserted = draftHeadings(em, draft.version.id)
    const after = inserted.slice(0, before.length).toSpliced(position, 0, ...inserted.slice(before.length))
    for (const [at, row] of after.entries())
      if (row.level > (after[at - 1]?.level ?? 0) + 1) throw new DomainError('changed-since')
    for (const row of rows) indexSection(em, draft, row)
    subject({ plan: id, sections: rows.length })
    const tables = sections.reduce((sum, section) => sum + tablesIn(section.blocks), 0)
    return arrange(context, draft, after, inserted, { tables })
  },

  async arrangeSections(context, { id, numbering, sections }) {
    const { em, subject } = context
    const draft = draftOf(em, id)
    const before = draftHeadings(em, draft.version.id)
    const known = new Map(before.map((row) => [row.id, row]))
    const after = sections.flatMap(({ id: one, level, number }) => {
      const row = known.get(one)
      return row ? [{ ...row, level, number }] : []
    })
    if (after.length !== before.length || new Set(after.map((row) => row.id)).size !== before.length)
      throw new DomainError('changed-since')
    for (const [at, row] of after.entries())
      if (row.level > (after[at - 1]?.level ?? 0) + 1) throw new DomainError('changed-since')
    subject({ plan: id })
    return arrange(context, draft, after, before, { numbering })
  },

  async setNumbering(context, { id, numbering }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    const before = draftHeadings(em, draft.version.id)
    inverse('plans.arrangeSections', {
      id,
      numbering: draft.version.numbering,
      sections: before.map(({ id: one, level, number }) => ({ id: one, level, number })),
    })
    subject({ plan: id, numbering })
    return arrange(context, draft, before, before, { numbering })
  },
}
