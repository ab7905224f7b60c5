import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import type { Table } from './definition'
import type { FontRole } from './fonts'
import { textWidth } from './lines'
import type { LineAlign } from './text'

/** A cell with its place in a table's grid; it covers `rows` × `columns` fields. */
export type GridCell = Readonly<{
  row: number
  column: number
  rows: number
  columns: number
  text: string
  role: FontRole
  align: LineAlign
}>

/** A table with every field covered by exactly one cell. */
export type Grid = Readonly<{
  columns: number
  rows: number
  headerRows: number
  /** Cells by the row they begin in. */
  cells: readonly (readonly GridCell[])[]
  /** Rows that stay with the row after them. */
  joined: ReadonlySet<number>
  /** Shares of the width; where they are missing the content decides. */
  weights?: readonly number[]
}>

/** The grid of a list: heads in 黑, group lines across all columns and kept with the row below. */
export function gridOfList(table: Table): Grid {
  const columns = table.columns.length
  const cells: GridCell[][] = [
    table.columns.map(({ title }, column) => cell(0, column, 1, title, 'hei', 'center')),
  ]
  const joined = new Set<number>()
  for (const entry of table.rows) {
    const row = cells.length
    if ('group' in entry) {
      cells.push([cell(row, 0, columns, entry.group, 'hei', 'left')])
      joined.add(row)
    } else {
      cells.push(
        table.columns.map(({ align }, column) =>
          cell(row, column, 1, entry[column] ?? '', 'song', align ?? 'left'),
        ),
      )
    }
  }
  if (table.rows.length === 0) cells.push([cell(1, 0, columns, table.empty ?? '（无）', 'song', 'center')])
  return {
    columns,
    rows: cells.length,
    headerRows: 1,
    cells,
    joined,
    weights: table.columns.map(({ weight }) => Math.max(0.1, weight)),
  }
}

function cell(
  row: number,
  column: number,
  columns: number,
  text: string,
  role: FontRole,
  align: LineAlign,
): GridCell {
  return { row, column, rows: 1, columns, text, role, align }
}

type BlockTable = Extract<Block, { kind: 'table' }>
type Placed = { row: number; column: number; rows: number; columns: number; text: string }

/**
 * The grid of a table that came with a text. Such tables are seldom tidy: rows of unequal length are filled up,
 * spans that reach outside or over one another are cut back.
 */
export function gridOfBlock(table: BlockTable): Grid {
  const placed = place(table)
  const rows = table.rows.length
  const columns = placed.reduce((most, entry) => Math.max(most, entry.column + entry.columns), 0)
  const taken = Array.from({ length: rows }, () => new Uint8Array(columns))
  for (const entry of placed) {
    for (let row = entry.row; row < entry.row + entry.rows; row += 1) {
      taken[row]?.fill(1, entry.column, entry.column + entry.columns)
    }
  }
  taken.forEach((fields, row) => {
    fields.forEach((field, column) => {
      if (!field) placed.push({ row, column, rows: 1, columns: 1, text: '' })
    })
  })
  const headerRows = Math.min(table.headerRows, rows)
  const aligns = Array.from({ length: columns }, (_, column) => alignOf(placed, column, headerRows))
  const cells: GridCell[][] = Array.from({ length: rows }, () => [])
  for (const entry of placed) {
    const head = entry.row < headerRows
    cells[entry.row]?.push({
      ...entry,
      role: head ? 'hei' : 'song',
      align:
        head || (entry.rows > 1 && entry.text.length <= 12) ? 'center' : (aligns[entry.column] ?? 'left'),
    })
  }
  return { columns, rows, headerRows, cells, joined: new Set() }
}

/** Gives each cell the first free field of its row, as HTML does, and keeps it inside the table. */
function place(table: BlockTable): Placed[] {
  const rows = table.rows.length
  const busyUntil: number[] = []
  const placed: Placed[] = []
  table.rows.forEach((line, row) => {
    let column = 0
    for (const { text, colSpan, rowSpan } of line) {
      while ((busyUntil[column] ?? 0) > row) column += 1
      let columns = 1
      while (columns < (colSpan ?? 1) && (busyUntil[column + columns] ?? 0) <= row) columns += 1
      const height = Math.min(rowSpan ?? 1, rows - row)
      placed.push({ row, column, rows: height, columns, text })
      for (let at = column; at < column + columns; at += 1) busyUntil[at] = row + height
      column += columns
    }
  })
  return placed
}

