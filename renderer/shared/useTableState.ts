import { useEffect, useMemo, useRef, useState } from 'react'
import type { TableSort } from './DataTable'
import { readPrefs, type TablePrefs } from './tableColumns'
import type { TablePageProps } from './tableProps'
import { useNamedQuery } from './useQueryCall'

type Page<Row> = { rows: Row[]; total: number }

/** Milliseconds of silence after which typed words are searched for. */
const searchPause = 150

const prefsKey = (storageKey: string) => `youbei.table.${storageKey}`

/** What a list page remembers and asks: words, sort, page, selection; the rows that answer it. */
export function useTableState<Row>(props: TablePageProps<Row>) {
  const { load, rowKey, storageKey } = props
  const [prefs, setPrefs] = useState<TablePrefs>(() =>
    readPrefs(localStorage.getItem(prefsKey(storageKey)), {
      columns: {},
      pageSize: 50,
      sort: props.defaultSort ?? null,
    }),
  )
  const [typed, setTyped] = useState(props.initialSearch ?? '')
  const [search, setSearch] = useState(typed)
  const [offset, setOffset] = useState(0)
  const [selection, setSelection] = useState<ReadonlyMap<string, Row>>(new Map())

  useEffect(() => localStorage.setItem(prefsKey(storageKey), JSON.stringify(prefs)), [storageKey, prefs])
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => {
      setSearch(typed)
      setOffset(0)
    }, searchPause)
    return () => clearTimeout(timer)
  }, [typed, search])

  // Other filters are another list: back to its first page.
  const filterKey = JSON.stringify(load.input)
  const lastFilter = useRef(filterKey)
  if (lastFilter.current !== filterKey) {
    lastFilter.current = filterKey
    if (offset !== 0) setOffset(0)
  }

  const words = search.trim()
  const query = useNamedQuery<Page<Row>>(load.module, load.call, {
    ...load.input,
    ...(words === '' ? {} : { search: words }),
    ...(prefs.sort ? { sort: prefs.sort } : {}),
    offset,
    limit: prefs.pageSize,
  })
  const rows = query.data?.rows ?? noRows
  const total = query.data?.total ?? 0

  // The last rows of the last page went away: show the page that is last now.
  useEffect(() => {
    if (total > 0 && offset >= total) setOffset(Math.floor((total - 1) / prefs.pageSize) * prefs.pageSize)
  }, [total, offset, prefs.pageSize])

  // What is selected follows what is shown, so that actions see the rows as they are now.
  useEffect(() => {
    setSelection((held) => {
      const fresh = rows.filter((row) => held.has(rowKey(row)) && held.get(rowKey(row)) !== row)
      if (fresh.length === 0) return held
      const next = new Map(held)
      for (const row of fresh) next.set(rowKey(row), row)
      return next
    })
  }, [rows, rowKey])

  const selectedKeys = useMemo(() => new Set(selection.keys()), [selection])
  const filtered = words !== '' || Object.values(load.input).some((value) => value !== undefined)

  return {
    query,
    rows: rows as readonly Row[],
    total,
    loading: query.isPending,
    /** The words as typed, and those that the rows answer. */
    typed,
    settled: typed === search && !query.isPlaceholderData && !query.isPending,
    type: setTyped,
    prefs,
    sort: prefs.sort as TableSort,
    offset,
    filtered,
    selection,
    selectedKeys,
    setSelection,
    clearSelection: () => setSelection(new Map()),
    toggleAll: () =>
      setSelection((held) => {
        const all = rows.every((row) => held.has(rowKey(row)))
        const next = new Map(held)
        for (const row of rows) {
          if (all) next.delete(rowKey(row))
          else next.set(rowKey(row), row)
        }
        return next
      }),
    toggleSort: (field: string) => {
      const now = prefs.sort
      const next: TableSort =
        now?.field !== field ? { field, order: 'asc' } : now.order === 'asc' ? { field, order: 'desc' } : null
      setPrefs({ ...prefs, sort: next })
      setOffset(0)
    },
    goTo: (page: number, pageSize: number) => {
      const size = pageSize
      setOffset(size === prefs.pageSize ? (page - 1) * size : 0)
      if (size !== prefs.pageSize) setPrefs({ ...prefs, pageSize: size })
    },
    chooseColumn: (key: string, shown: boolean) =>
      setPrefs({ ...prefs, columns: { ...prefs.columns, [key]: shown } }),
    resetColumns: () => setPrefs({ ...prefs, columns: {} }),
  }
}

const noRows: never[] = []

export type TableState<Row> = ReturnType<typeof useTableState<Row>>
