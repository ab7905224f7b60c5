import type { ReactNode, Ref } from 'react'
import type { ListLoad } from './calls'
import type { TableColumn } from './tableColumns'

/** What a page may ask of its table. */
export type TableHandle<Row> = Readonly<{
  /** The row before (-1) or after (1) the one with this key on the page that is shown; null at the ends. */
  neighbour: (key: string, step: 1 | -1) => Row | null
  /** Puts the keyboard back on a row (after a drawer is closed), or on the first one. */
  focus: (key?: string) => void
  /** What is searched for now, to print or export the same. */
  words: () => string
}>

export type TablePageProps<Row> = Readonly<{
  title: string
  /** Tabs or a line under the title. */
  lead?: ReactNode
  actions?: ReactNode
  /** The filter row's own controls; the keyword field is always there. */
  filters?: ReactNode
  searchHint?: string
  initialSearch?: string
  columns: readonly TableColumn<Row>[]
  load: ListLoad<Row>
  rowKey: (row: Row) => string
  rowActions?: (row: Row) => ReactNode
  /** What can be done with the selected rows; without it nothing can be selected. */
  selectionActions?: (rows: readonly Row[], clear: () => void) => ReactNode
  onOpen?: (row: Row) => void
  openKey?: string | null
  /** Figures under the tabs, from the answer that holds the rows (whatever else the call gives with them). */
  summary?: (answer: unknown) => ReactNode
  /** The foot of the table: texts by column key, from the whole answer. */
  totals?: (answer: unknown) => Readonly<Record<string, string>>
  /** What stands here while the list has nothing at all. */
  empty: ReactNode
  onClearFilters?: () => void
  pasteRows?: (text: string) => void
  defaultSort?: Readonly<{ field: string; order: 'asc' | 'desc' }>
  storageKey: string
  handle?: Ref<TableHandle<Row>>
}>
