import mammoth from 'mammoth'
import { ZipFile } from 'yazl'
import type { Block, Cell, Run } from '../../../preload/contract/blocks'
import { DomainError } from '../../../preload/contract/result'
import { readNumbering } from './docx-numbering'
import { MARK, type ParagraphFacts, slimDocument } from './docx-slim'
import { readStyles, type Style, type Styles } from './docx-styles'
import { ImageShelf } from './images'
import { withGap } from './numbering'
import {
  type Hint,
  limits,
  type ReadNote,
  type ReadOptions,
  type SourceBlock,
  type SourceDocument,
  tellProgress,
  throwIfAborted,
} from './source'
import { guessHeaderRows, wholeHeader } from './tables'
import { attribute, child, parseXml } from './xml'
import { type Parts, unpack } from './zip'

/** The few node types of mammoth's document that matter here; it has no types of its own for them. */
type Node = {
  type: string
  children?: Node[]
  value?: string
  name?: string
  breakType?: string
  styleId?: string | null
  isBold?: boolean
  isItalic?: boolean
  isUnderline?: boolean
  fontSize?: number | null
  noteType?: string
  noteId?: string
  body?: Node[]
  altText?: string | null
  isHeader?: boolean
  colSpan?: number
  rowSpan?: number
  readAsBuffer?: () => Promise<Buffer>
  notes?: { resolve: (reference: Node) => Node | null }
}

const MAIN = 'word/document.xml'
const XML_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/[\w.]+\.rels)$/

/**
 * Reads a Word document (.docx, ECMA-376): paragraphs with their styles and automatic numbers, tables with merged
 * cells, pictures, and notes in brackets where they are referred to.
 *
 * @throws DomainError file-too-large, file-encrypted, file-broken, file-not-what-it-says (a zip of another kind)
 */
export async function readDocx(bytes: Buffer, name: string, options: ReadOptions): Promise<SourceDocument> {
  const { parts, names } = await unpack(bytes, wanted)
  if (!parts.has(MAIN)) refuseOtherZip(names, name)
  throwIfAborted(options)
  tellProgress(options, 0.1)
  const text = (parts.get(MAIN) ?? Buffer.alloc(0)).toString('utf8')
  const { xml, paragraphs, lostPictures } = slimDocument(text, linkIds(parts))
  if (xml.length > limits.slimCharacters) throw new DomainError('file-too-large', { part: MAIN })
  const styles = readStyles(parts.get('word/styles.xml')?.toString('utf8'))
  const hints = resolveHints(paragraphs, styles, parts)
  throwIfAborted(options)
  tellProgress(options, 0.3)
  const document = await readWithMammoth(await repack(parts, xml))
  throwIfAborted(options)
  tellProgress(options, 0.8)
  const walk = new Walk(document, hints, styles)
  walk.shelf.leftOut += lostPictures
  const blocks = await walk.blocks(document.children ?? [], options)
  const title = readTitle(parts)
  return {
    ...(title ? { title } : {}),
    blocks,
    images: walk.shelf.images,
    notes: walk.notes(),
    dropped: [],
    torn: false,
    furniture: false,
  }
}

function linkIds(parts: Parts): Set<string> {
  const xml = parts.get('word/_rels/document.xml.rels')?.toString('utf8')
  const links = xml === undefined ? [] : (parseXml(xml).children[0]?.children ?? [])
  return new Set(links.flatMap((link) => attribute(link.attributes, 'Id') ?? []))
}

function wanted(part: string): number | undefined {
  if (XML_PARTS.test(part)) return part === MAIN ? limits.partBytes : limits.partBytes / 2
  return /^word\/media\/[^/]+\.(?:png|jpe?g|gif|bmp|webp)$/i.test(part) ? limits.unpackedBytes : undefined
}

function refuseOtherZip(names: ReadonlySet<string>, name: string): never {
  if (names.has('[Content_Types].xml') && [...names].some((one) => one.startsWith('word/'))) {
    throw new DomainError('file-broken', { name })
  }
  const kind = names.has('xl/workbook.xml') ? 'xlsx' : names.has('ppt/presentation.xml') ? 'pptx' : 'zip'
  const unsupported = names.has('mimetype') || names.has('OFD.xml')
  throw new DomainError(unsupported ? 'file-unsupported' : 'file-not-what-it-says', { name, kind })
}

function readTitle(parts: Parts): string | undefined {
  const xml = parts.get('docProps/core.xml')?.toString('utf8')
  if (xml === undefined) return undefined
  const title = child(parseXml(xml), 'cp:coreProperties', 'dc:title')?.text.trim()
  // What programs fill in by themselves says nothing.
  return title && !/^(?:微软用户|Microsoft|PowerPoint|Word|文档|Document|未命名|无标题|\s*)\d*$/i.test(title)
    ? title
    : undefined
}

