import { DownOutlined, ShoppingCartOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type PurchaseList, purchaseStates } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatFen } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { PurchaseDrawer } from './PurchaseDrawer'

/** 采购清单: what is to be bought, with its estimated cost. */
export function PurchasesView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const [params, setParams] = useSearchParams()
  const today = useStatus()?.today ?? ''
  const table = useRef<TableHandle<PurchaseList>>(null)
  const [opened, setOpened] = useState<PurchaseList | 'new' | null>(null)
  const [state, setState] = useState<PurchaseList['state'] | null>(null)
  const filters = useMemo(() => (state === null ? {} : { state }), [state])

  // A list that was drafted elsewhere is shown at once.
  const wanted = params.get('list')
  const named = useQueryCall(
    'supplies',
    'getPurchaseList',
    { id: wanted ?? '' },
    { enabled: wanted !== null },
  ).data
  useEffect(() => {
    if (named && named.id === wanted) setOpened(named)
  }, [named, wanted])
  const draft = useCommand(
    (from: 'minimum' | 'replenishment') =>
      youbei.supplies.draftPurchaseList({
        title: t(`standards.purchases.titles.${from}`, { day: today }),
        from,
      }),
    {
      done: ({ lines }) => t('standards.purchases.drafted', { n: lines.length }),
      undoable: true,
      onDone: setOpened,
    },
  )
  const remove = useCommand((ids: string[]) => youbei.supplies.removePurchaseLists({ ids }), {
    done: ({ removed }) => t('standards.purchases.removed', { n: removed }),
    undoable: true,
  })
  const close = () => {
    const key = opened !== 'new' ? opened?.id : undefined
    setOpened(null)
    if (wanted !== null) setParams({ view: 'purchases' }, { replace: true })
    table.current?.focus(key)
  }
  const openNew = () => mayWrite && setOpened('new')
  useHotkeys({ f2: openNew })
  return (
    <>
      <TablePage<PurchaseList>
        title={t('title')}
        lead={lead}
        handle={table}
        storageKey="supplies.purchases"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listPurchaseLists', input: filters }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={opened !== 'new' ? (opened?.id ?? null) : null}
        searchHint={t('standards.purchases.searchHint')}
        onClearFilters={() => setState(null)}
        filters={
          <Select
            allowClear
            aria-label={t('standards.purchases.state')}
            placeholder={t('standards.purchases.state')}
            value={state}
            options={purchaseStates.map((one) => ({
              value: one,
              label: t(`standards.purchases.states.${one}`),
            }))}
            onChange={(value) => setState(value ?? null)}
          />
        }
        actions={
          mayWrite && (
            <>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: (['minimum', 'replenishment'] as const).map((from) => ({
                    key: from,
                    label: t(`standards.purchases.from.${from}`),
                    onClick: () => void draft.run(from),
                  })),
                }}
              >
                <Button loading={draft.running}>
                  {t('standards.purchases.draft')} <DownOutlined aria-hidden />
                </Button>
              </Dropdown>
              <Button type="primary" onClick={openNew}>
                {t('standards.purchases.add')} <span className="yb-kbd">F2</span>
              </Button>
            </>
          )
        }
        {...(mayWrite
          ? {
              selectionActions: (rows: readonly PurchaseList[], clear: () => void) => (
                <Button
                  loading={remove.running}
                  onClick={() => void remove.run(rows.map((row) => row.id)).then((done) => done && clear())}
                >
                  {t('remove')}
                </Button>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<ShoppingCartOutlined aria-hidden />}
            title={t('standards.purchases.empty')}
            description={t('standards.purchases.emptyHint')}
          />
        }
      />
      {opened !== null && (
        <PurchaseDrawer
          key={opened === 'new' ? 'new' : opened.id}
          list={opened === 'new' ? null : opened}
          onClose={close}
        />
      )}
    </>
  )
}

function useColumns(): readonly TableColumn<PurchaseList>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<PurchaseList>[]>(
    () => [
      {
        key: 'title',
        title: t('standards.purchases.title'),
        sortField: 'title',
        width: 220,
        grow: true,
        priority: 1,
        text: (row) => row.title,
      },
      {
        key: 'source',
        title: t('standards.purchases.source'),
        width: 120,
        priority: 2,
        text: (row) => t(`standards.purchases.sources.${row.source}`),
      },
      {
        key: 'madeOn',
        title: t('standards.purchases.madeOn'),
        sortField: 'madeOn',
        width: 116,
        priority: 2,
        text: (row) => formatDay(row.madeOn),
      },
      {
        key: 'lines',
        title: t('standards.purchases.lines'),
        width: 80,
        align: 'right',
        priority: 1,
        text: (row) => String(row.lines.length),
      },
      {
        key: 'costFen',
        title: t('standards.gap.columns.cost'),
        width: 140,
        align: 'right',
        priority: 1,
        text: (row) => formatFen(row.costFen),
      },
      {
        key: 'state',
        title: t('standards.purchases.state'),
        sortField: 'state',
        width: 100,
        priority: 1,
        text: (row) => t(`standards.purchases.states.${row.state}`),
      },
    ],
    [t],
  )
}
