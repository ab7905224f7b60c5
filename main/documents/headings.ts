import type { FontBook } from './book'
import type { Heading, Title } from './definition'
import type { FontRole } from './fonts'
import { breakLines, type Line } from './lines'
import { type Anchor, gap, type InkNode, inkNode } from './nodes'
import type { Entry } from './outline'
import type { Frame, TypeSize } from './page'
import { type Box, balanced, bodyRole, inkLines, type LineAlign, setText, toRuns } from './text'

/** A heading with its height: it has to stand on the page of what follows it. */
export type HeadingBox = { nodes: InkNode[]; height: number; before: number }

type HeadingStyle = { role: FontRole; type: TypeSize; indent: number; before: number; after: number }

/**
 * How a level looks. Official (GB/T 9704-2012 7.3.3): all size 3, first level 黑, second 楷, then as the text,
 * two characters in. Compact: by size and weight.
 */
function styleOf(level: number, frame: Frame): HeadingStyle {
  const { body } = frame.type
  const em = body.size + body.tracking
  const roles: FontRole[] = ['hei', 'kai']
  if (frame.layout === 'official') {
    return { role: roles[level - 1] ?? bodyRole(frame), type: body, indent: em * 2, before: 0, after: 0 }
  }
  const sized = (factor: number): TypeSize => ({
    size: body.size * factor,
    pitch: body.pitch * factor,
    tracking: 0,
  })
  switch (level) {
    case 1:
      return { role: 'hei', type: sized(1.25), indent: 0, before: body.size, after: body.size * 0.3 }
    case 2:
      return { role: 'kai', type: sized(1.1), indent: 0, before: body.size * 0.6, after: body.size * 0.2 }
    case 3:
      return { role: 'strong', type: body, indent: 0, before: body.size * 0.4, after: body.size * 0.1 }
    default:
      return { role: 'strong', type: body, indent: em * 2, before: 0, after: 0 }
  }
}

/** 第一章 and the like stand in the middle. */
const chapter = /^第[〇零一二三四五六七八九十百\d]+[编篇章]/u

/** Sets a heading; `entry` ties it to its bookmark and to its line in the contents. */
export function setHeading(heading: Heading, entry: Entry, frame: Frame, book: FontBook): HeadingBox {
  if (heading.asTitle) {
    const { title, body } = frame.type
    const lines = balanced(heading.text, 'title', title, frame.width, book)
    const nodes = [...marked(lines, title, entry, 'center', frame, book), gap(body.pitch * 0.6)]
    return { nodes, height: lines.length * title.pitch + body.pitch * 0.6, before: 0 }
  }
  const style = styleOf(entry.level, frame)
  const middle = entry.level === 1 && chapter.test(heading.text)
  const lines = middle
    ? balanced(heading.text, style.role, style.type, frame.width, book)
    : breakLines(
        [{ text: heading.text, role: style.role }],
        {
          size: style.type.size,
          width: frame.width,
          tracking: style.type.tracking,
          firstIndent: style.indent,
        },
        book,
      )
  const nodes = marked(lines, style.type, entry, middle ? 'center' : 'left', frame, book)
  if (style.after > 0) nodes.push(gap(style.after))
  return { nodes, height: lines.length * style.type.pitch + style.after, before: style.before }
}

/** A heading and the paragraph that goes on beside it. */
export function setRunIn(heading: Heading, entry: Entry, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const { mark = '', runs = [] } = heading.runIn ?? {}
  const roles: FontRole[] = ['hei', 'kai']
  const lines = breakLines(
    [{ text: heading.text + mark, role: roles[entry.level - 1] ?? 'strong' }, ...toRuns(runs, frame)],
    {
      size: body.size,
      width: frame.width,
      tracking: body.tracking,
      justify: true,
      firstIndent: (body.size + body.tracking) * 2,
    },
    book,
  )
  return {
    nodes: marked(lines, body, entry, 'left', frame, book),
    keep: body.pitch * Math.min(2, lines.length),
  }
}

/** A part's title: centred, in lines of about equal length, with white space under it. */
export function setTitle(title: Title, entry: Entry, frame: Frame, book: FontBook): Box {
  const { title: type, body } = frame.type
  if (title.silent) {
    return { nodes: [inkNode({ texts: [] }, 0, { anchor: anchorOf(entry) })], keep: 0 }
  }
  const lines = balanced(title.text, 'title', type, frame.width, book)
  const nodes = marked(lines, type, entry, 'center', frame, book)
  if (title.subtitle) nodes.push(...centred(title.subtitle, 'kai', body, frame, book))
  nodes.push(gap(body.pitch * 0.6))
  return { nodes, keep: type.pitch * lines.length + body.pitch }
}

/** Lines of text in the middle of the page. */
export function centred(
  text: string,
  role: FontRole,
  type: TypeSize,
  frame: Frame,
  book: FontBook,
): InkNode[] {
  return placed(text, role, type, frame, book, 'center')
}

/** Lines of text to one side or in the middle. */
export function placed(
  text: string,
  role: FontRole,
  type: TypeSize,
  frame: Frame,
  book: FontBook,
  align: LineAlign,
  inset = 0,
): InkNode[] {
  const room = frame.width - inset * type.size
  const nodes = inkLines(setText(text, role, type, room, book), type, book, align, room)
  return inset === 0 || align === 'right' ? nodes : nodes.map((node) => moved(node, inset * type.size))
}

function moved(node: InkNode, by: number): InkNode {
  return { ...node, ink: { ...node.ink, texts: node.ink.texts.map((text) => ({ ...text, x: text.x + by })) } }
}

/** Lines of which the first can be found: by its bookmark, and from its line in the contents. */
export function marked(
  lines: readonly Line[],
  type: TypeSize,
  entry: Entry,
  align: LineAlign,
  frame: Frame,
  book: FontBook,
): InkNode[] {
  const nodes = inkLines(lines, type, book, align, frame.width)
  if (nodes[0]) nodes[0].anchor = anchorOf(entry)
  return nodes
}

function anchorOf(entry: Entry): Anchor {
  return {
    id: entry.id,
    text: entry.text,
    expanded: entry.level === 0,
    ...(entry.parent ? { parent: entry.parent } : {}),
  }
}
