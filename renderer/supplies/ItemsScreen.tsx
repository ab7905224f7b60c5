import { UnorderedListOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Answer } from '../../preload/contract/api'
import { type Item, itemKinds, packText } from '../../preload/contract/supplies/index'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { ChoiceFilter } from '../shared/ChoiceFilter'
import { EmptyState } from '../shared/EmptyState'
import { formatQuantity } from '../shared/format'
import { ImportWizard } from '../shared/ImportWizard'
import { ListActions } from '../shared/ListActions'
import { RecordDrawer } from '../shared/RecordDrawer'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useRecordList } from '../shared/useRecordList'
import { CategorySelect } from './CategorySelect'
import { gbtCalls, itemCalls, showItem } from './catalogue/itemImport'
import { ReferenceDialog } from './catalogue/ReferenceDialog'
import { categoryName } from './categories'
import { ItemForm } from './ItemForm'
import { LabelsDialog, type LabelWish } from './labels/LabelsDialog'
import { SuppliesTabs } from './SuppliesTabs'
import { withUnit } from './stock'
import { useCategories } from './useCategories'

type CatalogueRow = Answer<'supplies', 'listItems'>['rows'][number]

/** The catalogue: what the office's things are called, counted in, and how long they keep. */
export function ItemsScreen() {
  const { t } = useTranslation('supplies')
  const [category, setCategory] = useState('')
  const [kind, setKind] = useState<Item['kind'] | undefined>(undefined)
  const [importing, setImporting] = useState<{ list: 'items' | 'gbt'; pasted?: string } | null>(null)
  const [choosing, setChoosing] = useState(false)
  const [labelled, setLabelled] = useState<readonly LabelWish[] | null>(null)
  const filters = useMemo(
    () => ({ ...(category === '' ? {} : { category }), ...(kind === undefined ? {} : { kind }) }),
    [category, kind],
  )
  const list = useRecordList<CatalogueRow, typeof filters>({
    filters,
    addressed: { param: 'item', module: 'supplies', call: 'getItem' },
  })
  const { mayWrite, record: item } = list
  const remove = useCommand((ids: string[]) => youbei.supplies.removeItems({ ids }), {
    done: ({ removed }) => t('item.removed', { n: removed }),
    undoable: true,
  })
  return (
    <>
      <TablePage<CatalogueRow>
        title={t('title')}
        lead={<SuppliesTabs current="items" />}
        {...list.table}
        storageKey="supplies.items"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listItems', input: filters }}
        searchHint={t('item.searchHint')}
        onClearFilters={() => {
          setCategory('')
          setKind(undefined)
        }}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ list: 'items', pasted }) } : {})}
        filters={
          <>
            <CategorySelect
              aria-label={t('filters.category')}
              placeholder={t('filters.category')}
              value={category}
              onChange={setCategory}
            />
            <ChoiceFilter
              label={t('catalogue.item.kind')}
              values={itemKinds}
              value={kind}
              text={(value) => t(`catalogue.kinds.${value}`)}
              onChange={setKind}
              width={140}
            />
          </>
        }
        actions={
          <ListActions
            print={(options) => youbei.supplies.printItems(list.asked(), options)}
            save={(options) => youbei.supplies.exportItems(list.asked(), options)}
            importing={
              <Dropdown
                menu={{
                  items: [
                    { key: 'items', label: t('catalogue.importItems') },
                    { key: 'gbt', label: t('catalogue.importGbt') },
                  ],
                  onClick: ({ key }) => setImporting({ list: key === 'gbt' ? 'gbt' : 'items' }),
                }}
              >
                <Button>{t('import')}</Button>
              </Dropdown>
            }
            beforeAdd={<Button onClick={() => setChoosing(true)}>{t('catalogue.reference.open')}</Button>}
            onAdd={list.openNew}
            add={t('item.add')}
          />
        }
        {...(mayWrite
          ? {
              selectionActions: (rows, clear) => (
                <>
                  <Button
                    onClick={() => setLabelled(rows.map(({ id, name }) => ({ kind: 'item', id, name })))}
                  >
                    {t('labels.print')}
                  </Button>
                  <Button
                    loading={remove.running}
                    onClick={() => void remove.run(rows.map((row) => row.id)).then((done) => done && clear())}
                  >
                    {t('remove')}
                  </Button>
                </>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<UnorderedListOutlined aria-hidden />}
            title={t('item.empty')}
            description={t('item.emptyHint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => setChoosing(true)}>
                    {t('catalogue.reference.open')}
                  </Button>
                  <Button onClick={list.openNew}>{t('item.add')}</Button>
                </>
              )
            }
          />
        }
      />
      <RecordDrawer
        {...list.drawer}
        title={item ? [item.name, item.spec].filter(Boolean).join(' ') : t('item.newTitle')}
        extra={
          item &&
          mayWrite && (
            <Button
              type="text"
              onClick={() => void remove.run([item.id]).then((done) => done && list.close())}
            >
              {t('remove')}
            </Button>
          )
        }
      >
        {list.drawer.open && (
          <ItemForm
            key={item?.id ?? 'new'}
            item={item}
            readOnly={!mayWrite}
            onSaved={list.close}
            onCancel={list.close}
          />
        )}
        {item && (
          <>
            <p>{packText(item.quantity, item, (rest, decimals) => formatQuantity(rest, decimals))}</p>
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
      {importing && (
        <ImportWizard
          open
          ns="supplies"
          title={t(importing.list === 'gbt' ? 'catalogue.importGbt' : 'catalogue.importItems')}
          fieldTexts={(key) => t(`catalogue.itemFields.${key}`)}
          showValue={(key, _value, values) => showItem(key, values, (words, facts = {}) => t(words, facts))}
          calls={importing.list === 'gbt' ? gbtCalls : itemCalls}
          pasted={importing.pasted}
          onClose={() => setImporting(null)}
        />
      )}
      {choosing && <ReferenceDialog onClose={() => setChoosing(false)} />}
      {labelled && <LabelsDialog wishes={labelled} onClose={() => setLabelled(null)} />}
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
        key: 'kind',
        title: t('catalogue.item.kind'),
        sortField: 'kind',
        width: 110,
        priority: 3,
        text: (row) => t(`catalogue.kinds.${row.kind}`),
      },
      {
        key: 'packaging',
        title: t('catalogue.item.packagings'),
        width: 130,
        optional: true,
        text: (row) =>
          row.packagings.map((pack) => `1${pack.name}=${pack.count}${pack.of || row.unit}`).join('；'),
      },
      {
        key: 'gbt',
        title: t('item.gbt'),
        sortField: 'gbt38565Code',
        width: 110,
        optional: true,
        text: (row) => row.gbt38565Code,
      },
      {
        key: 'minimum',
        title: t('catalogue.item.minimum'),
        width: 100,
        align: 'right',
        priority: 3,
        text: (row) => (row.minimum === null ? '' : formatQuantity(row.minimum, row.decimals)),
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
