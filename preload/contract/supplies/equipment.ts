import { z } from 'zod'
import {
  Day,
  ExpectedRev,
  Id,
  listInput,
  listOutput,
  Output,
  recordShape,
  requiredText,
  text,
} from '../common'
import { command, query, task } from '../define'
import { ImportInput, ImportPreview, ImportResult } from '../imports'
import { Cycles } from './catalogue'

export const equipmentStates = ['usable', 'repair', 'broken', 'scrapped'] as const

/** Test run, charging (counts as a test), maintenance, inspection by a body that may, repair. */
export const workKinds = ['test', 'charge', 'maintenance', 'inspection', 'repair'] as const

/** What a unit can be due for. */
export const dueWorks = ['test', 'maintenance', 'inspection', 'scrap'] as const

/** Days before the day from which a work counts as coming up. */
export const equipmentSoonDays = 14

const phone = text(30).refine((value) => /^[\d+\-()#*\s]*$/.test(value), { error: 'format' })

const unitFields = {
  serial: requiredText(40),
  model: text(60).default(''),
  maker: text(60).default(''),
  madeOn: Day.nullable().default(null),
  state: z.enum(equipmentStates).default('usable'),
  custodian: text(30).default(''),
  custodianPhone: phone.default(''),
  remark: text(500).default(''),
}

/** One serial-numbered thing. Where it is follows the ledger: its lot has its serial as number and a quantity of 1 or 0. */
export const Equipment = z.object({
  ...recordShape,
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  category: z.string(),
  lotId: Id,
  serial: z.string(),
  model: z.string(),
  maker: z.string(),
  madeOn: z.string().nullable(),
  state: z.enum(equipmentStates),
  custodian: z.string(),
  custodianPhone: z.string(),
  remark: z.string(),
  /** Where it lies; null when it was given out or scrapped. */
  depotId: Id.nullable(),
  depotName: z.string().nullable(),
  bin: z.string(),
  testDueOn: z.string().nullable(),
  maintenanceDueOn: z.string().nullable(),
  inspectionDueOn: z.string().nullable(),
  scrapOn: z.string().nullable(),
  /** The earliest of the days above. */
  dueOn: z.string().nullable(),
  dueWork: z.enum(dueWorks).nullable(),
  /** Days from today to `dueOn`; negative when it is past. */
  daysLeft: z.number().int().nullable(),
})
export type Equipment = z.infer<typeof Equipment>

export const EquipmentLog = z.object({
  ...recordShape,
  equipmentId: Id,
  kind: z.enum(workKinds),
  doneOn: z.string(),
  person: z.string(),
  result: z.enum(['pass', 'fail']),
  minutes: z.number().int().nullable(),
  remark: z.string(),
  nextDueOn: z.string().nullable(),
})
export type EquipmentLog = z.infer<typeof EquipmentLog>

export const equipmentFilters = {
  depotId: Id.optional(),
  category: text(20).optional(),
  state: z.enum(equipmentStates).optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  work: z.enum(dueWorks).optional(),
}

const ids = z.array(Id).min(1).max(200)
const reads = { reads: true } as const
const listing = z.object({ ...equipmentFilters, search: text(100).optional() })

/** A day on which something was done and the one on which it is due again, in that order. */
const LogInput = z
  .object({
    ids,
    kind: z.enum(workKinds),
    doneOn: Day,
    person: text(30).default(''),
    result: z.enum(['pass', 'fail']).default('pass'),
    /** Running time. */
    minutes: z.number().int().min(0).max(600_000).nullable().default(null),
    remark: text(200).default(''),
    /** Left out: by the item's cycle. */
    nextDueOn: Day.nullable().default(null),
    /** The state it is in afterwards; left out: as before. */
    state: z.enum(equipmentStates).optional(),
  })
  .superRefine((log, context) => {
    if (log.nextDueOn !== null && log.nextDueOn <= log.doneOn)
      context.addIssue({ code: 'custom', path: ['nextDueOn'], message: 'ends-before-starts' })
  })

export const equipmentCalls = {
  listEquipment: query(
    'Serial-numbered equipment, what is due first.',
    listInput(equipmentFilters),
    listOutput(Equipment),
  ),
  getEquipment: query(
    'One unit: its facts, its cycles and what was done with it.',
    z.object({ id: Id }),
    z.object({ unit: Equipment, cycles: Cycles, log: z.array(EquipmentLog) }),
  ),
  countEquipment: query(
    'How many units there are, and how many are overdue or due soon.',
    z.object({}),
    z.object({ units: z.number().int(), overdue: z.number().int(), soon: z.number().int() }),
  ),
  addEquipment: command(
    'Takes serial-numbered units in: each is a lot of its own, received by one slip.',
    z.object({
      itemId: Id,
      depotId: Id,
      bin: text(30).default(''),
      serials: z.array(requiredText(40)).min(1).max(200),
      model: text(60).default(''),
      maker: text(60).default(''),
      madeOn: Day.nullable().default(null),
      custodian: text(30).default(''),
      custodianPhone: phone.default(''),
      remark: text(500).default(''),
    }),
    z.object({ added: z.number().int(), documentId: Id, ids: z.array(Id) }),
  ),
  listUnregistered: query(
    'Lots of serial-numbered items that lie in stock without a card of their own.',
    z.object({}),
    z.object({
      lots: z.array(
        z.object({
          lotId: Id,
          number: z.string(),
          itemName: z.string(),
          depotName: z.string(),
          single: z.boolean(),
        }),
      ),
    }),
  ),
  registerEquipment: command(
    'Makes cards for lots that lie in stock already, one piece each.',
    z.object({ lotIds: ids }),
    z.object({ added: z.number().int() }),
  ),
  saveEquipment: command(
    'Changes the facts of a unit.',
    z.object({ id: Id, rev: ExpectedRev, ...unitFields }),
    Equipment,
  ),
  removeEquipment: command(
    'Takes back units that were entered by mistake, with their slip; refused once they were moved.',
    z.object({ ids }),
    z.object({ removed: z.number().int() }),
  ),
  logEquipment: command(
    'Writes a test, maintenance, inspection, repair or charge of one or many units.',
    LogInput,
    z.object({ logged: z.number().int() }),
  ),
  removeLog: command(
    'Takes an entry of the log back; the days due follow.',
    z.object({ id: Id }),
    z.object({ removed: z.number().int() }),
  ),
  exportEquipment: task('Equipment as a print-ready .xlsx.', listing, Output, reads),
  printEquipment: task('The register of equipment as a PDF.', listing, Output, reads),
  previewEquipment: task(
    'Reads a register of equipment and says what each row will do.',
    ImportInput,
    ImportPreview,
    reads,
  ),
  importEquipment: task(
    'Brings a register of equipment in: a card and a receipt for each; one batch that can be taken back.',
    ImportInput,
    ImportResult,
  ),
  undoEquipment: command(
    'Takes a whole import of equipment back; refused when something was done with a unit since.',
    z.object({ batchId: Id }),
    z.object({ removed: z.number().int() }),
  ),
  equipmentTemplate: task('An empty register of equipment to fill in.', z.object({}), Output, reads),
  equipmentRefused: task(
    'The rows of equipment that were refused, with the reasons.',
    ImportInput,
    Output,
    reads,
  ),
  printTestSheet: task(
    'A sheet to fill in while testing: one line a unit, with boxes and signatures.',
    listing,
    Output,
    reads,
  ),
}
