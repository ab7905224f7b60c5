import { z } from 'zod'
import {
  Day,
  ExpectedRev,
  Id,
  listInput,
  listOutput,
  Output,
  Quantity,
  recordShape,
  requiredText,
  text,
} from '../common'
import { command, query, task } from '../define'
import { ImportInput, ImportPreview, ImportResult } from '../imports'

/** 协议储备: a company keeps the goods. 产能储备: it can make them. */
export const contractKinds = ['agreement', 'capacity'] as const

/** As the office keeps it: running, all of it called off, ended before its day. */
export const contractStates = ['open', 'used-up', 'ended'] as const

/** As it stands today: not begun, running, running out, past its last day, called off, ended, followed by another. */
export const contractStandings = ['coming', 'running', 'soon', 'over', 'used-up', 'ended', 'renewed'] as const

/** Days before the end from which a contract counts as running out. */
export const contractSoonDays = 60

const ContractLineInput = z.object({
  itemId: Id,
  quantity: Quantity.refine((value) => value > 0, { error: 'positive' }),
  /** Hours within which this quantity must be there, or for capacity: in which it can be made. */
  withinHours: z.number().int().min(1).max(8_760).nullable().default(null),
  /** Of it called off already. */
  used: Quantity.refine((value) => value >= 0, { error: 'too-small' }).default(0),
  remark: text(100).default(''),
})

const contractFields = {
  kind: z.enum(contractKinds).default('agreement'),
  number: text(40).default(''),
  partner: requiredText(60),
  /** The partner's store, where it is among the depots. */
  depotId: Id.nullable().default(null),
  contact: text(30).default(''),
  /** Answered at any hour. */
  phone24: text(30)
    .refine((value) => /^[\d+\-()#*\s]*$/.test(value), { error: 'format' })
    .default(''),
  startsOn: Day,
  endsOn: Day,
  hoursToDeliver: z.number().int().min(0).max(8_760).nullable().default(null),
  lines: z.array(ContractLineInput).max(200).default([]),
  state: z.enum(contractStates).default('open'),
  /** The contract that this one follows. */
  renewsId: Id.nullable().default(null),
  remark: text(500).default(''),
}

export const ContractLine = z.object({
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  quantity: Quantity,
  withinHours: z.number().int().nullable(),
  used: Quantity,
  remark: z.string(),
})
export type ContractLine = z.infer<typeof ContractLine>

export const SupplyContract = z.object({
  ...recordShape,
  kind: z.enum(contractKinds),
  number: z.string(),
  partner: z.string(),
  depotId: Id.nullable(),
  contact: z.string(),
  phone24: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  hoursToDeliver: z.number().int().nullable(),
  lines: z.array(ContractLine),
  state: z.enum(contractStates),
  standing: z.enum(contractStandings),
  /** Days from today to the last day; negative after it. */
  daysLeft: z.number().int(),
  renewsId: Id.nullable(),
  /** The contract that follows this one. */
  renewedById: Id.nullable(),
  remark: z.string(),
})
export type SupplyContract = z.infer<typeof SupplyContract>

const ContractInput = z
  .object({ id: Id.optional(), rev: ExpectedRev, ...contractFields })
  .superRefine((contract, context) => {
    if (contract.endsOn < contract.startsOn)
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'ends-before-starts' })
    const seen = new Set<string>()
    for (const [index, line] of contract.lines.entries()) {
      if (line.used > line.quantity)
        context.addIssue({ code: 'custom', path: ['lines', index, 'used'], message: 'too-large' })
      if (seen.has(line.itemId))
        context.addIssue({ code: 'custom', path: ['lines', index, 'itemId'], message: 'duplicate' })
      seen.add(line.itemId)
    }
  })

export const contractFilters = {
  kind: z.enum(contractKinds).optional(),
  standing: z.enum(contractStandings).optional(),
  itemId: Id.optional(),
}

const reads = { reads: true } as const
const listing = z.object({ ...contractFilters, search: text(100).optional() })

export const contractCalls = {
  listContracts: query(
    'Contracts with companies that keep goods or can make them.',
    listInput(contractFilters),
    listOutput(SupplyContract),
  ),
  getContract: query('One contract.', z.object({ id: Id }), SupplyContract),
  saveContract: command('Adds a contract, or changes one.', ContractInput, SupplyContract),
  removeContracts: command(
    'Moves contracts to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(200) }),
    z.object({ removed: z.number().int() }),
  ),
  exportContracts: task(
    'Contracts as a print-ready .xlsx, a row for each promised item.',
    listing,
    Output,
    reads,
  ),
  printContracts: task('Contracts as a PDF.', listing, Output, reads),
  previewContracts: task(
    'Reads a list of contracts and says what each row will do.',
    ImportInput,
    ImportPreview,
    reads,
  ),
  importContracts: task(
    'Brings a list of contracts in; rows of one partner and number are the lines of one contract.',
    ImportInput,
    ImportResult,
  ),
  undoContracts: command(
    'Takes an import of contracts back; refused when one of them was changed since.',
    z.object({ batchId: Id }),
    z.object({ removed: z.number().int() }),
  ),
  contractTemplate: task('An empty list of contracts to fill in.', z.object({}), Output, reads),
  contractRefused: task(
    'The rows of contracts that were refused, with the reasons.',
    ImportInput,
    Output,
    reads,
  ),
}
