import type { Readable } from 'node:stream'
import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js'
import PDFDocumentModule from 'pdfmake/js/PDFDocument.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import { isSqueezed } from './lines'

/**
 * pdfmake, driven by its parts instead of by `createPdf`, for three things that the front door does not offer:
 * pages are written while the next ones are drawn (memory), drawing can pause between pages (progress, cancel),
 * and the fonts can be reached (metrics of mixed fonts made equal, Chinese text encoded without shaping).
 * This is the only file that knows pdfmake's inside.
 */

/** pdfmake's document nodes, as far as this folder makes them. */
export type TextPiece = {
  text: string
  font: string
  noNewLine?: true
  decoration?: 'underline'
  lineHeight?: number
  characterSpacing?: number
}
export type Point = { x: number; y: number }
export type Vector =
  | {
      type: 'line'
      x1: number
      y1: number
      x2: number
      y2: number
      lineWidth: number
      lineCap?: 'round'
      dash?: { length: number; space: number }
    }
  | { type: 'polyline'; points: Point[]; lineWidth: number }
type Placed = {
  margin?: [left: number, top: number, right: number, bottom: number]
  relativePosition?: Point
  unbreakable?: true
}
export type TextNode = Placed & {
  text?: string | TextPiece[]
  /** Instead of text: the number of the page on which the node of that id stands. */
  pageReference?: string
  font?: string
  fontSize: number
  lineHeight: number
  noWrap: true
  alignment?: 'left' | 'center' | 'right'
  characterSpacing?: number
  leadingIndent?: number
  preserveLeadingSpaces?: true
  id?: string
  outline?: true
  outlineText?: string
  outlineParentId?: string
  outlineExpanded?: boolean
  linkToDestination?: string
}
export type StackNode = Placed & { stack: PdfNode[] }
export type CanvasNode = Placed & { canvas: Vector[] }
export type ImageNode = Placed & { image: string; width: number; height: number; alignment?: 'center' }
export type TableNode = Placed & {
  table: {
    widths: number[]
    headerRows?: number
    keepWithHeaderRows?: number
    dontBreakRows: true
    body: PdfNode[][]
  }
  layout: Record<string, () => number>
}
export type PdfNode = TextNode | StackNode | CanvasNode | ImageNode | TableNode
export type PageNode = (page: number, pages: number) => PdfNode | null
export type PdfSection = {
  section: PdfNode[]
  pageSize: { width: number; height: number }
  pageOrientation: 'portrait' | 'landscape'
  pageMargins: [left: number, top: number, right: number, bottom: number]
  header: PageNode | null
  footer: PageNode | null
  watermark: Watermark | null
}
export type Watermark = { text: string; font: string; fontSize: number; opacity: number; angle: number }

/** What is needed of a font that fontkit has opened. */
type OpenFont = {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number }
}
/** What is needed of pdfkit's font that is embedded as a subset. */
type EmbeddedFont = {
  font: OpenFont
  ascender: number
  descender: number
  lineGap: number
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  subset: { includeGlyph(id: number): number }
  encode(text: string): [string[], GlyphPosition[]]
  widthOfString(text: string, size: number): number
}
type GlyphPosition = { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }
type Encoded = { code: string; position: GlyphPosition; squeezed: GlyphPosition }
type PdfImage = { width: number; height: number; orientation?: number; embed(document: PdfKitDocument): void }
type PdfKitDocument = Readable & {
  _imageRegistry: Record<string, PdfImage>
  provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont
  openImage(bytes: Buffer): PdfImage
  end(): void
}
type PdfPage = { items: unknown[] }
type PdfKitConstructor = new (
  fonts: Record<string, { normal: string }>,
  images: Record<string, string>,
  patterns: Record<string, never>,
  attachments: Record<string, never>,
  options: Record<string, unknown>,
) => PdfKitDocument
type LayoutConstructor = new (
  pageSize: { width: number; height: number; orientation: 'portrait' | 'landscape' },
  margins: { left: number; top: number; right: number; bottom: number },
  svg: Record<string, never>,
) => {
  layoutDocument(
    content: PdfSection[],
    document: PdfKitDocument,
    styles: Record<string, never>,
    defaultStyle: { font: string; fontSize: number },
    background: (() => null) | undefined,
  ): PdfPage[]
}
type RendererConstructor = new (document: PdfKitDocument) => { renderPages(pages: PdfPage[]): void }

/** A CommonJS module's class, however the loader or bundler presents it. */
function classOf<T>(module: unknown): T {
  const inner = (module as { default?: unknown }).default
  return (inner ?? module) as T
}
const PDFDocument = classOf<PdfKitConstructor>(PDFDocumentModule)
const LayoutBuilder = classOf<LayoutConstructor>(LayoutBuilderModule)
const Renderer = classOf<RendererConstructor>(RendererModule)

/** Height of the em box over and under the base line, in thousandths, the same for every font. */
const ASCENT = 880
const DESCENT = -120

/** From this width on a mark counts as full-width, and half of it may be taken out. */
const FULL = 900
const HALF = 500

/** A font that text can be measured with and set in. Widths are thousandths of the size. */
export type Face = Readonly<{
  /** The name that nodes use. */
  name: string
  /** Width of a character, or -1 where the font lacks it. */
  advance(codePoint: number): number
}>

