import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import {
  activeStandard,
  countLines,
  lastPosition,
  linesOfStandard,
  listStandardLines,
  listStandards,
  standardById,
  standardNameTaken,
  standardsOfBatch,
} from '../../../database/supplies/standards/repository'
import type { StandardLineRow, StandardRow } from '../../../database/supplies/standards/schema'
import { DomainError } from '../../../preload/contract/result'
import type { Standard, StandardLine, standardsCalls } from '../../../preload/contract/supplies/standards'
import type { AreaHandlers } from '../../host/index'
import { officeFacts } from './facts'
import { gapHandlers } from './gap-handlers'
import { EXAMPLES_NAME, installReference, REFERENCE_NAME } from './install'
import { standardKind, standardLineKind } from './kinds'
import { needHandlers } from './need'
import { purchaseHandlers } from './purchases'
import { categoryOf } from './reference'
import { replenishmentHandlers } from './replenishment'
import { rotationHandlers } from './rotation'
import { type OfficeFacts, requiredOf } from './rules'
import { taskHandlers } from './tasks'

type AllHandlers = AreaHandlers<typeof standardsCalls>

const asStandard = (em: EntityManager, row: StandardRow): Standard => {
  const { deletedAt: _deleted, batchId: _batch, ...standard } = row
  return { ...standard, lines: countLines(em, row.id) }
}

const asLine = ({ deletedAt: _deleted, ...line }: StandardLineRow, facts: OfficeFacts): StandardLine => ({
  ...line,
  required: requiredOf(line, facts),
})

/** Names are unique among standards that are not deleted. */
function refuseTaken(em: EntityManager, name: string): void {
  if (standardNameTaken(em, name))
    throw new DomainError('duplicate', undefined, [{ path: 'name', reason: 'duplicate' }])
}

const listHandlers = {
  async listStandards({ em }, { search, sort, offset, limit }) {
    const { rows, total } = listStandards(em, { search, sort }, { offset, limit })
    return { rows: rows.map((row) => asStandard(em, row)), total }
  },

  async saveStandard({ em, records, subject }, { id, rev, ...fields }) {
    if (!id || records.get(standardKind, id).name !== fields.name) refuseTaken(em, fields.name)
    const row = id
      ? records.update(standardKind, id, fields, rev)
      : records.insert(standardKind, [
          { id: uuidv7(), ...fields, active: activeStandard(em) === undefined, batchId: null },
        ])[0]
    if (!row) throw new DomainError('internal')
    subject({ standard: row.id })
    return asStandard(em, row)
  },

  async addReferenceStandard(context) {
    const { em, subject } = context
    for (const name of [REFERENCE_NAME, EXAMPLES_NAME]) refuseTaken(em, name)
    const row = installReference(context)
    if (!row) throw new DomainError('internal')
    subject({ standard: row.id })
    return asStandard(em, row)
  },

  async copyStandard({ em, records, subject }, { id, name }) {
    const source = records.get(standardKind, id)
    refuseTaken(em, name)
    const lines = linesOfStandard(em, id)
    const [copy] = records.insert(standardKind, [
      {
        id: uuidv7(),
        name,
        origin: 'own',
        basis: source.basis,
        active: false,
        remark: source.remark,
        batchId: null,
      },
    ])
    if (!copy) throw new DomainError('internal')
    records.insert(
      standardLineKind,
      lines.map(({ owner: _o, rev: _r, createdAt: _c, updatedAt: _u, deletedAt: _d, ...line }) => ({
        ...line,
        id: uuidv7(),
        standardId: copy.id,
      })),
    )
    subject({ standard: copy.id, lines: lines.length })
    return asStandard(em, copy)
  },

  async activateStandard({ em, records, subject }, { id }) {
    const wanted = records.get(standardKind, id)
    const before = activeStandard(em)
    // The old one first: at no moment are two active.
    if (before && before.id !== id) records.update(standardKind, before.id, { active: false })
    const row = wanted.active ? wanted : records.update(standardKind, id, { active: true })
    subject({ standard: id })
    return asStandard(em, row)
  },

  async removeStandards({ records, subject }, { ids }) {
    for (const id of ids) {
      if (records.get(standardKind, id).active) throw new DomainError('standard-active')
      records.remove(standardKind, id)
    }
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  async listStandardLines({ em, environment }, { offset, limit, ...filter }) {
    const { rows, total, groups } = listStandardLines(em, filter, { offset, limit })
    const facts = officeFacts(em, environment)
    return { rows: rows.map((row) => asLine(row, facts)), total, groups }
  },

  async saveStandardLine({ em, records, environment, subject }, { id, rev, standardId, ...fields }) {
    if (!standardById(em, standardId)) throw new DomainError('not-found')
    const row = {
      ...fields,
      per: fields.basis === 'population' ? fields.per : 1,
      category: fields.category || categoryOf(environment.resourceFolder, fields.name),
    }
    const saved = id
      ? records.update(standardLineKind, id, row, rev)
      : records.insert(standardLineKind, [
          { id: uuidv7(), standardId, position: lastPosition(em, standardId) + 1, ...row },
        ])[0]
    if (!saved) throw new DomainError('internal')
    subject({ standard: standardId, line: saved.id })
    return asLine(saved, officeFacts(em, environment))
  },

  async removeStandardLines({ records, subject }, { ids }) {
    for (const id of ids) records.remove(standardLineKind, id)
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  async undoStandardImport({ em, records, final, subject }, { batchId }) {
    const standards = standardsOfBatch(em, batchId)
    if (standards.length === 0) throw new DomainError('not-found')
    let removed = 0
    for (const standard of standards) {
      // One that gaps are counted by, or that was worked on since, is worth more than an undo.
      if (standard.active || standard.updatedAt !== standard.createdAt) throw new DomainError('batch-used')
      const lines = linesOfStandard(em, standard.id)
      if (lines.some((line) => line.updatedAt !== line.createdAt)) throw new DomainError('batch-used')
      for (const line of lines) records.remove(standardLineKind, line.id)
      records.remove(standardKind, standard.id)
      removed += lines.length
    }
    final()
    subject({ batch: batchId, count: removed })
    return { removed }
  },
} satisfies Partial<AllHandlers>

export const handlers: AllHandlers = {
  ...listHandlers,
  ...gapHandlers,
  ...purchaseHandlers,
  ...needHandlers,
  ...rotationHandlers,
  ...replenishmentHandlers,
  ...taskHandlers,
}
