type SortBy = { field: string; order: 'asc' | 'desc' } | undefined

/** Rows that were computed and not read by SQL: the ones in which every word stands, however wide it was typed. */
export function withWords<R>(rows: readonly R[], typed: string | undefined, text: (row: R) => string): R[] {
  const words = (typed ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0) return [...rows]
  return rows.filter((row) => {
    const searched = text(row).normalize('NFKC').toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}

/** Rows sorted by a column that the caller may name; equal ones stay as they were. */
export function sorted<R>(
  rows: readonly R[],
  sort: SortBy,
  columns: Readonly<Record<string, (row: R) => string | number>>,
): R[] {
  const column = sort && Object.hasOwn(columns, sort.field) ? columns[sort.field] : undefined
  if (!sort || !column) return [...rows]
  const turn = sort.order === 'desc' ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [column(a), column(b)]
    return x === y ? 0 : (x < y ? -1 : 1) * turn
  })
}

/** One page of computed rows. */
export const pageOf = <R>(
  rows: readonly R[],
  { offset, limit }: Readonly<{ offset: number; limit: number }>,
): { rows: R[]; total: number } => ({ rows: rows.slice(offset, offset + limit), total: rows.length })
