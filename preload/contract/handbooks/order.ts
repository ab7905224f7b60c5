import { z } from 'zod'
import { Day, requiredText, text } from '../common'
import { HandbookPart } from './parts'

/**
 * Papers of the printing centre: 乡镇应急手册, 单份预案（公文版式）, 村级一张表, 应急处置卡, 口袋本, 通讯录, 物资台账.
 */
export const paperForms = [
  'handbook',
  'official',
  'village',
  'cards',
  'pocket',
  'phones',
  'supplies',
] as const
export type PaperForm = (typeof paperForms)[number]

/**
 * How the pages come onto sheets. `booklet`: two pages side by side on both sides of a sheet twice as large, to be
 * folded and stapled in the middle. `two`, `four`: so many pages on an A4 sheet, with marks to cut along.
 */
export const impositions = ['none', 'booklet', 'two', 'four'] as const
export type Imposition = (typeof impositions)[number]

/** The red head of an official paper (版头). */
export const RedHead = z.object({
  /** The issuing body's mark, without 文件: 甲河镇人民政府. */
  body: requiredText(60),
  documentNumber: text(60).default(''),
  signer: text(20).default(''),
})

/** The lines at the end of an official paper (版记). */
export const Imprint = z.object({
  copyTo: text(300).default(''),
  printedBy: text(60).default(''),
  printedOn: Day.nullable().default(null),
})

export const PaperOrder = z.object({
  title: requiredText(60),
  form: z.enum(paperForms).default('handbook'),
  paper: z.enum(['A4', 'A5', 'A6']).default('A4'),
  imposition: z.enum(impositions).default('none'),
  /** Prints 内部资料 on every page. */
  internal: z.boolean().default(true),
  /** No colour at all: the red head comes out black. */
  blackWhite: z.boolean().default(false),
  cover: z.boolean().default(true),
  contents: z.boolean().default(true),
  redHead: RedHead.nullable().default(null),
  imprint: Imprint.nullable().default(null),
  parts: z.array(HandbookPart).min(1).max(600),
})
export type PaperOrder = z.infer<typeof PaperOrder>

/** What a form starts with and what it cannot be: the page offers the rest. */
type Shape = Readonly<{
  papers: readonly PaperOrder['paper'][]
  impositions: readonly Imposition[]
  cover: boolean
  contents: boolean
}>

export const shapes: Readonly<Record<PaperForm, Shape>> = {
  handbook: { papers: ['A4', 'A5'], impositions: ['none', 'booklet'], cover: true, contents: true },
  official: { papers: ['A4'], impositions: ['none'], cover: false, contents: false },
  village: { papers: ['A4', 'A5'], impositions: ['none', 'two'], cover: false, contents: false },
  cards: { papers: ['A6', 'A5'], impositions: ['none', 'two', 'four'], cover: false, contents: false },
  pocket: { papers: ['A6', 'A5'], impositions: ['none', 'booklet'], cover: true, contents: true },
  phones: { papers: ['A4', 'A5', 'A6'], impositions: ['none', 'booklet'], cover: false, contents: false },
  supplies: { papers: ['A4', 'A5'], impositions: ['none'], cover: false, contents: false },
}

/** An order with what its form does not allow put right: the first paper, no imposition. */
export function fitting<O extends Pick<PaperOrder, 'form' | 'paper' | 'imposition'>>(order: O): O {
  const shape = shapes[order.form]
  const paper = shape.papers.includes(order.paper) ? order.paper : (shape.papers[0] ?? 'A4')
  const possible = shape.impositions.includes(order.imposition) && fits(paper, order.imposition)
  return { ...order, paper, imposition: possible ? order.imposition : 'none' }
}

/** Whether pages of a size fill A4 that way: A4 pages stay alone, two A5 or four A6 fill a sheet. */
export function fits(paper: PaperOrder['paper'], imposition: Imposition): boolean {
  if (imposition === 'none') return true
  if (paper === 'A4') return false
  return imposition === 'booklet' || (imposition === 'two' ? paper === 'A5' : paper === 'A6')
}
