import type { ReactNode } from 'react'

export type TableColumn<Row> = Readonly<{
  key: string
  title: string
  /** What the clipboard gets, and what is shown when there is no `render`. */
  text: (row: Row) => string
  render?: (row: Row) => ReactNode
  /** The list's name for sorting by this column; left out, it cannot be sorted. */
  sortField?: string
  /** Least width in pixels. Free space is shared by the columns with `grow`. */
  width: number
  grow?: boolean
  /** Numbers stand right and in tabular figures. */
  align?: 'left' | 'right'
  /** 1 always there; 3 gives way first when the window is narrow. */
  priority?: 1 | 2 | 3
  /** Only there once it is chosen. */
  optional?: boolean
}>

/** What somebody chose: column keys in or out; nothing said means the default. */
export type ColumnChoice = Readonly<Record<string, boolean>>

/**
 * The columns that are shown in `width` pixels: the chosen ones, less those that give way (priority 3, then 2, from
 * the right). A column that was chosen by hand never gives way; the table scrolls sideways instead.
 */
export function fitColumns<Row>(
  columns: readonly TableColumn<Row>[],
  choice: ColumnChoice,
  width: number,
): TableColumn<Row>[] {
  let shown = columns.filter((column) => choice[column.key] ?? !column.optional)
  const total = () => shown.reduce((sum, column) => sum + column.width, 0)
  for (const priority of [3, 2]) {
    while (total() > width) {
      const victim = shown.findLast((column) => column.priority === priority && choice[column.key] !== true)
      if (!victim) break
      shown = shown.filter((column) => column !== victim)
    }
  }
  return shown.length > 0 ? shown : columns.slice(0, 1)
}

/** Pixels for each column: its own width, and for those that grow a share of the free space by their widths. */
export function columnWidths<Row>(
  columns: readonly TableColumn<Row>[],
  width: number,
): ReadonlyMap<string, number> {
  const needed = columns.reduce((sum, column) => sum + column.width, 0)
  const growing = columns.reduce((sum, column) => sum + (column.grow ? column.width : 0), 0)
  const free = Math.max(0, width - needed)
  return new Map(
    columns.map((column) => [
      column.key,
      column.grow ? Math.floor(column.width + (free * column.width) / growing) : column.width,
    ]),
  )
}

export type TablePrefs = Readonly<{
  columns: ColumnChoice
  pageSize: number
  sort: Readonly<{ field: string; order: 'asc' | 'desc' }> | null
}>

export const pageSizes = [20, 50, 100, 200] as const

/** How somebody left a table, from what was stored; anything odd in it counts as not said. */
export function readPrefs(stored: string | null, fallback: TablePrefs): TablePrefs {
  try {
    const prefs: unknown = JSON.parse(stored ?? 'null')
    if (typeof prefs !== 'object' || prefs === null) return fallback
    const { columns, pageSize, sort } = prefs as Record<string, unknown>
    const chosen =
      typeof columns === 'object' && columns !== null
        ? Object.fromEntries(Object.entries(columns).filter(([, value]) => typeof value === 'boolean'))
        : {}
    const { field, order } = (typeof sort === 'object' && sort !== null ? sort : {}) as Record<
      string,
      unknown
    >
    return {
      columns: chosen,
      pageSize: pageSizes.find((size) => size === pageSize) ?? fallback.pageSize,
      sort:
        typeof field === 'string' && (order === 'asc' || order === 'desc') ? { field, order } : fallback.sort,
    }
  } catch {
    return fallback
  }
}
