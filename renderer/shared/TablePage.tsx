import { CopyOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, type InputRef, Pagination, Popover, Tooltip } from 'antd'
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from './api'
import { looksLikeRows } from './clipboard'
import { copyRows } from './copyRows'
import { DataTable } from './DataTable'
import { EmptyState } from './EmptyState'
import { ErrorNotice } from './ErrorNotice'
import { formatNumber } from './format'
import { isCovered, isEditable, useHotkeys } from './hotkeys'
import { showDone } from './notices'
import { columnWidths, fitColumns, pageSizes } from './tableColumns'
import type { TablePageProps } from './tableProps'
import { useTableKeys } from './useTableKeys'
import { useTableState } from './useTableState'
import './shared.css'

export type { TableColumn } from './tableColumns'
export type { TableHandle, TablePageProps } from './tableProps'

/**
 * A list page: title and actions, one filter row, the table that fills the height, the selection's actions and the
 * pages at the foot. Searching, sorting and paging happen in the host. Rows are copied to Excel with Ctrl+C and
 * pasted from it with Ctrl+V. A scanner types into the keyword field wherever the keyboard is on the list.
 */
export function TablePage<Row>(props: TablePageProps<Row>) {
  const { columns, rowKey, onOpen, pasteRows } = props
  const { t } = useTranslation('shared')
  const table = useTableState<Row>(props)
  const { rows, total, selection, query } = table
  const box = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const search = useRef<InputRef>(null)
  const width = useWidth(box)
  // What is left for columns beside the boxes and the scroll bar.
  const room = width - (props.selectionActions ? 56 : 16) - (props.rowActions ? 96 : 0)
  const shown = useMemo(
    () => fitColumns(columns, table.prefs.columns, room),
    [columns, table.prefs.columns, room],
  )
  const widths = useMemo(() => columnWidths(shown, room), [shown, room])

  const copy = () => {
    const chosen = selection.size > 0 ? [...selection.values()] : rows
    if (chosen.length === 0) return
    if (copyRows(shown, chosen)) showDone(t('table.copied', { n: formatNumber(chosen.length) }))
  }
  const keys = useTableKeys({
    table,
    rowKey,
    body,
    onOpen,
    copy,
    selectable: props.selectionActions !== undefined,
  })

  useImperativeHandle(
    props.handle,
    () => ({
      neighbour: (key, step) => {
        const at = rows.findIndex((row) => rowKey(row) === key)
        return at < 0 ? null : (rows[at + step] ?? null)
      },
      focus: (key) => keys.focus(key),
      words: () => table.typed.trim(),
    }),
    [rows, rowKey, keys.focus, table.typed],
  )

  useHotkeys({ 'ctrl+f': () => search.current?.focus({ cursor: 'all' }) })
  useScannerKeys(() => search.current?.focus({ cursor: 'end' }))
  usePaste(pasteRows)

  const failure = query.error ? failureOf(query.error) : null
  const nothing = !table.loading && total === 0 && failure === null
  return (
    <section className="yb-page" aria-label={props.title}>
      <header className="yb-page-head">
        <h1>{props.title}</h1>
        <div className="yb-page-actions">{props.actions}</div>
      </header>
      {props.lead}
      {query.data !== undefined && props.summary?.(query.data)}
      <search className="yb-filters">
        {props.filters}
        <Input
          ref={search}
          className="yb-search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={props.searchHint ?? t('table.search')}
          aria-label={t('table.search')}
          value={table.typed}
          maxLength={100}
          onChange={(event) => table.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') keys.enterFromSearch()
            else if (event.key === 'ArrowDown') keys.focus()
            else return
            event.preventDefault()
          }}
        />
        <span className="yb-list-tools">
          <span className="yb-total" role="status">
            {t('table.total', { n: formatNumber(total) })}
          </span>
          <Tooltip title={t('table.copy')}>
            <Button
              icon={<CopyOutlined aria-hidden />}
              aria-label={t('table.copy')}
              disabled={rows.length === 0}
              onClick={copy}
            />
          </Tooltip>
          <Popover
            trigger="click"
            placement="bottomRight"
            title={t('table.columns')}
            getPopupContainer={(trigger) => trigger.closest('section') ?? document.body}
            content={
              <div className="yb-columns">
                {columns.map((column) => (
                  <Checkbox
                    key={column.key}
                    checked={table.prefs.columns[column.key] ?? shown.includes(column)}
                    onChange={(event) => table.chooseColumn(column.key, event.target.checked)}
                  >
                    {column.title}
                  </Checkbox>
                ))}
                <Button size="small" onClick={table.resetColumns}>
                  {t('table.resetColumns')}
                </Button>
              </div>
            }
          >
            <Button icon={<SettingOutlined aria-hidden />} aria-label={t('table.columns')} />
          </Popover>
        </span>
      </search>
      <div className="yb-table-box" ref={box}>
        {failure && <ErrorNotice failure={failure} onRetry={() => void query.refetch()} />}
        {nothing && !table.filtered && props.empty}
        {nothing && table.filtered && (
          <EmptyState
            title={t('table.noMatch')}
            description={t('table.noMatchHint')}
            actions={
              <Button
                onClick={() => {
                  table.type('')
                  props.onClearFilters?.()
                }}
              >
                {t('table.clearFilters')}
              </Button>
            }
          />
        )}
        {!failure && !nothing && (
          <DataTable
            label={props.title}
            columns={shown}
            widths={widths}
            rows={rows}
            keyOf={rowKey}
            offset={table.offset}
            total={total}
            loading={table.loading}
            activeKey={keys.activeKey}
            openKey={props.openKey ?? null}
            {...(props.selectionActions ? { selected: table.selectedKeys } : {})}
            sort={table.sort}
            bodyRef={body}
            onSort={table.toggleSort}
            onToggle={keys.toggle}
            onToggleAll={table.toggleAll}
            onActivate={(row) => keys.setActive(rowKey(row))}
            onOpen={onOpen}
            onKeyDown={keys.onKeyDown}
            rowActions={props.rowActions}
            {...(props.totals && rows.length > 0 ? { totals: props.totals(query.data) } : {})}
          />
        )}
      </div>
      <footer className="yb-page-foot">
        {selection.size > 0 && props.selectionActions && (
          // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
          <div className="yb-selection" role="group" aria-label={t('table.selection')}>
            <span>{t('table.selected', { n: formatNumber(selection.size) })}</span>
            {props.selectionActions([...selection.values()], table.clearSelection)}
            <Button type="text" onClick={table.clearSelection}>
              {t('table.clearSelection')}
            </Button>
          </div>
        )}
        {total > Math.min(...pageSizes) && (
          <Pagination
            className="yb-pages"
            current={Math.floor(table.offset / table.prefs.pageSize) + 1}
            pageSize={table.prefs.pageSize}
            total={total}
            pageSizeOptions={[...pageSizes]}
            showSizeChanger
            onChange={table.goTo}
          />
        )}
      </footer>
    </section>
  )
}

/** The width of an element, followed while the window changes. */
function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(1_000)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return width
}

/** Characters typed anywhere on the list (by hand or by a scanner) go to the keyword field. */
function useScannerKeys(focusSearch: () => void): void {
  const focus = useRef(focusSearch)
  focus.current = focusSearch
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === ' ')
        return
      if (isCovered() || isEditable(event.target)) return
      focus.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Rows pasted from Excel or WPS while no field has the keyboard. */
function usePaste(pasteRows: ((text: string) => void) | undefined): void {
  const paste = useRef(pasteRows)
  paste.current = pasteRows
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (!paste.current || isCovered() || isEditable(event.target)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!looksLikeRows(text)) return
      event.preventDefault()
      paste.current(text)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
