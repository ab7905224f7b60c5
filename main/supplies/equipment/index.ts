import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { ItemEntity } from '../../../database/supplies/catalogue/schema'
import { listEquipment } from '../../../database/supplies/equipment/repository'
import { EquipmentEntity } from '../../../database/supplies/equipment/schema'
import type { Equipment, equipmentCalls } from '../../../preload/contract/supplies/index'
import { addDays, type HostArea, type WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { equipmentKind, equipmentLogKind } from './kinds'
import { asEquipment } from './units'

/**
 * Units of equipment with a test, maintenance, inspection or scrapping due within `days` from today, those overdue
 * included (`daysLeft` below 0), the first first: for the watch list. At most 1,000.
 */
export function equipmentDue(em: EntityManager, today: string, days: number): Equipment[] {
  const bounds = { today, soon: addDays(today, days) }
  const rows = (due: 'overdue' | 'soon') =>
    listEquipment(em, { due, ...bounds }, { offset: 0, limit: 1_000 }).rows
  return [...rows('overdue'), ...rows('soon')].slice(0, 1_000).map((row) => asEquipment(row, today))
}

/** A work function of this area, loaded where it runs. */
const work = (name: keyof typeof import('./work')) => async () =>
  (await import('./work'))[name] as unknown as WorkFunction

/** Serial-numbered equipment: cards, logs, what is due. */
export const equipment: HostArea<typeof equipmentCalls> = {
  handlers,
  kinds: [equipmentKind, equipmentLogKind],
  found: (em, hit) => {
    if (hit.kind !== 'equipment') return undefined
    const unit = rowById(em, EquipmentEntity, hit.recordId)
    if (!unit || unit.deletedAt !== null) return undefined
    const item = rowById(em, ItemEntity, unit.itemId)
    return {
      kind: 'equipment',
      id: unit.id,
      title: [item?.name, unit.model].filter(Boolean).join(' '),
      detail: [unit.serial, unit.custodian].filter(Boolean).join('　'),
      to: `/supplies/equipment?unit=${unit.id}`,
    }
  },
  work: {
    exportEquipment: work('exportEquipment'),
    printEquipment: work('printEquipment'),
    printTestSheet: work('printTestSheet'),
    equipmentJudge: work('equipmentJudge'),
    equipmentTemplate: work('equipmentTemplate'),
    equipmentRefused: work('equipmentRefused'),
  },
}
