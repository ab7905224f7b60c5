import { BarChartOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Answer } from '../../../preload/contract/api'
import type { StockAtRow } from '../../../preload/contract/supplies/index'
import { asked } from '../../shared/asked'
import type { PickedDepot } from '../../shared/DepotPicker'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatFen, formatNumber, formatQuantity, parseDay } from '../../shared/format'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useStatus } from '../../shared/useStatus'
import { type Group, GroupSelect, LabelledDay, PlaceFilters, useGroupName, useReportPapers } from './parts'
import { endOfDay } from './time'

/** 库存表: what there was at the end of a day, or at an hour of it. */
export function StockReport({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const navigate = useNavigate()
  const today = useStatus()?.today ?? ''
  const table = useRef<TableHandle<StockAtRow>>(null)
  const [typedDay, setTypedDay] = useState('')
  const [time, setTime] = useState('')
  const [by, setBy] = useState<Group>('item')
  const [depot, setDepot] = useState<PickedDepot | null>(null)
  const [category, setCategory] = useState('')
  const day = parseDay(typedDay)
  const at = day === null || (day >= today && time === '') ? null : endOfDay(day, time)
  const filters = useMemo(
    () => ({
      by,
      ...(at === null ? {} : { at }),
      ...(depot === null ? {} : { depotId: depot.id }),
      ...(category === '' ? {} : { category }),
    }),
    [by, at, depot, category],
  )
  const papers = useReportPapers(() => ({ report: 'stock', ...asked(table, filters) }))
  return (
    <TablePage<StockAtRow>
      title={t('title')}
      lead={lead}
      handle={table}
      storageKey={`supplies.report.stock.${by}`}
      columns={useColumns(by)}
      load={{ module: 'supplies', call: 'listStockAt', input: filters }}
      rowKey={(row) => row.key}
      {...(by === 'item'
        ? {
            onOpen: (row: StockAtRow) =>
              void navigate(
                `/supplies/reports?report=card&item=${row.key}&name=${encodeURIComponent(row.name)}`,
              ),
          }
        : {})}
      searchHint={t('reports.searchHint')}
      onClearFilters={() => {
        setTypedDay('')
        setTime('')
        setDepot(null)
        setCategory('')
      }}
      filters={
        <>
          <LabelledDay
            label={t('reports.on')}
            value={typedDay === '' ? today : typedDay}
            onChange={setTypedDay}
          />
          <Input
            type="time"
            className="yb-time"
            aria-label={t('reports.time')}
            title={t('reports.timeHint')}
            value={time}
            onChange={(event) => {
              setTime(event.target.value)
              if (typedDay === '') setTypedDay(today)
            }}
          />
          <GroupSelect value={by} onChange={setBy} />
          <PlaceFilters depot={depot} category={category} onDepot={setDepot} onCategory={setCategory} />
        </>
      }
      actions={papers}
      totals={(answer) => {
        const { totals } = answer as Answer<'supplies', 'listStockAt'>
        return {
          name: t('reports.total'),
          lots: formatNumber(totals.lots),
          valueFen: formatFen(totals.valueFen),
        }
      }}
      empty={
        <EmptyState
          icon={<BarChartOutlined aria-hidden />}
          title={t('reports.empty')}
          description={t('reports.emptyHint')}
        />
      }
    />
  )
}

function useColumns(by: Group): readonly TableColumn<StockAtRow>[] {
  const { t } = useTranslation('supplies')
  const groupName = useGroupName()
  return useMemo<readonly TableColumn<StockAtRow>[]>(() => {
    const alike = by === 'item' || by === 'lot'
    const amount = (key: 'quantity' | 'elsewhere'): TableColumn<StockAtRow> => ({
      key,
      title: t(`reports.columns.${key}`),
      ...(key === 'quantity' ? { sortField: key } : {}),
      width: 110,
      align: 'right',
      priority: key === 'quantity' ? 1 : 3,
      text: (row) => {
        const value = row[key]
        return value === null || (key === 'elsewhere' && value === 0)
          ? ''
          : formatQuantity(value, row.decimals)
      },
    })
    return [
      {
        key: 'name',
        title: t(`reports.heads.${by}`),
        sortField: 'name',
        width: 170,
        grow: true,
        priority: 1,
        text: (row) => groupName(row.name, by),
      },
      ...(alike
        ? [
            {
              key: 'detail',
              title: t('columns.spec'),
              width: 140,
              grow: true,
              priority: 2 as const,
              text: (row: StockAtRow) => row.detail,
            },
          ]
        : [
            {
              key: 'items',
              title: t('reports.columns.items'),
              width: 100,
              align: 'right' as const,
              priority: 1 as const,
              text: (row: StockAtRow) => formatNumber(row.items),
            },
          ]),
      ...(by === 'lot'
        ? [
            {
              key: 'depotName',
              title: t('columns.depotName'),
              sortField: 'depotName',
              width: 140,
              grow: true,
              priority: 1 as const,
              text: (row: StockAtRow) => row.depotName,
            },
            {
              key: 'expiresOn',
              title: t('columns.expiresOn'),
              sortField: 'expiresOn',
              width: 116,
              priority: 2 as const,
              text: (row: StockAtRow) => formatDay(row.expiresOn),
            },
          ]
        : []),
      ...(alike
        ? [
            amount('quantity'),
            amount('elsewhere'),
            {
              key: 'unit',
              title: t('columns.unit'),
              width: 60,
              priority: 1 as const,
              text: (row: StockAtRow) => row.unit,
            },
          ]
        : []),
      {
        key: 'lots',
        title: t('reports.columns.lots'),
        sortField: 'lots',
        width: 90,
        align: 'right',
        priority: 2,
        text: (row) => formatNumber(row.lots),
      },
      {
        key: 'valueFen',
        title: t('reports.columns.value'),
        sortField: 'valueFen',
        width: 140,
        align: 'right',
        priority: 1,
        text: (row) => formatFen(row.valueFen),
      },
    ]
  }, [t, by, groupName])
}
