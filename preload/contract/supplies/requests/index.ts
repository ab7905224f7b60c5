import { z } from 'zod'
import {
  Day,
  DivisionCode,
  ExpectedRev,
  Id,
  Instant,
  listInput,
  listOutput,
  Output,
  Quantity,
  recordShape,
  requiredText,
  text,
} from '../../common'
import { command, query, task } from '../../define'
import { Packaging } from '../packaging'
import { Step } from '../steps'

/** Where a request stands. `partly`: some of what was approved is issued; `issued`: all of it, or the rest was dropped. */
export const requestStates = [
  'asked',
  'approved',
  'partly',
  'issued',
  'received',
  'refused',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]

const positive = Quantity.refine((value) => value > 0, { error: 'positive' })
const none = Quantity.refine((value) => value >= 0, { error: 'positive' })
const opinion = text(300).default('')

/** A phone number as people write it, or nothing. */
const PhoneText = text(30).refine((value) => /^[\d+\-()#*\s]*$/.test(value), { error: 'format' })

const requestFields = {
  unit: requiredText(60),
  villageCode: DivisionCode.nullable().default(null),
  person: requiredText(30),
  phone: PhoneText.default(''),
  /** What for: the event, the drill, the village's stock. */
  purpose: requiredText(200),
  neededOn: Day.nullable().default(null),
  /** A depot: the goods are transferred there. Null: they are handed to people. */
  deliverDepotId: Id.nullable().default(null),
  /** Place and person they go to, in words. */
  deliverTo: text(100).default(''),
  remark: text(500).default(''),
}

export const RequestRow = z.object({
  ...recordShape,
  number: z.string(),
  state: z.enum(requestStates),
  askedAt: Instant,
  unit: z.string(),
  villageCode: z.string().nullable(),
  person: z.string(),
  phone: z.string(),
  purpose: z.string(),
  neededOn: z.string().nullable(),
  deliverDepotId: z.string().nullable(),
  deliverDepotName: z.string(),
  deliverTo: z.string(),
  remark: z.string(),
  sourceDepotId: z.string().nullable(),
  sourceDepotName: z.string(),
  lines: z.number().int(),
  /** Names of the first items, for a list. */
  items: z.string(),
  /** Days until it is needed, negative when the day is past; null without a day. */
  daysLeft: z.number().int().nullable(),
})
export type RequestRow = z.infer<typeof RequestRow>

export const RequestLine = z.object({
  id: Id,
  itemId: Id,
  itemName: z.string(),
  spec: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  packagings: z.array(Packaging),
  asked: Quantity,
  approved: Quantity.nullable(),
  issued: Quantity,
  received: Quantity,
  /** Held in the depot for this line. */
  reserved: Quantity,
  remark: z.string(),
})
export type RequestLine = z.infer<typeof RequestLine>

/** A slip that gave goods out for a request. */
export const RequestIssue = z.object({
  documentId: Id,
  number: z.string(),
  happenedAt: Instant,
  /** Taken back by a reversal: it does not count any more. */
  reversed: z.boolean(),
  confirmed: z.boolean(),
  lines: z.array(z.object({ lineId: Id, quantity: Quantity, received: Quantity.nullable() })),
})
export type RequestIssue = z.infer<typeof RequestIssue>

export const SupplyRequest = RequestRow.extend({
  requestLines: z.array(RequestLine),
  issues: z.array(RequestIssue),
  steps: z.array(Step),
})
export type SupplyRequest = z.infer<typeof SupplyRequest>

/** Where a line can be taken from: first what expires first. */
export const IssueProposal = z.object({
  lineId: Id,
  /** Still to be issued. */
  open: Quantity,
  lots: z.array(
    z.object({
      lotId: Id,
      lotNumber: z.string(),
      bin: z.string(),
      expiresOn: z.string().nullable(),
      /** What this request may take from here: free stock and what is held for it. */
      available: Quantity,
      proposed: Quantity,
    }),
  ),
})
export type IssueProposal = z.infer<typeof IssueProposal>

const filters = {
  state: z.enum(requestStates).optional(),
  depotId: Id.optional(),
}

export const requestsCalls = {
  listRequests: query(
    'Requests for supplies, by state; those that wait first.',
    listInput(filters),
    listOutput(RequestRow),
  ),
  getRequest: query('One request with its lines, slips and steps.', z.object({ id: Id }), SupplyRequest),
  saveRequest: command(
    'Asks for supplies, or changes a request that nobody has decided on.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      ...requestFields,
      lines: z
        .array(z.object({ itemId: Id, asked: positive, remark: text(100).default('') }))
        .min(1)
        .max(200),
    }),
    SupplyRequest,
  ),
  findRequestSources: query(
    'What each depot holds free of what is asked for; those that hold the most of it first.',
    z.object({ id: Id }),
    z.object({
      depots: z.array(
        z.object({
          depotId: Id,
          name: z.string(),
          lines: z.array(z.object({ lineId: Id, free: Quantity })),
        }),
      ),
    }),
  ),
  approveRequest: command(
    'Approves a request, whole or less, and holds the stock for it: by lots, what expires first first.',
    z.object({
      id: Id,
      rev: ExpectedRev,
      /** The depot it is to be issued from. */
      depotId: Id,
      lines: z
        .array(z.object({ lineId: Id, quantity: none }))
        .min(1)
        .max(200),
      opinion,
    }),
    SupplyRequest,
    { access: 'administrator' },
  ),
  refuseRequest: command(
    'Refuses a request, with the reason.',
    z.object({ id: Id, rev: ExpectedRev, opinion: requiredText(300) }),
    SupplyRequest,
    { access: 'administrator' },
  ),
  reopenRequest: command(
    'Takes a decision back before anything was issued: the request waits again, its stock is free again.',
    z.object({ id: Id, opinion }),
    SupplyRequest,
    { access: 'administrator' },
  ),
  withdrawRequest: command(
    'Withdraws a request before anything was issued; its stock is free again.',
    z.object({ id: Id, opinion }),
    SupplyRequest,
  ),
  proposeRequestIssue: query(
    'Which lots to take for what is still to be issued.',
    z.object({ id: Id }),
    z.object({ lines: z.array(IssueProposal) }),
  ),
  issueRequest: command(
    'Issues some or all of what was approved: an issue, or a transfer when it goes to a depot.',
    z.object({
      id: Id,
      happenedAt: Instant.optional(),
      /** Who takes the goods away. */
      takenBy: requiredText(30),
      opinion,
      /** Why other lots than those that expire first are taken. */
      deviation: text(200).default(''),
      lines: z
        .array(z.object({ lineId: Id, lotId: Id, bin: text(30).default(''), quantity: positive }))
        .min(1)
        .max(500),
    }),
    SupplyRequest,
  ),
  closeRequest: command(
    'Issues nothing more: the rest of what was approved is released.',
    z.object({ id: Id, opinion }),
    SupplyRequest,
  ),
  confirmReceipt: command(
    'The receiver confirms one slip; less than was issued needs a word of explanation.',
    z.object({
      id: Id,
      documentId: Id,
      person: requiredText(30),
      opinion,
      lines: z
        .array(z.object({ lineId: Id, quantity: none }))
        .min(1)
        .max(200),
    }),
    SupplyRequest,
  ),
  printRequest: task('A request as a slip to sign (申领单).', z.object({ id: Id }), Output, { reads: true }),
  exportRequests: task(
    'Requests with their lines as a print-ready .xlsx.',
    z.object({ ...filters, search: text(100).optional() }),
    Output,
    { reads: true },
  ),
}
