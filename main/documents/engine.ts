import type { Readable } from 'node:stream'
import { isSqueezed } from './characters'
import type { PdfSection } from './nodes'
import { type EmbeddedFont, type GlyphPosition, PdfKitDocument, type PdfPage } from './pdfmake'
import type { DrawnFont, FontShelf } from './pen'
import { InkLayout, InkRenderer } from './placing'

/**
 * pdfmake, driven by its parts instead of by `createPdf`, for what the front door does not offer: pages are written
 * while the next ones are drawn (memory), drawing can pause between pages (progress, cancel), the fonts can be
 * reached (metrics of mixed fonts made equal, Chinese text encoded without shaping), and lines that are set
 * already are not taken apart again (speed).
 */

type Encoded = { code: string; position: GlyphPosition; squeezed: GlyphPosition }

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
  const pdf = new PdfKitDocument(
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
  const faces = new Map<string, Face & DrawnFont>()
  const open = (name: string): Face & DrawnFont => {
    const known = faces.get(name)
    if (known) return known
    const embedded = pdf.provideFont(name, false, false)
    const face = { name, embedded, ascent: ASCENT, ...simplify(embedded) }
    faces.set(name, face)
    return face
  }
  let taken = new Set<EmbeddedFont>()
  const shelf: FontShelf = {
    get(name) {
      const face = open(name)
      taken.add(face.embedded)
      return face
    },
    taken() {
      const fonts = [...taken]
      taken = new Set()
      return fonts
    },
  }

  return {
    /** Opens a font. Throws if its file is missing or is no usable font. */
    face: (name: string): Face => open(name),

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
      const builder = new InkLayout(
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

    /** A pen that draws page after page; what stands on a page is let go once it is drawn. */
    pen(pages: readonly PdfPage[]) {
      const renderer = new InkRenderer(pdf, shelf)
      return (page: PdfPage, index: number): void => renderer.drawPage(page, index + 1, pages.length)
    },

    stream: pdf as Readable,
    end: () => pdf.end(),
  }
}

/**
 * Replaces what pdfkit does with a font by what Chinese text needs: each character is its glyph, side by side.
 * Shaping (ligatures, kerning) costs thirty times as much and changes nothing in Chinese. The em box of every
 * font is put at the same height, so that a character from a second font does not push its line down.
 * Returns the measure of a character, and its text as the operand of a TJ operator.
 */
function simplify(font: EmbeddedFont): Pick<Face & DrawnFont, 'advance' | 'show'> {
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
  const show = (text: string): string => {
    let operand = '<'
    let before = 0
    let width = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      const { code, position } = encoded.get(codePoint) ?? encode(codePoint)
      if (width >= FULL && isSqueezed(before, codePoint)) operand += `> ${HALF} <`
      operand += code
      before = codePoint
      width = position.advanceWidth
    }
    return `${operand}>`
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
  return { advance, show }
}
