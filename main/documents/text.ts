import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import { mayBreak } from './characters'
import type { FontRole } from './fonts'
import { breakLines, type Line, type LineStyle, type Run, textWidth } from './lines'
import { type InkNode, type InkText, inkNode, type PdfNode } from './nodes'
import type { Frame, TypeSize } from './page'

/**
 * A piece of the flow: nodes, and how much of it must stand on the same page as a heading before it, pt.
 * `caption`: one line that names the table after it or the picture before it, if there is one.
 */
export type Box = {
  nodes: PdfNode[]
  keep: number
  caption?: boolean
  table?: boolean
  picture?: boolean
  /** It never stands alone on a page: the lines before it go along. */
  clings?: boolean
  /** A line that belongs to the table over it. */
  note?: boolean
  /** Ends a paper, and is worth nothing without the last row of the table over it: lines to sign on. */
  closing?: boolean
}

export type LineAlign = 'left' | 'center' | 'right'

/** A set line as ink, `x` and `y` from where the ink is placed. */
export function inkText(line: Line, type: TypeSize, book: FontBook, x = 0, y = 0): InkText {
  return {
    x: x + line.indent,
    y,
    size: type.size,
    spacing: line.spacing,
    pieces: line.pieces.map((piece) => ({
      text: piece.text,
      font: book.nameOf(piece.face),
      underline: piece.underline,
      x: piece.x,
      width: piece.width,
    })),
  }
}

/** Where a line begins that is `width` wide in `room`. */
export function offset(width: number, room: number, align: LineAlign): number {
  return align === 'left' ? 0 : align === 'right' ? room - width : (room - width) / 2
}

/** Lines as nodes of the flow, one under the other, in a column of `room`. */
export function inkLines(
  lines: readonly Line[],
  type: TypeSize,
  book: FontBook,
  align: LineAlign = 'left',
  room = 0,
): InkNode[] {
  return lines.map((line) =>
    inkNode({ texts: [inkText(line, type, book, offset(line.width, room, align))] }, type.pitch),
  )
}

/** Sets text of one role into lines of a width. */
export function setText(text: string, role: FontRole, type: TypeSize, width: number, book: FontBook): Line[] {
  return breakLines([{ text, role }], { size: type.size, width, tracking: type.tracking }, book)
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Sets a title in lines of about equal length that are broken between words (GB/T 9704-2012 7.3.1: broken by
 * meaning, as a trapezium or a diamond, no short tail).
 */
export function balanced(
  text: string,
  role: FontRole,
  type: TypeSize,
  width: number,
  book: FontBook,
): Line[] {
  const greedy = setText(text, role, type, width, book)
  if (greedy.length < 2 || greedy.length > 6 || text.includes('\n')) return greedy
  const words = wordsOf(text)
  const widths = words.map((word) => textWidth(word, role, type.size, book))
  const ends = fairEnds(widths, width, greedy.length) ?? fairEnds(widths, width, greedy.length + 1)
  if (!ends) return greedy
  const parts = ends.map((end, line) => words.slice(line === 0 ? 0 : ends[line - 1], end).join(''))
  const lines = setText(parts.join('\n'), role, type, width, book)
  return lines.length === parts.length ? lines : greedy
}

/** Words that a line may end with: marks go with the word that they belong to. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const { segment } of chineseWords.segment(text)) {
    const last = words.at(-1)
    const free = last === undefined || mayBreak(last.charCodeAt(last.length - 1), segment.charCodeAt(0))
    if (free) words.push(segment)
    else words[words.length - 1] = last + segment
  }
  return words
}

/** After which words to end each of `count` lines so that they are most alike; nothing where one would not fit. */
function fairEnds(widths: readonly number[], room: number, count: number): number[] | undefined {
  type Way = { cost: number; ends: number[] }
  let ways: (Way | undefined)[] = [{ cost: 0, ends: [] }]
  for (let line = 0; line < count; line += 1) {
    const next: (Way | undefined)[] = []
    ways.forEach((way, from) => {
      if (!way) return
      let width = 0
      for (let end = from + 1; end <= widths.length; end += 1) {
        width += widths[end - 1] ?? 0
        if (width > room) break
        const cost = way.cost + width * width
        if (cost < (next[end]?.cost ?? Number.POSITIVE_INFINITY))
          next[end] = { cost, ends: [...way.ends, end] }
      }
    })
    ways = next
  }
  return ways[widths.length]?.ends
}

/** Paragraphs and lists of a section; tables and pictures are made elsewhere. */
export function setParagraph(runs: readonly Run[], frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const em = body.size + body.tracking
  const box = flow(runs, frame, book, { firstIndent: em * 2 })
  const end = runs.at(-1)?.text.trimEnd() ?? ''
  return box.nodes.length === 1 && !/[。；，、！？]$/u.test(end) ? { ...box, caption: true } : box
}

/** A list: markers two characters in, the text hanging beside them. */
export function setList(list: Extract<Block, { kind: 'list' }>, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const em = body.size + body.tracking
  const digits = String(list.items.length).length
  const hanging = em * 2 + (list.ordered ? body.size * (0.55 * digits + 0.7) : em)
  const boxes = list.items.map((runs, index): Box => {
    const [marker] = setText(list.ordered ? `${index + 1}.` : '•', bodyRole(frame), body, frame.width, book)
    const texts = marker ? [inkText(marker, body, book, em * 2)] : []
    return flow(toRuns(runs, frame), frame, book, { firstIndent: hanging, indent: hanging }, texts)
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
 * official layout fills its 22 lines, as the standard wants it. `beside` stands on the first line.
 */
function flow(
  runs: readonly Run[],
  frame: Frame,
  book: FontBook,
  indents: Pick<LineStyle, 'firstIndent' | 'indent'>,
  beside: readonly InkText[] = [],
): Box {
  const { body } = frame.type
  const kept = trimEnd(runs)
  if (kept.length === 0) return { nodes: [], keep: 0 }
  const lines = breakLines(
    kept,
    { size: body.size, width: frame.width, tracking: body.tracking, justify: true, ...indents },
    book,
  )
  const nodes = lines.map((line, index) =>
    inkNode({ texts: [...(index === 0 ? beside : []), inkText(line, body, book)] }, body.pitch),
  )
  const keep = body.pitch * Math.min(2, lines.length)
  const last = nodes.length - 1
  if (frame.layout !== 'official' && last > 0) {
    for (const at of last < 3 ? [...nodes.keys()].slice(0, -1) : [0, last - 1])
      if (nodes[at]) nodes[at].keep = body.pitch
  }
  return { nodes, keep }
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
