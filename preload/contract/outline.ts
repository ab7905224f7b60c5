import { z } from 'zod'
import { Block, blockText, type Run } from './blocks'
import { parseHeadingNumber } from './heading-number'

/**
 * The outline of a plan as the import preview shows and changes it. The body is one row of blocks; each section
 * holds the blocks `from` up to, not including, `to`: those between its heading and the next heading of any level.
 * So the sections, in order, cover every block exactly once, and a subtree is a run of sections.
 */
export const OutlineSection = z.object({
  /** Without its number. Empty where the document prints a number only (第三条) or nothing at all. */
  title: z.string().max(500),
  /** As printed: 一、 （一） 1. 1.1 第一章 附件1; empty where there is none. */
  number: z.string().max(40).default(''),
  /** 1 is the highest. */
  level: z.number().int().min(1).max(9),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  /** The mark between heading and text where both stand in one paragraph (1.加强领导。各乡镇要……): 。 or ： or a space. */
  runIn: z.string().max(2).optional(),
})
export type OutlineSection = z.infer<typeof OutlineSection>

export const Outline = z
  .object({
    title: z.string().max(500),
    sections: z.array(OutlineSection).max(50_000),
    blocks: z.array(Block).max(200_000),
  })
  .superRefine((outline, context) => {
    const fault = outlineFault(outline)
    if (fault) context.addIssue({ code: 'custom', message: fault, path: ['sections'] })
  })
export type Outline = z.infer<typeof Outline>

/** What is wrong with an outline, or undefined: sections must cover the blocks in order and step down one level at a time. */
export function outlineFault(outline: Pick<Outline, 'sections' | 'blocks'>): string | undefined {
  let next = 0
  let level = 0
  for (const section of outline.sections) {
    if (section.from !== next || section.to < section.from) return 'blocks-not-covered'
    if (section.level < 1 || section.level > 9 || section.level > level + 1) return 'level-jumps'
    next = section.to
    level = section.level
  }
  return next === outline.blocks.length ? undefined : 'blocks-not-covered'
}

/** Number and title as they are read together: 一、总则, （一）目标, 1.1 目的, 第一章 总则. */
export function sectionLabel(section: Pick<OutlineSection, 'title' | 'number'>): string {
  const { number, title } = section
  if (!number || !title) return number || title
  return /[、.．)）〕]$/.test(number) || /^[①-⒛㈠-㈩]$/.test(number) ? number + title : `${number} ${title}`
}

/** The last index (not included) of the run of sections that starts with `index` and everything below it. */
export function subtreeEnd(sections: readonly Readonly<{ level: number }>[], index: number): number {
  const level = sections[index]?.level ?? 0
  let end = index + 1
  while ((sections[end]?.level ?? 0) > level) end++
  return Math.min(end, sections.length)
}

/** One level up, with everything below it. An outline that cannot be changed so comes back as it is. */
export function promote(outline: Outline, index: number): Outline {
  const section = outline.sections[index]
  if (!section || section.level === 1) return outline
  return shift(outline, index, -1)
}

/** One level down, with everything below it; only below a section that stands before it, and never below level 9. */
export function demote(outline: Outline, index: number): Outline {
  const section = outline.sections[index]
  const before = outline.sections[index - 1]
  if (!section || !before || before.level < section.level) return outline
  const end = subtreeEnd(outline.sections, index)
  if (outline.sections.slice(index, end).some((one) => one.level === 9)) return outline
  return shift(outline, index, 1)
}

function shift(outline: Outline, index: number, by: 1 | -1): Outline {
  const end = subtreeEnd(outline.sections, index)
  return {
    ...outline,
    sections: outline.sections.map((one, at) =>
      at >= index && at < end ? { ...one, level: one.level + by } : one,
    ),
  }
}

/** Makes the heading an ordinary paragraph of the section before it (of its own paragraph where it was run in). */
export function joinWithPrevious(outline: Outline, index: number): Outline {
  const section = outline.sections[index]
  const before = outline.sections[index - 1]
  if (!section || !before) return outline
  const heading = headingBlocks(section, outline.blocks[section.from])
  const merged = section.runIn !== undefined && heading.merged
  const blocks = [
    ...outline.blocks.slice(0, section.from),
    ...heading.blocks,
    ...outline.blocks.slice(section.from + (merged ? 1 : 0)),
  ]
  const grown = heading.blocks.length - (merged ? 1 : 0)
  const sections = outline.sections.flatMap((one, at) => {
    if (at === index) return []
    if (at === index - 1) return [{ ...one, to: section.to + grown }]
    return at > index ? [{ ...one, from: one.from + grown, to: one.to + grown }] : [one]
  })
  return { ...outline, blocks, sections: withoutJumps(sections) }
}

function headingBlocks(
  section: OutlineSection,
  first: Block | undefined,
): { blocks: Block[]; merged: boolean } {
  const label = sectionLabel(section)
  if (label === '') return { blocks: [], merged: false }
  if (section.runIn !== undefined && first?.kind === 'paragraph' && section.to > section.from) {
    const runs: Run[] = [{ text: label + section.runIn }, ...first.runs]
    return { blocks: [{ kind: 'paragraph', runs }], merged: true }
  }
  return { blocks: [{ kind: 'paragraph', runs: [{ text: label + (section.runIn ?? '') }] }], merged: false }
}

/** Pulls up whatever would stand more than one level below its predecessor. */
export function withoutJumps(sections: readonly OutlineSection[]): OutlineSection[] {
  let level = 0
  return sections.map((section) => {
    level = Math.min(section.level, level + 1)
    return level === section.level ? section : { ...section, level }
  })
}

