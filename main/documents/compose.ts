import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import { setCard } from './card'
import { setContents } from './contents'
import { setCover } from './cover'
import type { DocumentDefinition, Element, Section } from './definition'
import { gridOfBlock, gridOfList } from './grid'
import { type HeadingBox, placed, setHeading, setRunIn, setTitle } from './headings'
import { gap, inkNode, type PdfNode, type PdfSection, reserve } from './nodes'
import { setAttachment, setAttachmentNames, setImprint, setRedHead, setSigned } from './official'
import type { Entry } from './outline'
import { type Frame, frameOf } from './page'
import type { Pictures } from './pictures'
import { setFacts, setSignatures } from './rows'
import { runningOf } from './running'
import { comfortableColumns, setTable } from './table'
import { type Box, setList, setParagraph, toRuns } from './text'

/** A part of the flow: something set, a heading that goes with what follows, or a table that wants a wide page. */
type Part =
  | { kind: 'box'; box: Box }
  | { kind: 'heading'; heading: HeadingBox }
  | { kind: 'wide'; block: Block }

/**
 * Sets a whole document, section by section (it yields between them, so that the caller can look at a signal).
 * What comes out is what pdfmake places on pages.
 */
export function* compose(
  definition: DocumentDefinition,
  entries: readonly Entry[],
  book: FontBook,
  pictures: Pictures,
  crowded: (card: string) => void,
): Generator<PdfSection, void, undefined> {
  let next = 0
  const takeEntry = (): Entry => entries[next++] ?? { id: `h0${next}`, level: 1, text: '', key: '', hash: '' }
  for (const section of definition.sections) {
    const frame = frameOf(
      definition.paper,
      definition.layout,
      section.orientation,
      section.narrow,
      section.slim,
    )
    const wide = frameOf(definition.paper, 'compact', 'landscape')
    let run: Part[] = []
    const finish = function* (last = false): Generator<PdfSection, void, undefined> {
      const nodes = flowOf(run, frame)
      if (last && section.closing) nodes.push(...setImprint(section.closing, frame, book))
      if (nodes.length > 0) yield sectionOf(definition, section, frame, nodes, book)
      run = []
    }
    for (const element of section.elements) {
      for (const part of partsOf(element, {
        definition,
        frame,
        book,
        pictures,
        entries,
        takeEntry,
        crowded,
      })) {
        if (part.kind !== 'wide') {
          run.push(part)
          continue
        }
        // The heading and the caption over a wide table go onto the wide page with it.
        const over = trailingHeadings(run)
        run = run.slice(0, run.length - over.length)
        yield* finish()
        const table =
          part.block.kind === 'table' ? setTable(gridOfBlock(part.block), wide, book) : { nodes: [], keep: 0 }
        const flow = flowOf([...over, { kind: 'box', box: table }], wide)
        yield sectionOf(definition, section, wide, flow, book)
      }
    }
    yield* finish(true)
  }
}

function trailingHeadings(run: readonly Part[]): Part[] {
  let from = run.length
  while (from > 0 && run.length - from < 2 && captionOf(run[from - 1])) from -= 1
  while (run[from - 1]?.kind === 'heading') from -= 1
  return run.slice(from)
}

type Setting = Readonly<{
  definition: DocumentDefinition
  frame: Frame
  book: FontBook
  pictures: Pictures
  entries: readonly Entry[]
  takeEntry: () => Entry
  crowded: (card: string) => void
}>

