import type { FontBook } from './book'
import type { Contents } from './definition'
import type { FontRole } from './fonts'
import { centred } from './headings'
import { breakLines } from './lines'
import { inkNode, type PdfNode } from './nodes'
import type { Entry } from './outline'
import type { Frame } from './page'
import { type Box, gap, inkLines, textNode } from './text'

/** Distance of the leader's dots; they stand one under the other. */
const DOTS = 4.5

/** The table of contents: title, dots, page number; each line leads to its page. */
export function setContents(
  contents: Contents,
  entries: readonly Entry[],
  frame: Frame,
  book: FontBook,
): Box {
  const { contents: type, title } = frame.type
  const nodes: PdfNode[] = [...centred(contents.title, 'title', title, frame, book), gap(title.size * 0.6)]
  // Room for four figures, and the figures are taken from 宋.
  const numberWidth = type.size * 2.4
  book.glyphOf('song', 0x30)
  for (const entry of entries) {
    if (entry.level > contents.depth) continue
    const role: FontRole = entry.level === 0 ? 'hei' : 'song'
    const indent = type.size * 1.6 * entry.level
    const lines = breakLines(
      [{ text: entry.text, role }],
      { size: type.size, width: frame.width - numberWidth, firstIndent: indent, indent: indent + type.size },
      book,
    )
    const last = lines.pop()
    if (!last) continue
    const from = Math.ceil((last.indent + last.width + type.size * 0.4) / DOTS) * DOTS
    const to = frame.width - numberWidth
    const row: PdfNode[] = inkLines(lines, type, book)
    if (from < to) {
      const y = type.size * 0.72
      row.push(inkNode({ texts: [], rules: [{ x1: from, y1: y, x2: to, y2: y, width: 0.9, dots: DOTS }] }, 0))
    }
    row.push(
      {
        pageReference: entry.id,
        font: 'song',
        fontSize: type.size,
        lineHeight: type.pitch / type.size,
        noWrap: true,
        alignment: 'right',
        relativePosition: { x: 0, y: 0 },
      },
      { ...textNode(last, type, book, 'left', frame.width), linkToDestination: entry.id },
    )
    nodes.push({
      stack: row,
      unbreakable: true,
      margin: [0, entry.level === 0 ? type.size * 0.35 : 0, 0, 0],
    })
  }
  return { nodes, keep: title.pitch * 2 }
}