/** A zip for mammoth with only what it has to see. Nothing is packed: it stays in memory and is read once. */
async function repack(parts: Parts, xml: string): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of parts) {
    if (/^(?:docProps|word\/(?:styles|numbering)\.xml)/.test(name)) continue
    zip.addBuffer(name === MAIN ? Buffer.from(xml, 'utf8') : part, name, { compress: false })
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function readWithMammoth(buffer: Buffer): Promise<Node> {
  let document: Node | undefined
  try {
    await mammoth.convertToHtml(
      { buffer },
      {
        includeEmbeddedStyleMap: false,
        // The document is all that is wanted; an empty one is left to be made into HTML.
        transformDocument: (read: Node) => {
          document = read
          return { ...read, children: [] }
        },
      },
    )
  } catch {
    throw new DomainError('file-broken', { kind: 'docx' })
  }
  if (!document) throw new DomainError('file-broken', { kind: 'docx' })
  return document
}

type ParagraphHints = { hint: Hint; style: Style | undefined }

function resolveHints(paragraphs: readonly ParagraphFacts[], styles: Styles, parts: Parts): ParagraphHints[] {
  const numbering = readNumbering(parts.get('word/numbering.xml')?.toString('utf8'))
  return paragraphs.map((facts) => {
    const style = styles.find(facts.style) ?? styles.standard
    const hint: Hint = {}
    const outline = facts.outline ?? style?.outline
    if (outline !== undefined && outline <= 8) hint.level = outline + 1
    const alignment = facts.alignment ?? style?.alignment
    if (alignment === 'center') hint.alignment = 'center'
    else if (alignment === 'right' || alignment === 'end') hint.alignment = 'right'
    const name = style?.name ?? ''
    if (/^(?:toc\s*\d|目录\s*\d)/i.test(name)) hint.contents = true
    if (/^(?:title|标题)$/i.test(name)) hint.title = true
    const numId = facts.numId ?? style?.numId
    if (numId !== undefined && numId !== '0' && !hint.contents) {
      const number = numbering.next(numId, facts.numLevel, facts.style)
      if (number?.bullet) hint.bullet = true
      else if (number?.text) hint.number = number.text
    }
    return { hint, style }
  })
}

class Walk {
  readonly shelf = new ImageShelf()
  private footnotes = 0

  constructor(
    private readonly document: Node,
    private readonly hints: readonly ParagraphHints[],
    private readonly styles: Styles,
  ) {}

  notes(): ReadNote[] {
    return [
      ...(this.shelf.leftOut > 0 ? (['images-left-out'] as const) : []),
      ...(this.footnotes > 0 ? (['footnotes-in-brackets'] as const) : []),
    ]
  }

  async blocks(nodes: readonly Node[], options: ReadOptions): Promise<SourceBlock[]> {
    const blocks: SourceBlock[] = []
    let count = 0
    for (const node of nodes) {
      if (++count % 2_000 === 0) {
        throwIfAborted(options)
        tellProgress(options, 0.8 + (0.2 * count) / nodes.length)
      }
      if (node.type === 'paragraph') blocks.push(...(await this.paragraph(node)))
      else if (node.type === 'table') blocks.push(...(await this.table(node, options)))
    }
    return blocks
  }

  private async paragraph(node: Node): Promise<SourceBlock[]> {
    const collected = this.collect(node)
    const block: Block = { kind: 'paragraph', runs: mergeRuns(collected.runs) }
    const images = await this.images(collected.images)
    if (block.runs.every((run) => run.text.trim() === '')) return images
    return [{ block, hint: collected.hint }, ...images]
  }

  /** Runs, pictures and hints of one paragraph; a number that Word made stands before the text. */
  private collect(node: Node): { runs: Run[]; images: Node[]; hint: Hint } {
    const runs: Run[] = []
    const images: Node[] = []
    const found: { mark?: number } = {}
    let size: number | undefined
    let bold: boolean | undefined
    const visit = (one: Node, run: Node | undefined): void => {
      if (one.type === 'bookmarkStart' && one.name?.startsWith(MARK))
        found.mark ??= Number(one.name.slice(MARK.length))
      else if (one.type === 'image') images.push(one)
      else if (one.type === 'run') for (const inner of one.children ?? []) visit(inner, one)
      else if (one.type === 'hyperlink') for (const inner of one.children ?? []) visit(inner, run)
      else {
        const text = this.text(one)
        if (text === '') return
        const style = this.styles.find(run?.styleId ?? undefined)
        const strong = run?.isBold === true || style?.bold === true
        runs.push({
          text,
          ...(strong ? { bold: true } : {}),
          ...(run?.isItalic ? { italic: true } : {}),
          ...(run?.isUnderline ? { underline: true } : {}),
        })
        if (text.trim() === '') return
        size ??= run?.fontSize ?? style?.size
        bold = (bold ?? true) && strong
      }
    }
    for (const one of node.children ?? []) visit(one, undefined)
    const { hint: base = {}, style } = found.mark === undefined ? {} : (this.hints[found.mark] ?? {})
    const hint: Hint = { ...base, size: size ?? style?.size ?? this.styles.size }
    if (bold === true || (style?.bold === true && runs.length > 0)) hint.bold = true
    if (hint.number !== undefined && runs.some((run) => run.text.trim() !== '')) {
      runs.unshift({ text: withGap(hint.number), ...(hint.bold ? { bold: true } : {}) })
    }
    return { runs, images, hint }
  }

  private text(node: Node): string {
    switch (node.type) {
      case 'text':
        return node.value ?? ''
      case 'tab':
        return '\t'
      case 'break':
        return '\n'
      case 'checkbox':
        return '□'
      case 'noteReference': {
        const note = this.document.notes?.resolve(node)
        const text = (note?.body ?? [])
          .map((one) => this.plain(one))
          .join('')
          .trim()
        if (text === '') return ''
        this.footnotes++
        return `〔注：${text}〕`
      }
      default:
        return ''
    }
  }

  private plain(node: Node): string {
    if (node.type === 'table') return this.tableLines(node).join('\n')
    if (node.type === 'paragraph')
      return this.collect(node)
        .runs.map((run) => run.text)
        .join('')
        .trim()
    return ''
  }

  private tableLines(node: Node): string[] {
    return (node.children ?? []).map((row) =>
      (row.children ?? [])
        .map((cell) => (cell.children ?? []).map((one) => this.plain(one)).join(' '))
        .join('\t'),
    )
  }

  private async table(node: Node, options: ReadOptions): Promise<SourceBlock[]> {
    const rowNodes = (node.children ?? []).filter((row) => row.type === 'tableRow')
    const only =
      rowNodes.length === 1 && rowNodes[0]?.children?.length === 1 ? rowNodes[0].children[0] : undefined
    // A frame around ordinary paragraphs, not a table.
    if (only && (only.children?.length ?? 0) > 3) return this.blocks(only.children ?? [], options)
    const images: Node[] = []
    const rows = rowNodes.map((row) => (row.children ?? []).map((cell) => this.cell(cell, images)))
    const marked = rowNodes.findIndex((row) => !row.isHeader)
    const headerRows = marked > 0 ? wholeHeader(rows, marked) : guessHeaderRows(rows)
    const pictures = await this.images(images)
    if (rows.every((row) => row.every((cell) => cell.text === ''))) return pictures
    return [{ block: { kind: 'table', headerRows, rows } }, ...pictures]
  }

  private cell(node: Node, images: Node[]): Cell {
    const lines = (node.children ?? []).map((one) => {
      if (one.type === 'paragraph') images.push(...this.collect(one).images)
      return this.plain(one)
    })
    const cell: Cell = { text: lines.join('\n').trim() }
    if (node.colSpan !== undefined && node.colSpan > 1 && node.colSpan <= 200) cell.colSpan = node.colSpan
    if (node.rowSpan !== undefined && node.rowSpan > 1 && node.rowSpan <= 20_000) cell.rowSpan = node.rowSpan
    return cell
  }

  private async images(nodes: readonly Node[]): Promise<SourceBlock[]> {
    const blocks: SourceBlock[] = []
    for (const node of nodes) {
      const bytes = await readPicture(node)
      const image = bytes ? this.shelf.add(bytes) : undefined
      if (!image) {
        if (!bytes) this.shelf.leftOut++
        continue
      }
      const { sha256: attachment, width, height } = image
      blocks.push({
        block: { kind: 'image', attachment, width, height, alt: (node.altText ?? '').slice(0, 500) },
      })
    }
    return blocks
  }
}

/** Undefined for a picture that is not in the file: linked only, or of a kind that was not unpacked. */
async function readPicture(node: Node): Promise<Buffer | undefined> {
  try {
    return await node.readAsBuffer?.()
  } catch {
    return undefined
  }
}

/** Joins neighbours that look the same: Word cuts text into runs wherever somebody once typed. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    const same =
      last && !last.bold === !run.bold && !last.italic === !run.italic && !last.underline === !run.underline
    if (last && same) merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}
