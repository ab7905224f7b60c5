import { z } from 'zod'
import { Block } from '../blocks'
import { FileRef, Id, Instant, requiredText, text } from '../common'
import { command, query, task } from '../define'
import { Plan, planCategories } from './library'
import { numberings } from './numbering'

/** A section of a draft as the tree of the writing screen shows it. */
export const DraftSection = z.object({
  id: Id,
  key: z.string(),
  position: z.number().int(),
  level: z.number().int().min(1).max(9),
  number: z.string(),
  title: z.string(),
  /** What belongs here, from the outline the plan was begun with. */
  hint: z.string(),
  characters: z.number().int(),
  /** Nothing is written in it: no text, no table, no picture. */
  empty: z.boolean(),
})
export type DraftSection = z.infer<typeof DraftSection>

const Tree = z.object({ numbering: z.enum(numberings), sections: z.array(DraftSection) })
export type DraftTree = z.infer<typeof Tree>

const SectionText = z.object({
  blocks: z.array(Block).max(20_000),
  /** Stands for this text; a save that carries another one is refused, because the section was changed elsewhere. */
  stamp: z.string().max(64),
})

const NewSection = z.object({
  title: text(500),
  /** 1 for the level of the place it is added at, 2 for one below, and so on. */
  level: z.number().int().min(1).max(9).default(1),
  /** As printed; kept where the version keeps printed numbers, and to tell that it is an annex. */
  number: text(40).default(''),
  hint: text(500).default(''),
  blocks: z.array(Block).max(20_000).default([]),
})

const Move = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['up', 'down', 'promote', 'demote']) }),
  z.object({ kind: z.enum(['before', 'after', 'inside']), target: Id }),
])

const words = z.object({
  id: Id,
  text: z.string().min(1).max(200),
  matchCase: z.boolean().default(false),
})

/** A line of an outline. Levels step down one at a time. */
export const OutlineItem = z.object({
  level: z.number().int().min(1).max(9),
  title: requiredText(200),
  hint: text(500).default(''),
  /** As printed; it tells that a section is an annex. */
  number: text(40).default(''),
})
export type OutlineItem = z.infer<typeof OutlineItem>

export const PlanOutline = z.object({
  id: z.string(),
  name: z.string(),
  /** Made in this office; the others come with the program. */
  own: z.boolean(),
  /** Where a list that comes with the program is from. */
  origin: z.string(),
  items: z.array(OutlineItem.extend({ title: z.string(), hint: z.string(), number: z.string() })),
})
export type PlanOutline = z.infer<typeof PlanOutline>

const items = z.array(OutlineItem).min(1).max(2_000)

