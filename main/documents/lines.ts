import type { FontRole } from './fonts'

/**
 * Chinese line breaking. pdfmake breaks by UAX 14, one object a character; this sets whole lines, keeps the rules
 * of GB/T 15834-2011 5.1 and fills lines to the same edge.
 */
export type Run = Readonly<{ text: string; role: FontRole; underline?: boolean }>

/** Where the widths come from. A face is a font's number in the book that answers. */
export type Measure = Readonly<{
  /** The face in which a character of a role is set, or -1 if no font has it. */
  faceOf(role: FontRole, codePoint: number): number
  /** Width in that face in thousandths of the size. */
  advance(face: number, codePoint: number): number
  /** Called for a character that no font has; a box is set in its place. */
  missing(codePoint: number): void
}>

/** Text of one font within a line. */
export type Piece = { text: string; face: number; underline: boolean }

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

/** What stands for a character that no font has. */
export const BOX = '□'

/** May not begin a line: marks that end something, the hyphen's kin, the middle dot, the slash (GB/T 15834-2011 5.1). */
const noStart = codes('，。、；：！？）》」』】〕〉］｝〗〙”’·‧～–－-／/,.;:!?)]}%‰％℃°′″»々﹐﹑﹒﹔﹕﹖﹗︰')
/** May not end a line: marks that open something. */
const noEnd = codes('（《「『【〔〈［｛〖〘“‘([{«￥¥$＄№§')
/** Full-width marks whose right half is empty: at the end of a line that half may hang over the edge. */
const halfEmpty = codes('，。、；：！？）》」』】〕〉］｝〗”’')
/** Full-width marks whose left half is empty. */
const emptyHalf = codes('（《「『【〔〈［｛〖〘“‘')
const DASH = 0x2014
const DOTS = 0x2026
const SPACE = 0x20
const HYPHEN = 0x2d
const SLASH = 0x2f
const NEWLINE = 0x0a

/** Marks of two halves that stay together. */
const doubled = new Set([DASH, DOTS])

function codes(text: string): Set<number> {
  return new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))
}

/** Chinese characters and marks: lines may break on either side, unless a rule forbids it. */
function isWide(codePoint: number): boolean {
  return codePoint >= 0x2000
}

/** Whether a line may end after `a` and the next begin with `b`. */
export function mayBreak(a: number, b: number): boolean {
  if (b === SPACE) return false
  if (noStart.has(b)) return false
  if (a === SPACE) return true
  if (noEnd.has(a)) return false
  if (a === b && doubled.has(a)) return false
  if (isWide(a) || isWide(b)) return true
  return a === SLASH || (a === HYPHEN && !isDigit(b))
}

/**
 * Whether the empty half between two full-width marks is taken out, as in `）。` and `：“`: marks that follow one
 * another would tear a hole into the line.
 */
export function isSqueezed(a: number, b: number): boolean {
  return halfEmpty.has(a) ? halfEmpty.has(b) || emptyHalf.has(b) : emptyHalf.has(a) && emptyHalf.has(b)
}

function isDigit(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39
}

/**
 * Text as it can be set: one kind of line break, tabs as spaces, and without characters that have no picture
 * (controls, zero-width marks, soft hyphens, variation selectors, byte order marks, halves of a pair).
 */
export function printable(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .replace(/\r\n?|[\v\f\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/\t/g, '  ')
    .replace(/[^\P{Zs} \u3000]/gu, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cf}|\p{Variation_Selector}/gu, '')
    .replace(/\p{Cs}/gu, BOX)
}
/** Any space but the plain and the full-width one, any control but the line break, and what has no picture. */
const untidy = /[^\P{Z} \u3000]|[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u

type Letters = {
  size: number
  codes: number[]
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
  const count = letters.codes.length
  let indent = style.firstIndent ?? 0
  let start = skipSpaces(letters, 0)
  let fresh = true
  while (start < count || fresh) {
    const fit = fitLine(letters, start, style.width - indent, tracking)
    lines.push(setLine(letters, start, fit, indent, style, tracking))
    fresh = letters.codes[fit.end] === NEWLINE
    start = fresh ? fit.end + 1 : skipSpaces(letters, fit.end)
    indent = style.indent ?? 0
  }
  return lines
}

/** Width of text on one line, pt. */
export function textWidth(text: string, role: FontRole, size: number, measure: Measure): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const face = measure.faceOf(role, codePoint)
    width += face < 0 ? 1000 : measure.advance(face, codePoint)
  }
  return (width * size) / 1000
}

