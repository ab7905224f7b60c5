import { z } from 'zod'
import { Id, Instant, listInput, listOutput, Output, recordShape } from '../common'
import { query, task } from '../define'
import { PaperOrder, paperForms } from './order'
import { HandbookPart } from './parts'

/** A part or section of a paper that was made, with the pages it stands on. */
export const PaperSection = z.object({
  /** Names the part or section in every version of the paper: `plan:<id>#<section key>`. */
  key: z.string(),
  title: z.string(),
  /** 0 is a part's title. */
  level: z.number().int(),
  /** Pages, counted from 1, the last included. */
  from: z.number().int(),
  to: z.number().int(),
  /** SHA-256 (16 hex digits) of its text, tables and pictures. */
  hash: z.string(),
})
export type PaperSection = z.infer<typeof PaperSection>

export const Handbook = z.object({
  ...recordShape,
  title: z.string(),
  form: z.enum(paperForms),
  /** Counts the prints of this title: 1, 2, 3 … */
  version: z.number().int(),
  /** The version as it is printed and typed in: number, day, first digits of the content's sum. */
  edition: z.string(),
  pages: z.number().int(),
  /** Sheets of paper where pages share a sheet; otherwise the pages. */
  sheets: z.number().int(),
  bytes: z.number().int(),
  parts: z.array(HandbookPart),
  madeAt: Instant,
  /** Whether the file is still here to be opened. */
  kept: z.boolean(),
})
export type Handbook = z.infer<typeof Handbook>

const made = {
  id: Id,
  pages: z.number().int(),
  sheets: z.number().int(),
  ms: z.number().int(),
  version: z.number().int(),
  edition: z.string(),
  /** Fonts that text was set in; `office`: those of the official layout, found on this computer. */
  fonts: z.array(z.object({ name: z.string(), origin: z.enum(['office', 'bundled']) })),
  /** What somebody should look at: pictures that could not be printed, characters no font has, cards that run over. */
  warnings: z.array(
    z.object({
      code: z.enum(['pictures', 'characters', 'cards', 'empty-part']),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
}
export const MadeHandbook = Output.extend(made)

export const makingCalls = {
  listParts: query(
    'What a paper can be made of.',
    z.object({}),
    z.object({
      plans: z.array(
        z.object({
          id: Id,
          title: z.string(),
          category: z.string(),
          issuedBy: z.string(),
          documentNumber: z.string(),
          characters: z.number().int(),
          cards: z.number().int(),
        }),
      ),
      villages: z.array(z.string()),
      units: z.array(z.string()),
      lots: z.number().int(),
      people: z.number().int(),
    }),
  ),
  listSections: query(
    'Sections of a plan, to be left out or printed.',
    z.object({ planId: Id }),
    z.object({
      sections: z.array(
        z.object({
          key: z.string(),
          level: z.number().int(),
          label: z.string(),
          characters: z.number().int(),
        }),
      ),
    }),
  ),
  list: query(
    'Papers that were made.',
    listInput({ form: z.enum(paperForms).optional() }),
    listOutput(Handbook),
  ),
  get: query(
    'A paper that was made: what was ordered, its parts and sections with their pages, a sum for each page.',
    z.object({ id: Id }),
    Handbook.extend({
      order: PaperOrder,
      sections: z.array(PaperSection),
      /** One for each page: what stands on it, without head and foot. */
      pageHashes: z.array(z.string()),
    }),
  ),
  open: task(
    'Opens a paper again that was made before.',
    z.object({ id: Id }),
    Output.extend({ pages: z.number().int(), version: z.number().int() }),
    { reads: true },
  ),
  getReady: task(
    'Opens the fonts and sets a few pages for nobody, so that the first paper is not late.',
    z.object({}),
    z.object({}),
    { reads: true },
  ),
  make: task(
    'Makes a paper as a PDF (handbook, official plan, cards, lists …) and registers its version.',
    PaperOrder,
    MadeHandbook,
  ),
  makeWord: task(
    'The same paper as a Word file, for editing by others. It is not registered.',
    PaperOrder,
    Output,
    { reads: true },
  ),
}
