import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { EquipmentEntity, EquipmentLogEntity, type EquipmentLogRow, type EquipmentRow } from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type Values = (string | number)[]

/** Today, and the last day on which a work counts as coming up. */
export type EquipmentDays = Readonly<{ today: string; soon: string }>

export type EquipmentFilter = Readonly<{
  search?: string | undefined
  depotId?: string | undefined
  category?: string | undefined
  state?: string | undefined
  due?: 'overdue' | 'soon' | undefined
  work?: 'test' | 'maintenance' | 'inspection' | 'scrap' | undefined
  id?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

export type EquipmentListRow = Omit<EquipmentRow, 'since' | 'documentId' | 'deletedAt'> & {
  itemName: string
  spec: string
  category: string
  depotId: string | null
  depotName: string | null
  bin: string
}

/** A day later than any: nothing due. */
const never = "'9999'"
const dayOf = {
  test: 'e.test_due_on',
  maintenance: 'e.maintenance_due_on',
  inspection: 'e.inspection_due_on',
  scrap: 'e.scrap_on',
} as const
const earliest = `min(${Object.values(dayOf)
  .map((column) => `coalesce(${column}, ${never})`)
  .join(', ')})`

const place = (what: string) =>
  `(SELECT ${what} FROM stock_balances b JOIN depots d ON d.id = b.depot_id WHERE b.lot_id = e.lot_id AND b.quantity > 0 LIMIT 1)`

const columns = `e.id, e.owner, e.rev, e.created_at AS createdAt, e.updated_at AS updatedAt, e.item_id AS itemId,
  i.name AS itemName, i.spec, i.category, e.lot_id AS lotId, e.serial, e.model, e.maker, e.made_on AS madeOn, e.state,
  e.custodian, e.custodian_phone AS custodianPhone, e.remark, ${place('d.id')} AS depotId, ${place('d.name')} AS depotName,
  coalesce(${place('b.bin')}, '') AS bin, e.test_due_on AS testDueOn, e.maintenance_due_on AS maintenanceDueOn,
  e.inspection_due_on AS inspectionDueOn, e.scrap_on AS scrapOn`
const from = 'equipment e JOIN items i ON i.id = e.item_id'

function equipmentWhere(filter: EquipmentFilter, { today, soon }: EquipmentDays): Where {
  const clause = new Where()
    .and('e.deleted_at IS NULL')
    .when(filter.id, 'e.id = ?')
    .when(filter.state, 'e.state = ?')
    .when(
      filter.depotId,
      'EXISTS (SELECT 1 FROM stock_balances b WHERE b.lot_id = e.lot_id AND b.depot_id = ? AND b.quantity > 0)',
    )
    .words(filter.search, [
      'i.search',
      'lower(e.serial)',
      'lower(e.model)',
      'lower(e.maker)',
      'lower(e.custodian)',
    ])
  if (filter.category)
    clause.and(
      '(i.category = ? OR i.category >= ? AND i.category < ?)',
      filter.category,
      `${filter.category}-`,
      `${filter.category}-~`,
    )
  const due = filter.work ? `coalesce(${dayOf[filter.work]}, ${never})` : earliest
  if (filter.due === 'overdue') clause.and("e.state <> 'scrapped'").and(`${due} <= ?`, today)
  else if (filter.due === 'soon')
    clause.and("e.state <> 'scrapped'").and(`${due} > ? AND ${due} <= ?`, today, soon)
  else if (filter.work) clause.and(`${due} < ${never}`)
  return clause
}

/** Equipment with where it lies, what is due first first. */
export function listEquipment(
  em: EntityManager,
  filter: EquipmentFilter & EquipmentDays,
  page: Page,
): { rows: EquipmentListRow[]; total: number } {
  const clause = equipmentWhere(filter, filter)
  const order = orderBy(
    filter.sort,
    {
      itemName: 'i.initials',
      serial: 'e.serial',
      model: 'e.model',
      state: 'e.state',
      custodian: 'e.custodian',
      depotName: 'depotName',
      dueOn: earliest,
      madeOn: "coalesce(e.made_on, '9999')",
    },
    `e.state = 'scrapped', ${earliest}, i.initials, e.serial, e.id`,
  )
  const rows = prepared<Values, EquipmentListRow>(
    em,
    `SELECT ${columns} FROM ${from} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const total = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${from} WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: total?.total ?? 0 }
}

/** Units that are not scrapped: how many, how many overdue, how many due soon. */
export function countEquipment(
  em: EntityManager,
  { today, soon }: EquipmentDays,
): { units: number; overdue: number; soon: number } {
  return (
    prepared<string[], { units: number; overdue: number; soon: number }>(
      em,
      `SELECT count(*) AS units, coalesce(sum(due <= ?), 0) AS overdue, coalesce(sum(due > ? AND due <= ?), 0) AS soon
       FROM (SELECT ${earliest} AS due FROM equipment e WHERE e.deleted_at IS NULL AND e.state <> 'scrapped')`,
    ).get(today, today, soon) ?? { units: 0, overdue: 0, soon: 0 }
  )
}

export const equipmentOfItem = (em: EntityManager, itemId: string): EquipmentRow[] =>
  rowsOf(em, EquipmentEntity, 'SELECT * FROM equipment WHERE item_id = ? AND deleted_at IS NULL', [itemId])

export function equipmentBySerial(
  em: EntityManager,
  itemId: string,
  serial: string,
): EquipmentRow | undefined {
  return rowsOf(
    em,
    EquipmentEntity,
    'SELECT * FROM equipment WHERE item_id = ? AND serial = ? AND deleted_at IS NULL',
    [itemId, serial],
  )[0]
}

/** What was done with a unit, the newest first. */
export const logOf = (em: EntityManager, equipmentId: string, limit = 500): EquipmentLogRow[] =>
  rowsOf(
    em,
    EquipmentLogEntity,
    `SELECT * FROM equipment_log WHERE equipment_id = ? AND deleted_at IS NULL
     ORDER BY done_on DESC, created_at DESC, id DESC LIMIT ?`,
    [equipmentId, limit],
  )

/** Where a unit's lot lies, with how much; a thing given out lies nowhere. */
export function placesOfLot(
  em: EntityManager,
  lotId: string,
): { depotId: string; bin: string; quantity: number }[] {
  return prepared<[string], { depotId: string; bin: string; quantity: number }>(
    em,
    'SELECT depot_id AS depotId, bin, quantity FROM stock_balances WHERE lot_id = ? AND quantity > 0',
  ).all(lotId)
}

export type UnregisteredLot = {
  lotId: string
  itemId: string
  number: string
  itemName: string
  depotName: string
  quantity: number
  producedOn: string | null
}

/** Lots of serial-numbered items in stock for which nobody made a card yet. */
export function unregisteredLots(em: EntityManager, limit = 500): UnregisteredLot[] {
  return prepared<[number], UnregisteredLot>(
    em,
    `SELECT l.id AS lotId, l.item_id AS itemId, l.number, i.name AS itemName, min(d.name) AS depotName,
       sum(b.quantity) AS quantity, l.produced_on AS producedOn
     FROM stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id JOIN depots d ON d.id = b.depot_id
     WHERE b.quantity > 0 AND i.kind = 'serial' AND i.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM equipment e WHERE e.lot_id = l.id AND e.deleted_at IS NULL)
     GROUP BY l.id ORDER BY i.initials, l.number, l.id LIMIT ?`,
  ).all(limit)
}

/** Whether a lot was moved after the slip that took it in. It may have come and gone before: numbers are used again. */
export function movedSince(em: EntityManager, lotId: string, documentId: string): boolean {
  return (
    prepared<string[], { moved: number }>(
      em,
      `SELECT EXISTS (SELECT 1 FROM stock_movements WHERE lot_id = ? AND id >
         (SELECT max(id) FROM stock_movements WHERE lot_id = ? AND document_id = ?)) AS moved`,
    ).get(lotId, lotId, documentId)?.moved === 1
  )
}

/** Every unit that has a card, by what tells it from others. */
export const allSerials = (em: EntityManager): { itemId: string; serial: string }[] =>
  prepared<[], { itemId: string; serial: string }>(
    em,
    'SELECT item_id AS itemId, serial FROM equipment WHERE deleted_at IS NULL',
  ).all()

/** Numbers of serial-numbered items that lie in stock without a card. */
export const looseSerials = (em: EntityManager): { itemId: string; serial: string }[] =>
  unregisteredLots(em, 100_000).map(({ itemId, number }) => ({ itemId, serial: number }))

/** Units that came with the receipts of an import. */
export const equipmentOfBatch = (em: EntityManager, batchId: string): EquipmentRow[] =>
  rowsOf(
    em,
    EquipmentEntity,
    `SELECT e.* FROM equipment e JOIN stock_documents d ON d.id = e.document_id
     WHERE d.batch_id = ? AND e.deleted_at IS NULL`,
    [batchId],
  )
