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
  return wholeHeader(rows, 1)
}

/** As many rows as the header needs so that none of its cells reaches out of it, at most ten, and never all. */
export function wholeHeader(rows: readonly (readonly Cell[])[], least: number): number {
  let count = least
  for (let row = 0; row < count; row++) {
    for (const cell of rows[row] ?? []) count = Math.max(count, row + (cell.rowSpan ?? 1))
  }
  return count > 10 || count >= rows.length ? Math.min(least, 10, rows.length - 1) : count
}

export function tableBlock(rows: readonly (readonly string[])[]): Block {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells = rows.map((row) =>
    Array.from({ length: columns }, (_, at): Cell => ({ text: (row[at] ?? '').trim() })),
  )
  return { kind: 'table', headerRows: guessHeaderRows(cells), rows: cells }
}
