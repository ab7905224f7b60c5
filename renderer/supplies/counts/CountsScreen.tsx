import { CarryOutOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { countStates, type StockCount } from '../../../preload/contract/supplies/index'
import { EmptyState } from '../../shared/EmptyState'
import { formatInstant, formatNumber } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { type TableColumn, TablePage } from '../../shared/TablePage'
import { useMayWrite } from '../../shared/useStatus'
import { SuppliesTabs } from '../SuppliesTabs'
import { CountForm } from './CountForm'
import { CountTag } from './CountTag'

/** 盘点: the stock counts, those that go on first. */
export function CountsScreen() {
  const { t } = useTranslation('supplies')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const mayWrite = useMayWrite()
  const [starting, setStarting] = useState(false)
  const asked = params.get('state')
  const state = countStates.find((one) => one === asked)
  const filters = useMemo(() => (state === undefined ? {} : { state }), [state])
  const start = () => mayWrite && setStarting(true)
  useHotkeys({ f2: start })
  const openCount = (count: Pick<StockCount, 'id'>) => void navigate(`/supplies/counts/${count.id}`)
  return (
    <>
      <TablePage<StockCount>
        title={t('title')}
        lead={<SuppliesTabs current="counts" />}
        storageKey="supplies.counts"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listCounts', input: filters }}
        rowKey={(row) => row.id}
        onOpen={openCount}
        searchHint={t('counts.searchHint')}
        onClearFilters={() => setParams({}, { replace: true })}
        filters={
          <Select
            allowClear
            aria-label={t('counts.state')}
            placeholder={t('counts.state')}
            value={state ?? null}
            options={countStates.map((one) => ({ value: one, label: t(`counts.states.${one}`) }))}
            onChange={(value) => setParams(value ? { state: value } : {}, { replace: true })}
          />
        }
        actions={
          mayWrite && (
            <Button type="primary" onClick={start}>
              {t('counts.start')} <span className="yb-kbd">F2</span>
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<CarryOutOutlined aria-hidden />}
            title={t('counts.empty')}
            description={t('counts.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={start}>
                  {t('counts.start')}
                </Button>
              )
            }
          />
        }
      />
      {starting && <CountForm onClose={() => setStarting(false)} onSaved={openCount} />}
    </>
  )
}

function useColumns(): readonly TableColumn<StockCount>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('counts.number'),
        sortField: 'number',
        width: 134,
        priority: 1,
        text: (row) => row.number,
      },
      {
        key: 'state',
        title: t('counts.state'),
        sortField: 'state',
        width: 110,
        priority: 1,
        text: (row) => t(`counts.states.${row.state}`),
        render: (row) => <CountTag state={row.state} />,
      },
      {
        key: 'depotName',
        title: t('counts.depot'),
        sortField: 'depotName',
        width: 170,
        grow: true,
        priority: 1,
        text: (row) => row.depotName,
      },
      {
        key: 'progress',
        title: t('counts.progress'),
        width: 120,
        align: 'right',
        priority: 1,
        text: (row) => `${formatNumber(row.counted)} / ${formatNumber(row.lines)}`,
      },
      {
        key: 'differences',
        title: t('counts.differences'),
        width: 90,
        align: 'right',
        priority: 1,
        text: (row) => (row.blind && row.state === 'counting' ? '—' : formatNumber(row.differences)),
      },
      {
        key: 'snapshotAt',
        title: t('counts.snapshotAt'),
        sortField: 'snapshotAt',
        width: 150,
        priority: 1,
        text: (row) => formatInstant(row.snapshotAt),
      },
      {
        key: 'startedBy',
        title: t('counts.startedBy'),
        width: 90,
        priority: 2,
        text: (row) => row.startedBy,
      },
      {
        key: 'document',
        title: t('counts.document'),
        width: 134,
        priority: 2,
        text: (row) =>
          row.documentNumber === null
            ? ''
            : `${row.documentNumber}${row.documentReversed ? ` ${t('steps.reversed')}` : ''}`,
      },
      { key: 'note', title: t('counts.note'), width: 150, grow: true, priority: 3, text: (row) => row.note },
    ],
    [t],
  )
}
