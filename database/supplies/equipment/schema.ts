import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type EquipmentRow = RecordRow & {
  itemId: string
  /** Its lot: the serial as number, a quantity of 1 or 0. Place and custody follow the ledger. */
  lotId: string
  serial: string
  model: string
  maker: string
  madeOn: string | null
  state: 'usable' | 'repair' | 'broken' | 'scrapped'
  custodian: string
  custodianPhone: string
  remark: string
  /** The day from which cycles are counted while nothing was done yet. */
  since: string
  testDueOn: string | null
  maintenanceDueOn: string | null
  inspectionDueOn: string | null
  scrapOn: string | null
  /** The slip that took it in, where it came with its card. */
  documentId: string | null
}
export const EquipmentEntity = new EntitySchema<EquipmentRow>({
  name: 'equipment',
  columns: {
    ...recordColumns,
    itemId: { name: 'item_id', type: 'text' },
    lotId: { name: 'lot_id', type: 'text' },
    serial: { type: 'text' },
    model: { type: 'text' },
    maker: { type: 'text' },
    madeOn: { name: 'made_on', type: 'text', nullable: true },
    state: { type: 'text' },
    custodian: { type: 'text' },
    custodianPhone: { name: 'custodian_phone', type: 'text' },
    remark: { type: 'text' },
    since: { type: 'text' },
    testDueOn: { name: 'test_due_on', type: 'text', nullable: true },
    maintenanceDueOn: { name: 'maintenance_due_on', type: 'text', nullable: true },
    inspectionDueOn: { name: 'inspection_due_on', type: 'text', nullable: true },
    scrapOn: { name: 'scrap_on', type: 'text', nullable: true },
    documentId: { name: 'document_id', type: 'text', nullable: true },
  },
})

export type EquipmentLogRow = RecordRow & {
  equipmentId: string
  kind: 'test' | 'charge' | 'maintenance' | 'inspection' | 'repair'
  doneOn: string
  person: string
  result: 'pass' | 'fail'
  minutes: number | null
  remark: string
  nextDueOn: string | null
}
export const EquipmentLogEntity = new EntitySchema<EquipmentLogRow>({
  name: 'equipment_log',
  columns: {
    ...recordColumns,
    equipmentId: { name: 'equipment_id', type: 'text' },
    kind: { type: 'text' },
    doneOn: { name: 'done_on', type: 'text' },
    person: { type: 'text' },
    result: { type: 'text' },
    minutes: { type: 'integer', nullable: true },
    remark: { type: 'text' },
    nextDueOn: { name: 'next_due_on', type: 'text', nullable: true },
  },
})
