import { UndoOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Modal } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplenishmentRow } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatQuantity } from '../../shared/format'
import { PrintMenu } from '../../shared/PrintMenu'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { useLotSlip } from '../ledger/useLotSlip'
import { withUnit } from '../stock'
import { InlineField } from './InlineField'

/** 补库: what was used up and not replaced yet. */
export function ReplenishmentView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<ReplenishmentRow>>(null)
  const [all, setAll] = useState(false)
  const [opened, setOpened] = useState<ReplenishmentRow | null>(null)
  const [dismissing, setDismissing] = useState<Readonly<{
    rows: readonly ReplenishmentRow[]
    clear: () => void
  }> | null>(null)
  const filters = useMemo(() => (all ? { all } : {}), [all])
  const slip = useLotSlip(() => table.current?.focus())
  /** One receipt for everything chosen; for a single line, what came in is then offered as its replacement. */
  const receive = (rows: readonly ReplenishmentRow[]) => {
    const open = rows.filter((row) => row.open > 0)
    const [first] = open
    if (!first) return
    const wanted = new Map<string, number>()
    for (const row of open) wanted.set(row.itemId, (wanted.get(row.itemId) ?? 0) + row.open)
    const numbers = [...new Set(open.map((row) => row.documentNumber))]
    void slip.startReceipt(
      [...wanted].map(([itemId, quantity]) => ({ itemId, quantity })),
      {
        depotId: first.depotId,
        note: t('standards.refill.receiptNote', { numbers: numbers.slice(0, 20).join('、') }),
        ...(open.length === 1 ? { onPosted: () => setOpened(first) } : {}),
      },
    )
  }
  const close = () => {
    const key = opened?.key
    setOpened(null)
    table.current?.focus(key)
  }
  return (
    <>
      <TablePage<ReplenishmentRow>
        title={t('title')}
        lead={lead}
        handle={table}
        storageKey="supplies.replenishment"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listReplenishments', input: filters }}
        rowKey={(row) => row.key}
        onOpen={setOpened}
        openKey={opened?.key ?? null}
        searchHint={t('standards.refill.searchHint')}
        onClearFilters={() => setAll(false)}
        filters={
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            {t('standards.refill.all')}
          </Checkbox>
        }
        actions={
          <PrintMenu
            items={[
              {
                label: t('standards.refill.print'),
                print: (options) => youbei.supplies.printReplenishments({ all }, options),
              },
              {
                label: t('export'),
                save: (options) => youbei.supplies.exportReplenishments({ all }, options),
              },
            ]}
          />
        }
        {...(mayWrite
          ? {
              selectionActions: (rows: readonly ReplenishmentRow[], clear: () => void) => (
                <>
                  <Button onClick={() => receive(rows)}>{t('standards.refill.receive')}</Button>
                  <Button onClick={() => setDismissing({ rows, clear })}>
                    {t('standards.refill.dismiss')}
                  </Button>
                </>
              ),
              rowActions: (row: ReplenishmentRow) =>
                row.open > 0 && !row.dismissed ? (
                  <Button type="link" size="small" onClick={() => receive([row])}>
                    {t('standards.refill.receive')}
                  </Button>
                ) : null,
            }
          : {})}
        empty={
          <EmptyState
            icon={<UndoOutlined aria-hidden />}
            title={t('standards.refill.empty')}
            description={t('standards.refill.emptyHint')}
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        title={opened ? [opened.itemName, opened.spec].filter(Boolean).join(' ') : ''}
        onClose={close}
        onMove={(step) => {
          const next = opened && table.current?.neighbour(opened.key, step)
          if (next) setOpened(next)
        }}
        width={640}
        extra={
          mayWrite &&
          opened !== null &&
          opened.open > 0 &&
          !opened.dismissed && (
            <Button
              onClick={() => {
                setOpened(null)
                receive([opened])
              }}
            >
              {t('standards.refill.receive')}
            </Button>
          )
        }
      >
        {opened && <Receipts key={opened.key} row={opened} mayWrite={mayWrite} onDone={close} />}
      </RecordDrawer>
      {slip.editor}
      {dismissing && (
        <Dismissal
          rows={dismissing.rows}
          onClose={(done) => {
            if (done) dismissing.clear()
            setDismissing(null)
          }}
        />
      )}
    </>
  )
}

