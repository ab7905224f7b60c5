import type { FontBook } from './book'
import type { Card } from './definition'
import { marked } from './headings'
import { breakLines } from './lines'
import { gap, type InkNode, type InkRule, type InkText, inkNode } from './nodes'
import type { Entry } from './outline'
import type { Frame, TypeSize } from './page'
import { type Box, balanced, inkLines, inkText, setText } from './text'

/** Sizes of the text that are tried, the largest first. Under 9 pt nobody reads a card in the rain. */
const sizes = [20, 18, 16, 15, 14, 13, 12, 11, 10.5, 10, 9.5, 9]

/**
 * A card in the largest type in which it fits on its page: post, headed lines, and the phones at the foot. A card that
 * does not fit in the smallest goes on overleaf, the phones at its end, and is reported.
 */
export function setCard(
  card: Card,
  entry: Entry,
  frame: Frame,
  book: FontBook,
  crowded: (title: string) => void,
): Box {
  let nodes: InkNode[] = []
  for (const size of sizes) {
    const scaled = size * Math.min(1.4, frame.width / 265)
    const text = setBody(card, entry, scaled, frame, book)
    const foot = setPhones(card, scaled, frame, book)
    nodes = [...text, ...foot]
    const height = nodes.reduce((sum, node) => sum + node.height, 0)
    if (height <= frame.height - 1) return { nodes, keep: frame.height }
  }
  crowded(card.title)
  return { nodes, keep: 0 }
}

function typeOf(size: number, pitch = 1.35): TypeSize {
  return { size, pitch: size * pitch, tracking: 0 }
}

function setBody(card: Card, entry: Entry, size: number, frame: Frame, book: FontBook): InkNode[] {
  const title = typeOf(size * 1.5, 1.25)
  const body = typeOf(size)
  const label = typeOf(size * 1.05, 1.4)
  const nodes: InkNode[] = []
  if (card.over) {
    const over = typeOf(size * 0.8)
    nodes.push(
      ...inkLines(setText(card.over, 'song', over, frame.width, book), over, book, 'center', frame.width),
    )
  }
  const lines = balanced(card.title, 'hei', title, frame.width, book)
  nodes.push(...marked(lines, title, entry, 'center', frame, book))
  nodes.push(rule(frame, 1.5, size * 0.3, size * 0.15))
  for (const block of card.blocks) {
    if (block.lines.length === 0) continue
    const heads = inkLines(setText(block.label, 'hei', label, frame.width, book), label, book)
    if (heads[0]) heads[0].keep = body.pitch
    nodes.push(...heads)
    for (const [index, line] of block.lines.entries())
      nodes.push(...setLine(line, block.numbered ? index + 1 : 0, body, frame, book))
    nodes.push(gap(size * 0.3))
  }
  return nodes
}

/** A line with its number hanging before it. */
function setLine(text: string, number: number, type: TypeSize, frame: Frame, book: FontBook): InkNode[] {
  const hanging = number === 0 ? 0 : type.size * (number > 9 ? 1.9 : 1.35)
  const lines = breakLines(
    [{ text, role: 'song' }],
    { size: type.size, width: frame.width, firstIndent: hanging, indent: hanging },
    book,
  )
  const [mark] = number === 0 ? [] : setText(`${number}.`, 'hei', type, frame.width, book)
  return lines.map((line, index) =>
    inkNode(
      { texts: [...(mark && index === 0 ? [inkText(mark, type, book)] : []), inkText(line, type, book)] },
      type.pitch,
    ),
  )
}

function rule(frame: Frame, width: number, above: number, below: number): InkNode {
  const rules: InkRule[] = [{ x1: 0, y1: above, x2: frame.width, y2: above, width }]
  return inkNode({ texts: [], rules }, above + width + below)
}

/** Phones at the foot: the number is the largest thing on the card after its title. */
function setPhones(card: Card, size: number, frame: Frame, book: FontBook): InkNode[] {
  if (card.phones.length === 0) return []
  const number = typeOf(size * 1.25, 1.3)
  const name = typeOf(size)
  const texts: InkText[] = []
  const rules: InkRule[] = [{ x1: 0, y1: 0, x2: frame.width, y2: 0, width: 1 }]
  let y = size * 0.25
  for (const phone of card.phones) {
    const [digits] = setText(phone.number, 'hei', number, frame.width, book)
    const wide = digits?.width ?? 0
    const room = Math.max(frame.width * 0.3, frame.width - wide - size)
    const who = setText([phone.role, phone.name].filter(Boolean).join('　'), 'song', name, room, book)
    const height = Math.max(number.pitch, who.length * name.pitch)
    if (digits) texts.push(inkText(digits, number, book, frame.width - wide, y))
    who.forEach((line, index) => {
      texts.push(inkText(line, name, book, 0, y + (number.pitch - name.pitch) / 2 + index * name.pitch))
    })
    y += height
    rules.push({ x1: 0, y1: y, x2: frame.width, y2: y, width: 0.4 })
    y += size * 0.12
  }
  return [{ ...inkNode({ texts, rules }, y), bottom: true }]
}
