import { uuidv7 } from 'uuidv7'
import { equipmentBySerial } from '../../../database/supplies/equipment/repository'
import { DomainError } from '../../../preload/contract/result'
import { type Equipment, noCycles } from '../../../preload/contract/supplies/index'
import type { CommandContext } from '../../host/index'
import { itemKind } from '../catalogue/kinds'
import { equipmentKind } from './kinds'
import { dueDays } from './rules'

export type Card = Readonly<{
  itemId: string
  lotId: string
  serial: string
  model: string
  maker: string
  madeOn: string | null
  /** Left out: usable. */
  state?: Equipment['state']
  custodian: string
  custodianPhone: string
  remark: string
  documentId: string | null
}>

/** Makes a unit's card; refused (`serial-exists`) where the item has one with that serial. */
export function addCard({ em, records, today }: CommandContext, card: Card): string {
  if (equipmentBySerial(em, card.itemId, card.serial))
    throw new DomainError('serial-exists', { serial: card.serial })
  const item = records.get(itemKind, card.itemId)
  const unit = { state: 'usable' as const, ...card, since: today }
  const id = uuidv7()
  records.insert(equipmentKind, [{ id, ...unit, ...dueDays({ ...noCycles, ...item.cycles }, unit, []) }])
  return id
}
