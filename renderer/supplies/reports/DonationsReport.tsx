import { GiftOutlined } from '@ant-design/icons'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../preload/contract/api'
import type { DonationRow } from '../../../preload/contract/supplies/index'
import { asked } from '../../shared/asked'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatFen, formatQuantity, parseDay } from '../../shared/format'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { LabelledDay, useReportPapers } from './parts'

/** 捐赠收支公示: who gave what, and what became of it. */
export function DonationsReport({ lead }: Readonly<{ lead: ReactNode }>) {
  const { t } = useTranslation('supplies')
  const table = useRef<TableHandle<DonationRow>>(null)
  const [typedFrom, setFrom] = useState('')
  const [typedTo, setTo] = useState('')
  const from = parseDay(typedFrom)
  const to = parseDay(typedTo)
  const filters = useMemo(
    () => ({ ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }),
    [from, to],
  )
  const papers = useReportPapers(() => ({ report: 'donations', ...asked(table, filters) }))
  return (
    <TablePage<DonationRow>
      title={t('title')}
      lead={lead}
      handle={table}
      storageKey="supplies.report.donations"
      columns={useColumns()}
      load={{ module: 'supplies', call: 'listDonations', input: filters }}
      rowKey={(row) => row.key}
      searchHint={t('reports.donations.searchHint')}
      onClearFilters={() => {
        setFrom('')
        setTo('')
      }}
      filters={
        <>
          <LabelledDay label={t('reports.from')} value={typedFrom} onChange={setFrom} />
          <LabelledDay label={t('reports.to')} value={typedTo} onChange={setTo} />
        </>
      }
      actions={papers}
      totals={(answer) => {
        const { totals } = answer as Answer<'supplies', 'listDonations'>
        return {
          receivedOn: t('reports.total'),
          donor: t('reports.donations.donors', { n: totals.donors }),
          valueFen: formatFen(totals.valueFen),
        }
      }}
      empty={
        <EmptyState
          icon={<GiftOutlined aria-hidden />}
          title={t('reports.donations.empty')}
          description={t('reports.donations.emptyHint')}
        />
      }
    />
  )
}

function useColumns(): readonly TableColumn<DonationRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<DonationRow>[]>(() => {
    const amount = (key: 'received' | 'issued' | 'scrapped' | 'left'): TableColumn<DonationRow> => ({
      key,
      title: t(`reports.donations.${key}`),
      width: 88,
      align: 'right',
      priority: key === 'scrapped' ? 3 : 1,
      text: (row) => (row[key] === 0 && key !== 'left' ? '' : formatQuantity(row[key], row.decimals)),
    })
    return [
      {
        key: 'receivedOn',
        title: t('reports.donations.receivedOn'),
        sortField: 'receivedOn',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.receivedOn),
      },
      {
        key: 'donor',
        title: t('reports.donations.donor'),
        sortField: 'donor',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => row.donor,
      },
      {
        key: 'itemName',
        title: t('columns.itemName'),
        sortField: 'itemName',
        width: 150,
        grow: true,
        priority: 1,
        text: (row) => [row.itemName, row.spec].filter(Boolean).join(' '),
      },
      amount('received'),
      amount('issued'),
      amount('scrapped'),
      amount('left'),
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 1, text: (row) => row.unit },
      {
        key: 'valueFen',
        title: t('reports.donations.value'),
        sortField: 'valueFen',
        width: 120,
        align: 'right',
        priority: 2,
        // Given without a price is not worth nothing.
        text: (row) => (row.valueFen === 0 ? '' : formatFen(row.valueFen)),
      },
      {
        key: 'uses',
        title: t('reports.donations.uses'),
        width: 180,
        grow: true,
        priority: 2,
        text: (row) => row.uses,
      },
    ]
  }, [t])
}
