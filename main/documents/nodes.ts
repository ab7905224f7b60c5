/**
 * What this folder hands to pdfmake. Most of it is ink: lines and rules that have their places already. pdfmake
 * puts ink on pages, repeats table heads, keeps together what must be; titles and contents are its own text nodes,
 * because they are found again by page number, bookmark and link.
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
}>

/** The rules of a plain table row: upright ones at `edges`, one below, and one above if `top`. */
export type InkGrid = Readonly<{ edges: readonly number[]; height: number; width: number; top: boolean }>

export type Ink = Readonly<{ texts: readonly InkText[]; rules?: readonly InkRule[]; grid?: InkGrid }>

type Placed = {
  margin?: [left: number, top: number, right: number, bottom: number]
  unbreakable?: true
}

/** Ink at the pen's place, which then moves down by `height`. */
export type InkNode = { ink: Ink; height: number; _minWidth: 0; _maxWidth: 0; positions: readonly never[] }

export type TextPiece = { text: string; font: string; noNewLine?: true }
export type TextNode = Placed & {
  text?: string | TextPiece[]
  /** Instead of text: the number of the page on which the node of that id stands. */
  pageReference?: string
  font?: string
  fontSize: number
  lineHeight: number
  noWrap: true
  preserveLeadingSpaces?: true
  alignment?: 'left' | 'center' | 'right'
  characterSpacing?: number
  leadingIndent?: number
  relativePosition?: { x: number; y: number }
  id?: string
  outline?: true
  outlineText?: string
  outlineParentId?: string
  outlineExpanded?: boolean
  linkToDestination?: string
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
export type PdfNode = InkNode | TextNode | StackNode | ImageNode | TableNode

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

/** Ink as a node of the flow. */
export function inkNode(ink: Ink, height: number): InkNode {
  return { ink, height, _minWidth: 0, _maxWidth: 0, positions: nowhere }
}
const nowhere: readonly never[] = Object.freeze([])
