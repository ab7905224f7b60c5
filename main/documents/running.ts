import type { FontBook } from './book'
import type { DocumentDefinition, Section } from './definition'
import type { PageNode, PdfNode, PdfSection } from './engine'
import { textWidth } from './lines'
import type { Frame, TypeSize } from './page'
import { type LineAlign, lineNodes, setText } from './text'

/** Distance of the page number under the text block (GB/T 9704-2012 7.5): 7 mm. */
const NUMBER_DROP = (7 * 72) / 25.4

/**
 * What stands above and below the text of every page of a section: over it the document's title (inside) and the
 * part's (outside), under it office, document, version and day of printing (inside) and the page number (outside).
 * Odd pages have their outside right, even pages left, as they lie when both sides are printed.
 */
export function runningOf(
  definition: DocumentDefinition,
  section: Section,
  frame: Frame,
  book: FontBook,
): Pick<PdfSection, 'header' | 'footer' | 'watermark'> {
  if (section.plain) return { header: null, footer: null, watermark: null }
  return {
    header:
      section.runningHead === undefined ? null : header(definition.title, section.runningHead, frame, book),
    footer: footer(definition, frame, book),
    watermark: definition.watermark ? watermarkOf(definition.watermark, frame, book) : null,
  }
}

function header(title: string, part: string, frame: Frame, book: FontBook): PageNode {
  const { small } = frame.type
  const y = frame.top - small.size * (frame.layout === 'official' ? 3.2 : 2.8)
  const outside = shorten(part, small, frame.width * 0.55, book)
  const inside = part === title ? '' : shorten(title, small, frame.width * 0.4, book)
  return (page) => ({
    stack: [
      ...sides(inside, outside, page, small, frame, book),
      {
        canvas: [rule(frame.width, small.size * 1.35)],
      },
    ],
    margin: [frame.left, y, frame.right, 0],
  })
}

function footer(definition: DocumentDefinition, frame: Frame, book: FontBook): PageNode {
  const { small } = frame.type
  const official = frame.layout === 'official'
  const facts = [
    definition.office,
    definition.title,
    definition.version ?? '',
    definition.printedOn ? `${definition.printedOn} 印` : '',
  ]
  const info = shorten(facts.filter((fact) => fact !== '').join(' · '), small, frame.width * 0.72, book)
  const number: TypeSize = { size: 14, pitch: 22, tracking: 0 }
  return (page, pages) => {
    const stack: PdfNode[] = []
    if (official) {
      const [node] = lineNodes(
        setText(`— ${page} —`, 'song', number, frame.width, book),
        number,
        book,
        outer(page),
      )
      // One character in from the edge.
      if (node) stack.push({ ...node, margin: [number.size, 0, number.size, 0] })
    }
    const line = lineNodesOf(info, page, pages, small, frame, book)
    stack.push({ stack: line, margin: [0, official ? small.size : 0, 0, 0] })
    return { stack, margin: [frame.left, official ? NUMBER_DROP : small.size * 1.6, frame.right, 0] }
  }
}

function lineNodesOf(
  info: string,
  page: number,
  pages: number,
  type: TypeSize,
  frame: Frame,
  book: FontBook,
): PdfNode[] {
  return sides(info, `第 ${page} 页 共 ${pages} 页`, page, type, frame, book)
}

function outer(page: number): LineAlign {
  return page % 2 === 1 ? 'right' : 'left'
}

function sides(
  inside: string,
  outside: string,
  page: number,
  type: TypeSize,
  frame: Frame,
  book: FontBook,
): PdfNode[] {
  const out = outer(page)
  const nodes: PdfNode[] = []
  for (const [text, align] of [
    [inside, out === 'right' ? 'left' : 'right'],
    [outside, out],
  ] as const) {
    const [node] =
      text === '' ? [] : lineNodes(setText(text, 'song', type, frame.width * 2, book), type, book, align)
    if (node) nodes.push({ ...node, relativePosition: { x: 0, y: 0 } })
  }
  return nodes
}

function rule(width: number, y: number) {
  return { type: 'line' as const, x1: 0, y1: y, x2: width, y2: y, lineWidth: 0.5 }
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

/** Large pale letters from corner to corner: they can be read, and so can the text under them, also in black and white. */
function watermarkOf(text: string, frame: Frame, book: FontBook): NonNullable<PdfSection['watermark']> {
  const letters = Array.from(text).length
  const diagonal = Math.hypot(frame.pageWidth, frame.pageHeight)
  const face = book.faceOf('hei', text.codePointAt(0) ?? 0)
  return {
    text,
    font: book.nameOf(Math.max(0, face)),
    fontSize: Math.min(110, (diagonal * 0.6) / Math.max(1, letters)),
    opacity: 0.07,
    angle: (-Math.atan2(frame.pageHeight, frame.pageWidth) * 180) / Math.PI,
  }
}
