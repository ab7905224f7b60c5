import { DownOutlined, InboxOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select, Tooltip } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { expiryStates, type StockRow } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { dueKey } from '../shared/due'
import { EmptyState } from '../shared/EmptyState'
import { formatDay, formatQuantity } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { useOutputs } from '../shared/useOutputs'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { CategorySelect } from './CategorySelect'
import { categoryName } from './categories'
import { IssueDrawer } from './IssueDrawer'
import { LotDrawer } from './LotDrawer'
import { ReceiveDrawer } from './ReceiveDrawer'
import { SuppliesTabs } from './SuppliesTabs'
import { stockKey } from './stock'
import { useCategories } from './useCategories'

const OpeningImport = lazy(() => import('./OpeningImport').then((m) => ({ default: m.OpeningImport })))

/** What lies over the list: a lot, one of the two forms, the import, nothing. */
type Opened =
  | Readonly<{ kind: 'lot'; row: StockRow }>
  | Readonly<{ kind: 'receive' }>
  | Readonly<{ kind: 'issue'; rows: readonly StockRow[] }>
  | Readonly<{ kind: 'import'; pasted?: string }>
  | null

/** 物资储备: what lies where, by depot, lot and expiry. */
export function StockScreen() {
  const { t } = useTranslation('supplies')
  const [params, setParams] = useSearchParams()
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const table = useRef<TableHandle<StockRow>>(null)
  const [opened, setOpened] = useState<Opened>(null)

  const depotId = params.get('depot') ?? undefined
  const category = params.get('category') ?? undefined
  const asked = params.get('state')
  const state = expiryStates.find((one) => one === asked)
  const filters = useMemo(
    () => ({
      ...(depotId === undefined ? {} : { depotId }),
      ...(category === undefined ? {} : { category }),
      ...(state === undefined ? {} : { state }),
    }),
    [depotId, category, state],
  )
  const setFilter = (name: string, value: string | undefined) =>
    setParams(
      (held) => {
        const next = new URLSearchParams(held)
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const chosen = () => {
    const words = table.current?.words() ?? ''
    return words === '' ? filters : { ...filters, search: words }
  }
  const print = () => outputs.print(t('print'), (options) => youbei.supplies.printStock(chosen(), options))
  const receive = () => mayWrite && setOpened({ kind: 'receive' })
  const issue = (rows: readonly StockRow[] = []) => mayWrite && setOpened({ kind: 'issue', rows })
  useHotkeys({ f2: receive, f3: () => issue(), 'ctrl+p': () => void print() })

  const close = () => {
    const row = opened?.kind === 'lot' ? opened.row : null
    setOpened(null)
    table.current?.focus(row ? stockKey(row) : undefined)
  }
  const search = params.get('search') ?? ''
  return (
    <>
      <TablePage<StockRow>
        // A search that comes with the address (from Ctrl+K) starts the list anew.
        key={search}
        title={t('title')}
        lead={<SuppliesTabs current="stock" />}
        handle={table}
        storageKey="supplies.stock"
        initialSearch={search}
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listStock', input: filters }}
        rowKey={stockKey}
        onOpen={(row) => setOpened({ kind: 'lot', row })}
        openKey={opened?.kind === 'lot' ? stockKey(opened.row) : null}
        searchHint={t('searchHint')}
        onClearFilters={() => setParams({}, { replace: true })}
        {...(mayWrite ? { pasteRows: (pasted: string) => setOpened({ kind: 'import', pasted }) } : {})}
        filters={<StockFilters depotId={depotId} category={category} state={state} onChange={setFilter} />}
        actions={
          <>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'print', label: t('print'), extra: 'Ctrl+P', onClick: () => void print() },
                  {
                    key: 'export',
                    label: t('export'),
                    onClick: () =>
                      void outputs.save(t('export'), (options) =>
                        youbei.supplies.exportStock(chosen(), options),
                      ),
                  },
                  {
                    key: 'template',
                    label: t('template'),
                    onClick: () =>
                      void outputs.save(t('template'), (options) =>
                        youbei.supplies.makeTemplate({}, options),
                      ),
                  },
                ],
              }}
            >
              <Button>
                {t('more')} <DownOutlined aria-hidden />
              </Button>
            </Dropdown>
            {mayWrite && (
              <>
                <Button onClick={() => setOpened({ kind: 'import' })}>{t('import')}</Button>
                <Button onClick={() => issue()}>
                  {t('issue.action')} <span className="yb-kbd">F3</span>
                </Button>
                <Button type="primary" onClick={receive}>
                  {t('receive.action')} <span className="yb-kbd">F2</span>
                </Button>
              </>
            )}
          </>
        }
        {...(mayWrite
          ? {
              selectionActions: (rows) => <IssueSelected rows={rows} onIssue={issue} />,
            }
          : {})}
        empty={
          <EmptyState
            icon={<InboxOutlined />}
            title={t('empty.title')}
            description={t('empty.hint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => setOpened({ kind: 'import' })}>
                    {t('empty.import')}
                  </Button>
                  <Button onClick={receive}>{t('empty.receive')}</Button>
                </>
              )
            }
          />
        }
      />
      <LotDrawer
        row={opened?.kind === 'lot' ? opened.row : null}
        onClose={close}
        onIssue={(row) => issue([row])}
        onMove={(step) => {
          if (opened?.kind !== 'lot') return
          const next = table.current?.neighbour(stockKey(opened.row), step)
          if (next) setOpened({ kind: 'lot', row: next })
        }}
      />
      {opened?.kind === 'receive' && <ReceiveDrawer depotId={depotId} onClose={close} />}
      {opened?.kind === 'issue' && <IssueDrawer depotId={depotId} rows={opened.rows} onClose={close} />}
      {opened?.kind === 'import' && (
        <Suspense fallback={null}>
          <OpeningImport pasted={opened.pasted} onClose={close} />
        </Suspense>
      )}
      {outputs.preview}
    </>
  )
}

