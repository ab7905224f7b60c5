import { DownOutlined, InboxOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select, Tag, Tooltip } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { expiryStates, type StockRow, stockStatuses } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { asked } from '../shared/asked'
import { ChoiceFilter } from '../shared/ChoiceFilter'
import { DueTag } from '../shared/DueTag'
import { dueKey } from '../shared/due'
import { EmptyState } from '../shared/EmptyState'
import { formatDay, formatQuantity } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { PrintMenu } from '../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { type AddressChange, useAddress } from '../shared/useAddress'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { CategorySelect } from './CategorySelect'
import { categoryName } from './categories'
import { LotDrawer } from './LotDrawer'
import { LotLabels } from './labels/LotLabels'
import { useAskedLot } from './labels/useAskedLot'
import { DocumentEditor, type EditorStart } from './ledger/DocumentEditor'
import { NewDocument, rarerKinds } from './ledger/NewDocument'
import { SuppliesTabs } from './SuppliesTabs'
import { stockKey } from './stock'
import { useCategories } from './useCategories'

const OpeningImport = lazy(() => import('./OpeningImport').then((m) => ({ default: m.OpeningImport })))

/** What lies over the list: a lot, a slip being written, the import, nothing. */
type Opened =
  | Readonly<{ kind: 'lot'; row: StockRow }>
  | Readonly<{ kind: 'document'; start: EditorStart }>
  | Readonly<{ kind: 'import'; pasted?: string }>
  | null

