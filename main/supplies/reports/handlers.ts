import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { ItemEntity } from '../../../database/supplies/catalogue/schema'
import { balancesBefore, cardEntries, reportLots } from '../../../database/supplies/reports/repository'
import { DomainError } from '../../../preload/contract/result'
import type { CardRow, reportsCalls } from '../../../preload/contract/supplies/reports'
import { type AreaHandlers, initialsOf, type TaskContext } from '../../host/index'
import { pageOf, sorted, withWords } from '../page'
import type { PaperFormat } from '../paper'
import { donationsOf, flowsOf, spanOf, stockAt, stockTotals, totalsOf } from './reports'

type CardChoice = Readonly<{
  itemId?: string | undefined
  lotId?: string | undefined
  depotId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}>

/** The ledger of an item or a lot in a time, with the balance before and after it. */
export function cardOf(
  em: EntityManager,
  choice: CardChoice,
  page: Readonly<{ offset: number; limit: number }>,
) {
  const { itemId, lotId, depotId, from, to } = choice
  if (itemId === undefined && lotId === undefined)
    throw new DomainError('invalid-input', undefined, [{ path: 'itemId', reason: 'required' }])
  const filter = { itemId, lotId, depotId }
  const [lot] = lotId === undefined ? [] : reportLots(em, { lotId })
  if (lotId !== undefined && !lot) throw new DomainError('not-found')
  const item = rowById(em, ItemEntity, lot?.itemId ?? itemId ?? '')
  if (!item) throw new DomainError('not-found')
  const span = spanOf(from, to)
  const opening =
    from === undefined
      ? 0
      : balancesBefore(em, span.from, filter).reduce((sum, place) => sum + place.quantity, 0)
  const { rows, total, received, issued } = cardEntries(em, filter, span, opening, page)
  return {
    rows: rows.map(
      ({ net, ...row }): CardRow => ({ ...row, received: Math.max(0, net), issued: Math.max(0, -net) }),
    ),
    total,
    title: [item.name, item.spec, lot && lot.lotNumber !== '' ? `#${lot.lotNumber}` : '']
      .filter(Boolean)
      .join(' '),
    unit: item.unit,
    decimals: item.decimals,
    opening,
    received,
    issued,
    closing: opening + received - issued,
  }
}

const names = {
  stock: '库存表',
  flows: '收发存汇总表',
  card: '物资明细账',
  donations: '捐赠物资收支公示',
} as const

async function paperOf(
  context: TaskContext,
  format: PaperFormat,
  input: Readonly<{ report: keyof typeof names }>,
) {
  const made = context.output(`${names[input.report]}-${context.today}.${format}`)
  await context.work('supplies.reportsPaper', {
    format,
    out: made.path,
    today: context.today,
    now: context.now,
    input,
  })
  return made.finish()
}

export const handlers: AreaHandlers<typeof reportsCalls> = {
  async listStockAt({ em, environment, now }, { search, sort, offset, limit, at, ...choice }) {
    const rows = withWords(
      stockAt({ em, environment }, { ...choice, at: at ?? now }),
      search,
      (row) => `${row.name} ${row.detail} ${row.depotName} ${initialsOf(row.name)}`,
    )
    const shown = sorted(rows, sort, {
      name: (row) => initialsOf(row.name),
      depotName: (row) => row.depotName,
      quantity: (row) => (row.quantity ?? 0) / 10 ** row.decimals,
      lots: (row) => row.lots,
      valueFen: (row) => row.valueFen,
      expiresOn: (row) => row.expiresOn ?? '9999',
    })
    return {
      ...pageOf(shown, { offset, limit }),
      totals: stockTotals(rows),
    }
  },

  async listFlows({ em, environment, today }, { search, sort, offset, limit, ...choice }) {
    const rows = withWords(
      flowsOf({ em, environment, today }, choice),
      search,
      (row) => `${row.name} ${row.detail} ${row.period} ${initialsOf(row.name)}`,
    )
    const amount =
      (part: 'opening' | 'received' | 'issued' | 'other' | 'closing') => (row: (typeof rows)[number]) =>
        row.quantities ? row.quantities[part] / 10 ** row.decimals : row.values[part]
    const shown = sorted(rows, sort, {
      name: (row) => initialsOf(row.name),
      period: (row) => row.from,
      opening: amount('opening'),
      received: amount('received'),
      issued: amount('issued'),
      other: amount('other'),
      closing: amount('closing'),
      value: (row) => row.values.closing,
    })
    return { ...pageOf(shown, { offset, limit }), totals: totalsOf(rows) }
  },

  getCard: async ({ em }, { offset, limit, search: _search, sort: _sort, ...choice }) =>
    cardOf(em, choice, { offset, limit }),

  async listDonations({ em }, { search, sort, offset, limit, ...choice }) {
    const rows = withWords(
      donationsOf(em, choice),
      search,
      (row) => `${row.donor} ${row.itemName} ${row.spec} ${row.documentNumber}`,
    )
    const shown = sorted(rows, sort, {
      receivedOn: (row) => row.receivedOn,
      donor: (row) => row.donor,
      itemName: (row) => initialsOf(row.itemName),
      valueFen: (row) => row.valueFen,
    })
    return {
      ...pageOf(shown, { offset, limit }),
      totals: {
        valueFen: rows.reduce((sum, row) => sum + row.valueFen, 0),
        donors: new Set(rows.map((row) => row.donor)).size,
      },
    }
  },

  printReport: (context, input) => paperOf(context, 'pdf', input),
  exportReport: (context, input) => paperOf(context, 'xlsx', input),
}
