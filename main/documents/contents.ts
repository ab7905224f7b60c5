import type { FontBook } from './book'
import type { Contents } from './definition'
import type { FontRole } from './fonts'
import { centred } from './headings'
import { breakLines } from './lines'
import { gap, type InkNode, type InkRule, inkNode } from './nodes'
import type { Entry } from './outline'
import type { Frame } from './page'
import { type Box, inkLines, inkText } from './text'

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
  const nodes: InkNode[] = [...centred(contents.title, 'title', title, frame, book), gap(title.size * 0.6)]
  // Room for four figures, and the figures are taken from 宋.
  const numberWidth = type.size * 2.4
  const font = book.nameOf(book.glyphOf('song', 0x30)?.face ?? 0)
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
    const rules: InkRule[] = []
    const y = type.size * 0.72
    if (from < to) rules.push({ x1: from, y1: y, x2: to, y2: y, width: 0.9, dots: DOTS })
    const over = inkLines(lines, type, book)
    over.forEach((line, index) => {
      line.keep = (over.length - index) * type.pitch
    })
    if (entry.level === 0) nodes.push(gap(type.size * 0.35))
    const reference = { to: entry.id, right: frame.width, y: 0, size: type.size, font, width: frame.width }
    nodes.push(...over, inkNode({ texts: [inkText(last, type, book)], rules }, type.pitch, { reference }))
  }
  return { nodes, keep: title.pitch * 2 }
}