/** Gives the selected rows out; a document belongs to one depot. */
function IssueSelected({
  rows,
  onIssue,
}: Readonly<{ rows: readonly StockRow[]; onIssue: (rows: readonly StockRow[]) => void }>) {
  const { t } = useTranslation('supplies')
  const depots = new Set(rows.map((row) => row.depotId))
  return (
    <Tooltip title={depots.size > 1 ? t('issue.oneDepot') : ''}>
      <Button disabled={depots.size > 1} onClick={() => onIssue(rows)}>
        {t('issue.action')}
      </Button>
    </Tooltip>
  )
}

function useColumns(): readonly TableColumn<StockRow>[] {
  const { t } = useTranslation('supplies')
  const { t: shared } = useTranslation('shared')
  const categories = useCategories()
  return useMemo<readonly TableColumn<StockRow>[]>(
    () => [
      {
        key: 'itemName',
        title: t('columns.itemName'),
        sortField: 'itemName',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => row.itemName,
      },
      {
        key: 'spec',
        title: t('columns.spec'),
        sortField: 'spec',
        width: 110,
        grow: true,
        priority: 2,
        text: (row) => row.spec,
      },
      {
        key: 'depotName',
        title: t('columns.depotName'),
        sortField: 'depotName',
        width: 130,
        grow: true,
        priority: 1,
        text: (row) => row.depotName,
      },
      {
        key: 'quantity',
        title: t('columns.quantity'),
        sortField: 'quantity',
        width: 100,
        align: 'right',
        priority: 1,
        text: (row) => formatQuantity(row.quantity, row.decimals, { grouped: false }),
        render: (row) => formatQuantity(row.quantity, row.decimals),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 1, text: (row) => row.unit },
      {
        key: 'expiresOn',
        title: t('columns.expiresOn'),
        sortField: 'expiresOn',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.expiresOn),
      },
      {
        key: 'state',
        title: t('columns.state'),
        width: 140,
        priority: 1,
        text: (row) => stateText(row, shared),
        render: (row) => <DueTag state={row.state} days={row.daysLeft} />,
      },
      {
        key: 'lotNumber',
        title: t('columns.lotNumber'),
        sortField: 'lotNumber',
        width: 120,
        priority: 3,
        text: (row) => row.lotNumber,
      },
      {
        key: 'bin',
        title: t('columns.bin'),
        sortField: 'bin',
        width: 90,
        priority: 3,
        text: (row) => row.bin,
      },
      {
        key: 'producedOn',
        title: t('columns.producedOn'),
        sortField: 'producedOn',
        width: 116,
        optional: true,
        priority: 3,
        text: (row) => formatDay(row.producedOn),
      },
      {
        key: 'category',
        title: t('columns.category'),
        sortField: 'category',
        width: 130,
        optional: true,
        priority: 3,
        text: (row) => categoryName(categories, row.category),
      },
    ],
    [t, shared, categories],
  )
}

/** The state's words for the clipboard and the tip. */
function stateText(row: StockRow, t: (key: string, facts: Record<string, number>) => string): string {
  const key = dueKey({ state: row.state, days: row.daysLeft })
  return key === null ? '' : t(key, { days: Math.abs(row.daysLeft ?? 0) })
}

function StockFilters({
  depotId,
  category,
  state,
  onChange,
}: Readonly<{
  depotId: string | undefined
  category: string | undefined
  state: StockRow['state'] | undefined
  onChange: (name: string, value: string | undefined) => void
}>) {
  const { t } = useTranslation('supplies')
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }).data?.rows ?? []
  return (
    <>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('filters.depot')}
        placeholder={t('filters.depot')}
        value={depotId ?? null}
        options={depots.map((depot) => ({ value: depot.id, label: depot.name }))}
        onChange={(value) => onChange('depot', value ?? undefined)}
      />
      <CategorySelect
        stocked
        aria-label={t('filters.category')}
        placeholder={t('filters.category')}
        value={category ?? null}
        onChange={(code) => onChange('category', code)}
      />
      <Select
        allowClear
        aria-label={t('filters.state')}
        placeholder={t('filters.state')}
        value={state ?? null}
        options={expiryStates.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        onChange={(value) => onChange('state', value ?? undefined)}
      />
    </>
  )
}
