import { HomeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Depot } from '../../preload/contract/supplies/index'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { formatNumber, formatPhone } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { RecordDrawer } from '../shared/RecordDrawer'
import { type TableColumn, type TableHandle, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useMayWrite } from '../shared/useStatus'
import { DepotForm } from './DepotForm'
import { SuppliesTabs } from './SuppliesTabs'

/** The depots of the office. */
export function DepotsScreen() {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<Depot>>(null)
  const [opened, setOpened] = useState<Depot | 'new' | null>(null)
  const depot = opened === 'new' ? null : opened
  const openNew = () => mayWrite && setOpened('new')
  useHotkeys({ f2: openNew })
  const remove = useCommand((ids: string[]) => youbei.supplies.removeDepots({ ids }), {
    done: ({ removed }) => t('depot.removed', { n: removed }),
    undoable: true,
  })
  const close = () => {
    setOpened(null)
    table.current?.focus(depot?.id)
  }
  return (
    <>
      <TablePage<Depot>
        title={t('title')}
        lead={<SuppliesTabs current="depots" />}
        handle={table}
        storageKey="supplies.depots"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listDepots', input: {} }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={depot?.id ?? null}
        searchHint={t('depot.searchHint')}
        actions={
          mayWrite && (
            <Button type="primary" onClick={openNew}>
              {t('depot.add')} <span className="yb-kbd">F2</span>
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
            icon={<HomeOutlined />}
            title={t('depot.empty')}
            description={t('depot.emptyHint')}
            actions={
              mayWrite && (
                <Button type="primary" onClick={openNew}>
                  {t('depot.add')}
                </Button>
              )
            }
          />
        }
      />
      <RecordDrawer
        open={opened !== null}
        title={depot ? depot.name : t('depot.newTitle')}
        onClose={close}
        onMove={
          depot
            ? (step) => {
                const next = table.current?.neighbour(depot.id, step)
                if (next) setOpened(next)
              }
            : undefined
        }
        extra={
          depot &&
          mayWrite && (
            <Button type="text" onClick={() => void remove.run([depot.id]).then((done) => done && close())}>
              {t('remove')}
            </Button>
          )
        }
      >
        {opened !== null && (
          <DepotForm
            key={depot?.id ?? 'new'}
            depot={depot}
            readOnly={!mayWrite}
            onSaved={close}
            onCancel={close}
          />
        )}
        {depot && (
          <>
            <p>
              <Link to={`/supplies?depot=${depot.id}`}>
                {t('depot.toStock', { n: formatNumber(depot.lots) })}
              </Link>
            </p>
            <h2 className="yb-section">{t('history')}</h2>
            <AuditTrail recordId={depot.id} createdAt={depot.createdAt} />
          </>
        )}
      </RecordDrawer>
    </>
  )
}

function useColumns(): readonly TableColumn<Depot>[] {
  const { t } = useTranslation('supplies')
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('depot.name'),
        sortField: 'name',
        width: 180,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'level',
        title: t('depot.level'),
        sortField: 'level',
        width: 100,
        priority: 2,
        text: (row) => t(`levels.${row.level}`),
      },
      {
        key: 'keeper',
        title: t('depot.keeper'),
        sortField: 'keeper',
        width: 110,
        priority: 1,
        text: (row) => row.keeper,
      },
      {
        key: 'phones',
        title: t('depot.phones'),
        width: 160,
        grow: true,
        priority: 1,
        text: (row) => row.phones.map((phone) => phone.number).join('、'),
        render: (row) => row.phones.map((phone) => formatPhone(phone.number)).join('  '),
      },
      {
        key: 'address',
        title: t('depot.address'),
        sortField: 'address',
        width: 180,
        grow: true,
        priority: 3,
        text: (row) => row.address,
      },
      {
        key: 'lots',
        title: t('depot.lots'),
        width: 90,
        align: 'right',
        priority: 1,
        text: (row) => String(row.lots),
        render: (row) => formatNumber(row.lots),
      },
    ],
    [t],
  )
}