export const writingCalls = {
  getDraft: query(
    'The draft of a plan: its tree with numbers, hints and what is still empty. Refused when no version is being written.',
    z.object({ id: Id }),
    Tree.extend({ plan: Plan, versionId: Id, versionNumber: z.number().int(), savedAt: Instant }),
  ),
  readDraftSection: query(
    'The text of one section of a draft.',
    z.object({ id: Id, sectionId: Id }),
    SectionText,
  ),
  saveSection: command(
    'Saves the text of one section of a draft. Refused when the section was changed elsewhere, and when the version is no draft.',
    SectionText.extend({ id: Id, sectionId: Id }),
    z.object({ stamp: z.string(), characters: z.number().int(), savedAt: Instant }),
    // Saved at every pause of whoever writes: the writing screen knows it by the answer.
    { changes: [], audit: 'sitting' },
  ),
  renameSection: command(
    'Gives a section of a draft another title; another number only where the version keeps printed numbers.',
    z.object({ id: Id, sectionId: Id, title: text(500), number: text(40).optional() }),
    Tree,
  ),
  addSections: command(
    'Adds sections to a draft, beside or inside one that is there, or at its end.',
    z.object({
      id: Id,
      beside: Id.nullable(),
      place: z.enum(['before', 'after', 'inside']).default('after'),
      sections: z.array(NewSection).min(1).max(2_000),
    }),
    Tree.extend({ added: z.array(Id) }),
  ),
  moveSection: command(
    'Moves a section of a draft with everything below it.',
    z.object({ id: Id, sectionId: Id, move: Move }),
    Tree,
  ),
  removeSection: command(
    'Takes a section of a draft away with everything below it.',
    z.object({ id: Id, sectionId: Id }),
    Tree.extend({ removed: z.number().int() }),
  ),
  takeBackAdded: command(
    'Takes sections away that were added (what undo does). Refused when something was written in one since.',
    z.object({
      id: Id,
      sections: z
        .array(z.object({ id: Id, stamp: z.string().max(64) }))
        .min(1)
        .max(2_000),
    }),
    Tree,
  ),
  putBackSections: command(
    'Puts sections of a draft back that were taken away (what undo does).',
    z.object({
      id: Id,
      position: z.number().int().min(0),
      sections: z
        .array(
          z.object({
            id: Id,
            key: z.string().max(100),
            level: z.number().int().min(1).max(9),
            number: z.string().max(40),
            title: z.string().max(500),
            runIn: z.string().max(2),
            hint: z.string().max(500),
            blocks: z.array(Block).max(20_000),
          }),
        )
        .min(1)
        .max(20_000),
    }),
    Tree,
  ),
  arrangeSections: command(
    'Gives the sections of a draft an order, levels and numbers they had before (what undo does).',
    z.object({
      id: Id,
      numbering: z.enum(numberings),
      sections: z
        .array(z.object({ id: Id, level: z.number().int().min(1).max(9), number: z.string().max(40) }))
        .max(20_000),
    }),
    Tree,
  ),
  setNumbering: command(
    'Numbers the headings of a draft in another style, or keeps the numbers as they stand.',
    z.object({ id: Id, numbering: z.enum(numberings) }),
    Tree,
  ),
  findInDraft: query(
    'Where words stand in the headings and texts of a draft, by section; \u0002 and \u0003 enclose the hit in `snippet`.',
    words,
    z.object({
      total: z.number().int(),
      sections: z.array(
        z.object({
          sectionId: Id,
          position: z.number().int(),
          heading: z.string(),
          /** Hits in the heading, and in the text. */
          inTitle: z.number().int(),
          inText: z.number().int(),
          snippet: z.string(),
        }),
      ),
    }),
  ),
  replaceInDraft: command(
    'Replaces words everywhere in a draft, headings and tables included.',
    words.extend({ by: z.string().max(200) }),
    z.object({ replaced: z.number().int(), sections: z.number().int() }),
  ),
  restoreTexts: command(
    'Gives sections of a draft the title and text they had before (what undo does). Refused when one was changed since.',
    z.object({
      id: Id,
      sections: z
        .array(
          z.object({
            id: Id,
            title: z.string().max(500),
            blocks: z.array(Block).max(20_000),
            stamp: z.string().max(64),
          }),
        )
        .max(20_000),
    }),
    Tree,
  ),
  keepPicture: command(
    'Keeps a picture that was pasted or dropped into a text. Refused for what no page can show.',
    z.object({ data: z.base64().max(42_000_000) }),
    z.object({
      attachment: z.string(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    }),
    { changes: [] },
  ),
  listOutlines: query(
    'Outlines to begin a plan with: those of the program and those of the office.',
    z.object({}),
    z.object({ outlines: z.array(PlanOutline) }),
  ),
  newPlan: command(
    'Begins a plan as a draft: from an outline, or empty.',
    z.object({
      title: requiredText(200),
      category: z.enum(planCategories).default('other'),
      /** Id of an outline; left out: an empty plan. */
      outline: z.string().max(80).optional(),
      numbering: z.enum(['chinese', 'decimal']).default('chinese'),
    }),
    Plan,
  ),
  readOutlineFile: task(
    'Reads an outline from a spreadsheet: columns 编号 or 级别, 标题, 编写提示.',
    z.object({ file: FileRef }),
    z.object({
      name: z.string(),
      items: z.array(OutlineItem),
      refused: z.array(z.object({ row: z.number().int(), reason: z.enum(['no-title', 'too-long']) })),
    }),
    { reads: true },
  ),
  addOutline: command(
    "Keeps an outline of the office's own.",
    z.object({ name: requiredText(100), items }),
    z.object({ id: z.string() }),
  ),
  saveAsOutline: command(
    "Keeps the tree of a plan as an outline of the office's own, with its hints.",
    z.object({ planId: Id, name: requiredText(100) }),
    z.object({ id: z.string() }),
  ),
  removeOutline: command(
    "Takes an outline of the office's own away. Plans that were begun with it stay.",
    z.object({ id: z.string().max(80) }),
    z.object({ removed: z.number().int() }),
  ),
}