/**
 * Starts a new section of the same level at a block. A short paragraph becomes its heading; of a longer one the
 * first sentence does, if it is short; otherwise the new section has no title yet.
 */
export function splitAt(outline: Outline, blockIndex: number): Outline {
  const block = outline.blocks[blockIndex]
  const index = outline.sections.findIndex((one) => blockIndex >= one.from && blockIndex < one.to)
  const section = outline.sections[index]
  if (!block || !section) return outline
  const { heading, rest } = takeHeading(block)
  const blocks = [...outline.blocks.slice(0, blockIndex), ...rest, ...outline.blocks.slice(blockIndex + 1)]
  const grown = rest.length - 1
  const sections = outline.sections.flatMap((one, at): OutlineSection[] => {
    if (at < index) return [one]
    if (at > index) return [{ ...one, from: one.from + grown, to: one.to + grown }]
    return [
      { ...one, to: blockIndex },
      { ...heading, level: one.level, from: blockIndex, to: one.to + grown },
    ]
  })
  return { ...outline, blocks, sections }
}

type Heading = Pick<OutlineSection, 'title' | 'number' | 'runIn'>

/** Takes a heading out of a block: what is left of the block is `rest` (nothing, or the text behind a run-in heading). */
function takeHeading(block: Block): { heading: Heading; rest: Block[] } {
  const untitled = { heading: { title: '', number: '' }, rest: [block] }
  if (block.kind !== 'paragraph') return untitled
  const text = blockText(block)
  const whole = text.trim()
  if (whole === '' || whole.includes('\n')) return untitled
  const stop = whole.search(/[。：]/)
  if (whole.length <= 60 && (stop < 0 || stop === whole.length - 1))
    return { heading: toHeading(whole), rest: [] }
  const found = /^[^。：\n]{2,60}([。：])/.exec(whole)
  if (!found) return untitled
  const offset = text.indexOf(whole) + found[0].length
  const heading = { ...toHeading(found[0].slice(0, -1)), runIn: found[1] ?? '。' }
  return { heading, rest: [{ kind: 'paragraph', runs: cutRuns(block.runs, offset) }] }
}

function toHeading(text: string): Heading {
  const found = parseHeadingNumber(text)
  if (!found) return { title: text, number: '' }
  return { title: text.slice(found.end).trim(), number: found.number }
}

/** The runs behind the first `offset` characters. */
export function cutRuns(runs: readonly Run[], offset: number): Run[] {
  let skip = offset
  return runs.flatMap((run) => {
    if (skip >= run.text.length) {
      skip -= run.text.length
      return []
    }
    const text = run.text.slice(skip)
    skip = 0
    return [text === run.text ? run : { ...run, text }]
  })
}

/** Gives a section another title, and another number if one is given (an empty one takes the number away). */
export function rename(outline: Outline, index: number, change: { title: string; number?: string }): Outline {
  const section = outline.sections[index]
  if (!section) return outline
  const number = change.number === undefined ? section.number : oneLine(change.number, 40)
  const renamed = { ...section, title: oneLine(change.title, 500), number }
  return { ...outline, sections: outline.sections.map((one, at) => (at === index ? renamed : one)) }
}

function oneLine(text: string, limit: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, limit)
}

/** One change a person makes in the preview. A list of them, replayed on the outline that was found, gives theirs. */
export const OutlineEdit = z.discriminatedUnion('edit', [
  z.object({ edit: z.enum(['promote', 'demote', 'join']), section: z.number().int().min(0) }),
  z.object({ edit: z.literal('split'), block: z.number().int().min(0) }),
  z.object({
    edit: z.literal('rename'),
    section: z.number().int().min(0),
    title: z.string().max(500),
    number: z.string().max(40).optional(),
  }),
])
export type OutlineEdit = z.infer<typeof OutlineEdit>

/** Replays changes in order. Indexes mean the outline as it stands at that moment; a change that cannot be made is skipped. */
export function applyEdits(outline: Outline, edits: readonly OutlineEdit[]): Outline {
  return edits.reduce(applyEdit, outline)
}

function applyEdit(outline: Outline, edit: OutlineEdit): Outline {
  switch (edit.edit) {
    case 'promote':
      return promote(outline, edit.section)
    case 'demote':
      return demote(outline, edit.section)
    case 'join':
      return joinWithPrevious(outline, edit.section)
    case 'split':
      return splitAt(outline, edit.block)
    case 'rename':
      return rename(outline, edit.section, {
        title: edit.title,
        ...(edit.number === undefined ? {} : { number: edit.number }),
      })
  }
}

/** A section with the sections below it; `index` is its place in `outline.sections`. */
export type OutlineNode = { section: OutlineSection; index: number; children: OutlineNode[] }

/** The sections as a tree, for showing them. */
export function toTree(sections: readonly OutlineSection[]): OutlineNode[] {
  const roots: OutlineNode[] = []
  const open: OutlineNode[] = []
  sections.forEach((section, index) => {
    const node: OutlineNode = { section, index, children: [] }
    while ((open.at(-1)?.section.level ?? 0) >= section.level) open.pop()
    const parent = open.at(-1)
    if (parent) parent.children.push(node)
    else roots.push(node)
    open.push(node)
  })
  return roots
}

/** Characters that are no white space, in Unicode code points (an extension-B character counts once). */
export function countCharacters(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countText(block.kind === 'image' ? '' : blockText(block)), 0)
}

/** The characters of one text, counted like `countCharacters`. */
export function countText(text: string): number {
  let count = 0
  for (const sign of text) if (!/\s/.test(sign)) count++
  return count
}
