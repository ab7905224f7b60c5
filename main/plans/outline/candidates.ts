import {
  foldWidth,
  type HeadingNumber,
  type NumberStyle,
  parseHeadingNumber,
} from '../../../preload/contract/heading-number'
import { headingKey } from './contents'
import type { Item } from './items'
import { type Look, lookAt } from './looks'

/** Headings without a number have a style of their own for each level: h1, h2, … */
export type Style = NumberStyle | `h${number}`

/** A paragraph that may be a heading. */
export type Candidate = {
  /** Place in the items. */
  at: number
  style: Style
  path: readonly number[]
  number: string
  /** Where the title begins in the item's text. */
  start: number
  look: Look
  /** Length of the text behind the number. */
  length: number
  doubtful: boolean
  /** A style, a place in the table of contents or a mark says that it is a heading, whatever its number. */
  sure: boolean
  /** Level that the document's own heading style gives. */
  hint: number | undefined
  /** The same paragraph read another way: 1.24小时值班 as 1. and 24小时值班. */
  alternative?: Candidate
}

/** The words that head a part without a number. */
const UNNUMBERED = /^(?:前\s*言|引\s*言|序\s*言|导\s*言|附\s*则|附\s*件|附\s*录)$/
/** Longer than this is text, even in a heading style. */
const STYLED_LENGTH = 100

/** Every paragraph that has a number in front, a heading style, or an entry in the table of contents. */
export function findCandidates(items: readonly Item[], entries: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = []
  items.forEach((item, at) => {
    if (item.text === '') return
    const candidate = candidateAt(item, at, entries)
    if (candidate && !isAttachmentNote(candidate, items)) found.push(candidate)
  })
  return found
}

const DATE_LINE = /^(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,3}月(?:.{1,4}日)?(?:印发)?$/

/** 附件：1.××预案 at the end of a letter, or one attachment and then the body's name and the date. */
function isAttachmentNote(one: Candidate, items: readonly Item[]): boolean {
  if (one.style !== 'annex' || one.length === 0 || one.sure) return false
  if (parseHeadingNumber(items[one.at]?.text.slice(one.start) ?? '')) return true
  return items.slice(one.at + 1, one.at + 5).some((item) => DATE_LINE.test(item.text.replace(/\s/g, '')))
}

function candidateAt(item: Item, at: number, entries: ReadonlySet<string>): Candidate | undefined {
  const number = parseHeadingNumber(item.text)
  const hint = styledLevel(item)
  if (number) return numbered(item, at, number, hint, entries)
  const look = lookAt(item.text)
  const listed = item.text.length <= 60 && look.kind === 'heading' && entries.has(headingKey(item.text))
  if (hint === undefined && !listed && !UNNUMBERED.test(item.text)) return undefined
  if (look.kind !== 'heading' && hint === undefined) return undefined
  return {
    at,
    style: `h${hint ?? 1}`,
    path: [],
    number: '',
    start: 0,
    look,
    length: item.text.length,
    doubtful: false,
    sure: true,
    hint: hint ?? 1,
  }
}

function numbered(
  item: Item,
  at: number,
  number: HeadingNumber,
  hint: number | undefined,
  entries: ReadonlySet<string>,
): Candidate {
  const decimal = number.doubtful && number.style === 'dec'
  const plain = decimal && !/[，,]/.test(item.text) ? firstFigure(item.text) : undefined
  const alternative = plain && numbered(item, at, plain, hint, entries)
  const rest = item.text.slice(number.end)
  const look = lookAt(rest)
  const short = look.kind === 'heading' || look.kind === 'closed' || look.kind === 'run-in'
  const listed = entries.size > 0 && short && entries.has(headingKey(item.text))
  return {
    at,
    style: number.style,
    path: number.path,
    number: number.number,
    start: number.end,
    look,
    length: rest.trim().length,
    doubtful: number.doubtful && hint === undefined && !listed,
    sure: (hint !== undefined && short) || listed || (item.marked && look.kind === 'heading'),
    hint,
    ...(alternative ? { alternative } : {}),
  }
}

function firstFigure(text: string): HeadingNumber | undefined {
  const match = /^\s*(\d{1,3})\./.exec(foldWidth(text.slice(0, 10)))
  if (!match) return undefined
  const end = match[0].length
  return { style: 'ar', path: [Number(match[1])], number: text.slice(0, end).trim(), end, doubtful: false }
}

/** The level of a heading style, unless the paragraph is plainly text that somebody gave that style. */
function styledLevel(item: Item): number | undefined {
  const { level } = item.hint
  if (level === undefined || item.text.length > STYLED_LENGTH) return undefined
  const look = lookAt(item.text)
  return look.kind === 'text' && item.text.length > 50 ? undefined : level
}

/** Styles from the outside in, as Chinese official papers nest them (GB/T 9704-2012 7.3.3 and habit). */
const RANKS: Readonly<Record<NumberStyle, number>> = {
  annex: 0,
  'annex-table': 1,
  part: 2,
  chapter: 3,
  section: 4,
  article: 5,
  dec: 6,
  cn: 7,
  'cn-paren': 8,
  ar: 9,
  'ar-bare': 9,
  'ar-paren': 10,
  'ar-half': 11,
  circled: 12,
  roman: 10,
  alpha: 12,
}

export function rankOf(style: Style): number {
  return style in RANKS ? RANKS[style as NumberStyle] : -1
}
