import { SolutionOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RequestRow, requestStates } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { asked } from '../../shared/asked'
import { ChoiceFilter } from '../../shared/ChoiceFilter'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatInstant } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { PrintMenu } from '../../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useAddress } from '../../shared/useAddress'
import { useMayWrite } from '../../shared/useStatus'
import { SuppliesTabs } from '../SuppliesTabs'
import { RequestDrawer } from './RequestDrawer'
import { RequestForm } from './RequestForm'
import { NeededTag, StateTag } from './StateTag'

/** 申领: who asked for what, and where each request stands. */
export function RequestsScreen() {
  const { t } = useTranslation('supplies')
  const address = useAddress()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<RequestRow>>(null)
  const [making, setMaking] = useState(false)
  const state = requestStates.find((one) => one === address.get('state'))
  const openId = address.get('open')
  const filters = useMemo(() => (state === undefined ? {} : { state }), [state])
  const chosen = () => asked(table, filters)
  const ask = () => mayWrite && setMaking(true)
  useHotkeys({ f2: ask })
  const close = () => {
    address.set({ open: undefined })
    table.current?.focus(openId ?? undefined)
  }
  return (
    <>
      <TablePage<RequestRow>
        title={t('title')}
        lead={<SuppliesTabs current="requests" />}
        handle={table}
        storageKey="supplies.requests"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listRequests', input: filters }}
        rowKey={(row) => row.id}
        onOpen={(row) => address.set({ open: row.id })}
        openKey={openId}
        searchHint={t('requests.searchHint')}
        onClearFilters={() => address.set({ state: undefined })}
        filters={
          <ChoiceFilter
            label={t('requests.state')}
            values={requestStates}
            value={state}
            text={(one) => t(`requests.states.${one}`)}
            onChange={(value) => address.set({ state: value })}
          />
        }
        actions={
          <>
            <PrintMenu
              items={[
                { label: t('export'), save: (options) => youbei.supplies.exportRequests(chosen(), options) },
              ]}
            />
            {mayWrite && (
              <Button type="primary" onClick={ask}>
                {t('requests.ask')} <span className="yb-kbd">F2</span>
              </Button>
            )}
          </>
        }
        empty={
          <EmptyState
            icon={<SolutionOutlined aria-hidden />}
            title={t('requests.empty')}
            description={t('requests.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={ask}>
                  {t('requests.ask')}
                </Button>
              )
            }
          />
        }
      />
      {openId !== null && (
        <RequestDrawer
          id={openId}
          onClose={close}
          onMove={(step) => {
            const next = table.current?.neighbour(openId, step)
            if (next) address.set({ open: next.id })
          }}
        />
      )}
      {making && (
        <RequestForm
          request={null}
          onClose={() => setMaking(false)}
          onSaved={(request) => {
            setMaking(false)
            address.set({ open: request.id })
          }}
        />
      )}
    </>
  )
}

function useColumns(): readonly TableColumn<RequestRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('requests.number'),
        sortField: 'number',
        width: 134,
        priority: 1,
        text: (row) => row.number,
      },
      {
        key: 'state',
        title: t('requests.state'),
        sortField: 'state',
        width: 110,
        priority: 1,
        text: (row) => t(`requests.states.${row.state}`),
        render: (row) => <StateTag state={row.state} />,
      },
      {
        key: 'unit',
        title: t('requests.unit'),
        sortField: 'unit',
        width: 130,
        grow: true,
        priority: 1,
        text: (row) => row.unit,
      },
      {
        key: 'person',
        title: t('requests.person'),
        sortField: 'person',
        width: 90,
        priority: 2,
        text: (row) => row.person,
      },
      {
        key: 'items',
        title: t('requests.items'),
        width: 170,
        grow: true,
        priority: 1,
        text: (row) =>
          row.lines > 3 ? t('requests.itemsMore', { items: row.items, n: row.lines }) : row.items,
      },
      {
        key: 'purpose',
        title: t('requests.purpose'),
        sortField: 'purpose',
        width: 150,
        grow: true,
        priority: 3,
        text: (row) => row.purpose,
      },
      {
        key: 'neededOn',
        title: t('requests.neededOn'),
        sortField: 'neededOn',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.neededOn),
      },
      {
        key: 'due',
        title: t('requests.due'),
        width: 130,
        priority: 2,
        text: (row) => (row.daysLeft === null ? '' : String(row.daysLeft)),
        render: (row) => <NeededTag request={row} />,
      },
      {
        key: 'askedAt',
        title: t('requests.askedAt'),
        sortField: 'askedAt',
        width: 150,
        optional: true,
        priority: 3,
        text: (row) => formatInstant(row.askedAt),
      },
    ],
    [t],
  )
}
