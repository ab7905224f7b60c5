import { FileSearchOutlined } from '@ant-design/icons'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Answer } from '../../../preload/contract/api'
import type { CardRow } from '../../../preload/contract/supplies/index'
import { DepotPicker, type PickedDepot } from '../../shared/DepotPicker'
import { EmptyState } from '../../shared/EmptyState'
import { formatInstant, formatQuantity, parseDay } from '../../shared/format'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { LabelledDay, useReportPapers } from './parts'

type Named = Pick<PickedItem, 'id' | 'name' | 'spec' | 'unit' | 'decimals' | 'shelfLifeMonths'>

/** 明细账: every entry of an item or a lot, with the balance after it. */
export function CardReport({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const [params, setParams] = useSearchParams()
  const table = useRef<TableHandle<CardRow>>(null)
  const itemId = params.get('item')
  const lotId = params.get('lot')
  const [depot, setDepot] = useState<PickedDepot | null>(null)
  const [typedFrom, setFrom] = useState('')
  const [typedTo, setTo] = useState('')
  const [picked, setPicked] = useState<Named | null>(null)
  const from = parseDay(typedFrom)
  const to = parseDay(typedTo)
  const filters = useMemo(
    () => ({
      ...(lotId !== null ? { lotId } : itemId !== null ? { itemId } : {}),
      ...(depot === null ? {} : { depotId: depot.id }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    }),
    [itemId, lotId, depot, from, to],
  )
  const chosen = itemId !== null || lotId !== null
  const papers = useReportPapers(() => (chosen ? { report: 'card', ...filters } : null))
  const decimals = useRef(0)
  const columns = useColumns(() => decimals.current)
  const named: Named | null =
    picked ??
    (itemId === null
      ? null
      : {
          id: itemId,
          name: params.get('name') ?? '',
          spec: '',
          unit: '',
          decimals: 0,
          shelfLifeMonths: null,
        })
  const pickers = (
    <>
      <div className="yb-filter-item">
        <ItemPicker
          aria-label={t('reports.item')}
          placeholder={t('reports.item')}
          value={named}
          onChange={(item) => {
            setPicked(item)
            setParams(item ? { report: 'card', item: item.id, name: item.name } : { report: 'card' }, {
              replace: true,
            })
          }}
        />
      </div>
      <div className="yb-filter-wide">
        <DepotPicker
          aria-label={t('filters.depot')}
          placeholder={t('filters.depot')}
          value={depot}
          onChange={setDepot}
        />
      </div>
      <LabelledDay label={t('reports.from')} value={typedFrom} onChange={setFrom} />
      <LabelledDay label={t('reports.to')} value={typedTo} onChange={setTo} />
    </>
  )
  if (!chosen)
    return (
      <section className="yb-page" aria-label={t('title')}>
        <header className="yb-page-head">
          <h1>{t('title')}</h1>
        </header>
        {lead}
        <search className="yb-filters">{pickers}</search>
        <div className="yb-table-box">
          <EmptyState
            icon={<FileSearchOutlined aria-hidden />}
            title={t('reports.card.choose')}
            description={t('reports.card.chooseHint')}
          />
        </div>
      </section>
    )
  return (
    <TablePage<CardRow>
      title={t('title')}
      lead={lead}
      handle={table}
      storageKey="supplies.report.card"
      columns={columns}
      load={{ module: 'supplies', call: 'getCard', input: filters }}
      rowKey={(row) => String(row.id)}
      searchHint={t('reports.searchHint')}
      filters={pickers}
      actions={papers}
      summary={(answer) => {
        const card = answer as Answer<'supplies', 'getCard'>
        decimals.current = card.decimals
        return (
          <dl className="yb-summary">
            <div>
              <dd>{card.title}</dd>
              <dt>{t('reports.card.unit', { unit: card.unit })}</dt>
            </div>
            {(['opening', 'received', 'issued', 'closing'] as const).map((part) => (
              <div key={part}>
                <dt>{t(`reports.flows.${part}`)}</dt>
                <dd>{formatQuantity(card[part], card.decimals)}</dd>
              </div>
            ))}
          </dl>
        )
      }}
      empty={
        <EmptyState
          icon={<FileSearchOutlined aria-hidden />}
          title={t('reports.empty')}
          description={t('reports.emptyHint')}
        />
      }
    />
  )
}

function useColumns(decimals: () => number): readonly TableColumn<CardRow>[] {
  const { t } = useTranslation('supplies')
  const amount = (key: 'received' | 'issued' | 'balance'): TableColumn<CardRow> => ({
    key,
    title: t(`reports.card.${key}`),
    width: 96,
    align: 'right',
    priority: 1,
    text: (row) => (row[key] === 0 && key !== 'balance' ? '' : formatQuantity(row[key], decimals())),
  })
  return [
    {
      key: 'happenedAt',
      title: t('reports.card.at'),
      width: 150,
      priority: 1,
      text: (row) => formatInstant(row.happenedAt),
    },
    {
      key: 'documentNumber',
      title: t('reports.card.document'),
      width: 140,
      priority: 1,
      text: (row) => row.documentNumber,
    },
    {
      key: 'kind',
      title: t('reports.card.kind'),
      width: 80,
      priority: 1,
      text: (row) => t(`reports.kinds.${row.kind}`),
    },
    {
      key: 'depotName',
      title: t('columns.depotName'),
      width: 130,
      grow: true,
      priority: 2,
      text: (row) => row.depotName,
    },
    {
      key: 'lotNumber',
      title: t('columns.lotNumber'),
      width: 110,
      priority: 3,
      text: (row) => row.lotNumber,
    },
    {
      key: 'note',
      title: t('reports.card.note'),
      width: 140,
      grow: true,
      priority: 3,
      text: (row) => row.note,
    },
    amount('received'),
    amount('issued'),
    amount('balance'),
    { key: 'userName', title: t('reports.card.user'), width: 90, priority: 3, text: (row) => row.userName },
  ]
}
