import { ProfileOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentListRow, documentKinds } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { asked } from '../../shared/asked'
import { DayInput } from '../../shared/DayInput'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatInstant, parseDay } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { PrintMenu } from '../../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { type AddressChange, useAddress } from '../../shared/useAddress'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { SuppliesTabs } from '../SuppliesTabs'
import { DocumentDrawer, DocumentState } from './DocumentDrawer'
import { DocumentEditor, type EditorStart } from './DocumentEditor'
import { NewDocument } from './NewDocument'

const MovementsImport = lazy(() => import('./MovementsImport').then((m) => ({ default: m.MovementsImport })))

/** 出入库单据: every slip that was ever written, and the writing of new ones. */
export function DocumentsScreen() {
  const { t } = useTranslation('supplies')
  const address = useAddress()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<DocumentListRow>>(null)
  const [editing, setEditing] = useState<EditorStart | null>(null)
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)
  const [item, setItem] = useState<PickedItem | null>(null)
  const documentId = address.get('document')
  const kind = documentKinds.find((one) => one === address.get('kind'))
  const depotId = address.get('depot') ?? undefined
  const from = address.get('from') ?? undefined
  const to = address.get('to') ?? undefined
  const open = address.get('open') === '1'
  const filters = useMemo(
    () => ({
      ...(kind === undefined ? {} : { kind }),
      ...(depotId === undefined ? {} : { depotId }),
      ...(item === null ? {} : { itemId: item.id }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(open ? { open } : {}),
    }),
    [kind, depotId, item, from, to, open],
  )
  const chosen = () => asked(table, filters)
  const write = (start: EditorStart) => mayWrite && setEditing(start)
  useHotkeys({ f2: () => write({ kind: 'receive', depotId }), f3: () => write({ kind: 'issue', depotId }) })
  const close = () => {
    const opened = documentId
    address.set({ document: undefined })
    table.current?.focus(opened ?? undefined)
  }
  return (
    <>
      <TablePage<DocumentListRow>
        title={t('title')}
        lead={<SuppliesTabs current="documents" />}
        handle={table}
        storageKey="supplies.documents"
        initialSearch={address.get('search') ?? ''}
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listDocuments', input: filters }}
        rowKey={(row) => row.id}
        onOpen={(row) => address.set({ document: row.id })}
        openKey={documentId}
        searchHint={t('ledger.searchHint')}
        onClearFilters={() => {
          setItem(null)
          address.clear()
        }}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        filters={
          <DocumentFilters
            values={{ kind, depotId, from, to, open }}
            item={item}
            onItem={setItem}
            onChange={address.set}
          />
        }
        actions={
          <>
            <PrintMenu
              items={[
                {
                  label: t('ledger.export'),
                  save: (options) => youbei.supplies.exportDocuments(chosen(), options),
                },
                { label: t('template'), save: (options) => youbei.supplies.movementsTemplate({}, options) },
              ]}
            />
            {mayWrite && (
              <>
                <Button onClick={() => setImporting({})}>{t('import')}</Button>
                <NewDocument onStart={(start) => write({ ...start, depotId })} />
              </>
            )}
          </>
        }
        empty={
          <EmptyState
            icon={<ProfileOutlined aria-hidden />}
            title={t('ledger.empty.title')}
            description={t('ledger.empty.hint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => write({ kind: 'receive', depotId })}>
                    {t('ledger.empty.receive')}
                  </Button>
                  <Button onClick={() => setImporting({})}>{t('ledger.empty.import')}</Button>
                </>
              )
            }
          />
        }
      />
      <DocumentDrawer
        documentId={documentId}
        onClose={close}
        onMove={(step) => {
          const next = documentId && table.current?.neighbour(documentId, step)
          if (next) address.set({ document: next.id })
        }}
        onOpen={(id) => address.set({ document: id })}
        onReplace={(document) => {
          address.set({ document: undefined })
          write({
            kind: 'receive',
            depotId: document.depotId,
            replaces: { id: document.id, number: document.number },
          })
        }}
      />
      {editing && (
        <DocumentEditor
          start={editing}
          onClose={() => setEditing(null)}
          onPosted={(document) => address.set({ document: document.id })}
        />
      )}
      {importing && (
        <Suspense fallback={null}>
          <MovementsImport pasted={importing.pasted} onClose={() => setImporting(null)} />
        </Suspense>
      )}
    </>
  )
}