function* partsOf(element: Element, setting: Setting): Generator<Part, void, undefined> {
  const { definition, frame, book, pictures, entries, takeEntry, crowded } = setting
  const box = (made: Box): Part => ({ kind: 'box', box: made })
  switch (element.kind) {
    case 'cover':
      return yield box(setCover(element, frame, book))
    case 'contents':
      return yield box(setContents(element, entries, frame, book))
    case 'red-head':
      return yield box(setRedHead(element, definition.blackWhite === true, frame, book))
    case 'attachment':
      return yield box(setAttachment(element, frame, book))
    case 'attachment-names':
      return yield box(setAttachmentNames(element.names, frame, book))
    case 'signed':
      return yield box(setSigned(element, frame, book))
    case 'card':
      return yield box(setCard(element, takeEntry(), frame, book, crowded))
    case 'title':
      return yield box(setTitle(element, takeEntry(), frame, book))
    case 'heading':
      if (element.runIn) return yield box(setRunIn(element, takeEntry(), frame, book))
      return yield { kind: 'heading', heading: setHeading(element, takeEntry(), frame, book) }
    case 'facts':
      return yield box(setFacts(element.facts, frame, book))
    case 'table':
      return yield box(setTable(gridOfList(element), frame, book))
    case 'note': {
      const nodes = placed(
        element.text,
        'song',
        frame.type.body,
        frame,
        book,
        element.align ?? 'left',
        element.inset,
      )
      return yield box({ nodes, keep: frame.type.body.pitch, note: true })
    }
    case 'signatures':
      return yield box(setSignatures(element.labels, frame, book))
    case 'blocks':
      for (const block of element.blocks) yield blockPart(block, frame, book, pictures)
      return
    default:
      return element satisfies never
  }
}

function blockPart(block: Block, frame: Frame, book: FontBook, pictures: Pictures): Part {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'box', box: setParagraph(toRuns(block.runs, frame), frame, book) }
    case 'list':
      return { kind: 'box', box: setList(block, frame, book) }
    case 'image':
      return { kind: 'box', box: pictures.place(block, frame, book) }
    case 'table': {
      const grid = gridOfBlock(block)
      if (!frame.landscape && grid.columns > comfortableColumns(frame)) return { kind: 'wide', block }
      return { kind: 'box', box: setTable(grid, frame, book) }
    }
  }
}

/**
 * Puts the parts one under the other. A heading keeps the room that the beginning of what follows needs, on the same
 * page: so it never stands alone at the foot of a page, and what follows may still break wherever it likes. The
 * same holds for a table's caption over it and for a picture with its caption under it.
 */
function flowOf(all: readonly Part[], frame: Frame): PdfNode[] {
  const parts = signedTables(all, frame)
  const keeps = new Array<number>(parts.length + 1).fill(0)
  const most = frame.height * 0.7
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at]
    const after = keeps[at + 1] ?? 0
    if (part?.kind === 'heading') {
      const chain = part.heading.height + part.heading.before + after
      keeps[at] = chain > most ? part.heading.height : chain
    } else if (part?.kind === 'box') {
      // A part without anything in it is looked through.
      if (part.box.nodes.length === 0) keeps[at] = after
      else keeps[at] = part.box.keep + (isCaption(parts, at) && part.box.keep + after <= most ? after : 0)
    }
  }
  const nodes: PdfNode[] = []
  const headings = new Set<PdfNode>()
  parts.forEach((part, at) => {
    const after = keeps[at + 1] ?? 0
    if (part.kind === 'box') {
      const { box } = part
      const own = keeps[at] ?? 0
      if (own > box.keep) nodes.push(reserve(own))
      else if (box.picture && captionOf(parts[at + 1]))
        nodes.push(reserve(Math.min(own + after, frame.height)))
      if (box.clings) takeAlong(nodes, headings, box, frame)
      nodes.push(...box.nodes)
    }
    if (part.kind !== 'heading') return
    const { heading } = part
    if (heading.before > 0) nodes.push(gap(heading.before))
    const [first] = heading.nodes
    // A text that was taken for a heading, higher than a page, breaks like any other.
    if (first && heading.height <= frame.height * 0.8)
      first.keep = Math.min(heading.height + after, frame.height) - first.height
    nodes.push(...heading.nodes)
    for (const node of heading.nodes) headings.add(node)
  })
  return nodes
}

/** Lines of text that go along with what must not stand alone. */
const ALONG = 2

