import type { FontBook } from './book'
import type { DocumentDefinition, Mark, Section } from './definition'
import { textWidth } from './lines'
import type { Ink, InkText, PageInk } from './nodes'
import type { Frame, TypeSize } from './page'
import { RULE } from './pen'
import { inkText, type LineAlign, offset, setText } from './text'

/** Distance of the page number under the text block (GB/T 9704-2012 7.5): 7 mm. */
const NUMBER_DROP = (7 * 72) / 25.4

/** Page numbers of official papers: size 4. */
const NUMBER: TypeSize = { size: 14, pitch: 22, tracking: 0 }

/**
 * What stands on every page of a section: over the text the document's title (inside) and the part's (outside),
 * under it office, document, version and day of printing (inside) and the page number (outside), behind it the
 * watermark. Odd pages have their outside right, even pages left, as they lie when both sides are printed.
 */
export function runningOf(
  definition: DocumentDefinition,
  section: Section,
  frame: Frame,
  book: FontBook,
): PageInk | null {
  if (section.plain) return null
  const mark = definition.mark ? markInk(definition.mark, frame, book) : undefined
  const room = roomBeside(mark, frame)
  const behind = definition.watermark ? [watermark(definition.watermark, frame, book)] : []
  const sides = [false, true].map((even): Ink => {
    const head =
      section.runningHead === undefined || frame.narrow
        ? undefined
        : headOf(definition.title, section.runningHead, frame, book)
    if (section.foot === 'number') return { texts: mark?.texts ?? [], rules: mark?.rules ?? [] }
    const texts = [
      ...(head ? bothSides(head.inside, head.outside, even, head.y, frame, book) : []),
      // A card is turned over, not leafed through: its facts stay at the left.
      ...bothSides(
        factsOf(definition, room, frame, book),
        '',
        even && !frame.narrow,
        footOf(frame),
        frame,
        book,
      ),
      ...(mark?.texts ?? []),
    ]
    return { texts, rules: [...(head ? [ruleUnder(head.y, frame)] : []), ...(mark?.rules ?? [])] }
  })
  const label = (page: number) => definition.pageLabels?.[page - 1] ?? String(page)
  return (page, pages) => {
    const even = page % 2 === 0
    const fixed = sides[even ? 1 : 0]
    return {
      same: [...behind, ...(fixed ? [fixed] : [])],
      own: {
        texts: numberTexts(label(page), pages, even, section.foot === 'number', room, frame, book),
      },
    }
  }
}

function headOf(title: string, part: string, frame: Frame, book: FontBook) {
  const { small } = frame.type
  return {
    y: frame.top - small.size * (frame.layout === 'official' ? 3.2 : 2.8),
    outside: shorten(part, small, frame.width * 0.55, book),
    inside: part === title ? '' : shorten(title, small, frame.width * 0.4, book),
  }
}

function ruleUnder(y: number, frame: Frame) {
  const at = y + frame.type.small.size * 1.35
  return { x1: frame.left, y1: at, x2: frame.left + frame.width, y2: at, width: RULE }
}

/** Height of the line under the text. */
function footOf(frame: Frame): number {
  const { small } = frame.type
  const under = frame.top + frame.height
  // In the middle of a card's code.
  if (frame.narrow) return under + CARD_DROP + (CARD_CODE_SIDE - small.size) / 2
  return under + (frame.layout === 'official' ? NUMBER_DROP + NUMBER.pitch + small.size : small.size * 1.6)
}

/** What is free at either side of a copy's code in the foot; without one, what the page number leaves. */
function roomBeside(mark: MarkInk | undefined, frame: Frame): number {
  const { small } = frame.type
  if (!mark) return frame.width * (frame.narrow ? 1 : 0.72)
  return (frame.narrow ? frame.width - mark.width : (frame.width - mark.width) / 2) - small.size
}

/**
 * Office, title, version and day of printing, as many as there is room for. The version has to be read on every copy:
 * the office goes first, then the title is shortened, then the day goes.
 */
function factsOf(definition: DocumentDefinition, room: number, frame: Frame, book: FontBook): string {
  const { small } = frame.type
  const { office, title, version = '' } = definition
  const day = definition.printedOn ? `${definition.printedOn} 印` : ''
  const joined = (...facts: string[]): string => facts.filter((fact) => fact !== '').join(' · ')
  const wide = (text: string): number => textWidth(text, 'song', small.size, book)
  for (const facts of [joined(office, title, version, day), joined(title, version, day)])
    if (wide(facts) <= room) return facts
  for (const rest of [joined(version, day), version]) {
    const left = room - wide(rest === '' ? '' : ` · ${rest}`)
    if (left >= small.size * 4) return joined(shorten(title, small, left, book), rest)
  }
  return shorten(joined(version, title), small, room, book)
}