function Dismissal({
  rows,
  onClose,
}: Readonly<{ rows: readonly ReplenishmentRow[]; onClose: (done: boolean) => void }>) {
  const { t } = useTranslation('supplies')
  const [reason, setReason] = useState('')
  const dismiss = useCommand(
    () =>
      youbei.supplies.dismissReplenishments({
        rows: rows.slice(0, 200).map(({ documentId, itemId }) => ({ documentId, itemId })),
        reason,
      }),
    {
      done: ({ count }) => t('standards.refill.dismissed', { n: count }),
      undoable: true,
      onDone: () => onClose(true),
    },
  )
  return (
    <Modal
      open
      title={t('standards.refill.dismissTitle', { n: rows.length })}
      okText={t('standards.refill.dismiss')}
      confirmLoading={dismiss.running}
      onOk={() => void dismiss.run(undefined)}
      onCancel={() => onClose(false)}
    >
      <InlineField above label={t('standards.refill.reason')}>
        {(id) => (
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </InlineField>
    </Modal>
  )
}

/** Receipts that came since, each to be named as the replacement. */
function Receipts({
  row,
  mayWrite,
  onDone,
}: Readonly<{ row: ReplenishmentRow; mayWrite: boolean; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const receipts = useQueryCall('supplies', 'listReceiptsOf', { itemId: row.itemId, since: row.issuedOn })
    .data?.rows
  const restore = useCommand(
    () =>
      youbei.supplies.dismissReplenishments({
        rows: [{ documentId: row.documentId, itemId: row.itemId }],
        dismissed: false,
      }),
    { done: t('standards.refill.restored'), undoable: true, onDone },
  )
  return (
    <>
      <dl className="yb-facts">
        <dt>{t('standards.refill.columns.document')}</dt>
        <dd>
          {row.documentNumber}　{formatDay(row.issuedOn)}
        </dd>
        <dt>{t('standards.refill.columns.issued')}</dt>
        <dd>{withUnit(row.issued, row.decimals, row.unit)}</dd>
        <dt>{t('standards.refill.columns.replaced')}</dt>
        <dd>
          {withUnit(row.replaced, row.decimals, row.unit)} {row.receipts}
        </dd>
        <dt>{t('standards.refill.columns.open')}</dt>
        <dd>
          {row.dismissed
            ? t('standards.refill.isDismissed', { reason: row.reason })
            : withUnit(row.open, row.decimals, row.unit)}
        </dd>
      </dl>
      {row.dismissed && mayWrite && (
        <Button loading={restore.running} onClick={() => void restore.run(undefined)}>
          {t('standards.refill.restore')}
        </Button>
      )}
      <h2 className="yb-section">{t('standards.refill.receipts')}</h2>
      {receipts?.length === 0 && <p className="yb-second">{t('standards.refill.noReceipts')}</p>}
      {receipts && receipts.length > 0 && (
        <table className="yb-lines yb-edit-table">
          <thead>
            <tr>
              <th scope="col">{t('standards.refill.columns.document')}</th>
              <th scope="col">{t('standards.refill.columns.day')}</th>
              <th scope="col" className="yb-right">
                {t('standards.refill.free')}
              </th>
              {mayWrite && <th scope="col">{t('standards.refill.take')}</th>}
            </tr>
          </thead>
          <tbody>
            {receipts.map((receipt) => (
              <Receipt
                key={receipt.documentId}
                row={row}
                receipt={receipt}
                mayWrite={mayWrite}
                onDone={onDone}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

type ReceiptRow = Readonly<{ documentId: string; documentNumber: string; receivedOn: string; free: number }>

function Receipt({
  row,
  receipt,
  mayWrite,
  onDone,
}: Readonly<{ row: ReplenishmentRow; receipt: ReceiptRow; mayWrite: boolean; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const most = Math.min(row.open, receipt.free)
  const scale = 10 ** row.decimals
  const [quantity, setQuantity] = useState<number | null>(most / scale)
  const link = useCommand(
    () =>
      youbei.supplies.linkReplenishment({
        documentId: row.documentId,
        itemId: row.itemId,
        receiptId: receipt.documentId,
        quantity: Math.round((quantity ?? 0) * scale),
      }),
    { done: t('standards.refill.linked'), undoable: true, onDone },
  )
  return (
    <tr>
      <td>{receipt.documentNumber}</td>
      <td>{formatDay(receipt.receivedOn)}</td>
      <td className="yb-right">{formatQuantity(receipt.free, row.decimals)}</td>
      {mayWrite && (
        <td>
          <span className="yb-ratio">
            <InputNumber
              size="small"
              min={0}
              max={most / scale}
              precision={row.decimals}
              disabled={most === 0}
              aria-label={t('standards.refill.takeOf', { number: receipt.documentNumber })}
              value={quantity}
              onChange={setQuantity}
              suffix={row.unit}
            />
            <Button
              size="small"
              disabled={most === 0 || !quantity}
              loading={link.running}
              onClick={() => void link.run(undefined)}
            >
              {t('standards.refill.link')}
            </Button>
          </span>
        </td>
      )}
    </tr>
  )
}

function useColumns(): readonly TableColumn<ReplenishmentRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<ReplenishmentRow>[]>(() => {
    const amount = (key: 'issued' | 'replaced' | 'open', sort = false): TableColumn<ReplenishmentRow> => ({
      key,
      title: t(`standards.refill.columns.${key}`),
      ...(sort ? { sortField: key } : {}),
      width: 92,
      align: 'right',
      priority: 1,
      text: (row) =>
        key === 'open' && row.dismissed ? t('standards.refill.no') : formatQuantity(row[key], row.decimals),
    })
    return [
      {
        key: 'issuedOn',
        title: t('standards.refill.columns.day'),
        sortField: 'issuedOn',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.issuedOn),
      },
      {
        key: 'documentNumber',
        title: t('standards.refill.columns.document'),
        sortField: 'documentNumber',
        width: 140,
        priority: 2,
        text: (row) => row.documentNumber,
      },
      {
        key: 'itemName',
        title: t('columns.itemName'),
        sortField: 'itemName',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => row.itemName,
      },
      { key: 'spec', title: t('columns.spec'), width: 110, grow: true, priority: 3, text: (row) => row.spec },
      amount('issued'),
      amount('replaced'),
      amount('open', true),
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 1, text: (row) => row.unit },
      {
        key: 'note',
        title: t('standards.refill.columns.note'),
        width: 160,
        grow: true,
        priority: 2,
        text: (row) => row.note,
      },
    ]
  }, [t])
}