export type PdfInfo = Readonly<{ title: string; author: string; subject?: string; created: Date }>
export type PdfDocument = ReturnType<typeof openDocument>

/**
 * Opens an empty PDF (1.7, zh-CN) with the font files that its text may use, by name. Fonts are read when they are
 * first asked for and embedded as subsets when text was set in them.
 */
export function openDocument(fontFiles: Readonly<Record<string, string>>, info: PdfInfo) {
  const fonts = Object.fromEntries(Object.entries(fontFiles).map(([name, file]) => [name, { normal: file }]))
  const pdf = new PDFDocument(
    fonts,
    {},
    {},
    {},
    {
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      autoFirstPage: false,
      fontLayoutCache: false,
      font: null,
      info: {
        Title: info.title,
        Author: info.author,
        ...(info.subject ? { Subject: info.subject } : {}),
        Creator: 'Youbei',
        Producer: 'pdfmake',
        CreationDate: info.created,
      },
    },
  )
  const faces = new Map<string, Face>()

  return {
    /** Opens a font. Throws if its file is missing or is no usable font. */
    face(name: string): Face {
      const known = faces.get(name)
      if (known) return known
      const face: Face = { name, advance: simplify(pdf.provideFont(name, false, false)) }
      faces.set(name, face)
      return face
    },

    /** Takes a PNG or JPEG picture in; its size in pixels, upright. Throws if it cannot be decoded. */
    addImage(name: string, bytes: Buffer): { width: number; height: number } {
      const image = pdf.openImage(bytes)
      image.embed(pdf)
      pdf._imageRegistry[name] = image
      const turned = (image.orientation ?? 1) > 4
      return { width: turned ? image.height : image.width, height: turned ? image.width : image.height }
    },

    /** Places everything on pages (blocks until done). `onPage` is called for each page as it is begun. */
    layout(sections: PdfSection[], onPage: (page: number) => void): PdfPage[] {
      const first = sections[0]
      if (!first) return []
      const [left, top, right, bottom] = first.pageMargins
      const builder = new LayoutBuilder(
        { ...first.pageSize, orientation: first.pageOrientation },
        { left, top, right, bottom },
        {},
      )
      let begun = 0
      const background = () => {
        begun += 1
        onPage(begun)
        return null
      }
      return builder.layoutDocument(sections, pdf, {}, { font: 'song', fontSize: 12 }, background)
    },

    /** A pen that draws one page after another; a page's items are let go once it is drawn. */
    renderer() {
      const renderer = new Renderer(pdf)
      return (page: PdfPage): void => {
        renderer.renderPages([page])
        page.items = []
      }
    },

    stream: pdf as Readable,
    end: () => pdf.end(),
  }
}

/**
 * Replaces what pdfkit does with a font by what Chinese text needs: each character is its glyph, side by side.
 * Shaping (ligatures, kerning) costs thirty times as much and changes nothing in Chinese. The em box of every
 * font is put at the same height, so that a character from a second font does not push its line down.
 * Returns the measure of a character.
 */
function simplify(font: EmbeddedFont): Face['advance'] {
  font.ascender = ASCENT
  font.descender = DESCENT
  font.lineGap = 0
  const scale = 1000 / font.font.unitsPerEm
  const widths = new Map<number, number>()
  const low = new Float32Array(0x10000).fill(Number.NaN)
  const measure = (codePoint: number): number =>
    font.font.hasGlyphForCodePoint(codePoint)
      ? font.font.glyphForCodePoint(codePoint).advanceWidth * scale
      : -1
  const advance = (codePoint: number): number => {
    if (codePoint < 0x10000) {
      const known = low[codePoint] ?? Number.NaN
      if (!Number.isNaN(known)) return known
      const width = measure(codePoint)
      low[codePoint] = width
      return width
    }
    const known = widths.get(codePoint)
    if (known !== undefined) return known
    const width = measure(codePoint)
    widths.set(codePoint, width)
    return width
  }

  const encoded = new Map<number, Encoded>()
  const encode = (codePoint: number): Encoded => {
    const glyph = font.font.glyphForCodePoint(codePoint)
    const width = glyph.advanceWidth * scale
    const id = font.subset.includeGlyph(glyph.id)
    font.widths[id] ??= width
    font.unicode[id] ??= [codePoint]
    const position = { xAdvance: width, advanceWidth: width, xOffset: 0, yOffset: 0 }
    const entry: Encoded = {
      code: id.toString(16).padStart(4, '0'),
      position,
      squeezed: width < FULL ? position : { ...position, xAdvance: width - HALF },
    }
    encoded.set(codePoint, entry)
    return entry
  }
  font.encode = (text) => {
    const codes: string[] = []
    const positions: GlyphPosition[] = []
    let last: Encoded | undefined
    let before = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      const entry = encoded.get(codePoint) ?? encode(codePoint)
      if (last && isSqueezed(before, codePoint)) positions[positions.length - 1] = last.squeezed
      codes.push(entry.code)
      positions.push(entry.position)
      last = entry
      before = codePoint
    }
    return [codes, positions]
  }
  font.widthOfString = (text, size) => {
    let width = 0
    let own = 0
    let before = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (own >= FULL && isSqueezed(before, codePoint)) width -= HALF
      own = Math.max(0, advance(codePoint))
      width += own
      before = codePoint
    }
    return (width * size) / 1000
  }
  return advance
}
