import type { FontBook } from './book'
import { columnWidths, type Grid, type GridCell, sliceColumns } from './grid'
import type { Line } from './lines'
import { type InkRule, type InkText, inkNode, type PdfNode, type TableNode } from './nodes'
import type { Frame, TypeSize } from './page'
import { RULE } from './pen'
import { type Box, inkText, offset, setText } from './text'

/** A cell with its lines, in a piece of the table; `y` from the top of the piece. */
type Field = {
  x: number
  y: number
  width: number
  height: number
  lines: Line[]
  cell: GridCell
  cut?: boolean
}

/** Rows that are kept on one page. */
type Piece = { height: number; fields: Field[]; plain: boolean }

type Setting = { grid: Grid; edges: number[]; type: TypeSize; padX: number; padY: number; book: FontBook }

/** Columns that fit side by side, two characters each. */
export function mostColumns(frame: Frame): number {
  const { size } = frame.type.table
  return Math.max(1, Math.floor(frame.width / (size * 2 + paddingOf(size) * 2)))
}

/** Columns that can be read well side by side; a table with more wants a wide page. */
export function comfortableColumns(frame: Frame): number {
  return Math.max(1, Math.floor(frame.width / (frame.type.table.size * 4)))
}

function paddingOf(size: number): number {
  return size * 0.38
}

/**
 * A ruled table over the whole width of the text. The head is repeated on each page and rows are not split,
 * unless one is higher than a page. A table with more columns than can stand side by side becomes several.
 */
export function setTable(grid: Grid, frame: Frame, book: FontBook): Box {
  if (grid.columns === 0 || grid.rows === 0) return { nodes: [], keep: 0 }
  const most = mostColumns(frame)
  if (grid.columns > most) {
    const bands: Box[] = []
    for (let from = 0; from < grid.columns; from += most) {
      bands.push(setTable(sliceColumns(grid, from, Math.min(from + most, grid.columns)), frame, book))
    }
    return { nodes: bands.flatMap((band) => band.nodes), keep: bands[0]?.keep ?? 0, table: true }
  }
  const type = frame.type.table
  const padX = paddingOf(type.size)
  const widths = columnWidths(grid, frame.width, type.size, padX, book)
  const edges = [0]
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width)
  const setting: Setting = { grid, edges, type, padX, padY: type.size * 0.42, book }

  const head = headPiece(setting, frame.height * 0.4)
  const room = frame.height - (head?.height ?? 0) - 1
  const body: PdfNode[] = []
  let firstRow = 0
  let from = head ? grid.headerRows : 0
  while (from < grid.rows) {
    const to = groupEnd(grid, from)
    for (const piece of setRows(setting, from, to, room)) {
      body.push(drawPiece(piece, setting, head === undefined))
      if (body.length === 1) firstRow = piece.height
    }
    from = to
  }
  const node: TableNode = {
    table: {
      widths: [frame.width],
      dontBreakRows: true,
      body: [...(head ? [drawPiece(head, setting, true)] : []), ...body].map((row) => [row]),
      ...(head ? { headerRows: 1, ...(body.length > 0 ? { keepWithHeaderRows: 1 } : {}) } : {}),
    },
    layout: bare,
    margin: [0, type.size * 0.3, 0, type.size * 0.8],
  }
  const keep = Math.min(frame.height / 2, (head?.height ?? 0) + firstRow + type.size)
  return { nodes: [node], keep, table: true }
}

/** pdfmake places the rows, repeats the head and keeps rows whole; text and rules in them are ink. */
const bare = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

/** The head as one piece, or nothing where there is none or it would fill too much of every page. */
function headPiece(setting: Setting, limit: number): Piece | undefined {
  const { grid } = setting
  if (grid.headerRows === 0) return undefined
  for (const row of grid.cells.slice(0, grid.headerRows)) {
    if (row.some((cell) => cell.row + cell.rows > grid.headerRows)) return undefined
  }
  const pieces = setRows(setting, 0, grid.headerRows, limit)
  return pieces.length === 1 ? pieces[0] : undefined
}

/** The row after the last that is tied to row `from` by merged cells or by a group's heading. */
function groupEnd(grid: Grid, from: number): number {
  let end = from + 1
  for (let row = from; row < end; row += 1) {
    for (const cell of grid.cells[row] ?? []) end = Math.max(end, row + cell.rows)
    if (grid.joined.has(row)) end = Math.max(end, Math.min(row + 2, grid.rows))
  }
  return end
}

