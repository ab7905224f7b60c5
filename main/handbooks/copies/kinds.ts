import {
  HoldingEntity,
  type HoldingRow,
  PrintRunEntity,
  type PrintRunRow,
} from '../../../database/handbooks/copies/schema'
import type { RecordKind } from '../../../database/records'

/** Runs are a register: they are not thrown away. */
export const printRunKind: RecordKind<PrintRunRow> = {
  kind: 'print-run',
  entity: PrintRunEntity,
  title: (row) => row.number,
  inBin: false,
}

export const holdingKind: RecordKind<HoldingRow> = {
  kind: 'print-holding',
  entity: HoldingEntity,
  title: (row) => row.holder,
  inBin: false,
}