function useColumns(): readonly TableColumn<DocumentListRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<DocumentListRow>[]>(
    () => [
      {
        key: 'number',
        title: t('ledger.columns.number'),
        sortField: 'number',
        width: 136,
        priority: 1,
        text: (row) => row.number,
      },
      {
        key: 'kind',
        title: t('ledger.columns.kind'),
        sortField: 'kind',
        width: 92,
        priority: 1,
        text: (row) => t(`kinds.${row.kind}`),
      },
      {
        key: 'happenedAt',
        title: t('ledger.fields.happenedAt'),
        sortField: 'happenedAt',
        width: 150,
        priority: 1,
        text: (row) => formatInstant(row.happenedAt),
      },
      {
        key: 'depotName',
        title: t('columns.depotName'),
        sortField: 'depotName',
        // A transfer names two.
        width: 196,
        grow: true,
        priority: 1,
        text: (row) => [row.depotName, row.toDepotName].filter(Boolean).join(' → '),
      },
      {
        key: 'items',
        title: t('columns.itemName'),
        width: 140,
        grow: true,
        priority: 1,
        text: (row) => row.items,
      },
      {
        key: 'lines',
        title: t('ledger.columns.lines'),
        width: 64,
        align: 'right',
        priority: 2,
        text: (row) => String(row.lines),
      },
      {
        key: 'counterparty',
        title: t('ledger.columns.counterparty'),
        sortField: 'counterparty',
        width: 130,
        grow: true,
        priority: 2,
        text: (row) => [row.counterparty, row.receiver].filter(Boolean).join(' '),
      },
      {
        key: 'state',
        title: t('columns.state'),
        width: 110,
        priority: 1,
        text: (row) => (row.reversed ? t('lot.reversed') : row.open ? t(`ledger.openOf.${row.kind}`) : ''),
        render: (row) => <DocumentState document={row} />,
      },
      {
        key: 'dueOn',
        title: t('ledger.fields.dueOn'),
        sortField: 'dueOn',
        width: 110,
        optional: true,
        priority: 3,
        text: (row) => formatDay(row.dueOn),
      },
      {
        key: 'event',
        title: t('ledger.fields.event'),
        width: 130,
        optional: true,
        priority: 3,
        text: (row) => row.event,
      },
      {
        key: 'orderedBy',
        title: t('ledger.fields.orderedBy'),
        width: 90,
        optional: true,
        priority: 3,
        text: (row) => row.orderedBy,
      },
      {
        key: 'enteredAt',
        title: t('ledger.fields.enteredAt'),
        sortField: 'enteredAt',
        width: 150,
        optional: true,
        priority: 3,
        text: (row) => `${formatInstant(row.enteredAt)} ${row.userName}`,
      },
      {
        key: 'note',
        title: t('ledger.fields.note'),
        width: 150,
        optional: true,
        priority: 3,
        text: (row) => row.note || row.reason,
      },
    ],
    [t],
  )
}

function DocumentFilters({
  values,
  item,
  onItem,
  onChange,
}: Readonly<{
  values: Readonly<{
    kind: DocumentListRow['kind'] | undefined
    depotId: string | undefined
    from: string | undefined
    to: string | undefined
    open: boolean
  }>
  item: PickedItem | null
  onItem: (item: PickedItem | null) => void
  onChange: (values: AddressChange) => void
}>) {
  const { t } = useTranslation('supplies')
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }).data?.rows ?? []
  return (
    <>
      <Select
        allowClear
        aria-label={t('ledger.columns.kind')}
        placeholder={t('ledger.columns.kind')}
        value={values.open ? 'open' : (values.kind ?? null)}
        options={[
          { value: 'open', label: t('ledger.onlyOpen') },
          ...documentKinds.map((kind) => ({ value: kind, label: t(`ledger.titles.${kind}`) })),
        ]}
        onChange={(value: string | null | undefined) =>
          onChange({
            open: value === 'open' ? '1' : undefined,
            kind: value === 'open' ? undefined : (value ?? undefined),
          })
        }
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('filters.depot')}
        placeholder={t('filters.depot')}
        value={values.depotId ?? null}
        options={depots.map((depot) => ({ value: depot.id, label: depot.name }))}
        onChange={(value) => onChange({ depot: value ?? undefined })}
      />
      <ItemPicker
        className="yb-doc-filter-item"
        aria-label={t('columns.itemName')}
        placeholder={t('columns.itemName')}
        value={item}
        onChange={onItem}
      />
      <DayFilter label={t('ledger.from')} value={values.from} onChange={(from) => onChange({ from })} />
      <DayFilter label={t('ledger.to')} value={values.to} onChange={(to) => onChange({ to })} />
    </>
  )
}

/** A bound of the period; takes effect once it can be read as a day. */
function DayFilter({
  label,
  value,
  onChange,
}: Readonly<{ label: string; value: string | undefined; onChange: (day: string | undefined) => void }>) {
  const [typed, setTyped] = useState(value ?? '')
  return (
    <span className="yb-doc-period">
      <span className="yb-second" aria-hidden>
        {label}
      </span>
      <DayInput
        aria-label={label}
        value={value === undefined && parseDay(typed) !== null ? '' : typed}
        onChange={(text) => {
          setTyped(text)
          const day = parseDay(text)
          if (day !== null || text.trim() === '') onChange(day ?? undefined)
        }}
      />
    </span>
  )
}
