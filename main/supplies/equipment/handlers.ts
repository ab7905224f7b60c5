import { uuidv7 } from 'uuidv7'
import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { ItemEntity } from '../../../database/supplies/catalogue/schema'
import {
  countEquipment,
  equipmentBySerial,
  listEquipment,
  logOf,
  movedSince,
  placesOfLot,
  unregisteredLots,
} from '../../../database/supplies/equipment/repository'
import type { EquipmentLogRow } from '../../../database/supplies/equipment/schema'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import { type EquipmentLog, type equipmentCalls, noCycles } from '../../../preload/contract/supplies/index'
import type { AreaHandlers } from '../../host/index'
import { depotKind, itemKind } from '../catalogue/kinds'
import { paper } from '../catalogue/tasks'
import { lotFor, post } from '../ledger/index'
import { addCard } from './cards'
import { equipmentRegister, undoRegister } from './import-batch'
import { equipmentKind, equipmentLogKind } from './kinds'
import { asEquipment, equipmentDays, writeUnit } from './units'

const asLog = ({ deletedAt: _deleted, ...row }: EquipmentLogRow): EquipmentLog => row

function found(em: EntityManager, id: string, today: string) {
  const row = listEquipment(em, { id, ...equipmentDays(today) }, { offset: 0, limit: 1 }).rows[0]
  if (!row) throw new DomainError('not-found')
  return asEquipment(row, today)
}

/** Nothing can have been done tomorrow. */
function refuseFuture(day: string | null, today: string, path: string): void {
  if (day !== null && day > today)
    throw new DomainError('invalid-input', undefined, [{ path, reason: 'in-the-future' }])
}

type Filter = ParsedInput<'supplies', 'exportEquipment'>