function spell(runs: readonly Run[], size: number, measure: Measure): Letters {
  const letters: Letters = { size, codes: [], widths: [], faces: [], underlined: [] }
  const scale = size / 1000
  for (const run of runs) {
    const underlined = run.underline === true
    for (const character of printable(run.text)) {
      let codePoint = character.codePointAt(0) ?? 0
      let face = codePoint === NEWLINE ? 0 : measure.faceOf(run.role, codePoint)
      if (face < 0) {
        measure.missing(codePoint)
        codePoint = BOX.codePointAt(0) ?? 0
        face = Math.max(0, measure.faceOf(run.role, codePoint))
      }
      letters.codes.push(codePoint)
      letters.faces.push(face)
      letters.widths.push(codePoint === NEWLINE ? 0 : measure.advance(face, codePoint) * scale)
      letters.underlined.push(underlined)
    }
  }
  const { codes: codePoints, widths, faces } = letters
  for (let at = 0; at + 1 < codePoints.length; at += 1) {
    const width = widths[at] ?? 0
    if (width < size * 0.9 || !isSqueezed(codePoints[at] ?? 0, codePoints[at + 1] ?? 0)) continue
    // Only within one font: between two pieces of text nothing is taken out.
    if (faces[at] === faces[at + 1] && letters.underlined[at] === letters.underlined[at + 1]) {
      widths[at] = width - size / 2
    }
  }
  return letters
}

/** Spaces do not begin a line, nor does the two-character indent that people type. */
function skipSpaces(letters: Letters, from: number): number {
  let at = from
  while (letters.codes[at] === SPACE || letters.codes[at] === 0x3000) at += 1
  return at
}

type Fit = { end: number; width: number; trimmed: boolean; last: boolean }

/** The longest line from `start` that fits; always at least one character. */
function fitLine(letters: Letters, start: number, width: number, tracking: number): Fit {
  const { codes: codePoints, widths } = letters
  const count = codePoints.length
  const room = width + 0.01
  let x = 0
  let good: Fit | undefined
  let at = start
  for (; at < count; at += 1) {
    const code = codePoints[at] ?? 0
    if (code === NEWLINE) return { end: at, width: x - tracking, trimmed: false, last: true }
    if (at > start && mayBreak(codePoints[at - 1] ?? 0, code)) {
      good = { end: at, width: x - tracking, trimmed: false, last: false }
    }
    const own = widths[at] ?? 0
    if (code !== SPACE && x + own > room && at > start) {
      return (
        hang(letters, start, at, x, room, tracking) ??
        good ?? { end: at, width: x - tracking, trimmed: false, last: false }
      )
    }
    x += own + tracking
  }
  return { end: count, width: x - tracking, trimmed: false, last: true }
}

/** A closing mark that would not fit, but does when its empty half stands beyond the edge. */
function hang(
  letters: Letters,
  start: number,
  at: number,
  x: number,
  room: number,
  tracking: number,
): Fit | undefined {
  const code = letters.codes[at] ?? 0
  const half = letters.size / 2
  if (
    !halfEmpty.has(code) ||
    (letters.widths[at] ?? 0) < letters.size * 0.9 ||
    at === start ||
    x + half > room
  )
    return undefined
  const next = letters.codes[at + 1]
  const last = next === undefined || next === NEWLINE
  if (!last && !mayBreak(code, next)) return undefined
  return { end: at + 1, width: x + half - (last ? 0 : tracking), trimmed: true, last }
}

function setLine(
  letters: Letters,
  start: number,
  fit: Fit,
  indent: number,
  style: LineStyle,
  tracking: number,
): Line {
  let end = fit.end
  let width = fit.width
  while (end > start && (letters.codes[end - 1] === SPACE || letters.codes[end - 1] === 0x3000)) {
    end -= 1
    width -= (letters.widths[end] ?? 0) + tracking
  }
  const pieces: Piece[] = []
  let last: Piece | undefined
  for (let at = start; at < end; at += 1) {
    const face = letters.faces[at] ?? 0
    const underline = letters.underlined[at] ?? false
    const character = String.fromCodePoint(letters.codes[at] ?? 0)
    if (last && last.face === face && last.underline === underline) last.text += character
    else {
      last = { text: character, face, underline }
      pieces.push(last)
    }
  }
  let spacing = tracking
  const gaps = end - start - 1
  if (style.justify && !fit.last && gaps > 0) {
    const each = (style.width - indent - width) / gaps
    // A line before a long word or an address is left short rather than torn apart.
    if (each <= style.size * 0.1) {
      spacing += each
      width = style.width - indent
    }
  }
  return { pieces, indent, width: Math.max(0, width), spacing }
}
