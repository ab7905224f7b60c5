import type { Block, Cell } from '../../preload/contract/blocks'
import type { Section, SectionHeading } from '../../preload/contract/plans/index'

/**
 * How a long plan is shown bit by bit. Its text is cut into slices; only the slices near the window exist, the
 * others are empty boxes of the height they had, or of an estimate.
 */

type TableBlock = Extract<Block, { kind: 'table' }>

/** Rows of a table, `from` up to, not including, `to`; `cells` counts the same in cells from the table's beginning. */
export type RowRange = Readonly<{ from: number; to: number; cells: Readonly<{ from: number; to: number }> }>

/** A block, or some rows of a long table. */
export type Piece = Readonly<{ block: number; rows?: RowRange }>

export type Slice = Readonly<{
  /** Stable for as long as the plan's version stays. */
  key: string
  /** Of the section it belongs to. */
  position: number
  /** Only the first slice of a section carries its heading. */
  heading: boolean
  /** Undefined until the section's text has been read. */
  pieces: readonly Piece[] | undefined
  /** In CSS pixels, until it has been measured. */
  estimate: number
}>

/** About four screens. */
const SLICE_HEIGHT = 2_800
const SLICE_BLOCKS = 40
const TABLE_ROWS = 60
const LINE_CHARACTERS = 40
const LINE_HEIGHT = 29
/** Space at the sides of a cell, in signs. */
const CELL_PADDING = 2
const HEADING_HEIGHT = 58

export function sliceSection(heading: SectionHeading, section: Section | undefined): Slice[] {
  const { position } = heading
  if (!section) {
    const estimate = HEADING_HEIGHT + linesHeight(heading.characters)
    return [{ key: `${position}`, position, heading: true, pieces: undefined, estimate }]
  }
  const slices: Slice[] = []
  let pieces: Piece[] = []
  let estimate = HEADING_HEIGHT
  const close = () => {
    const key = `${position}.${slices.length}`
    slices.push({ key, position, heading: slices.length === 0, pieces, estimate })
    pieces = []
    estimate = 0
  }
  section.blocks.forEach((block, index) => {
    for (const piece of piecesOf(block, index)) {
      const height = pieceHeight(block, piece)
      if (pieces.length > 0 && (estimate + height > SLICE_HEIGHT || pieces.length >= SLICE_BLOCKS)) close()
      pieces.push(piece)
      estimate += height
    }
  })
  if (pieces.length > 0 || slices.length === 0) close()
  return slices
}

function piecesOf(block: Block, index: number): Piece[] {
  if (block.kind !== 'table' || block.rows.length <= TABLE_ROWS) return [{ block: index }]
  return cutTable(block, TABLE_ROWS).map((rows) => ({ block: index, rows }))
}

/** Cuts a table into runs of about `size` rows, never through a cell that spans rows. */
export function cutTable(table: TableBlock, size: number): RowRange[] {
  const parts: RowRange[] = []
  let from = 0
  let spanned = 0
  let firstCell = 0
  let cells = 0
  const close = (to: number) => {
    parts.push({ from, to, cells: { from: firstCell, to: cells } })
    from = to
    firstCell = cells
  }
  table.rows.forEach((row, index) => {
    if (index - from >= size && index >= spanned && index > table.headerRows) close(index)
    for (const cell of row) spanned = Math.max(spanned, index + (cell.rowSpan ?? 1))
    cells += row.length
  })
  if (table.rows.length > 0) close(table.rows.length)
  return parts
}

/** The place in `slices` that shows a text of a section (`block` −1 is the heading); -1 when none does. */
export function sliceOf(
  slices: readonly Slice[],
  place: Readonly<{ position: number; block: number; segment: number }>,
): number {
  return slices.findIndex((slice) => {
    if (slice.position !== place.position) return false
    if (place.block < 0 || !slice.pieces) return slice.heading
    return slice.pieces.some(
      ({ block, rows }) =>
        block === place.block &&
        (!rows || (place.segment >= rows.cells.from && place.segment < rows.cells.to)),
    )
  })
}

function pieceHeight(block: Block, piece: Piece): number {
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return segmentsOf(block).reduce((sum, text) => sum + linesHeight(text.length), 0)
    case 'table': {
      const rows = (piece.rows?.to ?? block.rows.length) - (piece.rows?.from ?? 0)
      return rows * 38 + 16
    }
    case 'image':
      return Math.min(block.height, 600) + 24
  }
}

function linesHeight(characters: number): number {
  return Math.max(Math.ceil(characters / LINE_CHARACTERS), 1) * LINE_HEIGHT
}

/** How wide each column wants to be, in per cent, from what stands in it. The same for every part of a cut table. */
export function columnShares(table: TableBlock): number[] {
  const grid = placeCells(table.rows)
  const weights: number[] = []
  for (const { cell, column } of grid) {
    const span = cell.colSpan ?? 1
    const longest = cell.text.split('\n').reduce((most, line) => Math.max(most, textWidth(line)), 0)
    const each = Math.min(longest + CELL_PADDING, 40) / span
    for (let at = column; at < column + span; at++)
      weights[at] = span === 1 ? Math.max(weights[at] ?? 4, each) : (weights[at] ?? 4)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.round((weight / total) * 1_000) / 10)
}

/** Half-width signs count half. */
function textWidth(text: string): number {
  let width = 0
  for (const sign of text) width += sign.charCodeAt(0) < 0x2e80 ? 0.5 : 1
  return width
}

/** The column of every cell, counting the cells that reach down from rows above. */
export function placeCells(
  rows: readonly (readonly Cell[])[],
): { cell: Cell; row: number; column: number }[] {
  const busyUntil: number[] = []
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while ((busyUntil[column] ?? 0) > row) column++
      const placed = { cell, row, column }
      const span = cell.colSpan ?? 1
      for (let at = column; at < column + span; at++) busyUntil[at] = row + (cell.rowSpan ?? 1)
      column += span
      return placed
    })
  })
}

/** The texts of a block that are shown as elements of their own, in order: a paragraph, each item, each cell. */
export function segmentsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.runs.map((run) => run.text).join('')]
    case 'list':
      return block.items.map((runs) => runs.map((run) => run.text).join(''))
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => cell.text))
    case 'image':
      return []
  }
}
