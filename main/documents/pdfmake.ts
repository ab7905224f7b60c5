import type { Readable } from 'node:stream'
import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js'
import PDFDocumentModule from 'pdfmake/js/PDFDocument.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import type { PageInk, PdfNode, PdfSection } from './nodes'

/**
 * The parts of pdfmake 0.3, and of pdfkit below it, that engine.ts and placing.ts drive: their classes with the
 * members that are used. pdfmake's own types cover `createPdf` only.
 */

/** A font that fontkit has opened. */
export type OpenFont = {
  unitsPerEm: number
  stream: { constructor: unknown }
  loca: { offsets: number[] }
  _getTableStream(tag: string): unknown
  getGlyph(id: number): { advanceWidth: number; _getMetrics(): { leftBearing: number } }
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number }
}

/** The part of a font that goes into a file; its tables are there while it is written. */
export type FontSubset = {
  glyf: Uint8Array[]
  loca: { offsets: number[] }
  hmtx: { metrics: { advance: number; bearing: number }[] }
  offset: number
  includeGlyph(id: number): number
  _addGlyph(id: number): number
  encode(): Uint8Array
}

/** Where a glyph stands and how far the next one is, thousandths of the size. */
export type GlyphPosition = { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }

/** pdfkit's font that is embedded as a subset. */
export type EmbeddedFont = {
  id: string
  font: OpenFont
  ascender: number
  descender: number
  lineGap: number
  /** Widths and characters of the glyphs in the subset. */
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  subset: FontSubset
  /** The font's place in the file; asking for it takes the font in. */
  ref(): unknown
  encode(text: string): [string[], GlyphPosition[]]
  widthOfString(text: string, size: number): number
}

export type PdfImage = { width: number; height: number; orientation?: number; embed(document: PdfKit): void }

export type PdfOutline = { addItem(title: string, options: { expanded: boolean }): PdfOutline }

export type PdfKit = Readable & {
  page: { fonts: Record<string, unknown> }
  outline: PdfOutline
  _fontCount: number
  _fontFamilies: Record<string, EmbeddedFont>
  _imageRegistry: Record<string, PdfImage>
  _font: EmbeddedFont
  font(source: string | Buffer): PdfKit
  openImage(bytes: Buffer): PdfImage
  addContent(operators: Uint8Array): void
  addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void
  goTo(x: number, y: number, width: number, height: number, name: string): void
  end(): void
}

/** What stands on a page, and what its section gave it. */
export type PdfPage = { items: PageItem[]; customProperties: { header?: PageInk | null } }

/** pdfmake draws an item of type `line` with `renderLine` at the item's `x` and `y`. */
export type PageItem = { type: 'line'; item: DrawnItem }
export type DrawnItem = { x: number; y: number; clone(): DrawnItem; getHeight(): number }

type Context = {
  x: number
  y: number
  availableHeight: number
  /** From 0. */
  page: number
  pageMargins: { top: number }
  getCurrentPage(): PdfPage
  moveDown(height: number): void
}

type LayoutParts = {
  docPreprocessor: { preprocessNode(node: PdfNode, isSectionAllowed?: boolean): PdfNode }
  docMeasure: { measureNode(node: PdfNode): PdfNode }
  writer: { context(): Context; moveToNextPage(): void }
  layoutDocument(
    content: PdfSection[],
    document: PdfKit,
    styles: Record<string, never>,
    defaultStyle: { font: string; fontSize: number },
    background: () => null,
  ): PdfPage[]
  tryLayoutDocument(...all: unknown[]): unknown
  addHeadersAndFooters(): void
  processNode(node: PdfNode, isVerticalAlignmentAllowed?: boolean): void
}
type LayoutConstructor = new (
  pageSize: { width: number; height: number; orientation: 'portrait' | 'landscape' },
  margins: { left: number; top: number; right: number; bottom: number },
  svg: Record<string, never>,
) => LayoutParts

type RendererParts = {
  pdfDocument: PdfKit
  renderPages(pages: PdfPage[]): void
  renderLine(line: DrawnItem, x: number, y: number): void
}

type PdfKitConstructor = new (
  fonts: Record<string, { normal: string }>,
  images: Record<string, string>,
  patterns: Record<string, never>,
  attachments: Record<string, never>,
  options: Record<string, unknown>,
) => PdfKit

/** A CommonJS module's class, however the loader or bundler presents it. */
function classOf<T>(module: unknown): T {
  const inner = (module as { default?: unknown }).default
  return (inner ?? module) as T
}
export const PdfKitDocument = classOf<PdfKitConstructor>(PDFDocumentModule)
export const LayoutBuilder = classOf<LayoutConstructor>(LayoutBuilderModule)
export const Renderer = classOf<new (document: PdfKit) => RendererParts>(RendererModule)
