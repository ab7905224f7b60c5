import { z } from 'zod'
import { Id, Instant, listInput, listOutput, Output, recordShape, requiredText, text } from '../common'
import { query, task } from '../define'

/** A part of a handbook, in the order it is printed. */
export const HandbookPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), planId: Id }),
  z.object({ kind: z.literal('supplies'), depotId: Id.optional() }),
  z.object({ kind: z.literal('people'), unit: text(60).optional(), masked: z.boolean().default(false) }),
])
export type HandbookPart = z.infer<typeof HandbookPart>

export const Handbook = z.object({
  ...recordShape,
  title: z.string(),
  /** Counts the prints of this title: 1, 2, 3 … */
  version: z.number().int(),
  pages: z.number().int(),
  bytes: z.number().int(),
  parts: z.array(HandbookPart),
  madeAt: Instant,
})
export type Handbook = z.infer<typeof Handbook>

export const MadeHandbook = Output.extend({
  id: Id,
  pages: z.number().int(),
  ms: z.number().int(),
  version: z.number().int(),
})

export const makingCalls = {
  listParts: query(
    'What a handbook can be made of.',
    z.object({}),
    z.object({
      plans: z.array(z.object({ id: Id, title: z.string(), characters: z.number().int() })),
      lots: z.number().int(),
      people: z.number().int(),
    }),
  ),
  list: query('Handbooks that were made.', listInput({}), listOutput(Handbook)),
  getReady: task(
    'Opens the fonts and sets a few pages for nobody, so that the first paper is not late.',
    z.object({}),
    z.object({}),
    { reads: true },
  ),
  make: task(
    'Makes a handbook as a PDF: cover, contents, plans, supplies, phone book; and registers its version.',
    z.object({
      title: requiredText(60),
      paper: z.enum(['A4', 'A5']).default('A4'),
      /** Prints 内部资料 on every page. */
      internal: z.boolean().default(true),
      parts: z.array(HandbookPart).min(1).max(600),
    }),
    MadeHandbook,
  ),
}
