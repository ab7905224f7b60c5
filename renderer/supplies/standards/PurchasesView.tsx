import { DownOutlined, ShoppingCartOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PurchaseList, purchaseStates } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { ChoiceFilter } from '../../shared/ChoiceFilter'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatFen } from '../../shared/format'
import { type TableColumn, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useRecordList } from '../../shared/useRecordList'
import { useStatus } from '../../shared/useStatus'
import { PurchaseDrawer } from './PurchaseDrawer'

/** 采购清单: what is to be bought, with its estimated cost. */
export function PurchasesView({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const today = useStatus()?.today ?? ''
  const [state, setState] = useState<PurchaseList['state'] | undefined>(undefined)
  const filters = useMemo(() => (state === undefined ? {} : { state }), [state])
  // A list that was drafted elsewhere is named in the address and shown at once.
  const list = useRecordList<PurchaseList, typeof filters>({
    filters,
    addressed: { param: 'list', module: 'supplies', call: 'getPurchaseList' },
  })
  const { mayWrite } = list
  const draft = useCommand(
    (from: 'minimum' | 'replenishment') =>
      youbei.supplies.draftPurchaseList({
        title: t(`standards.purchases.titles.${from}`, { day: today }),
        from,
      }),
    {
      done: ({ lines }) => t('standards.purchases.drafted', { n: lines.length }),
      undoable: true,
      onDone: list.open,
    },
  )
  const remove = useCommand((ids: string[]) => youbei.supplies.removePurchaseLists({ ids }), {
    done: ({ removed }) => t('standards.purchases.removed', { n: removed }),
    undoable: true,
  })
  return (
    <>
      <TablePage<PurchaseList>
        title={t('title')}
        lead={lead}
        {...list.table}
        storageKey="supplies.purchases"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listPurchaseLists', input: filters }}
        searchHint={t('standards.purchases.searchHint')}
        onClearFilters={() => setState(undefined)}
        filters={
          <ChoiceFilter
            label={t('standards.purchases.state')}
            values={purchaseStates}
            value={state}
            text={(value) => t(`standards.purchases.states.${value}`)}
            onChange={setState}
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
              <Button type="primary" onClick={list.openNew}>
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
      {list.drawer.open && (
        <PurchaseDrawer key={list.record?.id ?? 'new'} list={list.record} onClose={list.close} />
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
