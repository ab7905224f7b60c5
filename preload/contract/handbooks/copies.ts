import { z } from 'zod'
import {
  Day,
  ExpectedRev,
  Id,
  Instant,
  listInput,
  listOutput,
  Output,
  recordShape,
  requiredText,
  text,
} from '../common'
import { command, query, task } from '../define'

/**
 * Printed copies under control (印制登记): every paper carries a code; every print run is registered with who got
 * which copies; a code tells whether a copy is current; change pages (补页) bring older copies up to date.
 */

/** `whole`: the paper from cover to end. `change`: change pages for copies that are out already. */
export const runKinds = ['whole', 'change'] as const

/** Where copies are: with somebody, given back, destroyed, lost. */
export const holdingStates = ['held', 'returned', 'destroyed', 'lost'] as const

export const PrintRun = z.object({
  ...recordShape,
  /** YZ-2026-0001, by year, without gaps. */
  number: z.string(),
  kind: z.enum(runKinds),
  handbookId: Id,
  title: z.string(),
  version: z.number().int(),
  edition: z.string(),
  /** As it is printed in the foot: 3K7M-9QX2-D. */
  code: z.string(),
  copies: z.number().int(),
  /** The copies' own numbers, counted through all editions of a title; null for change pages. */
  firstNumber: z.number().int().nullable(),
  lastNumber: z.number().int().nullable(),
  printedOn: z.string(),
  userName: z.string(),
  note: z.string(),
  /** Copies that somebody has. */
  held: z.number().int(),
  /** Copies that were not given out yet. */
  left: z.number().int(),
  /** Whether a newer edition of the title was made. */
  current: z.boolean(),
})
export type PrintRun = z.infer<typeof PrintRun>

const recipient = {
  holder: requiredText(60),
  unit: text(60).default(''),
  phone: text(40).default(''),
  personId: Id.nullable().default(null),
  note: text(200).default(''),
}

export const Holding = z.object({
  ...recordShape,
  runId: Id,
  runNumber: z.string(),
  title: z.string(),
  firstNumber: z.number().int(),
  lastNumber: z.number().int(),
  copies: z.number().int(),
  holder: z.string(),
  unit: z.string(),
  phone: z.string(),
  personId: z.string().nullable(),
  givenOn: z.string(),
  state: z.enum(holdingStates),
  endedOn: z.string().nullable(),
  note: z.string(),
  /** The edition these copies stand at: the one printed, or the one that change pages brought them to. */
  handbookId: Id,
  version: z.number().int(),
  edition: z.string(),
  /** The run of change pages that brought them there. */
  throughId: z.string().nullable(),
  latestId: Id,
  latestVersion: z.number().int(),
  current: z.boolean(),
})
export type Holding = z.infer<typeof Holding>

/** How a part or section of a paper differs from the same one in another edition. */
export const SectionChange = z.object({
  change: z.enum(['changed', 'added', 'removed']),
  title: z.string(),
  level: z.number().int(),
  /** Pages of the newer edition; of the older one where it was removed. */
  from: z.number().int(),
  to: z.number().int(),
})
export type SectionChange = z.infer<typeof SectionChange>

const Edition = z.object({
  id: Id,
  title: z.string(),
  version: z.number().int(),
  edition: z.string(),
  code: z.string(),
  pages: z.number().int(),
  madeAt: Instant,
})

/** One exchange in a set of change pages, in the words of the binder. */
export const PageExchange = z.object({
  /** Labels of the pages to take out, in order; empty where pages are only put in. */
  out: z.array(z.string()),
  /** Labels of the pages to put in. */
  in: z.array(z.string()),
  /** Label of the page behind which they go; empty at the beginning. */
  after: z.string(),
})
export type PageExchange = z.infer<typeof PageExchange>

const ChangeOrder = z.object({
  /** The edition that the copies to be changed stand at. */
  fromId: Id,
  /** The run of change pages that brought them there, where one did. */
  throughId: Id.nullable().default(null),
  /** Printed on both sides: whole sheets are exchanged. */
  bothSides: z.boolean().default(true),
})

export const copiesCalls = {
  listRuns: query(
    'Print runs, newest first.',
    listInput({ handbookId: Id.optional(), title: text(60).optional() }),
    listOutput(PrintRun),
  ),
  registerRun: command(
    'Registers a print run: what, how many copies, and to whom. Copies are numbered through all editions of a title.',
    z.object({
      handbookId: Id,
      copies: z.number().int().min(1).max(9_999),
      printedOn: Day.optional(),
      note: text(200).default(''),
      recipients: z
        .array(z.object({ ...recipient, copies: z.number().int().min(1).max(9_999) }))
        .max(500)
        .default([]),
    }),
    PrintRun,
  ),
  giveCopies: command(
    'Gives copies of a run that are left to somebody; the lowest numbers go first.',
    z.object({
      runId: Id,
      copies: z.number().int().min(1).max(9_999),
      givenOn: Day.optional(),
      ...recipient,
    }),
    Holding,
  ),
  listHoldings: query(
    'Who holds which copies. With `outdated`, those that are not at the latest edition: the recall list.',
    listInput({
      runId: Id.optional(),
      title: text(60).optional(),
      state: z.enum(holdingStates).optional(),
      outdated: z.boolean().default(false),
    }),
    listOutput(Holding),
  ),
  saveHolding: command(
    'Corrects who holds copies.',
    z.object({ id: Id, rev: ExpectedRev, givenOn: Day, ...recipient }),
    Holding,
  ),
  endHoldings: command(
    'Copies came back, were destroyed, or are lost.',
    z.object({
      ids: z.array(Id).min(1).max(500),
      state: z.enum(['returned', 'destroyed', 'lost']),
      endedOn: Day.optional(),
      note: text(200).default(''),
    }),
    z.object({ ended: z.number().int() }),
  ),
  checkCode: query(
    'Whether a printed copy is current, by the code in its foot, and what changed since.',
    z.object({ code: requiredText(80) }),
    z.object({
      paper: Edition,
      latest: Edition,
      current: z.boolean(),
      changes: z.array(SectionChange),
      runs: z.array(z.object({ number: z.string(), printedOn: z.string(), copies: z.number().int() })),
    }),
  ),
  compareEditions: query(
    'What changed between two editions of a paper, by parts and sections.',
    z.object({ fromId: Id, toId: Id }),
    z.object({ changes: z.array(SectionChange) }),
  ),
  previewChange: query(
    'Which pages change pages would exchange, before they are made.',
    ChangeOrder,
    z.object({ to: Edition, exchanges: z.array(PageExchange), pages: z.number().int() }),
  ),
  makeChangePages: task(
    'Makes change pages: only the pages that differ, numbered so that they can be slipped in, with a sheet that says how. Registers the run.',
    ChangeOrder.extend({
      /** Holdings that get a set; their copies stand at the newer edition afterwards. */
      holdingIds: z.array(Id).max(500).default([]),
    }),
    Output.extend({ runId: Id, pages: z.number().int(), exchanges: z.array(PageExchange) }),
  ),
  printRecall: task(
    'Who still holds old copies, as a PDF.',
    z.object({ title: text(60).optional() }),
    Output,
    { reads: true },
  ),
  exportHoldings: task(
    'Who holds which copies, as .xlsx.',
    z.object({ title: text(60).optional(), outdated: z.boolean().default(false) }),
    Output,
    { reads: true },
  ),
}
