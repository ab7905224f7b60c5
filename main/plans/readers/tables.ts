import type { Block, Cell } from '../../../preload/contract/blocks'

/** How many rows at the top look like a header: the first, if every cell in it is a short name and no figure. */
export function guessHeaderRows(rows: readonly (readonly Cell[])[]): number {
  const first = rows[0]
  if (!first || rows.length < 2 || first.length < 2) return 0
  const named = first.every((cell) => {
    const text = cell.text.trim()
    return text !== '' && text.length <= 30 && !/^[\d.,%<>＜＞—-]+$/.test(text)
  })
  if (!named) return 0
  // A header over merged columns is as tall as its tallest cell.
  const tall = first.reduce((most, cell) => Math.max(most, cell.rowSpan ?? 1), 1)
  return Math.min(tall, 10, rows.length - 1)
}

export function tableBlock(rows: readonly (readonly string[])[]): Block {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells = rows.map((row) =>
    Array.from({ length: columns }, (_, at): Cell => ({ text: (row[at] ?? '').trim() })),
  )
  return { kind: 'table', headerRows: guessHeaderRows(cells), rows: cells }
}
