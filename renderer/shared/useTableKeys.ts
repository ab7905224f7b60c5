import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isCovered } from './hotkeys'
import type { TableState } from './useTableState'

type TableKeysInput<Row> = Readonly<{
  table: TableState<Row>
  rowKey: (row: Row) => string
  body: RefObject<HTMLTableSectionElement | null>
  onOpen: ((row: Row) => void) | undefined
  copy: () => void
  selectable: boolean
}>

/** Puts the keyboard on a row; one that was out of sight is drawn first. */
function focusWhenDrawn(body: RefObject<HTMLTableSectionElement | null>, key: string, frames = 10): void {
  const element = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
  if (!element && frames > 0) requestAnimationFrame(() => focusWhenDrawn(body, key, frames - 1))
}

/** The keyboard on a table: ↑↓ Home End PageUp PageDown move, Enter opens, Space selects, Ctrl+A and Ctrl+C as everywhere. */
export function useTableKeys<Row>({ table, rowKey, body, onOpen, copy, selectable }: TableKeysInput<Row>) {
  const { rows, offset, total, prefs, setSelection } = table
  const [activeKey, setActive] = useState<string | null>(null)
  const anchor = useRef<string | null>(null)
  /** Where to put the keyboard once the next page is there. */
  const pending = useRef<'first' | 'last' | 'open-only' | null>(null)

  const focusAt = useCallback(
    (index: number) => {
      const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
      if (row === undefined) return
      const key = rowKey(row)
      setActive(key)
      focusWhenDrawn(body, key)
    },
    [rows, rowKey, body],
  )
  const focus = useCallback(
    (key?: string) => {
      const at = rows.findIndex((row) => rowKey(row) === (key ?? activeKey))
      focusAt(Math.max(0, at))
    },
    [rows, rowKey, activeKey, focusAt],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the awaited rows are there, not when helpers change
  useEffect(() => {
    if (activeKey !== null && !rows.some((row) => rowKey(row) === activeKey)) setActive(null)
    if (pending.current === null || !table.settled) return
    const wish = pending.current
    pending.current = null
    if (wish === 'open-only') openOnly()
    else focusAt(wish === 'first' ? 0 : rows.length - 1)
  }, [rows, table.settled])

  const openOnly = () => {
    const [only] = rows
    if (rows.length === 1 && only !== undefined) {
      setActive(rowKey(only))
      onOpen?.(only)
    } else focusAt(0)
  }

  const toggle = (row: Row, range: boolean) => {
    if (!selectable) return
    const key = rowKey(row)
    const from = range ? rows.findIndex((other) => rowKey(other) === anchor.current) : -1
    const to = rows.findIndex((other) => rowKey(other) === key)
    const touched = from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    anchor.current = key
    setActive(key)
    setSelection((held) => {
      const next = new Map(held)
      const on = from >= 0 || !held.has(key)
      for (const one of touched) {
        if (on) next.set(rowKey(one), one)
        else next.delete(rowKey(one))
      }
      return next
    })
  }

  const turnPage = (step: 1 | -1) => {
    const next = offset + step * prefs.pageSize
    if (next < 0 || next >= total) return
    pending.current = step === 1 ? 'first' : 'last'
    table.goTo(Math.floor(next / prefs.pageSize) + 1, prefs.pageSize)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // A row that was double-clicked keeps the keyboard under its drawer: the keys are the drawer's.
    if (!(event.target instanceof HTMLTableRowElement) || isCovered()) return
    const at = rows.findIndex((row) => rowKey(row) === activeKey)
    const row = rows[at]
    const held = event.ctrlKey || event.metaKey
    const move = (index: number) => {
      if (event.shiftKey && row !== undefined && selectable) {
        if (anchor.current === null) toggle(row, false)
        const target = rows[Math.max(0, Math.min(rows.length - 1, index))]
        if (target !== undefined) toggle(target, true)
      }
      focusAt(index)
    }
    if (event.key === 'ArrowDown') at >= rows.length - 1 && !event.shiftKey ? turnPage(1) : move(at + 1)
    else if (event.key === 'ArrowUp') at <= 0 && offset > 0 && !event.shiftKey ? turnPage(-1) : move(at - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(rows.length - 1)
    else if (event.key === 'PageDown') turnPage(1)
    else if (event.key === 'PageUp') turnPage(-1)
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row)
    else if (event.key === ' ' && row !== undefined) toggle(row, event.shiftKey)
    else if (event.key === 'Escape') table.clearSelection()
    else if (held && event.key === 'a' && selectable) table.toggleAll()
    else if (held && event.key === 'c' && document.getSelection()?.type !== 'Range') copy()
    else return
    event.preventDefault()
  }

  return {
    activeKey,
    setActive,
    focus,
    toggle,
    onKeyDown,
    /** Enter in the keyword field: opens the only hit (a scan), otherwise goes to the rows. */
    enterFromSearch: () => {
      if (table.settled) openOnly()
      else pending.current = 'open-only'
    },
  }
}
