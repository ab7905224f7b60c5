import { copyFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { registerAttachment } from '../../../database/care/repository'
import { rowById } from '../../../database/engine/rows'
import {
  allItems,
  depotsOfBatch,
  filesOf,
  gbtCodesOfBatch,
  isItemNamed,
  itemsOfBatch,
  listDepots,
  listGbtCodes,
  listItems,
  usedBins,
  wasDepotUsed,
  wasItemMoved,
} from '../../../database/supplies/catalogue/repository'
import {
  DepotEntity,
  ItemEntity,
  SupplyFileEntity,
  type SupplyFileRow,
} from '../../../database/supplies/catalogue/schema'
import { lotsInDepot, quantityOfItem } from '../../../database/supplies/repository'
import { DomainError } from '../../../preload/contract/result'
import type { catalogueCalls, SupplyFile } from '../../../preload/contract/supplies/index'
import { type AreaHandlers, attachmentPath, type CommandContext, initialsOf } from '../../host/index'
import { contractKind } from '../contracts/kinds'
import { equipmentKind } from '../equipment/kinds'
import { followCycles } from '../equipment/units'
import type { KeptFile } from './files'
import { depotKind, gbtCodeKind, itemKind, supplyFileKind } from './kinds'
import { asDepot, asItem, newItem } from './records'
import { referenceKinds } from './reference'
import { depots, gbtCodes, items, papers } from './tasks'

const asFile = ({ deletedAt: _deleted, ...row }: SupplyFileRow): SupplyFile => row

/** The record that a picture or paper is kept with; refused where it is not there. */
function requireSubject({ records }: CommandContext, subject: SupplyFile['subject'], id: string): void {
  if (subject === 'depot') records.get(depotKind, id)
  else if (subject === 'contract') records.get(contractKind, id)
  else records.get(equipmentKind, id)
}

export const handlers: AreaHandlers<typeof catalogueCalls> = {
  async listDepots({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listDepots(em, filter, { offset, limit })
    return { rows: rows.map(({ lots, ...row }) => asDepot(row, lots)), total }
  },

  async getDepot({ em }, { id }) {
    const row = rowById(em, DepotEntity, id)
    if (!row || row.deletedAt !== null) throw new DomainError('not-found')
    return asDepot(row, lotsInDepot(em, id))
  },

  async listBins({ em }, { depotId }) {
    const depot = rowById(em, DepotEntity, depotId)
    const named = depot?.bins ?? []
    const used = usedBins(em, depotId).filter((bin) => !named.includes(bin))
    return { bins: [...named, ...used] }
  },

  async saveDepot({ em, records, subject }, { id, rev, ...fields }) {
    const row = id
      ? records.update(depotKind, id, fields, rev)
      : records.insert(depotKind, [{ id: uuidv7(), batchId: null, ...fields }])[0]
    if (!row) throw new DomainError('internal')
    subject({ depot: row.id })
    return asDepot(row, lotsInDepot(em, row.id))
  },

  async removeDepots({ em, records, subject }, { ids }) {
    for (const id of ids) {
      if (lotsInDepot(em, id) > 0) throw new DomainError('in-use')
      records.remove(depotKind, id)
    }
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  exportDepots: papers.exportDepots,
  printDepots: papers.printDepots,
  previewDepots: depots.preview,
  importDepots: depots.run,
  depotTemplate: depots.template,
  depotRefused: depots.refused,

  async undoDepots({ em, records, final, subject }, { batchId }) {
    const rows = depotsOfBatch(em, batchId)
    if (rows.length === 0) throw new DomainError('not-found')
    if (rows.some((row) => row.updatedAt !== row.createdAt || wasDepotUsed(em, row.id)))
      throw new DomainError('batch-used')
    for (const row of rows) records.remove(depotKind, row.id)
    final()
    subject({ batch: batchId, count: rows.length })
    return { removed: rows.length }
  },

  async listItems({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listItems(em, filter, { offset, limit })
    return { rows: rows.map(({ quantity, ...row }) => ({ ...asItem(row), quantity })), total }
  },

  async getItem({ em }, { id }) {
    const row = rowById(em, ItemEntity, id)
    if (!row || row.deletedAt !== null) throw new DomainError('not-found')
    return { ...asItem(row), quantity: quantityOfItem(em, id) }
  },

  async saveItem({ records, subject }, { id, rev, ...fields }) {
    const row = { ...fields, initials: initialsOf(fields.name) }
    // A change of decimals would give every quantity in the ledger another meaning.
    if (id && records.get(itemKind, id).decimals !== fields.decimals && quantityOfItem(records.em, id) !== 0)
      throw new DomainError('in-use')
    for (const { depotId } of fields.depotMinimums) records.get(depotKind, depotId)
    const saved = id
      ? records.update(itemKind, id, row, rev)
      : records.insert(itemKind, [{ id: uuidv7(), batchId: null, ...row }])[0]
    if (!saved) throw new DomainError('internal')
    if (id) followCycles(records, saved)
    subject({ item: saved.id })
    return asItem(saved)
  },

  async removeItems({ em, records, subject }, { ids }) {
    for (const id of ids) {
      if (quantityOfItem(em, id) > 0 || isItemNamed(em, id)) throw new DomainError('in-use')
      records.remove(itemKind, id)
    }
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  async listReferenceItems({ em, environment }) {
    const present = new Set(allItems(em).map((item) => item.category))
    return {
      items: referenceKinds(environment.resourceFolder).map(({ category, group, kind }) => ({
        code: category.code,
        name: category.name,
        group,
        unit: category.unit,
        kind,
        shelfLifeMonths: category.shelfLifeMonths,
        present: present.has(category.code),
      })),
    }
  },

  async addReferenceItems({ em, records, environment, subject }, { codes }) {
    const here = allItems(em)
    const names = new Set(here.map((item) => `${item.name}\u0001${item.spec}\u0001${item.unit}`))
    const present = new Set(here.map((item) => item.category))
    const wanted = new Set(codes)
    const kinds = referenceKinds(environment.resourceFolder).filter(({ category }) =>
      wanted.has(category.code),
    )
    if (kinds.length < wanted.size) throw new DomainError('not-found')
    const made = kinds
      .filter(
        ({ category }) =>
          !present.has(category.code) && !names.has(`${category.name}\u0001\u0001${category.unit}`),
      )
      .map(({ category, kind, cycles }) => ({
        id: uuidv7(),
        ...newItem({
          name: category.name,
          unit: category.unit || '件',
          kind,
          category: category.code,
          shelfLifeMonths: category.shelfLifeMonths,
          checkCycleMonths: category.checkCycleMonths,
          cycles,
          initials: initialsOf(category.name),
        }),
      }))
    records.insert(itemKind, made)
    subject({ count: made.length })
    return { added: made.length }
  },

  exportItems: papers.exportItems,
  printItems: papers.printItems,
  previewItems: items.preview,
  importItems: items.run,
  itemTemplate: items.template,
  itemRefused: items.refused,

  async undoItems({ em, records, final, subject }, { batchId }) {
    const rows = itemsOfBatch(em, batchId)
    if (rows.length === 0) throw new DomainError('not-found')
    const used = rows.some(
      (row) => row.updatedAt !== row.createdAt || wasItemMoved(em, row.id) || isItemNamed(em, row.id),
    )
    if (used) throw new DomainError('batch-used')
    for (const row of rows) records.remove(itemKind, row.id)
    final()
    subject({ batch: batchId, count: rows.length })
    return { removed: rows.length }
  },

  async listGbtCodes({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listGbtCodes(em, filter, { offset, limit })
    return { rows: rows.map(({ id, code, name }) => ({ id, code, name })), total }
  },
  previewGbtCodes: gbtCodes.preview,
  importGbtCodes: gbtCodes.run,
  gbtTemplate: gbtCodes.template,
  gbtRefused: gbtCodes.refused,

  async undoGbtCodes({ em, records, final, subject }, { batchId }) {
    const rows = gbtCodesOfBatch(em, batchId)
    if (rows.length === 0) throw new DomainError('not-found')
    for (const row of rows) records.remove(gbtCodeKind, row.id)
    final()
    subject({ batch: batchId, count: rows.length })
    return { removed: rows.length }
  },

  async listFiles({ em }, { subject, subjectId }) {
    return { files: filesOf(em, subject, subjectId).map(asFile) }
  },

  async addFiles({ file, work, write }, { subject, subjectId, role, files }) {
    const kept = await work<KeptFile[]>('supplies.keepFiles', {
      files: files.map((ref) => file(ref)),
      pictures: role !== 'document',
    })
    return write(async (context) => {
      requireSubject(context, subject, subjectId)
      const here = new Set(filesOf(context.em, subject, subjectId).map((one) => one.sha256))
      const fresh = kept.filter(
        (one, at) => !here.has(one.sha256) && kept.findIndex((other) => other.sha256 === one.sha256) === at,
      )
      for (const { sha256, mime, bytes } of fresh)
        registerAttachment(context.em, { sha256, mime, bytes, createdAt: context.now })
      context.records.insert(
        supplyFileKind,
        fresh.map((one) => ({ id: uuidv7(), subject, subjectId, role, ...one })),
      )
      context.subject({ [subject]: subjectId, count: fresh.length })
      return { added: fresh.length }
    })
  },

  async removeFile({ records, subject }, { id }) {
    const row = records.remove(supplyFileKind, id)
    subject({ [row.subject]: row.subjectId, file: id })
    return { removed: 1 }
  },

  async exportFile({ environment, read, output }, { id }) {
    const row = await read(async (em) => rowById(em, SupplyFileEntity, id))
    if (!row || row.deletedAt !== null) throw new DomainError('not-found')
    const made = output(extname(row.name) === '' ? `${row.name}.bin` : row.name)
    await copyFile(attachmentPath(environment.dataFolder, row.sha256), made.path)
    return made.finish()
  },
}
