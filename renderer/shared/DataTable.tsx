import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { Skeleton } from 'antd'
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableColumn } from './tableColumns'
import { useRowWindow } from './useRowWindow'

export type TableSort = Readonly<{ field: string; order: 'asc' | 'desc' }> | null

type DataTableProps<Row> = Readonly<{
  label: string
  columns: readonly TableColumn<Row>[]
  widths: ReadonlyMap<string, number>
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Place of the first row in the whole list, from 0, and how long that is: for screen readers. */
  offset: number
  total: number
  loading: boolean
  activeKey: string | null
  openKey: string | null
  /** Undefined where nothing can be selected. */
  selected?: ReadonlySet<string>
  sort: TableSort
  bodyRef?: RefObject<HTMLTableSectionElement | null>
  onSort: (field: string) => void
  onToggle: (row: Row, range: boolean) => void
  onToggleAll: () => void
  onActivate: (row: Row) => void
  onOpen?: ((row: Row) => void) | undefined
  onKeyDown: (event: KeyboardEvent) => void
  rowActions?: ((row: Row) => ReactNode) | undefined
  /** The foot of the table, by column key. */
  totals?: Readonly<Record<string, string>>
}>

/** The table itself: one row in the tab order, a head that stays, rows of one height. Knows nothing of where rows come from. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, keyOf, selected } = props
  const { t } = useTranslation('shared')
  const own = useRef<HTMLTableSectionElement>(null)
  const body = props.bodyRef ?? own
  const active = rows.findIndex((row) => keyOf(row) === props.activeKey)
  const spans = useRowWindow(body, rows.length, active)
  const chosen = selected ? rows.filter((row) => selected.has(keyOf(row))).length : 0
  const selectLabel = useCallback((name: string) => t('table.selectRow', { name }), [t])
  const actions = useRef<RowActions<Row>>(props)
  actions.current = props
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows can be moved through and selected: a grid
      role="grid"
      className="yb-table"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
      aria-busy={props.loading}
      {...(selected ? { 'aria-multiselectable': true } : {})}
    >
      <colgroup>
        {selected && <col style={{ width: 40 }} />}
        {columns.map((column) => (
          <col key={column.key} style={{ width: props.widths.get(column.key) ?? column.width }} />
        ))}
        {props.rowActions && <col style={{ width: 96 }} />}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selected && (
            <th scope="col" className="yb-check">
              <input
                type="checkbox"
                aria-label={t('table.selectPage')}
                checked={rows.length > 0 && chosen === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosen > 0 && chosen < rows.length
                }}
                onChange={props.onToggleAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          {props.rowActions && <th scope="col">{t('table.actions')}</th>}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={props.onKeyDown}>
        {props.loading && rows.length === 0
          ? Array.from({ length: 8 }, (_, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
              <tr key={line} className="yb-row">
                {selected && <td />}
                {columns.map((column) => (
                  <td key={column.key}>
                    <Skeleton.Input active size="small" block />
                  </td>
                ))}
                {props.rowActions && <td />}
              </tr>
            ))
          : spans.flatMap(({ from, to, drawn }) =>
              drawn ? (
                rows.slice(from, to).map((row, step) => {
                  const key = keyOf(row)
                  const index = from + step
                  return (
                    <BodyRow
                      key={key}
                      id={key}
                      row={row}
                      columns={columns}
                      ariaIndex={props.offset + index + 2}
                      focusable={props.activeKey === null ? index === 0 : props.activeKey === key}
                      open={props.openKey === key}
                      chosen={selected?.has(key)}
                      selectLabel={selectLabel}
                      actions={actions}
                      hasActions={props.rowActions !== undefined}
                    />
                  )
                })
              ) : (
                <tr
                  key={`gap ${from}`}
                  aria-hidden
                  style={{ height: `calc(var(--yb-row-height) * ${to - from})` }}
                />
              ),
            )}
      </tbody>
      {props.totals && (
        <tfoot>
          <tr className="yb-totals">
            {selected && <td />}
            {columns.map((column) => (
              <td
                key={column.key}
                className={column.align === 'right' ? 'yb-right' : undefined}
                title={props.totals?.[column.key]}
              >
                {props.totals?.[column.key]}
              </td>
            ))}
            {props.rowActions && <td />}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: Readonly<{ column: TableColumn<Row>; sort: TableSort; onSort: (field: string) => void }>) {
  const field = column.sortField
  const order = field !== undefined && sort?.field === field ? sort.order : null
  const ariaSort = order === null ? 'none' : order === 'asc' ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      className={column.align === 'right' ? 'yb-right' : undefined}
      {...(field === undefined ? {} : { 'aria-sort': ariaSort })}
    >
      {field === undefined ? (
        column.title
      ) : (
        <button type="button" className="yb-sort" onClick={() => onSort(field)}>
          {column.title}
          <span className="yb-sort-mark" aria-hidden data-order={order ?? 'none'}>
            {order === 'desc' ? <CaretDownFilled aria-hidden /> : <CaretUpFilled aria-hidden />}
          </span>
        </button>
      )}
    </th>
  )
}

type RowActions<Row> = Pick<DataTableProps<Row>, 'onToggle' | 'onActivate' | 'onOpen' | 'rowActions'>

type BodyRowProps<Row> = Readonly<{
  row: Row
  id: string
  columns: readonly TableColumn<Row>[]
  /** Its place in the whole list, as screen readers count it. */
  ariaIndex: number
  focusable: boolean
  open: boolean
  /** Undefined where nothing can be selected. */
  chosen: boolean | undefined
  selectLabel: (name: string) => string
  actions: RefObject<RowActions<Row>>
  hasActions: boolean
}>

/** One row. Drawn again only when something about it changed: moving through 200 rows must not draw 200 rows. */
const BodyRow = memo(function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, id, columns, chosen, actions } = props
  const first = columns[0]
  return (
    <tr
      className="yb-row"
      data-row={id}
      data-open={props.open || undefined}
      data-chosen={chosen || undefined}
      tabIndex={props.focusable ? 0 : -1}
      aria-rowindex={props.ariaIndex}
      {...(chosen === undefined ? {} : { 'aria-selected': chosen })}
      onFocus={(event) => {
        if (event.target === event.currentTarget) actions.current.onActivate(row)
      }}
      onClick={(event) => {
        // A drag that marks text is no wish to open the row.
        if (document.getSelection()?.type === 'Range') return
        if (event.ctrlKey || event.metaKey || event.shiftKey) actions.current.onToggle(row, event.shiftKey)
        else actions.current.onOpen?.(row)
      }}
    >
      {chosen !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the row from opening; the box has its own keys
        <td className="yb-check" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={chosen}
            aria-label={props.selectLabel(first ? first.text(row) : '')}
            onChange={(event) => {
              const native = event.nativeEvent
              actions.current.onToggle(row, native instanceof MouseEvent && native.shiftKey)
            }}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          className={column.align === 'right' ? 'yb-right' : undefined}
          title={column.text(row)}
        >
          {column.render ? column.render(row) : column.text(row)}
        </td>
      ))}
      {props.hasActions && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the row from opening
        <td onClick={(event) => event.stopPropagation()}>{actions.current.rowActions?.(row)}</td>
      )}
    </tr>
  )
}) as <Row>(props: BodyRowProps<Row>) => ReactNode
