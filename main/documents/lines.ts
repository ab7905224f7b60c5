import {
  BOX,
  isLowHalf,
  isSqueezed,
  mayBreak,
  mayHang,
  NEWLINE,
  printable,
  SPACE,
  WIDE_SPACE,
} from './characters'
import type { FontRole } from './fonts'

/**
 * Chinese line breaking. pdfmake breaks by UAX 14, one object a character; this sets whole lines, keeps the rules
 * of GB/T 15834-2011 5.1 and fills lines to the same edge.
 */
export type Run = Readonly<{ text: string; role: FontRole; underline?: boolean }>

/** A character in the font it is set in. `face` is the font's number in the book that answers. */
export type Glyph = Readonly<{ face: number /** Thousandths of the size. */; width: number }>

/** Where the widths come from. */
export type Measure = Readonly<{
  /** A character of a role, or nothing if no font has it. */
  glyphOf(role: FontRole, codePoint: number): Glyph | undefined
  /** Called for a character that no font has; a box is set in its place. */
  missing(codePoint: number): void
}>

/** Text of one font within a line. `x` and `width` in pt, `x` from where the line's text begins. */
export type Piece = { text: string; face: number; underline: boolean; x: number; width: number }

export type Line = {
  pieces: Piece[]
  /** Distance from the left edge, pt. */
  indent: number
  /** Width as set, pt. */
  width: number
  /** Added after each character, pt. */
  spacing: number
}

export type LineStyle = Readonly<{
  size: number
  width: number
  tracking?: number
  firstIndent?: number
  /** Indent of the lines that follow the first. */
  indent?: number
  /** Fill the lines to the right edge. */
  justify?: boolean
}>

/** How much a line may be torn apart to fill it, in parts of the size. */
const MOST_STRETCH = 0.1
/** From this width on, in parts of the size, a mark is full-width and half of it may be taken out. */
const FULL = 0.9

/** Text by UTF-16 unit. The second half of a pair has no width and stays with the first. */
type Letters = {
  text: string
  size: number
  /** pt */
  widths: number[]
  faces: number[]
  underlined: boolean[]
}

/**
 * Sets runs into lines. A line break in the text begins a new line without indent. Every character appears in
 * exactly one line, except spaces around breaks and characters that have no picture.
 */
export function breakLines(runs: readonly Run[], style: LineStyle, measure: Measure): Line[] {
  const letters = spell(runs, style.size, measure)
  const lines: Line[] = []
  const tracking = style.tracking ?? 0
  const count = letters.text.length
  let indent = style.firstIndent ?? 0
  let start = skipSpaces(letters.text, 0)
  let fresh = true
  while (start < count || fresh) {
    const fit = fitLine(letters, start, style.width - indent, tracking)
    lines.push(setLine(letters, start, fit, indent, style))
    fresh = letters.text.charCodeAt(fit.end) === NEWLINE
    start = fresh ? fit.end + 1 : skipSpaces(letters.text, fit.end)
    indent = style.indent ?? 0
  }
  return lines
}

/** Width of text on one line, pt. */
export function textWidth(text: string, role: FontRole, size: number, measure: Measure): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    width += measure.glyphOf(role, codePoint)?.width ?? 1000
  }
  return (width * size) / 1000
}

const lineEnd: Glyph = { face: 0, width: 0 }

function spell(runs: readonly Run[], size: number, measure: Measure): Letters {
  const letters: Letters = { text: '', size, widths: [], faces: [], underlined: [] }
  const { widths, faces, underlined } = letters
  const scale = size / 1000
  for (const run of runs) {
    let text = printable(run.text)
    const underline = run.underline === true
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      const high = code >= 0xd800 && code < 0xdc00
      const codePoint = high ? (text.codePointAt(at) ?? 0) : code
      let glyph = code === NEWLINE ? lineEnd : measure.glyphOf(run.role, codePoint)
      if (!glyph) {
        measure.missing(codePoint)
        text = text.slice(0, at) + BOX + text.slice(at + (high ? 2 : 1))
        glyph = measure.glyphOf(run.role, BOX.charCodeAt(0)) ?? lineEnd
      }
      const { face } = glyph
      widths.push(glyph.width * scale)
      faces.push(face)
      underlined.push(underline)
      if (high && text.charCodeAt(at) === code) {
        at += 1
        widths.push(0)
        faces.push(face)
        underlined.push(underline)
      }
    }
    letters.text += text
  }
  squeeze(letters)
  return letters
}

