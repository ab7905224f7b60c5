import { UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Answer } from '../../preload/contract/api'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { formatQuantity } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { RecordDrawer } from '../shared/RecordDrawer'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useMayWrite } from '../shared/useStatus'
import { CategorySelect } from './CategorySelect'
import { categoryName } from './categories'
import { ItemForm } from './ItemForm'
import { SuppliesTabs } from './SuppliesTabs'
import { withUnit } from './stock'
import { useCategories } from './useCategories'

type CatalogueRow = Answer<'supplies', 'listItems'>['rows'][number]

/** The catalogue: what the office's things are called, counted in, and how long they keep. */
export function ItemsScreen() {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<CatalogueRow>>(null)
  const [opened, setOpened] = useState<CatalogueRow | 'new' | null>(null)
  const [category, setCategory] = useState('')
  const item = opened === 'new' ? null : opened
  const openNew = () => mayWrite && setOpened('new')
  useHotkeys({ f2: openNew })
  const remove = useCommand((ids: string[]) => youbei.supplies.removeItems({ ids }), {
    done: ({ removed }) => t('item.removed', { n: removed }),
    undoable: true,
  })
  const filters = useMemo(() => (category === '' ? {} : { category }), [category])
  const close = () => {
    setOpened(null)
    table.current?.focus(item?.id)
  }
  return (
    <>
      <TablePage<CatalogueRow>
        title={t('title')}
        lead={<SuppliesTabs current="items" />}
        handle={table}
        storageKey="supplies.items"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listItems', input: filters }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={item?.id ?? null}
        searchHint={t('item.searchHint')}
        onClearFilters={() => setCategory('')}
        filters={
          <CategorySelect
            aria-label={t('filters.category')}
            placeholder={t('filters.category')}
            value={category}
            onChange={setCategory}
          />
        }
        actions={
          mayWrite && (
            <Button type="primary" onClick={openNew}>
              {t('item.add')} <span className="yb-kbd">F2</span>
            </Button>
          )
        }
        {...(mayWrite
          ? {
              selectionActions: (rows, clear) => (
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
            icon={<UnorderedListOutlined />}
            title={t('item.empty')}
            description={t('item.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={openNew}>
                  {t('item.add')}
                </Button>
              )
            }
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        title={item ? [item.name, item.spec].filter(Boolean).join(' ') : t('item.newTitle')}
        onClose={close}
        onMove={
          item
            ? (step) => {
                const next = table.current?.neighbour(item.id, step)
                if (next) setOpened(next)
              }
            : undefined
        }
        extra={
          item &&
          mayWrite && (
            <Button type="text" onClick={() => void remove.run([item.id]).then((done) => done && close())}>
              {t('remove')}
            </Button>
          )
        }
      >
        {opened !== null && (
          <ItemForm
            key={item?.id ?? 'new'}
            item={item}
            readOnly={!mayWrite}
            onSaved={close}
            onCancel={close}
          />
        )}
        {item && (
          <>
            <p>
              <Link to={`/supplies?search=${encodeURIComponent(item.name)}`}>
                {t('item.toStock', { quantity: withUnit(item.quantity, item.decimals, item.unit) })}
              </Link>
            </p>
            <h2 className="yb-section">{t('history')}</h2>
            <AuditTrail recordId={item.id} createdAt={item.createdAt} />
          </>
        )}
      </RecordDrawer>
    </>
  )
}

function useColumns(): readonly TableColumn<CatalogueRow>[] {
  const { t } = useTranslation('supplies')
  const categories = useCategories()
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('item.name'),
        sortField: 'name',
        width: 170,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'spec',
        title: t('item.spec'),
        sortField: 'spec',
        width: 130,
        grow: true,
        priority: 2,
        text: (row) => row.spec,
      },
      {
        key: 'category',
        title: t('item.category'),
        sortField: 'category',
        width: 150,
        priority: 2,
        text: (row) => categoryName(categories, row.category),
      },
      {
        key: 'shelfLife',
        title: t('item.shelfLife'),
        width: 110,
        align: 'right',
        priority: 3,
        text: (row) => (row.shelfLifeMonths === null ? '' : t('months', { n: row.shelfLifeMonths })),
      },
      {
        key: 'quantity',
        title: t('item.quantity'),
        width: 120,
        align: 'right',
        priority: 1,
        text: (row) => formatQuantity(row.quantity, row.decimals, { grouped: false }),
        render: (row) => formatQuantity(row.quantity, row.decimals),
      },
      {
        key: 'unit',
        title: t('item.unit'),
        sortField: 'unit',
        width: 80,
        priority: 1,
        text: (row) => row.unit,
      },
    ],
    [t, categories],
  )
}
