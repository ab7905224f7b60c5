import type { RecordKind } from '../../../database/records'
import {
  EquipmentEntity,
  EquipmentLogEntity,
  type EquipmentLogRow,
  type EquipmentRow,
} from '../../../database/supplies/equipment/schema'
import { soundKeys } from '../../host/index'

/** Units come and go with their slips, not with the recycle bin. */
export const equipmentKind: RecordKind<EquipmentRow> = {
  kind: 'equipment',
  entity: EquipmentEntity,
  title: (row) => [row.model, row.serial].filter(Boolean).join(' '),
  search: (row) => ({
    title: [row.model, row.serial].filter(Boolean).join(' '),
    body: [row.maker, row.custodian, row.remark].join(' '),
    keys: [row.serial.toLowerCase(), ...soundKeys(row.custodian)].filter(Boolean),
    rank: 4,
  }),
  inBin: false,
}

export const equipmentLogKind: RecordKind<EquipmentLogRow> = {
  kind: 'equipment-log',
  entity: EquipmentLogEntity,
  title: (row) => `${row.doneOn} ${row.kind}`,
  inBin: false,
}
