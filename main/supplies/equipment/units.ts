import type { ItemRow } from '../../../database/supplies/catalogue/schema'
import {
  type EquipmentListRow,
  equipmentOfItem,
  logOf,
} from '../../../database/supplies/equipment/repository'
import type { EquipmentRow } from '../../../database/supplies/equipment/schema'
import { type Equipment, equipmentSoonDays, noCycles } from '../../../preload/contract/supplies/index'
import { addDays, type CommandContext, daysBetween } from '../../host/index'
import { itemKind } from '../catalogue/kinds'
import { equipmentKind } from './kinds'
import { dueDays, nextDue } from './rules'

/** Today, and the day up to which works count as coming up. */
export const equipmentDays = (today: string) => ({ today, soon: addDays(today, equipmentSoonDays) })

/** A unit as the page has it, with what is due first. */
export function asEquipment(row: EquipmentListRow, today: string): Equipment {
  const next = row.state === 'scrapped' ? { dueOn: null, dueWork: null } : nextDue(row)
  return { ...row, ...next, daysLeft: next.dueOn === null ? null : daysBetween(today, next.dueOn) }
}

type Records = CommandContext['records']

/** Computes the days due of a unit anew, and writes the unit with what else changed of it. */
export function writeUnit(
  records: Records,
  unit: EquipmentRow,
  patch: Partial<
    Pick<
      EquipmentRow,
      'serial' | 'model' | 'maker' | 'madeOn' | 'state' | 'custodian' | 'custodianPhone' | 'remark'
    >
  >,
  expectedRev?: string,
): EquipmentRow {
  const item = records.get(itemKind, unit.itemId)
  const after = { ...unit, ...patch }
  const days = dueDays({ ...noCycles, ...item.cycles }, after, logOf(records.em, unit.id))
  return records.update(equipmentKind, unit.id, { ...patch, ...days }, expectedRev)
}

/** The cycles of an item changed: its units are due on other days. */
export function followCycles(records: Records, item: ItemRow): void {
  for (const unit of equipmentOfItem(records.em, item.id)) {
    const days = dueDays({ ...noCycles, ...item.cycles }, unit, logOf(records.em, unit.id))
    const same = (Object.keys(days) as (keyof typeof days)[]).every((key) => days[key] === unit[key])
    if (!same) records.update(equipmentKind, unit.id, days)
  }
}
