import type { EntityManager } from '../../../database/open'
import {
  type DepotFilter,
  type ItemFilter,
  listDepots,
  listItems,
} from '../../../database/supplies/catalogue/repository'
import type { WorkContext } from '../../host/index'
import { CategoryIndex } from '../categories'
import { referenceCategories } from '../reference'
import { depotColumns, depotList } from './depot-list'
import { keepFiles } from './files'
import { gbtList } from './gbt-list'
import { itemColumns, itemList } from './item-list'
import { type Known, listWork, printList, writeList } from './lists'
import { asDepot, asItem } from './records'

export { keepFiles }

const asKnown = (_context: WorkContext, known: unknown) => known as Known

const depots = listWork(depotList, asKnown)
export const depotsJudge = depots.judge
export const depotsTemplate = depots.template
export const depotsRefused = depots.refused

/** Names and synonyms of the reference list are looked up where the judging is done, not sent along. */
const items = listWork(itemList, ({ environment }, known) => {
  const categories = new CategoryIndex(referenceCategories(environment.resourceFolder))
  const categoryOf = (name: string) =>
    categories.byName(name)?.code ?? categories.suggest(name)?.category.code
  return { ...(known as Known), categoryOf }
})
export const itemsJudge = items.judge
export const itemsTemplate = items.template
export const itemsRefused = items.refused

const codes = listWork(gbtList, asKnown)
export const gbtCodesJudge = codes.judge
export const gbtCodesTemplate = codes.template
export const gbtCodesRefused = codes.refused

type Order<F> = Readonly<{ out: string; office: string; today: string; filter: F }>

/** Rows read at a time, and the most a paper holds. */
const pageOfRows = 2_000
const mostRows = 50_000

/** All rows of a list, page by page. */
export function everyRow<F, R>(
  em: EntityManager,
  list: (em: EntityManager, filter: F, page: { offset: number; limit: number }) => { rows: R[] },
  filter: F,
  signal: AbortSignal,
): R[] {
  const all: R[] = []
  for (let offset = 0; offset < mostRows; offset += pageOfRows) {
    signal.throwIfAborted()
    const { rows } = list(em, filter, { offset, limit: pageOfRows })
    all.push(...rows)
    if (rows.length < pageOfRows) break
  }
  return all
}

async function depotPaper(context: WorkContext, order: Order<DepotFilter>) {
  const rows = await context.snapshot(async (em) =>
    everyRow(em, listDepots, order.filter, context.signal).map(({ lots, ...row }) => asDepot(row, lots)),
  )
  return {
    ...order,
    title: '应急物资储备库（点）清单',
    columns: depotColumns,
    rows,
    signatures: ['制表人', '负责人'],
  }
}

export const exportDepots = async (context: WorkContext, order: Order<DepotFilter>) =>
  writeList(await depotPaper(context, order), context)
export const printDepots = async (context: WorkContext, order: Order<DepotFilter>) =>
  printList(await depotPaper(context, order), context)

async function itemPaper(context: WorkContext, order: Order<ItemFilter>) {
  const names = new Map(
    referenceCategories(context.environment.resourceFolder).map(({ code, name }) => [code, name]),
  )
  const rows = await context.snapshot(async (em) =>
    everyRow(em, listItems, order.filter, context.signal).map(({ quantity, ...row }) => ({
      ...asItem(row),
      quantity,
      categoryName: names.get(row.category) ?? row.category,
    })),
  )
  return { ...order, title: '应急物资目录', columns: itemColumns, rows, signatures: ['制表人', '负责人'] }
}

export const exportItems = async (context: WorkContext, order: Order<ItemFilter>) =>
  writeList(await itemPaper(context, order), context)
export const printItems = async (context: WorkContext, order: Order<ItemFilter>) =>
  printList(await itemPaper(context, order), context)
