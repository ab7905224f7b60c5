import { uuidv7 } from 'uuidv7'
import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { allItems, type ShortItem, shortItems } from '../../../database/supplies/catalogue/repository'
import { lastPrices, listPurchaseLists } from '../../../database/supplies/standards/repository'
import {
  type PurchaseLineRow,
  PurchaseListEntity,
  type PurchaseListRow,
} from '../../../database/supplies/standards/schema'
import { DomainError } from '../../../preload/contract/result'
import type { PurchaseList, standardsCalls } from '../../../preload/contract/supplies/standards'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { officeFacts } from './facts'
import { gapOn } from './gap'
import { gapRows } from './gap-handlers'
import { purchaseListKind } from './kinds'
import { needOf } from './need'
import { replenishmentRows } from './replenishment'
import { costOf } from './rules'

/** A purchase list with its cost: lines without a price are counted, not guessed. */
export function asPurchaseList({ deletedAt: _deleted, ...row }: PurchaseListRow): PurchaseList {
  return {
    ...row,
    costFen: row.lines.reduce(
      (sum, line) => sum + (line.priceFen === null ? 0 : costOf(line.quantity, line.decimals, line.priceFen)),
      0,
    ),
    withoutPrice: row.lines.filter((line) => line.priceFen === null).length,
  }
}

const line = (
  fields: Omit<PurchaseLineRow, 'itemId' | 'spec' | 'remark'> & Partial<PurchaseLineRow>,
): PurchaseLineRow => ({
  itemId: null,
  spec: '',
  remark: '',
  ...fields,
})

type Draft = Parameters<AreaHandlers<typeof standardsCalls>['draftPurchaseList']>[1]

function draftLines({ em, environment, today }: CommandContext, draft: Draft): PurchaseLineRow[] {
  switch (draft.from) {
    case 'gap': {
      const choice = draft.gap ?? { countAgreement: false, onlyShort: true }
      const { rows } = gapOn(em, {
        standardId: choice.standardId,
        on: choice.on ?? today,
        countAgreement: choice.countAgreement,
        facts: officeFacts(em, environment),
      })
      return gapRows(rows, { onlyShort: true, group: choice.group }).map((row) =>
        line({
          name: row.name,
          unit: row.unit,
          decimals: row.decimals,
          quantity: row.gap,
          priceFen: row.priceFen,
        }),
      )
    }
    case 'need': {
      if (!draft.need)
        throw new DomainError('invalid-input', undefined, [{ path: 'need', reason: 'required' }])
      return needOf(em, draft.need, today)
        .rows.filter((row) => row.short > 0)
        .map((row) =>
          line({
            name: row.name,
            unit: row.unit,
            decimals: row.decimals,
            quantity: row.short,
            priceFen: row.priceFen,
          }),
        )
    }
    case 'minimum':
      return ofItems(em, missingToMinimum(shortItems(em, today)))
    case 'replenishment': {
      const open = new Map<string, number>()
      for (const row of replenishmentRows(em, today))
        if (!row.dismissed && row.open > 0) open.set(row.itemId, (open.get(row.itemId) ?? 0) + row.open)
      return ofItems(
        em,
        [...open].map(([itemId, quantity]) => ({ itemId, quantity })),
      )
    }
  }
}

/** What brings each item to its least stock: the office's, or those of single depots where these want more. */
function missingToMinimum(short: readonly ShortItem[]): { itemId: string; quantity: number }[] {
  const sums = new Map<string, { whole: number; depots: number }>()
  for (const { itemId, depotId, minimum, there } of short) {
    const sum = sums.get(itemId) ?? { whole: 0, depots: 0 }
    sums.set(itemId, sum)
    if (depotId === null) sum.whole += minimum - there
    else sum.depots += minimum - there
  }
  return [...sums].map(([itemId, { whole, depots }]) => ({ itemId, quantity: Math.max(whole, depots) }))
}

/** Lines for catalogue items, at the price of their last purchase. */
function ofItems(
  em: EntityManager,
  wanted: readonly Readonly<{ itemId: string; quantity: number }>[],
): PurchaseLineRow[] {
  const items = new Map(allItems(em).map((item) => [item.id, item]))
  const prices = lastPrices(em)
  return wanted.flatMap(({ itemId, quantity }) => {
    const item = items.get(itemId)
    return item && quantity > 0
      ? [
          line({
            itemId,
            name: item.name,
            spec: item.spec,
            unit: item.unit,
            decimals: item.decimals,
            quantity,
            priceFen: prices.get(itemId) ?? null,
          }),
        ]
      : []
  })
}

/** A list longer than this is refused by the contract when it is saved. */
const mostLines = 1_000

export const purchaseHandlers = {
  async listPurchaseLists({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listPurchaseLists(em, filter, { offset, limit })
    return { rows: rows.map(asPurchaseList), total }
  },

  async getPurchaseList({ em }, { id }) {
    const row = purchaseListById(em, id)
    return asPurchaseList(row)
  },

  async draftPurchaseList(context, draft) {
    const lines = draftLines(context, draft).slice(0, mostLines)
    if (lines.length === 0) throw new DomainError('nothing-short')
    const [row] = context.records.insert(purchaseListKind, [
      {
        id: uuidv7(),
        title: draft.title,
        source: draft.from,
        state: 'draft',
        madeOn: context.today,
        note: '',
        lines,
      },
    ])
    if (!row) throw new DomainError('internal')
    context.subject({ list: row.id, lines: lines.length })
    return asPurchaseList(row)
  },

  async savePurchaseList({ records, today, subject }, { id, rev, ...fields }) {
    const row = id
      ? records.update(purchaseListKind, id, fields, rev)
      : records.insert(purchaseListKind, [{ id: uuidv7(), source: 'own', madeOn: today, ...fields }])[0]
    if (!row) throw new DomainError('internal')
    subject({ list: row.id, lines: row.lines.length })
    return asPurchaseList(row)
  },

  async removePurchaseLists({ records, subject }, { ids }) {
    for (const id of ids) records.remove(purchaseListKind, id)
    subject({ count: ids.length })
    return { removed: ids.length }
  },
} satisfies Partial<AreaHandlers<typeof standardsCalls>>

/** A purchase list that is not deleted. Refused with `not-found`. */
export function purchaseListById(em: EntityManager, id: string): PurchaseListRow {
  const row = rowById(em, PurchaseListEntity, id)
  if (!row || row.deletedAt !== null) throw new DomainError('not-found')
  return row
}
