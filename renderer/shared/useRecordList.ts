import { type Ref, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ModuleName } from '../../preload/contract/api'
import { asked } from './asked'
import { useHotkeys } from './hotkeys'
import type { RecordDrawerProps } from './RecordDrawer'
import type { TableHandle, TablePageProps } from './tableProps'
import { useNamedQuery } from './useQueryCall'
import { useMayWrite } from './useStatus'

type Keyed = Readonly<{ id: string }>

export type RecordListOptions<F extends object> = Readonly<{
  /** The filters that are chosen, as the list's call takes them. */
  filters: F
  /** How the address names a record that is to be opened (after a search, a scan), and the query that gives it. */
  addressed: Readonly<{ param: string; module: ModuleName; call: string }>
}>

export type RecordList<Row extends Keyed, F extends object> = Readonly<{
  mayWrite: boolean
  /** The record in the drawer; null where none is, or a new one. */
  record: Row | null
  isNew: boolean
  open: (row: Row | 'new') => void
  /** Opens the drawer for a new record, where the user may write. F2 does the same. */
  openNew: () => void
  close: () => void
  /** Filters and words, to print or export what is seen. */
  asked: () => F & { search?: string }
  /** Goes to `TablePage`. */
  table: Pick<TablePageProps<Row>, 'rowKey' | 'onOpen' | 'openKey'> & { handle: Ref<TableHandle<Row>> }
  /** Goes to `RecordDrawer`. */
  drawer: Pick<RecordDrawerProps, 'open' | 'onClose' | 'onMove'>
}>

/**
 * What every list of records does alike: the row that is open in the drawer, also one that the address names; F2 for a
 * new one; ↑↓ to the next; the keyboard back on its row when the drawer is closed.
 */
export function useRecordList<Row extends Keyed, F extends object>({
  filters,
  addressed: { param, module, call },
}: RecordListOptions<F>): RecordList<Row, F> {
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<Row>>(null)
  const [opened, setOpened] = useState<Row | 'new' | null>(null)
  const record = opened === 'new' ? null : opened
  const [params, setParams] = useSearchParams()
  const wanted = params.get(param)
  const found = useNamedQuery<Row>(module, call, { id: wanted }, { enabled: wanted !== null }).data
  useEffect(() => {
    if (wanted === null || found?.id !== wanted) return
    setOpened(found)
    setParams(
      (held) => {
        const rest = new URLSearchParams(held)
        rest.delete(param)
        return rest
      },
      { replace: true },
    )
  }, [wanted, found, param, setParams])

  const openNew = () => {
    if (mayWrite) setOpened('new')
  }
  useHotkeys({ f2: openNew })
  const close = () => {
    setOpened(null)
    table.current?.focus(record?.id)
  }
  const move = (step: 1 | -1) => {
    const next = record && table.current?.neighbour(record.id, step)
    if (next) setOpened(next)
  }
  return {
    mayWrite,
    record,
    isNew: opened === 'new',
    open: setOpened,
    openNew,
    close,
    asked: () => asked(table, filters),
    table: {
      handle: table,
      rowKey: (row) => row.id,
      onOpen: setOpened,
      openKey: record?.id ?? null,
    },
    drawer: { open: opened !== null, onClose: close, onMove: record ? move : undefined },
  }
}