/** Numbers to the right, short words in the middle, text to the left. */
function alignOf(placed: readonly Placed[], column: number, headerRows: number): LineAlign {
  let longest = 0
  let numbers = 0
  let filled = 0
  for (const entry of placed) {
    if (entry.column !== column || entry.columns !== 1 || entry.row < headerRows || entry.text === '')
      continue
    filled += 1
    longest = Math.max(longest, entry.text.length)
    if (/^[-+−]?[\d,，]+(\.\d+)?%?$/u.test(entry.text.trim())) numbers += 1
  }
  if (filled > 0 && numbers === filled) return column === 0 ? 'center' : 'right'
  return longest <= 6 ? 'center' : 'left'
}

/** Columns `from` (inclusive) to `to` (exclusive) as a table of their own; spans are cut at the edges. */
export function sliceColumns(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells.map((row) =>
    row.flatMap((entry): GridCell[] => {
      const start = Math.max(entry.column, from)
      const end = Math.min(entry.column + entry.columns, to)
      return start < end ? [{ ...entry, column: start - from, columns: end - start }] : []
    }),
  )
  const { weights, ...rest } = grid
  return { ...rest, columns: to - from, cells, ...(weights ? { weights: weights.slice(from, to) } : {}) }
}

/** Widths of the columns, together `width`: by weight, or by what is in them. */
export function columnWidths(
  grid: Grid,
  width: number,
  size: number,
  padding: number,
  book: FontBook,
): number[] {
  const weights = grid.weights ?? fairShares(naturalWidths(grid, size, padding, book), width)
  const least = Math.min(size * 2 + padding * 2, width / Math.max(1, grid.columns))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const widths = weights.map((weight) => Math.max(least, (width * weight) / total))
  // What the narrow columns were given beyond their share is taken from the wide ones.
  const spare = widths.reduce((sum, one) => sum + one - least, 0)
  const over = widths.reduce((sum, one) => sum + one, 0) - width
  return spare <= 0 ? widths : widths.map((one) => one - ((one - least) * over) / spare)
}

/** Narrow columns get what they wish, the wide ones share the rest: short words stay on one line. */
function fairShares(wishes: readonly number[], width: number): number[] {
  if (wishes.reduce((sum, wish) => sum + wish, 0) <= width) return [...wishes]
  let low = 0
  let high = width
  for (let step = 0; step < 30; step += 1) {
    const most = (low + high) / 2
    if (wishes.reduce((sum, wish) => sum + Math.min(wish, most), 0) > width) high = most
    else low = most
  }
  return wishes.map((wish) => Math.min(wish, low))
}

/** The width each column would like, at most 16 characters, from the first 400 rows. */
function naturalWidths(grid: Grid, size: number, padding: number, book: FontBook): number[] {
  const wish = new Array<number>(grid.columns).fill(size * 2 + padding * 2)
  const most = size * 16
  for (const row of grid.cells.slice(0, 400)) {
    for (const { column, columns, text, role } of row) {
      if (columns > 1 || text === '') continue
      let widest = 0
      for (const line of text.split('\n')) {
        widest = Math.max(widest, line.length > 60 ? most : textWidth(line, role, size, book))
      }
      wish[column] = Math.max(wish[column] ?? 0, Math.min(widest, most) + padding * 2 + 1)
    }
  }
  return wish
}

/** The grid of names and values, a pair a row; on paper `setFacts` puts two side by side where they fit. */
export function gridOfFacts(facts: readonly (readonly [string, string])[]): Grid {
  return {
    columns: 2,
    rows: facts.length,
    headerRows: 0,
    cells: facts.map(([name, value], row) => [
      cell(row, 0, 1, name, 'hei', 'center'),
      cell(row, 1, 1, value, 'song', 'left'),
    ]),
    joined: new Set(),
    weights: [1, 4],
  }
}
