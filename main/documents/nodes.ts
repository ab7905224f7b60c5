/**
 * What this folder hands to pdfmake. Nearly all of it is ink: lines and rules that have their places already. pdfmake
 * puts ink on pages, repeats table heads and keeps table rows whole.
 */
export type InkPiece = Readonly<{ text: string; font: string; underline: boolean; x: number; width: number }>

/** A line of text; `y` is the top of its em box. `spacing` is added after each character. All pt. */
export type InkText = Readonly<{
  x: number
  y: number
  size: number
  spacing: number
  pieces: readonly InkPiece[]
  /** 0 black to 1 white; black if left out. */
  grey?: number
  /** The red of official heads. */
  red?: boolean
  /** Turned around its beginning, degrees against the clock. */
  angle?: number
}>

export type InkRule = Readonly<{
  x1: number
  y1: number
  x2: number
  y2: number
  width: number
  /** Round dots this far apart instead of a line. */
  dots?: number
  red?: boolean
}>

/** The rules of a plain table row: upright ones at `edges`, one below, and one above if `top`. */
export type InkGrid = Readonly<{ edges: readonly number[]; height: number; width: number; top: boolean }>

export type Ink = Readonly<{ texts: readonly InkText[]; rules?: readonly InkRule[]; grid?: InkGrid }>

type Placed = {
  margin?: [left: number, top: number, right: number, bottom: number]
  unbreakable?: true
}

/** A place that is found again: by its bookmark, and by its line in the contents. */
export type Anchor = Readonly<{ id: string; text: string; parent?: string; expanded: boolean }>

/** A line of the contents: it leads to an anchor, whose page number stands at the right. */
export type Reference = Readonly<{
  to: string
  /** Right edge and top of the number, from where the ink is placed. */
  right: number
  y: number
  size: number
  font: string
  width: number
}>

/** Ink at the pen's place, which then moves down by `height`. */
export type InkNode = {
  ink: Ink
  height: number
  /** What must have room under it on the same page, pt. */
  keep: number
  /** White space: it is dropped at the head and at the foot of a page. */
  blank: boolean
  /** At the foot of the text, however much is free above it. */
  bottom: boolean
  /** On a page with an even number: the back of a sheet. */
  even: boolean
  /** Where a page is left before this, its lines are set further apart, so that they fill it. */
  spread: boolean
  anchor: Anchor | undefined
  reference: Reference | undefined
  _minWidth: 0
  _maxWidth: 0
  positions: readonly never[]
}

export type StackNode = Placed & { stack: PdfNode[] }
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
export type PdfNode = InkNode | StackNode | ImageNode | TableNode

/**
 * Ink that stands on the pages of a section, measured from the corner of the sheet: what many pages have the same
 * (the very same object), and what is this page's own.
 */
export type PageInk = (page: number, pages: number) => { same: readonly Ink[]; own: Ink }

export type PdfSection = {
  section: PdfNode[]
  pageSize: { width: number; height: number }
  pageOrientation: 'portrait' | 'landscape'
  pageMargins: [left: number, top: number, right: number, bottom: number]
  header: PageInk | null
}

type InkFacts = { keep?: number; anchor?: Anchor; reference?: Reference }

/** Ink as a node of the flow. */
export function inkNode(ink: Ink, height: number, { keep = 0, anchor, reference }: InkFacts = {}): InkNode {
  return {
    ink,
    height,
    keep,
    blank: false,
    bottom: false,
    even: false,
    spread: false,
    anchor,
    reference,
    _minWidth: 0,
    _maxWidth: 0,
    positions: nowhere,
  }
}
const nowhere: readonly never[] = Object.freeze([])
const nothing: Ink = Object.freeze({ texts: [] })

/** White space of a height. */
export function gap(height: number): InkNode {
  return { ...inkNode(nothing, height), blank: true }
}

/** Nothing, but a page is left here unless it has this much room. */
export function reserve(keep: number): InkNode {
  return inkNode(nothing, 0, { keep })
}

/** Ink at the foot of the text on the back of a sheet. */
export function backFootNode(ink: Ink, height: number): InkNode {
  return { ...inkNode(ink, height), bottom: true, even: true }
}
