import { uuidv7 } from 'uuidv7'
import {
  allDepots,
  allItems,
  depotsOnlyOfBatch,
  itemsOnlyOfBatch,
} from '../../database/supplies/catalogue/repository'
import { sameLot } from '../../database/supplies/repository'
import type { LotRow } from '../../database/supplies/schema'
import { type CommandContext, initialsOf } from '../host/index'
import { newDepot, newItem } from './catalogue/records'
import { depotKey, kindOfCategory, levelOfName } from './catalogue/rules'
import type { OpeningRow } from './import'
import { depotKind, itemKind, lotKind } from './kinds'
import { post, reverseBatch } from './ledger/post'
import { sourceKindOf } from './ledger/rules'
import { itemKey, lotKey, rescaleQuantity } from './rules'

export type Taken<V extends OpeningRow = OpeningRow> = Readonly<{ row: number; values: V }>

/**
 * Writes judged rows as opening stock: depots and items that are not here yet, a lot for each number and dates, and
 * one document a depot in the ledger. Works on whole lists, so that ten thousand rows are a handful of statements.
 */
export function commitOpening(context: CommandContext, rows: readonly Taken[], batchId: string): void {
  const depots = depotIds(context, rows, batchId)
  const items = itemsOf(context, rows, batchId)
  const lots = lotIds(context, rows, items)
  const lines = new Map<string, { lotId: string; bin: string; quantity: number }[]>()
  for (const { values } of rows) {
    const depotId = depots.get(depotKey(values.depotName)) ?? ''
    const item = items.get(itemKeyOf(values))
    const quantity = rescaleQuantity(values.quantity, values.decimals, item?.decimals ?? values.decimals)
    const line = {
      lotId: lots.get(keyOfLot(values)) ?? '',
      bin: values.bin,
      quantity: quantity ?? values.quantity,
    }
    const known = lines.get(depotId)
    if (known) known.push(line)
    else lines.set(depotId, [line])
  }
  for (const [depotId, depotLines] of lines)
    post(context, { kind: 'opening', depotId, happenedAt: context.now, batchId }, depotLines)
}

export const itemKeyOf = (values: OpeningRow) =>
  itemKey({ name: values.itemName, spec: values.spec, unit: values.unit })
export const keyOfLot = (values: OpeningRow) =>
  [itemKeyOf(values), lotKey(values), values.source, values.priceFen ?? ''].join('\u0002')

/** The depots that rows name, by `depotKey`; those that are not here yet are made, of the level their names tell. */
export function depotIds(
  { em, records }: CommandContext,
  rows: readonly Readonly<{ values: Readonly<{ depotName: string }> }>[],
  batchId: string,
): Map<string, string> {
  const ids = new Map(allDepots(em).map((depot) => [depotKey(depot.name), depot.id]))
  const made = rows.flatMap(({ values: { depotName } }) => {
    const key = depotKey(depotName)
    if (ids.has(key)) return []
    const id = uuidv7()
    ids.set(key, id)
    return [{ id, ...newDepot({ name: depotName, level: levelOfName(depotName), batchId }) }]
  })
  records.insert(depotKind, made)
  return ids
}

type ImportedItem = Readonly<{ id: string; decimals: number; isNew: boolean }>

export function itemsOf(
  { em, records }: CommandContext,
  rows: readonly Taken[],
  batchId: string,
): Map<string, ImportedItem> {
  const items = new Map<string, ImportedItem>(
    allItems(em).map((item) => [itemKey(item), { id: item.id, decimals: item.decimals, isNew: false }]),
  )
  const made = []
  for (const { values } of rows) {
    const key = itemKeyOf(values)
    if (items.has(key)) continue
    const id = uuidv7()
    items.set(key, { id, decimals: values.decimals, isNew: true })
    made.push({
      id,
      ...newItem({
        name: values.itemName,
        spec: values.spec,
        unit: values.unit,
        decimals: values.decimals,
        kind: kindOfCategory(values.category),
        category: values.category,
        shelfLifeMonths: values.shelfLifeMonths,
        initials: initialsOf(values.itemName),
        batchId,
      }),
    })
  }
  records.insert(itemKind, made)
  return items
}

/**
 * Takes a list of stock back as a whole: its slips are reversed, and the depots and items that came with it and that nothing
 * else has to do with go to the recycle bin. Answers how many slips there were. Throws `batch-used`.
 */
export function takeBack(context: CommandContext, batchId: string): number {
  const documents = reverseBatch(context, batchId)
  const { em, records } = context
  for (const { id } of itemsOnlyOfBatch(em, batchId)) records.remove(itemKind, id)
  for (const { id } of depotsOnlyOfBatch(em, batchId)) records.remove(depotKind, id)
  return documents
}

/** The lot that a row's goods belong to. */
export const lotOf = (values: OpeningRow, itemId: string) => ({
  itemId,
  number: values.lotNumber,
  producedOn: values.producedOn,
  expiresOn: values.expiresOn,
  source: values.source,
  sourceKind: sourceKindOf(values.source),
  reserveForm: /协议|代储/.test(values.source) ? ('agreement' as const) : ('physical' as const),
  donor: '',
  supplier: values.supplier,
  priceFen: values.priceFen,
  remark: values.remark,
})

export function lotIds(
  context: CommandContext,
  rows: readonly Taken[],
  items: ReadonlyMap<string, ImportedItem>,
): Map<string, string> {
  const ids = new Map<string, string>()
  const made: Omit<LotRow, 'owner' | 'rev' | 'createdAt' | 'updatedAt' | 'deletedAt'>[] = []
  for (const { values } of rows) {
    const key = keyOfLot(values)
    if (ids.has(key)) continue
    const item = items.get(itemKeyOf(values))
    const lot = lotOf(values, item?.id ?? '')
    // An item that came with this very list has no lots to be added to.
    const known = item?.isNew ? undefined : sameLot(context.em, lot)
    const id = known?.id ?? uuidv7()
    ids.set(key, id)
    if (!known) made.push({ id, ...lot })
  }
  context.records.insert(lotKind, made)
  return ids
}
