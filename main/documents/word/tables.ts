import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Grid, GridCell } from '../grid'
import type { Frame } from '../page'
import { half, twips, wordFonts } from './styles'

const aligns = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** Shares of the columns: as given, or by the longest text in them. */
function widthsOf(grid: Grid, frame: Frame): number[] {
  const weights =
    grid.weights ??
    Array.from({ length: grid.columns }, (_, column) => {
      let longest = 2
      for (const row of grid.cells)
        for (const cell of row)
          if (cell.column === column && cell.columns === 1)
            longest = Math.max(longest, Math.min(16, cell.text.length))
      return longest
    })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => twips((frame.width * weight) / total))
}

/** A table with merged cells; its head is repeated on each page and no row is split. */
export function wordTable(grid: Grid, frame: Frame): Table {
  const { table } = frame.type
  const widths = widthsOf(grid, frame)
  const cellOf = (cell: GridCell): TableCell =>
    new TableCell({
      ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
      width: {
        size: widths.slice(cell.column, cell.column + cell.columns).reduce((sum, one) => sum + one, 0),
        type: WidthType.DXA,
      },
      children: cell.text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: aligns[cell.align],
            spacing: { line: twips(table.pitch), lineRule: 'exact' },
            children: [
              new TextRun({
                text: line,
                size: half(table.size),
                font: { eastAsia: cell.role === 'hei' ? wordFonts.first : wordFonts.table },
              }),
            ],
          }),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(frame.width), type: WidthType.DXA },
    columnWidths: widths,
    rows: grid.cells.map(
      (cells, row) =>
        new TableRow({ cantSplit: true, tableHeader: row < grid.headerRows, children: cells.map(cellOf) }),
    ),
  })
}