/** 物资储备: what lies where, by depot, lot and expiry. */
export function StockScreen() {
  const { t } = useTranslation('supplies')
  const address = useAddress()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<StockRow>>(null)
  const [opened, setOpened] = useState<Opened>(null)
  useAskedLot((row) => setOpened({ kind: 'lot', row }))

  const depotId = address.get('depot') ?? undefined
  const category = address.get('category') ?? undefined
  const state = expiryStates.find((one) => one === address.get('state'))
  const status = stockStatuses.find((one) => one === address.get('status'))
  const filters = useMemo(
    () => ({
      ...(depotId === undefined ? {} : { depotId }),
      ...(category === undefined ? {} : { category }),
      ...(state === undefined ? {} : { state }),
      ...(status === undefined ? {} : { status }),
    }),
    [depotId, category, state, status],
  )
  const chosen = () => asked(table, filters)
  const write = (start: EditorStart) =>
    mayWrite && setOpened({ kind: 'document', start: { depotId, ...start } })
  useHotkeys({
    f2: () => write({ kind: 'receive' }),
    f3: () => write({ kind: 'issue' }),
  })

  const close = () => {
    const row = opened?.kind === 'lot' ? opened.row : null
    setOpened(null)
    table.current?.focus(row ? stockKey(row) : undefined)
  }
  const search = address.get('search') ?? ''
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
        onClearFilters={address.clear}
        {...(mayWrite ? { pasteRows: (pasted: string) => setOpened({ kind: 'import', pasted }) } : {})}
        filters={
          <StockFilters
            depotId={depotId}
            category={category}
            state={state}
            status={status}
            onChange={address.set}
          />
        }
        actions={
          <>
            <PrintMenu
              items={[
                { label: t('print'), print: (options) => youbei.supplies.printStock(chosen(), options) },
                { label: t('export'), save: (options) => youbei.supplies.exportStock(chosen(), options) },
                { label: t('template'), save: (options) => youbei.supplies.makeTemplate({}, options) },
              ]}
            />
            {mayWrite && (
              <>
                <Button onClick={() => setOpened({ kind: 'import' })}>{t('import')}</Button>
                <NewDocument onStart={write} />
              </>
            )}
          </>
        }
        {...(mayWrite
          ? {
              selectionActions: (rows) => (
                <>
                  <WriteSelected rows={rows} onStart={write} />
                  <LotLabels rows={rows} />
                </>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<InboxOutlined aria-hidden />}
            title={t('empty.title')}
            description={t('empty.hint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => setOpened({ kind: 'import' })}>
                    {t('empty.import')}
                  </Button>
                  <Button onClick={() => write({ kind: 'receive' })}>{t('empty.receive')}</Button>
                </>
              )
            }
          />
        }
      />
      <LotDrawer
        row={opened?.kind === 'lot' ? opened.row : null}
        onClose={close}
        onStart={write}
        onMove={(step) => {
          if (opened?.kind !== 'lot') return
          const next = table.current?.neighbour(stockKey(opened.row), step)
          if (next) setOpened({ kind: 'lot', row: next })
        }}
      />
      {opened?.kind === 'document' && <DocumentEditor start={opened.start} onClose={close} />}
      {opened?.kind === 'import' && (
        <Suspense fallback={null}>
          <OpeningImport pasted={opened.pasted} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Slips of the selected rows; a document belongs to one depot, and takes what is at hand there. */
function WriteSelected({
  rows,
  onStart,
}: Readonly<{ rows: readonly StockRow[]; onStart: (start: EditorStart) => void }>) {
  const { t } = useTranslation('supplies')
  const depots = new Set(rows.map((row) => row.depotId))
  const away = rows.some((row) => row.status === 'transit' || row.status === 'lent')
  const damaged = rows.some((row) => row.status === 'damaged')
  const reason = depots.size > 1 ? t('issue.oneDepot') : away ? t('ledger.notAtHand') : ''
  return (
    <>
      <Tooltip title={reason || (damaged ? t('ledger.onlyScrap') : '')}>
        <Button disabled={reason !== '' || damaged} onClick={() => onStart({ kind: 'issue', rows })}>
          {t('issue.action')}
        </Button>
      </Tooltip>
      <Dropdown
        trigger={['click']}
        disabled={reason !== ''}
        menu={{
          items: rarerKinds
            .filter((kind) => !damaged || kind === 'scrap' || kind === 'adjust')
            .map((kind) => ({
              key: kind,
              label: t(`ledger.save.${kind}`),
              onClick: () => onStart({ kind, rows }),
            })),
        }}
      >
        <Button>
          {t('ledger.otherKinds')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </>
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
      { key: 'unit', title: t('columns.unit'), width: 52, priority: 1, text: (row) => row.unit },
      {
        key: 'status',
        title: t('ledger.columns.status'),
        sortField: 'status',
        width: 96,
        priority: 2,
        text: (row) => t(`ledger.statuses.${row.status}`),
        render: (row) =>
          row.status === 'here' ? (
            <span className="yb-second">{t('ledger.statuses.here')}</span>
          ) : (
            <Tag>{t(`ledger.statuses.${row.status}`)}</Tag>
          ),
      },
      {
        key: 'reserved',
        title: t('ledger.columns.reserved'),
        sortField: 'reserved',
        width: 90,
        align: 'right',
        optional: true,
        priority: 3,
        text: (row) => formatQuantity(row.reserved, row.decimals, { grouped: false }),
      },
      {
        key: 'usable',
        title: t('ledger.columns.usable'),
        width: 90,
        align: 'right',
        optional: true,
        priority: 3,
        text: (row) => formatQuantity(row.usable, row.decimals, { grouped: false }),
      },
      {
        key: 'expiresOn',
        title: t('columns.expiresOn'),
        sortField: 'expiresOn',
        width: 106,
        priority: 1,
        text: (row) => formatDay(row.expiresOn),
      },
      {
        key: 'state',
        title: t('columns.state'),
        width: 126,
        priority: 1,
        text: (row) => stateText(row, shared),
        render: (row) => <DueTag state={row.state} days={row.daysLeft} />,
      },
      {
        key: 'lotNumber',
        title: t('columns.lotNumber'),
        sortField: 'lotNumber',
        width: 106,
        priority: 2,
        text: (row) => row.lotNumber,
      },
      {
        key: 'bin',
        title: t('columns.bin'),
        sortField: 'bin',
        width: 78,
        priority: 2,
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
        key: 'sourceKind',
        title: t('ledger.fields.sourceKind'),
        width: 100,
        optional: true,
        priority: 3,
        text: (row) => t(`ledger.sourceKinds.${row.sourceKind}`),
      },
      {
        key: 'reserveForm',
        title: t('ledger.fields.reserveForm'),
        width: 100,
        optional: true,
        priority: 3,
        text: (row) => t(`ledger.reserveForms.${row.reserveForm}`),
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
  status,
  onChange,
}: Readonly<{
  depotId: string | undefined
  category: string | undefined
  state: StockRow['state'] | undefined
  status: StockRow['status'] | undefined
  onChange: (values: AddressChange) => void
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
        onChange={(value) => onChange({ depot: value ?? undefined })}
      />
      <CategorySelect
        stocked
        aria-label={t('filters.category')}
        placeholder={t('filters.category')}
        value={category ?? null}
        onChange={(code) => onChange({ category: code })}
      />
      <ChoiceFilter
        label={t('filters.state')}
        values={expiryStates}
        value={state}
        text={(one) => t(`states.${one}`)}
        onChange={(value) => onChange({ state: value })}
      />
      <ChoiceFilter
        label={t('ledger.columns.status')}
        values={stockStatuses}
        value={status}
        text={(one) => t(`ledger.statuses.${one}`)}
        onChange={(value) => onChange({ status: value })}
      />
    </>
  )
}