/**
 * Ties the last lines to what comes after them, and the headings right above those lines too. The page that they leave
 * is set a little wider (GB/T 9704-2012 7.3.5.4: the distance of lines is adjusted).
 */
function takeAlong(nodes: PdfNode[], headings: ReadonlySet<PdfNode>, box: Box, frame: Frame): void {
  let below = box.nodes.reduce((sum, node) => sum + ('ink' in node ? node.height : 0), 0)
  let lines = 0
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at]
    if (!node || !('ink' in node)) return
    const white = node.blank || node.height === 0
    if (!white && lines >= ALONG && !headings.has(node)) return
    if (below + node.height > frame.height / 2) return
    if (!white) {
      node.keep = Math.max(node.keep, below)
      node.spread = true
      lines += headings.has(node) ? 0 : 1
    }
    below += node.height
  }
}

/**
 * Tables with what is signed under them: the notes and lines to sign on become part of the last row, so that nobody
 * signs an empty page. Where they would fill too much of a page they stay by themselves.
 */
function signedTables(parts: readonly Part[], frame: Frame): Part[] {
  const made: Part[] = []
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]
    if (!part) continue
    let to = at + 1
    while (boxOf(parts[to])?.note) to += 1
    const table = boxOf(part)
    if (table?.table && boxOf(parts[to])?.closing) {
      const under = parts.slice(at + 1, to + 1).flatMap((one) => boxOf(one)?.nodes ?? [])
      if (joinUnder(table.nodes, under, frame.height * 0.6)) at = to
    }
    made.push(part)
  }
  return made
}

const boxOf = (part: Part | undefined): Box | undefined => (part?.kind === 'box' ? part.box : undefined)

/**
 * Puts nodes under the last two rows of the last table of `nodes` (the last one is often a sum), to be kept with them;
 * false where they are higher than `most`.
 */
function joinUnder(nodes: readonly PdfNode[], under: readonly PdfNode[], most: number): boolean {
  const last = nodes.at(-1)
  if (!last || !('table' in last)) return false
  let height = last.margin?.[3] ?? 0
  for (const node of under) {
    if (!('ink' in node)) return false
    height += node.height
  }
  const { body, headerRows = 0 } = last.table
  const rows = body.splice(Math.max(headerRows, body.length - 2)).flat()
  const fits = (kept: readonly PdfNode[]) =>
    kept.reduce((sum, node) => sum + ('ink' in node ? node.height : 0), height) <= most
  if (!fits(rows.slice(-1))) {
    body.push(...rows.map((row) => [row]))
    return false
  }
  const kept = rows.splice(fits(rows) ? 0 : -1)
  body.push(...rows.map((row) => [row]), [{ stack: [...kept, gap(last.margin?.[3] ?? 0), ...under] }])
  return true
}

function captionOf(part: Part | undefined): boolean {
  return part?.kind === 'box' && part.box.caption === true
}

/** Whether a part is a line over a table: its caption, or the line that introduces it. */
function isCaption(parts: readonly Part[], at: number): boolean {
  if (!captionOf(parts[at])) return false
  const next = parts[at + 1]
  // The unit of the figures often stands on a line of its own between caption and table.
  return next?.kind === 'box' && (next.box.table === true || (captionOf(next) && isCaption(parts, at + 1)))
}

function sectionOf(
  definition: DocumentDefinition,
  section: Section,
  frame: Frame,
  nodes: PdfNode[],
  book: FontBook,
): PdfSection {
  return {
    // A page without anything on it would be given to the next section, in the wrong shape.
    section: nodes.length > 0 ? nodes : [inkNode({ texts: [] }, 0)],
    pageSize: { width: frame.pageWidth, height: frame.pageHeight },
    pageOrientation: frame.landscape ? 'landscape' : 'portrait',
    pageMargins: [frame.left, frame.top, frame.right, frame.bottom],
    header: runningOf(definition, section, frame, book),
  }
}
