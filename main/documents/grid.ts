import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import { mayBreak } from './characters'
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

/** Widths of the columns, together `width`: by weight and by what must not be torn apart, or by what is in them. */
export function columnWidths(
  grid: Grid,
  width: number,
  size: number,
  padding: number,
  book: FontBook,
): number[] {
  const least = Math.min(size * 2 + padding * 2, width / Math.max(1, grid.columns))
  const wishes = naturalWidths(grid, size, padding, book)
  if (!grid.weights) return filling(fairShares(wishes, width), least, width)
  const whole = wholeWidths(grid, size, padding, book)
  const numbers = numberColumns(grid)
  const figures = whole.map((floor, at) => (numbers[at] ? Math.max(least, floor) : 0))
  // Where not everything fits whole, the longest words give way first, figures never; a name has a few characters a line.
  const words = fairShares(
    whole.map((floor, at) =>
      numbers[at] ? 0 : Math.max(least, floor, Math.min(wishes[at] ?? 0, size * 4 + padding * 2)),
    ),
    Math.max(0, width * 0.98 - figures.reduce((sum, one) => sum + one, 0)),
  )
  const floors = words.map((one, at) => Math.max(one, figures[at] ?? 0))
  const total = grid.weights.reduce((sum, weight) => sum + weight, 0)
  const shares = grid.weights.map((weight) => (width * weight) / total)
  // A column without a word in it is there to be written into: it keeps its share.
  const filled = filledColumns(grid)
  const enough = shares.map((share, at) =>
    Math.max(floors[at] ?? 0, filled[at] ? Math.min(share, wishes[at] ?? 0) : share),
  )
  const wide = shares.map((share, at) => Math.max(share, floors[at] ?? 0))
  const fitted = filling(within(within(wide, enough, width), floors, width), least, width)
  return levelled(
    fitted,
    fitted.map((one, at) => (filled[at] ? Math.max(floors[at] ?? 0, wishes[at] ?? 0) : one)),
  )
}

/** Widths that together are `width`; what is lacking or left over is shared by what each has over the least. */
function filling(widths: readonly number[], least: number, width: number): number[] {
  const wide = widths.map((one) => Math.max(least, one))
  const spare = wide.reduce((sum, one) => sum + one - least, 0)
  const over = wide.reduce((sum, one) => sum + one, 0) - width
  return spare <= 0 ? wide : wide.map((one) => one - ((one - least) * over) / spare)
}

/** Takes what `widths` are more than `width` together from what each has over `keeps`, as far as that goes. */
function within(widths: readonly number[], keeps: readonly number[], width: number): number[] {
  const over = widths.reduce((sum, one) => sum + one, 0) - width
  const spare = widths.map((one, at) => Math.max(0, one - (keeps[at] ?? 0)))
  const free = spare.reduce((sum, one) => sum + one, 0)
  if (over <= 0 || free <= 0) return [...widths]
  const part = Math.min(1, over / free)
  return widths.map((one, at) => one - (spare[at] ?? 0) * part)
}

/** Gives what columns have beyond their wish to those that would break their lines; half of it stays as white space. */
function levelled(widths: readonly number[], wishes: readonly number[]): number[] {
  const spare = widths.map((one, at) => Math.max(0, one - (wishes[at] ?? 0)) / 2)
  const lack = widths.map((one, at) => Math.max(0, (wishes[at] ?? 0) - one))
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0)
  const moved = Math.min(sum(spare), sum(lack))
  if (moved <= 0) return [...widths]
  return widths.map(
    (one, at) => one - ((spare[at] ?? 0) * moved) / sum(spare) + ((lack[at] ?? 0) * moved) / sum(lack),
  )
}

/** Columns whose cells stand at the right or in the middle: quantities, amounts, days. */
function numberColumns(grid: Grid): boolean[] {
  const row = grid.cells.slice(grid.headerRows).find((cells) => cells.length === grid.columns)
  return Array.from({ length: grid.columns }, (_, at) => row?.[at] !== undefined && row[at].align !== 'left')
}

/** Columns with a word in any row under the head. */
function filledColumns(grid: Grid): boolean[] {
  const filled = new Array<boolean>(grid.columns).fill(false)
  for (const row of grid.cells.slice(grid.headerRows))
    for (const { column, columns, text } of row) if (columns === 1 && text !== '') filled[column] = true
  return filled
}

/** The width of the longest number, date or code of each column, at most 14 letters: they are not torn apart. */
function wholeWidths(grid: Grid, size: number, padding: number, book: FontBook): number[] {
  const floors = new Array<number>(grid.columns).fill(0)
  const longest = new Array<number>(grid.columns).fill(0)
  for (const row of grid.cells) {
    for (const { column, columns, text, role } of row) {
      if (columns > 1) continue
      for (const [word] of text.matchAll(/[^\s\u2000-\uffff]{2,}/gu)) {
        // Words are about as wide as they are long: the few that may be the widest are measured.
        if (word.length < (longest[column] ?? 0) - 2) continue
        longest[column] = Math.max(longest[column] ?? 0, word.length)
        for (const part of unbroken(word)) {
          const own = Math.min(size * 7, textWidth(part, role, size, book)) + padding * 2 + 0.5
          floors[column] = Math.max(floors[column] ?? 0, own)
        }
      }
    }
  }
  return floors
}

/** The parts of a word that lines may end between. */
function unbroken(word: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 1; at < word.length; at += 1) {
    if (!mayBreak(word.charCodeAt(at - 1), word.charCodeAt(at))) continue
    parts.push(word.slice(from, at))
    from = at
  }
  return [...parts, word.slice(from)]
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
