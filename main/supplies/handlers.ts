import { uuidv7 } from 'uuidv7'
import { movementsOfLot } from '../../database/supplies/ledger/repository'
import {
  itemOfLot,
  listDepots,
  listItems,
  listStock,
  lotsByCategory,
  lotsInDepot,
  quantityOfItem,
} from '../../database/supplies/repository'
import type { DepotRow, ItemRow } from '../../database/supplies/schema'
import { DomainError } from '../../preload/contract/result'
import type { Depot, Item, stockCalls } from '../../preload/contract/supplies/index'
import { type AreaHandlers, initialsOf } from '../host/index'
import { depotKind, itemKind } from './kinds'
import { reverseBatch } from './ledger/index'
import { listReferenceCategories } from './reference'
import { asStockRow, stockFilter } from './stock'
import { exportRefused, exportStock, importOpening, makeTemplate, previewImport, printStock } from './tasks'

const asDepot = ({ deletedAt: _deleted, ...row }: DepotRow, lots: number): Depot =>
  ({ ...row, lots }) as Depot

const asItem = ({ deletedAt: _deleted, initials: _initials, ...row }: ItemRow): Item => row

export const handlers: AreaHandlers<typeof stockCalls> = {
  async listStock({ em, today }, { offset, limit, ...chosen }) {
    const { rows, total } = listStock(em, stockFilter(chosen, today), { offset, limit })
    return { rows: rows.map((row) => asStockRow(row, today)), total }
  },

  async listCategories({ em, environment }) {
    const lots = lotsByCategory(em)
    return {
      categories: listReferenceCategories(environment.resourceFolder).map((category) => ({
        ...category,
        lots: lots.get(category.code) ?? 0,
      })),
    }
  },

  async listDepots({ em }, { search, sort, offset, limit }) {
    const { rows, total } = listDepots(em, { search, sort }, { offset, limit })
    return { rows: rows.map(({ lots, ...row }) => asDepot(row, lots)), total }
  },

  async saveDepot({ em, records, subject }, { id, rev, ...fields }) {
    const row = id
      ? records.update(depotKind, id, fields, rev)
      : records.insert(depotKind, [{ id: uuidv7(), ...fields }])[0]
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

  async listItems({ em }, { search, category, sort, offset, limit }) {
    const { rows, total } = listItems(em, { search, category, sort }, { offset, limit })
    return { rows: rows.map(({ quantity, ...row }) => ({ ...asItem(row), quantity })), total }
  },

  async saveItem({ records, subject }, { id, rev, ...fields }) {
    const row = { ...fields, initials: initialsOf(fields.name) }
    // A change of decimals would give every quantity in the ledger another meaning.
    if (id && records.get(itemKind, id).decimals !== fields.decimals && quantityOfItem(records.em, id) !== 0)
      throw new DomainError('in-use')
    const saved = id
      ? records.update(itemKind, id, row, rev)
      : records.insert(itemKind, [{ id: uuidv7(), ...row }])[0]
    if (!saved) throw new DomainError('internal')
    subject({ item: saved.id })
    return asItem(saved)
  },

  async removeItems({ em, records, subject }, { ids }) {
    for (const id of ids) {
      if (quantityOfItem(em, id) > 0) throw new DomainError('in-use')
      records.remove(itemKind, id)
    }
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  async getLot({ em, today }, { lotId }) {
    const { rows } = listStock(em, { lotId }, { offset: 0, limit: 200 })
    const movements = movementsOfLot(em, lotId, 1_000).map((m) => ({ ...m, reversed: m.reversed === 1 }))
    const item = itemOfLot(em, lotId)
    if (!item) throw new DomainError('not-found')
    return { rows: rows.map((row) => asStockRow(row, today)), movements, item: asItem(item) }
  },

  previewImport,
  importOpening,

  async undoImport(context, { batchId }) {
    const documents = reverseBatch(context, batchId)
    if (documents === 0) throw new DomainError('not-found')
    context.final()
    context.subject({ batch: batchId, documents })
    return { documents }
  },

  exportStock,
  printStock,
  makeTemplate,
  exportRefused,
}
