import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import type { PdfNode, TextNode, TextPiece } from './engine'
import type { FontRole } from './fonts'
import { breakLines, type Line, type LineStyle, type Run } from './lines'
import type { Frame, TypeSize } from './page'

/** A piece of the flow: nodes, and how much of it must stand on the same page as a heading before it, pt. */
export type Box = { nodes: PdfNode[]; keep: number }

export type LineAlign = 'left' | 'center' | 'right'

/** A set line as a node. `x` moves it from the left edge, beside the line's own indent. */
export function lineNode(line: Line, type: TypeSize, book: FontBook, align: LineAlign = 'left'): TextNode {
  const [first, second] = line.pieces
  const node: TextNode = {
    text: '',
    fontSize: type.size,
    lineHeight: type.pitch / type.size,
    noWrap: true,
    preserveLeadingSpaces: true,
  }
  if (first && !second && !first.underline) {
    node.text = first.text
    node.font = book.nameOf(first.face)
  } else if (first) {
    node.text = line.pieces.map((piece, index): TextPiece => {
      const last = index === line.pieces.length - 1
      return {
        text: piece.text,
        font: book.nameOf(piece.face),
        // Keeps pdfmake from breaking a line that is already set.
        ...(last ? {} : { noNewLine: true as const }),
        // pdfmake draws the stroke lower the higher the line is; it belongs close under the letters.
        ...(piece.underline ? { decoration: 'underline' as const, lineHeight: 1.25 } : {}),
      }
    })
    // A line that is underlined from end to end still has its full height.
    if (line.pieces.every((piece) => piece.underline)) {
      const all = node.text
      for (const piece of all) piece.noNewLine = true
      all.push({ text: '', font: book.nameOf(first.face), characterSpacing: 0 })
    }
  }
  if (line.spacing !== 0) node.characterSpacing = line.spacing
  if (line.indent > 0) node.leadingIndent = line.indent
  if (align !== 'left') node.alignment = align
  return node
}

/** Sets text of one role into lines of a width. */
export function setText(text: string, role: FontRole, type: TypeSize, width: number, book: FontBook): Line[] {
  return breakLines([{ text, role }], { size: type.size, width, tracking: type.tracking }, book)
}

/** Lines as nodes, one under the other. */
export function lineNodes(
  lines: readonly Line[],
  type: TypeSize,
  book: FontBook,
  align?: LineAlign,
): TextNode[] {
  return lines.map((line) => lineNode(line, type, book, align))
}

/** White space of a height, or a step back where it is negative. */
export function gap(height: number): PdfNode {
  return { stack: [], margin: [0, height, 0, 0] }
}

/** Sets lines of about equal length, as titles are broken (GB/T 9704: a trapezium or a diamond, no short tail). */
export function balanced(
  text: string,
  role: FontRole,
  type: TypeSize,
  width: number,
  book: FontBook,
): Line[] {
  const greedy = setText(text, role, type, width, book)
  if (greedy.length < 2 || text.includes('\n')) return greedy
  let low = width / 2
  let high = width
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2
    if (setText(text, role, type, middle, book).length > greedy.length) low = middle
    else high = middle
  }
  return setText(text, role, type, high, book)
}

/** Paragraphs and lists of a section; tables and pictures are made elsewhere. */
export function setParagraph(runs: readonly Run[], frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const em = body.size + body.tracking
  return flow(runs, frame, book, { firstIndent: em * 2 })
}

/** A list: markers two characters in, the text hanging beside them. */
export function setList(list: Extract<Block, { kind: 'list' }>, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const em = body.size + body.tracking
  const digits = String(list.items.length).length
  const hanging = em * 2 + (list.ordered ? body.size * (0.55 * digits + 0.7) : em)
  const boxes = list.items.map((runs, index): Box => {
    const box = flow(toRuns(runs, frame), frame, book, { firstIndent: hanging, indent: hanging })
    const [marker] = breakLines(
      [{ text: list.ordered ? `${index + 1}.` : '•', role: bodyRole(frame) }],
      { size: body.size, width: frame.width, firstIndent: em * 2 },
      book,
    )
    const first = box.nodes[0]
    if (marker && first) {
      const node = lineNode(marker, body, book)
      // The marker is set with the first line, and does not move the pen.
      node.relativePosition = { x: 0, y: 0 }
      box.nodes[0] = { stack: [node, first], unbreakable: true }
    }
    return box
  })
  return { nodes: boxes.flatMap((box) => box.nodes), keep: boxes[0]?.keep ?? 0 }
}

/** The role of running text: 仿宋 in official papers, 宋 in others. */
export function bodyRole(frame: Frame): FontRole {
  return frame.layout === 'official' ? 'fangsong' : 'song'
}

/** Runs of a block in the roles of the page: bold words heavy, slanted ones in 楷 (Chinese type has no italics). */
export function toRuns(
  runs: readonly {
    text: string
    bold?: boolean | undefined
    italic?: boolean | undefined
    underline?: boolean | undefined
  }[],
  frame: Frame,
): Run[] {
  return runs.map((run) => ({
    text: run.text,
    role: run.bold ? 'strong' : run.italic ? 'kai' : bodyRole(frame),
    ...(run.underline ? { underline: true } : {}),
  }))
}

/**
 * Running text. In the compact layout neither a paragraph's first line nor its last stands alone on a page; the
 * official layout fills its 22 lines, as the standard wants it.
 */
function flow(
  runs: readonly Run[],
  frame: Frame,
  book: FontBook,
  indents: Pick<LineStyle, 'firstIndent' | 'indent'>,
): Box {
  const { body } = frame.type
  const kept = trimEnd(runs)
  if (kept.length === 0) return { nodes: [], keep: 0 }
  const lines = breakLines(
    kept,
    { size: body.size, width: frame.width, tracking: body.tracking, justify: true, ...indents },
    book,
  )
  const nodes: PdfNode[] = lineNodes(lines, body, book)
  const keep = body.pitch * Math.min(2, lines.length)
  if (frame.layout === 'official' || nodes.length < 2) return { nodes, keep }
  if (nodes.length <= 3)
    return { nodes: [{ stack: nodes, unbreakable: true }], keep: body.pitch * nodes.length }
  const head: PdfNode = { stack: nodes.slice(0, 2), unbreakable: true }
  const tail: PdfNode = { stack: nodes.slice(-2), unbreakable: true }
  return { nodes: [head, ...nodes.slice(2, -2), tail], keep }
}

/** Without the blank lines that documents end their paragraphs with. */
function trimEnd(runs: readonly Run[]): Run[] {
  const kept = [...runs]
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const text = last.text.replace(/[\s\u3000]+$/u, '')
    kept.pop()
    if (text !== '') {
      kept.push({ ...last, text })
      break
    }
  }
  return kept
}
