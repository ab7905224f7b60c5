import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { allDepots, allItems } from '../../../database/supplies/catalogue/repository'
import {
  allSerials,
  equipmentOfBatch,
  logOf,
  looseSerials,
  movedSince,
} from '../../../database/supplies/equipment/repository'
import type { EquipmentRow } from '../../../database/supplies/equipment/schema'
import { DomainError } from '../../../preload/contract/result'
import { type CommandContext, initialsOf } from '../../host/index'
import { newItem } from '../catalogue/records'
import { depotKey } from '../catalogue/rules'
import { listTasks } from '../catalogue/tasks'
import { depotIds, takeBack } from '../import-batch'
import { itemKind } from '../kinds'
import { lotFor, post } from '../ledger/index'
import { addCard } from './cards'
import { equipmentKind } from './kinds'
import type { KnownUnits, UnitDraft } from './list'
import { itemPart, unitKey } from './rules'

/** Longest document, as the contract has it. */
const mostLines = 500

type Row = Readonly<{ row: number; values: UnitDraft }>

const known = (em: EntityManager): Omit<KnownUnits, 'today'> => ({
  keys: allSerials(em).map(({ itemId, serial }) => unitKey(itemId, serial)),
  items: allItems(em).map(({ id, name, spec, kind }) => ({ id, name, spec, kind })),
  depots: allDepots(em).map((depot) => depot.name),
  loose: looseSerials(em).map(({ itemId, serial }) => unitKey(itemId, serial)),
})

/** Preview, import, template and refused rows of a register of equipment. */
export const equipmentRegister = listTasks<UnitDraft>({
  kind: 'supplies.equipment',
  known,
  commit,
  undo: 'supplies.undoEquipment',
  template: '装备登记表模板.xlsx',
  refused: '未导入的装备.xlsx',
})

/** Writes judged units: items and depots that are not here yet, a lot and a card for each, receipts by depot. */
function commit(context: CommandContext, rows: readonly Row[], batchId: string): void {
  const depots = depotIds(context, rows, batchId)
  const items = itemIds(context, rows, batchId)
  const byDepot = new Map<string, Row[]>()
  for (const row of rows) {
    const depotId = depots.get(depotKey(row.values.depotName)) ?? ''
    byDepot.set(depotId, [...(byDepot.get(depotId) ?? []), row])
  }
  for (const [depotId, there] of byDepot)
    for (let from = 0; from < there.length; from += mostLines)
      takeIn(context, depotId, there.slice(from, from + mostLines), items, batchId)
}

function takeIn(
  context: CommandContext,
  depotId: string,
  rows: readonly Row[],
  items: ReadonlyMap<string, string>,
  batchId: string,
): void {
  const units = rows.map(({ values }) => {
    const itemId = values.itemId ?? items.get(itemPart(values)) ?? ''
    const lotId = lotFor(context, {
      itemId,
      number: values.serial,
      producedOn: values.madeOn,
      expiresOn: null,
      source: '',
      sourceKind: 'other',
      reserveForm: 'physical',
      donor: '',
      supplier: '',
      priceFen: null,
      remark: '',
    })
    return { ...values, itemId, lotId }
  })
  const document = post(
    context,
    { kind: 'receive', depotId, happenedAt: context.now, note: '', batchId },
    units.map(({ lotId, bin }) => ({ lotId, bin, quantity: 1 })),
  )
  for (const unit of units)
    addCard(context, {
      itemId: unit.itemId,
      lotId: unit.lotId,
      serial: unit.serial,
      model: unit.model,
      maker: unit.maker,
      madeOn: unit.madeOn,
      state: unit.state,
      custodian: unit.custodian,
      custodianPhone: unit.custodianPhone,
      remark: unit.remark,
      documentId: document.id,
    })
}

/** Items that the catalogue lacks, by what names them. */
function itemIds({ records }: CommandContext, rows: readonly Row[], batchId: string): Map<string, string> {
  const ids = new Map<string, string>()
  const made = rows.flatMap(({ values }) => {
    const key = itemPart(values)
    if (values.itemId !== null || ids.has(key)) return []
    const id = uuidv7()
    ids.set(key, id)
    const { itemName: name, spec, unit } = values
    return [{ id, ...newItem({ name, spec, unit, kind: 'serial', initials: initialsOf(name), batchId }) }]
  })
  records.insert(itemKind, made)
  return ids
}

const unitMoved = (em: EntityManager, { lotId, documentId }: EquipmentRow): boolean =>
  documentId !== null && movedSince(em, lotId, documentId)

/**
 * Takes a whole register back: its cards go, its receipts are reversed. Refused (`batch-used`) once a unit was moved or
 * something was written into its log.
 */
export function undoRegister(context: CommandContext, batchId: string): number {
  const { em, records } = context
  const units = equipmentOfBatch(em, batchId)
  if (units.length === 0) throw new DomainError('not-found')
  if (units.some((unit) => logOf(em, unit.id, 1).length > 0 || unitMoved(em, unit)))
    throw new DomainError('batch-used')
  for (const unit of units) records.remove(equipmentKind, unit.id)
  takeBack(context, batchId)
  return units.length
}
