import { isSqueezed } from './characters'
import type { Ink, InkGrid, InkRule, InkText } from './nodes'
import type { EmbeddedFont } from './pdfmake'

/** A font that ink is drawn in. */
export type DrawnFont = Readonly<{
  embedded: EmbeddedFont
  /** Height over the base line, thousandths of the size. */
  ascent: number
  /** Number of a character's glyph in the embedded subset; taken in when first asked for. */
  glyphOf(codePoint: number): number
  /** Width of a character, thousandths of the size, or -1 where the font lacks it. */
  advance(codePoint: number): number
  /** Whether the character is as wide as it is high, so that half of a mark may be taken out. */
  isFull(codePoint: number): boolean
}>

export type FontShelf = Readonly<{
  get(name: string): DrawnFont
  /** Fonts that were asked for; a page names all of them, whether it uses them or not. */
  taken(): ReadonlySet<EmbeddedFont>
}>

/** Width of table rules, pt. */
export const RULE = 0.5

/** The red of official heads, as printers show it best. */
const RED = '0.86 0 0'

/** What is taken out between two marks, thousandths of the size. */
const HALF = 500

const OPEN = 0x28
const CLOSE = 0x29
const BACKSLASH = 0x5c
const RETURN = 0x0d

/**
 * Writes ink as PDF operators, as bytes and without detours: this is where every character of a document passes.
 * Coordinates run from the upper left corner, as pdfkit has turned the page.
 */
export class Pen {
  #bytes = Buffer.allocUnsafe(1 << 16)
  #end = 0
  readonly #shelf: FontShelf

  constructor(shelf: FontShelf) {
    this.#shelf = shelf
  }

  /** What was written since the last time. */
  take(): Buffer {
    const written = Buffer.from(this.#bytes.subarray(0, this.#end))
    this.#end = 0
    return written
  }

  /** Puts in what was written before. */
  append(written: Buffer): void {
    this.#room(written.length)
    this.#end += written.copy(this.#bytes, this.#end)
  }

  draw(ink: Ink, x: number, y: number): void {
    if (ink.texts.length > 0) this.#texts(ink.texts, x, y)
    if (ink.grid) this.#grid(ink.grid, x, y)
    if (ink.rules) for (const rule of ink.rules) this.#rule(rule, x, y)
  }

  #texts(texts: readonly InkText[], left: number, top: number): void {
    let strokes = ''
    let current = ''
    let spacing = 0
    let operators = 'BT '
    for (const text of texts) {
      if (text.spacing !== spacing) {
        spacing = text.spacing
        operators += `${short(spacing)} Tc `
      }
      if (text.grey !== undefined) operators += `${short(text.grey)} g `
      if (text.red) operators += `${RED} rg `
      for (const piece of text.pieces) {
        const font = this.#shelf.get(piece.font)
        const x = left + text.x + piece.x
        const base = top + text.y + (font.ascent * text.size) / 1000
        const wanted = `/${font.embedded.id} ${short(text.size)} Tf `
        if (wanted !== current) {
          current = wanted
          operators += wanted
        }
        this.#write(`${operators}${turn(text.angle)} ${short(x)} ${short(base)} Tm [`)
        this.#glyphs(piece.text, font)
        operators = '] TJ '
        if (piece.underline) strokes += underline(x, base, piece.width, text.size)
      }
      if (text.grey !== undefined || text.red) operators += '0 g '
    }
    this.#write(`${operators}${spacing === 0 ? '' : '0 Tc '}ET\n${strokes}`)
  }

  /** Text as the strings of a TJ operator: two bytes a glyph, and a step back between marks. */
  #glyphs(text: string, font: DrawnFont): void {
    this.#room(text.length * 16 + 8)
    const bytes = this.#bytes
    let end = this.#end
    bytes[end++] = OPEN
    let before = 0
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at)
      if (code >= 0xd800 && code < 0xdc00) {
        code = text.codePointAt(at) ?? code
        at += 1
      }
      if (isSqueezed(before, code) && font.isFull(before)) {
        bytes[end++] = CLOSE
        end += bytes.write(`${HALF}`, end, 'latin1')
        bytes[end++] = OPEN
      }
      const glyph = font.glyphOf(code)
      end = putByte(bytes, putByte(bytes, end, glyph >> 8), glyph & 0xff)
      before = code
    }
    bytes[end++] = CLOSE
    this.#end = end
  }

  #rule({ x1, y1, x2, y2, width, dots, red }: InkRule, x: number, y: number): void {
    const path = `${short(width)} w ${short(x + x1)} ${short(y + y1)} m ${short(x + x2)} ${short(y + y2)} l S\n`
    if (red) this.#write(`q ${RED} RG ${path}Q\n`)
    else this.#write(dots === undefined ? path : `q 1 J [0 ${short(dots)}] 0 d ${path}Q\n`)
  }

  #grid({ edges, height, width, top }: InkGrid, x: number, y: number): void {
    const up = short(y)
    const down = short(y + height)
    let operators = `${RULE} w `
    for (const edge of edges) {
      const at = short(x + edge)
      operators += `${at} ${up} m ${at} ${down} l `
    }
    const left = short(x)
    const right = short(x + width)
    if (top) operators += `${left} ${up} m ${right} ${up} l `
    this.#write(`${operators}${left} ${down} m ${right} ${down} l S\n`)
  }

  #write(operators: string): void {
    this.#room(operators.length)
    this.#end += this.#bytes.write(operators, this.#end, 'latin1')
  }

  #room(more: number): void {
    if (this.#end + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe((this.#end + more) * 2)
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

/** A byte of a PDF string, marked where it would mean something else. */
function putByte(bytes: Buffer, end: number, byte: number): number {
  let at = end
  if (byte === RETURN) {
    bytes[at++] = BACKSLASH
    bytes[at++] = 0x72
    return at
  }
  if (byte === OPEN || byte === CLOSE || byte === BACKSLASH) bytes[at++] = BACKSLASH
  bytes[at++] = byte
  return at
}

/** Letters upright on a page that is drawn from the top down, or turned against the clock by degrees. */
function turn(angle: number | undefined): string {
  if (angle === undefined) return '1 0 0 -1'
  const cos = Math.cos((angle * Math.PI) / 180)
  const sin = Math.sin((angle * Math.PI) / 180)
  return `${cos.toFixed(4)} ${(-sin).toFixed(4)} ${(-sin).toFixed(4)} ${(-cos).toFixed(4)}`
}

function underline(x: number, base: number, width: number, size: number): string {
  const y = short(base + size * 0.14)
  return `${short(size * 0.045)} w ${short(x)} ${y} m ${short(x + width)} ${y} l S\n`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
