import { isSqueezed } from './characters'
import type { EmbeddedFont, GlyphPosition, OpenFont, PdfKit } from './pdfmake'
import type { DrawnFont } from './pen'

/** Height of the em box over and under the base line, in thousandths, the same for every font. */
const ASCENT = 880
const DESCENT = -120

/** From this width on a mark counts as full-width, and half of it may be taken out. */
const FULL = 900
const HALF = 500

/** A font that text can be measured with and drawn in. Widths are thousandths of the size. */
export type Face = DrawnFont &
  Readonly<{
    /** The name that nodes use. */
    name: string
    /** Width of a character, or -1 where the font lacks it. */
    advance(codePoint: number): number
  }>

/** What is known of a font file, whichever document it is used in. */
export type Typeface = Readonly<{
  font: OpenFont
  /** Where its outlines begin in its file; without them it was opened as a whole. */
  outlines: number | undefined
  /** pdfkit's class of embedded fonts, which it does not export. */
  Embedded: new (
    document: PdfKit,
    font: OpenFont,
    id: string,
  ) => EmbeddedFont
  /** Width of a character in thousandths of the size, or -1. */
  widthOf(codePoint: number): number
  idOf(codePoint: number): number
}>

/** What can be asked of a font without a document. */
export function typefaceOf(embedded: EmbeddedFont, outlines?: number): Typeface {
  const { font } = embedded
  const scale = 1000 / font.unitsPerEm
  return {
    font,
    outlines,
    Embedded: embedded.constructor as Typeface['Embedded'],
    widthOf: remembered((codePoint) =>
      font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).advanceWidth * scale : -1,
    ),
    idOf: remembered((codePoint) => font.glyphForCodePoint(codePoint).id),
  }
}

/**
 * Replaces what pdfkit does with a font by what Chinese text needs: each character is its glyph, side by side.
 * Shaping (ligatures, kerning) costs thirty times as much and changes nothing in Chinese. The em box of every
 * font is put at the same height, so that a character from a second font does not push its line down.
 */
export function openFace(name: string, embedded: EmbeddedFont, typeface: Typeface): Face {
  embedded.ascender = ASCENT
  embedded.descender = DESCENT
  embedded.lineGap = 0
  const widths = typeface.widthOf
  const glyphs = remembered((codePoint) => {
    const id = embedded.subset.includeGlyph(typeface.idOf(codePoint))
    embedded.widths[id] ??= Math.max(0, widths(codePoint))
    embedded.unicode[id] ??= [codePoint]
    return id
  })
  embedded.encode = (text) => {
    const codes: string[] = []
    const positions: GlyphPosition[] = []
    let before = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      const width = widths(codePoint)
      const last = positions.at(-1)
      if (last && last.advanceWidth >= FULL && isSqueezed(before, codePoint)) last.xAdvance -= HALF
      codes.push(glyphs(codePoint).toString(16).padStart(4, '0'))
      positions.push({ xAdvance: width, advanceWidth: width, xOffset: 0, yOffset: 0 })
      before = codePoint
    }
    return [codes, positions]
  }
  embedded.widthOfString = (text, size) => {
    let width = 0
    let own = 0
    let before = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (own >= FULL && isSqueezed(before, codePoint)) width -= HALF
      own = Math.max(0, widths(codePoint))
      width += own
      before = codePoint
    }
    return (width * size) / 1000
  }
  return {
    name,
    embedded,
    ascent: ASCENT,
    advance: widths,
    glyphOf: glyphs,
    isFull: (codePoint) => widths(codePoint) >= FULL,
  }
}

/** Answers by character, each found once. */
function remembered(find: (codePoint: number) => number): (codePoint: number) => number {
  const low = new Float32Array(0x10000).fill(Number.NaN)
  const high = new Map<number, number>()
  return (codePoint) => {
    const known = codePoint < 0x10000 ? low[codePoint] : high.get(codePoint)
    if (known !== undefined && !Number.isNaN(known)) return known
    const found = find(codePoint)
    if (codePoint < 0x10000) low[codePoint] = found
    else high.set(codePoint, found)
    return found
  }
}
