import { BarChartOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../preload/contract/api'
import { type FlowRow, reportSplits } from '../../../preload/contract/supplies/index'
import { asked } from '../../shared/asked'
import type { PickedDepot } from '../../shared/DepotPicker'
import { EmptyState } from '../../shared/EmptyState'
import { formatFen, formatQuantity, parseDay } from '../../shared/format'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useStatus } from '../../shared/useStatus'
import { type Group, GroupSelect, LabelledDay, PlaceFilters, useGroupName, useReportPapers } from './parts'

type Split = (typeof reportSplits)[number]
const parts = ['opening', 'received', 'issued', 'other', 'closing'] as const

/** 收发存: opening, receipts, issues, balance of a time, in parts of it. */
export function FlowsReport({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const today = useStatus()?.today ?? ''
  const table = useRef<TableHandle<FlowRow>>(null)
  const [typedFrom, setFrom] = useState('')
  const [typedTo, setTo] = useState('')
  const [by, setBy] = useState<Group>('item')
  const [split, setSplit] = useState<Split>('none')
  const [depot, setDepot] = useState<PickedDepot | null>(null)
  const [category, setCategory] = useState('')
  const from = parseDay(typedFrom) ?? (today === '' ? '2000-01-01' : `${today.slice(0, 4)}-01-01`)
  const to = parseDay(typedTo) ?? (today || '2000-01-01')
  const filters = useMemo(
    () => ({
      from,
      to,
      by,
      split,
      ...(depot === null ? {} : { depotId: depot.id }),
      ...(category === '' ? {} : { category }),
    }),
    [from, to, by, split, depot, category],
  )
  const papers = useReportPapers(() => ({ report: 'flows', ...asked(table, filters) }))
  const alike = by === 'item' || by === 'lot'
  return (
    <TablePage<FlowRow>
      title={t('title')}
      lead={lead}
      handle={table}
      storageKey={`supplies.report.flows.${by}`}
      columns={useColumns(by, split)}
      load={{ module: 'supplies', call: 'listFlows', input: filters }}
      rowKey={(row) => row.key}
      searchHint={t('reports.searchHint')}
      onClearFilters={() => {
        setDepot(null)
        setCategory('')
      }}
      filters={
        <>
          <LabelledDay
            label={t('reports.from')}
            value={typedFrom === '' ? from : typedFrom}
            onChange={setFrom}
          />
          <LabelledDay label={t('reports.to')} value={typedTo === '' ? to : typedTo} onChange={setTo} />
          <Select
            aria-label={t('reports.split')}
            value={split}
            options={reportSplits.map((one) => ({ value: one, label: t(`reports.splits.${one}`) }))}
            onChange={setSplit}
          />
          <GroupSelect value={by} onChange={setBy} />
          <PlaceFilters depot={depot} category={category} onDepot={setDepot} onCategory={setCategory} />
        </>
      }
      actions={papers}
      totals={(answer) => {
        const { totals, rows } = answer as Answer<'supplies', 'listFlows'>
        const decimals = rows[0]?.decimals ?? 0
        return {
          name: t('reports.total'),
          value: formatFen(totals.values.closing),
          ...Object.fromEntries(
            parts.map((part) => [
              part,
              alike
                ? totals.quantities
                  ? formatQuantity(totals.quantities[part], decimals)
                  : ''
                : formatFen(totals.values[part]),
            ]),
          ),
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

function useColumns(by: Group, split: Split): readonly TableColumn<FlowRow>[] {
  const { t } = useTranslation('supplies')
  const groupName = useGroupName()
  return useMemo<readonly TableColumn<FlowRow>[]>(() => {
    const alike = by === 'item' || by === 'lot'
    return [
      {
        key: 'name',
        title: t(`reports.heads.${by}`),
        sortField: 'name',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => groupName(row.name, by),
      },
      ...(alike
        ? [
            {
              key: 'detail',
              title: t('columns.spec'),
              width: 100,
              grow: true,
              priority: 3 as const,
              text: (row: FlowRow) => row.detail,
            },
          ]
        : []),
      ...(split === 'none'
        ? []
        : [
            {
              key: 'period',
              title: t('reports.columns.period'),
              sortField: 'period',
              width: 96,
              priority: 1 as const,
              text: (row: FlowRow) => row.period,
            },
          ]),
      ...parts.map((part) => ({
        key: part,
        title: t(`reports.flows.${part}`),
        sortField: part,
        width: alike ? 92 : 120,
        align: 'right' as const,
        priority: part === 'other' ? (2 as const) : (1 as const),
        text: (row: FlowRow) => {
          if (!alike) return formatFen(row.values[part])
          const value = row.quantities?.[part] ?? 0
          return value === 0 && part !== 'closing' ? '' : formatQuantity(value, row.decimals)
        },
      })),
      ...(alike
        ? [
            {
              key: 'unit',
              title: t('columns.unit'),
              width: 60,
              priority: 1 as const,
              text: (row: FlowRow) => row.unit,
            },
            {
              key: 'value',
              title: t('reports.columns.closingValue'),
              sortField: 'value',
              width: 150,
              align: 'right' as const,
              priority: 2 as const,
              text: (row: FlowRow) => formatFen(row.values.closing),
            },
          ]
        : []),
    ]
  }, [t, by, split, groupName])
}