export const handlers: AreaHandlers<typeof equipmentCalls> = {
  async listEquipment({ em, today }, { offset, limit, ...filter }) {
    const { rows, total } = listEquipment(em, { ...filter, ...equipmentDays(today) }, { offset, limit })
    return { rows: rows.map((row) => asEquipment(row, today)), total }
  },

  async getEquipment({ em, today }, { id }) {
    const unit = found(em, id, today)
    const item = rowById(em, ItemEntity, unit.itemId)
    return { unit, cycles: { ...noCycles, ...item?.cycles }, log: logOf(em, id).map(asLog) }
  },

  countEquipment: async ({ em, today }) => countEquipment(em, equipmentDays(today)),

  async addEquipment(context, { itemId, depotId, bin, serials, madeOn, ...facts }) {
    const item = context.records.get(itemKind, itemId)
    if (item.kind !== 'serial') throw new DomainError('item-not-serial')
    context.records.get(depotKind, depotId)
    refuseFuture(madeOn, context.today, 'madeOn')
    const twice = serials.findIndex((serial, index) => serials.indexOf(serial) < index)
    if (twice >= 0)
      throw new DomainError('invalid-input', undefined, [{ path: `serials.${twice}`, reason: 'duplicate' }])
    const lots = serials.map((serial) => {
      if (equipmentBySerial(context.em, itemId, serial)) throw new DomainError('serial-exists', { serial })
      return lotFor(context, {
        itemId,
        number: serial,
        producedOn: madeOn,
        expiresOn: null,
        source: '',
        sourceKind: 'other',
        reserveForm: 'physical',
        donor: '',
        supplier: '',
        priceFen: null,
        remark: '',
      })
    })
    if (lots.some((lotId) => placesOfLot(context.em, lotId).length > 0))
      throw new DomainError('lot-not-single')
    const document = post(
      context,
      { kind: 'receive', depotId, happenedAt: context.now, note: '' },
      lots.map((lotId) => ({ lotId, bin, quantity: 1 })),
    )
    const ids = serials.map((serial, index) =>
      addCard(context, {
        itemId,
        lotId: lots[index] ?? '',
        serial,
        madeOn,
        ...facts,
        documentId: document.id,
      }),
    )
    context.inverse('supplies.removeEquipment', { ids })
    context.subject({ document: document.number, count: ids.length })
    return { added: ids.length, documentId: document.id, ids }
  },

  async listUnregistered({ em }) {
    return {
      lots: unregisteredLots(em).map(({ lotId, number, itemName, depotName, quantity }) => ({
        lotId,
        number,
        itemName,
        depotName,
        single: quantity === 1,
      })),
    }
  },

  async registerEquipment(context, { lotIds }) {
    const open = new Map(unregisteredLots(context.em).map((lot) => [lot.lotId, lot]))
    for (const lotId of lotIds) {
      const lot = open.get(lotId)
      if (!lot) throw new DomainError('not-found')
      if (lot.quantity !== 1 || lot.number === '') throw new DomainError('lot-not-single')
      addCard(context, {
        itemId: lot.itemId,
        lotId,
        serial: lot.number,
        model: '',
        maker: '',
        madeOn: lot.producedOn,
        custodian: '',
        custodianPhone: '',
        remark: '',
        documentId: null,
      })
    }
    context.subject({ count: lotIds.length })
    return { added: lotIds.length }
  },

  async saveEquipment({ em, records, today, subject }, { id, rev, ...fields }) {
    refuseFuture(fields.madeOn, today, 'madeOn')
    const unit = records.get(equipmentKind, id)
    const same = equipmentBySerial(em, unit.itemId, fields.serial)
    if (same && same.id !== id) throw new DomainError('serial-exists', { serial: fields.serial })
    writeUnit(records, unit, fields, rev)
    subject({ equipment: id })
    return found(em, id, today)
  },

  async removeEquipment(context, { ids }) {
    const { em, records } = context
    for (const id of ids) {
      const unit = records.get(equipmentKind, id)
      // Once something was done with it, its history is worth more than a tidy list: it is scrapped, not removed.
      if (logOf(em, id, 1).length > 0) throw new DomainError('in-use')
      if (unit.documentId !== null) {
        const [place] = placesOfLot(em, unit.lotId)
        if (!place || movedSince(em, unit.lotId, unit.documentId)) throw new DomainError('in-use')
        post(
          context,
          { kind: 'adjust', depotId: place.depotId, happenedAt: context.now, reason: '登记有误，撤回' },
          [{ lotId: unit.lotId, bin: place.bin, quantity: -1 }],
        )
      }
      records.remove(equipmentKind, id)
    }
    context.final()
    context.subject({ count: ids.length })
    return { removed: ids.length }
  },

  async logEquipment({ records, today, subject }, { ids, state, ...entry }) {
    refuseFuture(entry.doneOn, today, 'doneOn')
    for (const id of new Set(ids)) {
      const unit = records.get(equipmentKind, id)
      if (unit.state === 'scrapped') throw new DomainError('equipment-scrapped', { serial: unit.serial })
      records.insert(equipmentLogKind, [{ id: uuidv7(), equipmentId: id, ...entry }])
      writeUnit(records, unit, state === undefined ? {} : { state })
    }
    subject(ids.length === 1 ? { equipment: ids[0] ?? '' } : { count: ids.length })
    return { logged: new Set(ids).size }
  },

  async removeLog({ records, subject }, { id }) {
    const entry = records.remove(equipmentLogKind, id)
    writeUnit(records, records.get(equipmentKind, entry.equipmentId), {})
    subject({ equipment: entry.equipmentId })
    return { removed: 1 }
  },

  exportEquipment: paper<Filter>('supplies.exportEquipment', '装备台账', 'xlsx'),
  printEquipment: paper<Filter>('supplies.printEquipment', '装备台账', 'pdf'),
  printTestSheet: paper<Filter>('supplies.printTestSheet', '装备试机记录表', 'pdf'),

  previewEquipment: equipmentRegister.preview,
  importEquipment: equipmentRegister.run,
  equipmentTemplate: equipmentRegister.template,
  equipmentRefused: equipmentRegister.refused,

  async undoEquipment(context, { batchId }) {
    const removed = undoRegister(context, batchId)
    context.final()
    context.subject({ batch: batchId, count: removed })
    return { removed }
  },
}