function numberTexts(
  page: string,
  pages: number,
  even: boolean,
  alone: boolean,
  room: number,
  frame: Frame,
  book: FontBook,
): InkText[] {
  if (frame.narrow) return []
  const long = `第 ${page} 页 共 ${pages} 页`
  const fits = textWidth(long, 'song', frame.type.small.size, book) <= room
  const texts = alone
    ? []
    : bothSides('', fits ? long : `${page} / ${pages}`, even, footOf(frame), frame, book)
  if (frame.layout !== 'official') return texts
  const y = frame.top + frame.height + NUMBER_DROP
  // One character in from the edge.
  const inside = frame.width - NUMBER.size * 2
  const x = frame.left + NUMBER.size
  return [...texts, ...oneLine(`— ${page} —`, NUMBER, even ? 'left' : 'right', x, y, inside, book)]
}

function bothSides(
  inside: string,
  outside: string,
  even: boolean,
  y: number,
  frame: Frame,
  book: FontBook,
): InkText[] {
  const { small } = frame.type
  return [
    ...oneLine(inside, small, even ? 'right' : 'left', frame.left, y, frame.width, book),
    ...oneLine(outside, small, even ? 'left' : 'right', frame.left, y, frame.width, book),
  ]
}

function oneLine(
  text: string,
  type: TypeSize,
  align: LineAlign,
  x: number,
  y: number,
  room: number,
  book: FontBook,
): InkText[] {
  if (text === '') return []
  const [line] = setText(text, 'song', type, Number.POSITIVE_INFINITY, book)
  return line ? [inkText(line, type, book, x + offset(line.width, room, align), y)] : []
}

/** Text on one line of a width, its end left out where it is too long. */
export function shorten(text: string, type: TypeSize, width: number, book: FontBook): string {
  const flat = text.replace(/\s+/gu, ' ')
  if (textWidth(flat, 'song', type.size, book) <= width) return flat
  const letters = Array.from(flat).slice(0, 500)
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, 'song', type.size, book) > width)
    letters.pop()
  return `${letters.join('')}…`
}

/**
 * Large pale letters from corner to corner, behind the text: they can be read, and so can the text, also in black
 * and white. A plain grey prints on every printer alike; transparency does not.
 */
function watermark(text: string, frame: Frame, book: FontBook): Ink {
  const angle = (Math.atan2(frame.pageHeight, frame.pageWidth) * 180) / Math.PI
  const diagonal = Math.hypot(frame.pageWidth, frame.pageHeight)
  const size = Math.min(110, (diagonal * 0.6) / Math.max(1, Array.from(text).length))
  const type: TypeSize = { size, pitch: size, tracking: 0 }
  const [line] = setText(text, 'hei', type, Number.POSITIVE_INFINITY, book)
  if (!line) return { texts: [] }
  // From the middle of the page back by half the text's length and half its height.
  const turn = (angle * Math.PI) / 180
  const along = line.width / 2
  const up = size * 0.38
  const x = frame.pageWidth / 2 - along * Math.cos(turn) + up * Math.sin(turn)
  const base = frame.pageHeight / 2 + along * Math.sin(turn) + up * Math.cos(turn)
  return { texts: [{ ...inkText(line, type, book, x, base - size * 0.88), angle, grey: 0.94 }] }
}

/** Side of a copy's code, pt: some 10 mm, which every telephone reads. */
const CODE_SIDE = 29
/** The same on a card, and its distance from the card's text. */
const CARD_CODE_SIDE = 24
const CARD_DROP = 2

type MarkInk = Ink & Readonly<{ width: number }>

/** A copy's code in the foot, in the middle or at the right of a card: the square, and its text beside it. */
function markInk(mark: Mark, frame: Frame, book: FontBook): MarkInk {
  const { small } = frame.type
  const side = mark.code?.length ? (frame.narrow ? CARD_CODE_SIDE : CODE_SIDE) : 0
  const [line] = setText(mark.text, 'song', small, frame.width * 0.3, book)
  const width = side + (line ? line.width + 3 : 0)
  const x = frame.left + (frame.width - width) / (frame.narrow ? 1 : 2)
  const drop = frame.narrow ? CARD_DROP : frame.layout === 'official' ? 40 : small.size * 0.6
  const y = Math.min(frame.top + frame.height + drop, frame.pageHeight - side - 6)
  const texts = line ? [inkText(line, small, book, x + side + 3, y + Math.max(0, side - small.size) / 2)] : []
  const module = side / Math.max(1, mark.code?.length ?? 0)
  const rules = (mark.code ?? []).flatMap((row, at) =>
    [...row.matchAll(/1+/g)].map((run) => {
      const from = x + run.index * module
      const middle = y + (at + 0.5) * module
      return { x1: from, y1: middle, x2: from + run[0].length * module, y2: middle, width: module }
    }),
  )
  return { texts, rules, width }
}
