import type { Ink, InkGrid, InkRule, InkText } from './nodes'
import type { EmbeddedFont } from './pdfmake'

/** Ink as PDF operators. Coordinates run from the upper left corner, as pdfkit has turned the page. */

/** A font that ink is drawn in: its height over the base line in thousandths, and its text as a TJ operand. */
export type DrawnFont = Readonly<{ embedded: EmbeddedFont; ascent: number; show(text: string): string }>

export type FontShelf = Readonly<{
  get(name: string): DrawnFont
  /** Fonts asked for since the last time. */
  taken(): EmbeddedFont[]
}>

/** Width of table rules, pt. */
export const RULE = 0.5

export function drawInk(ink: Ink, x: number, y: number, shelf: FontShelf): string {
  let operators = ''
  if (ink.texts.length > 0) operators = drawTexts(ink.texts, x, y, shelf)
  if (ink.grid) operators += drawGrid(ink.grid, x, y)
  if (ink.rules) for (const rule of ink.rules) operators += drawRule(rule, x, y)
  return operators
}

function drawTexts(texts: readonly InkText[], left: number, top: number, shelf: FontShelf): string {
  let operators = 'BT '
  let strokes = ''
  let font = ''
  let spacing = 0
  for (const text of texts) {
    if (text.spacing !== spacing) {
      spacing = text.spacing
      operators += `${short(spacing)} Tc `
    }
    if (text.grey !== undefined) operators += `${short(text.grey)} g `
    for (const piece of text.pieces) {
      const drawn = shelf.get(piece.font)
      const x = left + text.x + piece.x
      const base = top + text.y + (drawn.ascent * text.size) / 1000
      const wanted = `/${drawn.embedded.id} ${short(text.size)} Tf `
      if (wanted !== font) {
        font = wanted
        operators += wanted
      }
      operators += `${turn(text.angle)} ${short(x)} ${short(base)} Tm [${drawn.show(piece.text)}] TJ `
      if (piece.underline) strokes += underline(x, base, piece.width, text.size)
    }
    if (text.grey !== undefined) operators += '0 g '
  }
  return `${operators}${spacing === 0 ? '' : '0 Tc '}ET ${strokes}`
}

/** Letters upright on a page that is drawn from the top down. */
function turn(angle: number | undefined): string {
  if (angle === undefined) return '1 0 0 -1'
  const cos = Math.cos((angle * Math.PI) / 180)
  const sin = Math.sin((angle * Math.PI) / 180)
  return `${cos.toFixed(4)} ${(-sin).toFixed(4)} ${(-sin).toFixed(4)} ${(-cos).toFixed(4)}`
}

function underline(x: number, base: number, width: number, size: number): string {
  const y = short(base + size * 0.14)
  return `${short(size * 0.045)} w ${short(x)} ${y} m ${short(x + width)} ${y} l S `
}

function drawRule({ x1, y1, x2, y2, width, dots }: InkRule, x: number, y: number): string {
  const path = `${short(width)} w ${short(x + x1)} ${short(y + y1)} m ${short(x + x2)} ${short(y + y2)} l S`
  return dots === undefined ? `${path} ` : `q 1 J [0 ${short(dots)}] 0 d ${path} Q `
}

function drawGrid({ edges, height, width, top }: InkGrid, x: number, y: number): string {
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
  return `${operators}${left} ${down} m ${right} ${down} l S `
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