/** Sets rows that belong together, in pieces no higher than a page has room for. */
function setRows(setting: Setting, from: number, to: number, room: number): Piece[] {
  const { edges, type, padX, padY, book, grid } = setting
  const fields: Field[] = []
  for (let row = from; row < to; row += 1) {
    for (const cell of grid.cells[row] ?? []) {
      const x = edges[cell.column] ?? 0
      const width = (edges[cell.column + cell.columns] ?? 0) - x
      const text = cell.text.replace(/[\s\u3000]+$/u, '')
      const lines = text === '' ? [] : setText(text, cell.role, type, width - padX * 2, book)
      fields.push({ x, y: 0, width, height: 0, lines, cell })
    }
  }
  const need = (field: Field): number => textHeight(field.lines.length, type) + padY * 2
  const least = type.size + padY * 2
  const heights = new Array<number>(to - from).fill(least)
  for (const field of fields) {
    if (field.cell.rows > 1) continue
    const row = field.cell.row - from
    heights[row] = Math.min(room, Math.max(heights[row] ?? 0, need(field)))
  }
  for (const field of fields) {
    if (field.cell.rows === 1) continue
    const first = field.cell.row - from
    const last = first + field.cell.rows - 1
    const lack = need(field) - sum(heights, first, last + 1)
    if (lack > 0) heights[last] = Math.min(room, (heights[last] ?? 0) + lack)
  }
  const whole = sum(heights, 0, heights.length)
  // Merged cells may tie many rows together: then they are cut between rows, in pieces of half a page.
  const limit = to - from > 1 && whole > room * 0.6 ? room * 0.5 : room
  const pieces: Piece[] = []
  for (let start = 0; start < heights.length; ) {
    let end = start + 1
    while (end < heights.length && sum(heights, start, end + 1) <= limit) end += 1
    pieces.push(...cutPiece(setting, fields, heights, from, start, end, room))
    start = end
  }
  return pieces
}

/**
 * Rows `start` to `end` of a group as a piece. A merged cell that goes on in another piece shows its text in each
 * if it fits; text that does not fit anywhere goes on in further pieces.
 */
function cutPiece(
  setting: Setting,
  fields: readonly Field[],
  heights: readonly number[],
  from: number,
  start: number,
  end: number,
  room: number,
): Piece[] {
  const { type, padY } = setting
  const height = sum(heights, start, end)
  const inside: Field[] = []
  const left: Field[] = []
  for (const field of fields) {
    const first = field.cell.row - from
    const after = first + field.cell.rows
    if (after <= start || first >= end) continue
    const y = first <= start ? 0 : sum(heights, start, first)
    const bottom = after >= end ? height : sum(heights, start, after)
    const fit = Math.max(1, Math.floor((bottom - y - padY * 2 + type.pitch - type.size + 0.01) / type.pitch))
    const lines = field.lines.slice(0, fit)
    inside.push({ ...field, y, height: bottom - y, lines })
    if (field.lines.length > fit) {
      // What is left goes to the next piece, which finds it in the same field.
      field.cut = true
      if (after > end) field.lines = field.lines.slice(fit)
      else left.push({ ...field, lines: field.lines.slice(fit) })
    } else if (field.cut) {
      field.lines = []
    }
  }
  const plain = end - start === 1 && inside.every(({ cell }) => cell.columns === 1)
  const pieces: Piece[] = [{ height, fields: inside, plain }]
  const most = Math.max(1, Math.floor((room - padY * 2) / type.pitch))
  for (let rest = left; rest.length > 0; ) {
    const lines = Math.min(most, Math.max(...rest.map((field) => field.lines.length)))
    const more = textHeight(lines, type) + padY * 2
    pieces.push({
      height: more,
      plain,
      fields: inside.map((field) => {
        const own = rest.find(({ cell }) => cell === field.cell)
        return { ...field, y: 0, height: more, lines: own?.lines.slice(0, lines) ?? [] }
      }),
    })
    rest = rest
      .filter((field) => field.lines.length > lines)
      .map((field) => ({ ...field, lines: field.lines.slice(lines) }))
  }
  return pieces
}

function textHeight(lines: number, type: TypeSize): number {
  return lines === 0 ? 0 : lines * type.pitch - (type.pitch - type.size)
}

function sum(heights: readonly number[], from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total += heights[at] ?? 0
  return total
}

/** A piece as ink: its text and its rules. `top`: with a rule above it. */
function drawPiece(piece: Piece, setting: Setting, top: boolean): PdfNode {
  const { type, padX, book, edges } = setting
  const texts: InkText[] = []
  for (const { x, y, width, height, lines, cell } of piece.fields) {
    let line = y + (height - textHeight(lines.length, type)) / 2
    for (const one of lines) {
      texts.push(inkText(one, type, book, x + padX + offset(one.width, width - padX * 2, cell.align), line))
      line += type.pitch
    }
  }
  const { height } = piece
  if (!piece.plain) return inkNode({ texts, rules: rulesAround(piece.fields) }, height)
  return inkNode({ texts, grid: { edges, height, width: edges.at(-1) ?? 0, top } }, height)
}

/** The rules around cells of any shape, each drawn once. */
function rulesAround(fields: readonly Field[]): InkRule[] {
  const rules = new Map<string, InkRule>()
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    const key = [x1, y1, x2, y2].map((value) => value.toFixed(2)).join()
    if (!rules.has(key)) rules.set(key, { x1, y1, x2, y2, width: RULE })
  }
  for (const { x, y, width, height } of fields) {
    add(x, y, x + width, y)
    add(x, y + height, x + width, y + height)
    add(x, y, x, y + height)
    add(x + width, y, x + width, y + height)
  }
  return [...rules.values()]
}