/** Takes the empty half out between marks. Only within one font: between two pieces of text nothing is taken out. */
function squeeze({ text, size, widths, faces, underlined }: Letters): void {
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (!isSqueezed(text.charCodeAt(at), text.charCodeAt(at + 1))) continue
    const width = widths[at] ?? 0
    if (width < size * FULL || faces[at] !== faces[at + 1] || underlined[at] !== underlined[at + 1]) continue
    widths[at] = width - size / 2
  }
}

/** Spaces do not begin a line, nor does the two-character indent that people type. */
function skipSpaces(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

function isSpace(code: number): boolean {
  return code === SPACE || code === WIDE_SPACE
}

/** Where a line ends, its natural width, and whether the paragraph or a line of it ends there. */
type Fit = { end: number; width: number; last: boolean }

/** The longest line from `start` that fits; always at least one character. */
function fitLine(letters: Letters, start: number, width: number, tracking: number): Fit {
  const { text, widths } = letters
  const count = text.length
  const room = width + 0.01
  let x = 0
  let good = -1
  let goodWidth = 0
  let before = 0
  for (let at = start; at < count; at += 1) {
    const code = text.charCodeAt(at)
    if (code === NEWLINE) return { end: at, width: x - tracking, last: true }
    if (at > start && mayBreak(before, code)) {
      good = at
      goodWidth = x - tracking
    }
    const own = widths[at] ?? 0
    if (x + own > room && at > start && code !== SPACE) {
      const hanging = hang(letters, at, x, room, tracking)
      if (hanging) return hanging
      return good < 0
        ? { end: at, width: x - tracking, last: false }
        : { end: good, width: goodWidth, last: false }
    }
    x += isLowHalf(code) ? 0 : own + tracking
    before = code
  }
  return { end: count, width: x - tracking, last: true }
}

/** A closing mark that would not fit, but does when its empty half stands beyond the edge. */
function hang(
  { text, size, widths }: Letters,
  at: number,
  x: number,
  room: number,
  tracking: number,
): Fit | undefined {
  const half = size / 2
  if (!mayHang(text.charCodeAt(at)) || (widths[at] ?? 0) < size * FULL || x + half > room) return undefined
  const last = at + 1 >= text.length || text.charCodeAt(at + 1) === NEWLINE
  if (!last && !mayBreak(text.charCodeAt(at), text.charCodeAt(at + 1))) return undefined
  return { end: at + 1, width: x + half - (last ? 0 : tracking), last }
}

function setLine(letters: Letters, start: number, fit: Fit, indent: number, style: LineStyle): Line {
  const { text, widths, faces, underlined } = letters
  const tracking = style.tracking ?? 0
  let { end, width } = fit
  while (end > start && isSpace(text.charCodeAt(end - 1))) {
    end -= 1
    width -= (widths[end] ?? 0) + tracking
  }
  let spacing = tracking
  const gaps = end - start - 1
  if (style.justify && !fit.last && gaps > 0) {
    const each = (style.width - indent - width) / gaps
    // A line before a long word or an address is left short rather than torn apart.
    if (each <= style.size * MOST_STRETCH) {
      spacing += each
      width = style.width - indent
    }
  }
  const pieces: Piece[] = []
  let from = start
  let x = 0
  let own = 0
  for (let at = start; at < end; at += 1) {
    own += (widths[at] ?? 0) + spacing
    const next = at + 1
    if (next < end && faces[next] === faces[from] && underlined[next] === underlined[from]) continue
    pieces.push({
      text: text.slice(from, next),
      face: faces[from] ?? 0,
      underline: underlined[from] ?? false,
      x,
      width: own - spacing,
    })
    x += own
    own = 0
    from = next
  }
  return { pieces, indent, width: Math.max(0, width), spacing }
}
