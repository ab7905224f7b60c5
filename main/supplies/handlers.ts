import { movementsOfLot } from '../../database/supplies/ledger/repository'
import { itemOfLot, listStock, lotsByCategory } from '../../database/supplies/repository'
import { DomainError } from '../../preload/contract/result'
import type { stockCalls } from '../../preload/contract/supplies/index'
import type { AreaHandlers } from '../host/index'
import { asItem } from './catalogue/records'
import { takeBack } from './import-batch'
import { listReferenceCategories } from './reference'
import { asStockRow, stockFilter, withPacks } from './stock'
import { exportRefused, exportStock, importOpening, makeTemplate, previewImport, printStock } from './tasks'
import { readThresholds } from './watch/settings'

export const handlers: AreaHandlers<typeof stockCalls> = {
  async listStock({ em, today }, { offset, limit, ...chosen }) {
    const thresholds = readThresholds(em)
    const { rows, total } = listStock(em, stockFilter(chosen, today, thresholds), { offset, limit })
    return {
      rows: withPacks(
        em,
        rows.map((row) => asStockRow(row, today, thresholds)),
      ),
      total,
    }
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

  async getLot({ em, today }, { lotId }) {
    const { rows } = listStock(em, { lotId }, { offset: 0, limit: 200 })
    const movements = movementsOfLot(em, lotId, 1_000).map((m) => ({ ...m, reversed: m.reversed === 1 }))
    const item = itemOfLot(em, lotId)
    if (!item) throw new DomainError('not-found')
    return {
      rows: withPacks(
        em,
        rows.map((row) => asStockRow(row, today, readThresholds(em))),
      ),
      movements,
      item: asItem(item),
    }
  },

  previewImport,
  importOpening,

  async undoImport(context, { batchId }) {
    const documents = takeBack(context, batchId)
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
