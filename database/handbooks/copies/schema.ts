import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type PrintRunRow = RecordRow & {
  number: string
  kind: 'whole' | 'change'
  handbookId: string
  /** The edition that change pages start from. */
  fromId: string | null
  /** The run of change pages that copies of `fromId` had had before. */
  throughId: string | null
  /** Label and page of everything in the binder after these change pages; empty for a whole paper. */
  binder: unknown[]
  copies: number
  firstNumber: number | null
  lastNumber: number | null
  printedOn: string
  userName: string
  note: string
}
export const PrintRunEntity = new EntitySchema<PrintRunRow>({
  name: 'print_runs',
  columns: {
    ...recordColumns,
    number: { type: 'text' },
    kind: { type: 'text' },
    handbookId: { name: 'handbook_id', type: 'text' },
    fromId: { name: 'from_id', type: 'text', nullable: true },
    throughId: { name: 'through_id', type: 'text', nullable: true },
    binder: { type: 'simple-json' },
    copies: { type: 'integer' },
    firstNumber: { name: 'first_number', type: 'integer', nullable: true },
    lastNumber: { name: 'last_number', type: 'integer', nullable: true },
    printedOn: { name: 'printed_on', type: 'text' },
    userName: { name: 'user_name', type: 'text' },
    note: { type: 'text' },
  },
})

export type HoldingRow = RecordRow & {
  runId: string
  handbookId: string
  throughId: string | null
  firstNumber: number
  lastNumber: number
  holder: string
  unit: string
  phone: string
  personId: string | null
  givenOn: string
  state: 'held' | 'returned' | 'destroyed' | 'lost'
  endedOn: string | null
  note: string
}
export const HoldingEntity = new EntitySchema<HoldingRow>({
  name: 'print_holdings',
  columns: {
    ...recordColumns,
    runId: { name: 'run_id', type: 'text' },
    handbookId: { name: 'handbook_id', type: 'text' },
    throughId: { name: 'through_id', type: 'text', nullable: true },
    firstNumber: { name: 'first_number', type: 'integer' },
    lastNumber: { name: 'last_number', type: 'integer' },
    holder: { type: 'text' },
    unit: { type: 'text' },
    phone: { type: 'text' },
    personId: { name: 'person_id', type: 'text', nullable: true },
    givenOn: { name: 'given_on', type: 'text' },
    state: { type: 'text' },
    endedOn: { name: 'ended_on', type: 'text', nullable: true },
    note: { type: 'text' },
  },
})
