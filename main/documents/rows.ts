import type { FontBook } from './book'
import type { Grid, GridCell } from './grid'
import { textWidth } from './lines'
import { gap, type InkRule, type InkText, inkNode } from './nodes'
import type { Frame } from './page'
import { RULE } from './pen'
import { setTable } from './table'
import { type Box, inkText, setText } from './text'

/** Shares of name and value, twice in a row. */
const shares = [1, 2.4, 1, 2.4]

/** Names and values in a ruled block: two pairs a row, a long value by itself. */
export function setFacts(facts: readonly (readonly [string, string])[], frame: Frame, book: FontBook): Box {
  const { size } = frame.type.table
  const half = (frame.width * 2.4) / 6.8 - size
  const short = ([, value]: readonly [string, string]): boolean =>
    !value.includes('\n') && value.length < 60 && textWidth(value, 'song', size, book) <= half
  const cells: GridCell[][] = []
  const put = (row: number, column: number, columns: number, text: string): GridCell => ({
    row,
    column,
    rows: 1,
    columns,
    text,
    role: column % 2 === 0 ? 'hei' : 'song',
    align: column % 2 === 0 ? 'center' : 'left',
  })
  for (let at = 0; at < facts.length; ) {
    const first = facts[at]
    const second = facts[at + 1]
    if (!first) break
    const row = cells.length
    if (second && short(first) && short(second)) {
      cells.push([
        put(row, 0, 1, first[0]),
        put(row, 1, 1, first[1]),
        put(row, 2, 1, second[0]),
        put(row, 3, 1, second[1]),
      ])
      at += 2
    } else {
      cells.push([put(row, 0, 1, first[0]), put(row, 1, 3, first[1])])
      at += 1
    }
  }
  const grid: Grid = {
    columns: 4,
    rows: cells.length,
    headerRows: 0,
    cells,
    joined: new Set(),
    weights: shares,
  }
  const box = setTable(grid, frame, book)
  return { nodes: [...box.nodes, gap(frame.type.body.pitch * 0.4)], keep: box.keep }
}

/** The shortest line that somebody can sign on, in characters; and what a name with its line takes at least. */
const signatureLine = 4
const signatureRoom = 8.5

/** Names with a line to sign on, as many in a row as fit and all rows alike; on the page of what stands over them. */
export function setSignatures(labels: readonly string[], frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const widest = Math.max(0, ...labels.map((label) => textWidth(`${label}：`, 'song', body.size, book)))
  const room = Math.max(signatureRoom * body.size, widest + signatureLine * body.size)
  const most = Math.max(1, Math.floor(frame.width / room))
  const lines = Math.max(1, Math.ceil(labels.length / most))
  const across = Math.max(1, Math.ceil(labels.length / lines))
  const width = frame.width / across
  const pitch = body.size * 2.4
  const texts: InkText[] = []
  const rules: InkRule[] = []
  labels.forEach((label, index) => {
    const x = (index % across) * width
    const y = Math.floor(index / across) * pitch
    const [line] = setText(`${label}：`, 'song', body, width * 0.8, book)
    if (!line) return
    texts.push(inkText(line, body, book, x, y))
    const base = y + body.size * 1.1
    const to = x + width - body.size
    rules.push({ x1: Math.min(to, x + line.width + 2), y1: base, x2: to, y2: base, width: RULE })
  })
  const height = Math.ceil(labels.length / across) * pitch
  return { nodes: [gap(body.size * 1.5), inkNode({ texts, rules }, height)], keep: height, closing: true }
}
