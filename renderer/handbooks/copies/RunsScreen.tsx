import { BookOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { PrintRun } from '../../../preload/contract/handbooks/index'
import { EmptyState } from '../../shared/EmptyState'
import { formatNumber } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { LevelTag } from '../../shared/LevelTag'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useMayWrite } from '../../shared/useStatus'
import { CopiesTabs } from './CopiesTabs'
import { copyNumbers } from './numbers'
import { RegisterRun } from './RegisterRun'
import { RunDrawer } from './RunDrawer'

/** 印制登记: what was printed, how many copies, and how many are with somebody. */
export function RunsScreen() {
  const { t } = useTranslation('handbooks')
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<PrintRun>>(null)
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<PrintRun | null>(null)
  const [registering, setRegistering] = useState<{ handbookId?: string } | null>(null)
  const asked = params.get('register')
  useEffect(() => {
    if (asked === null || !mayWrite) return
    setRegistering({ handbookId: asked })
    setParams({}, { replace: true })
  }, [asked, mayWrite, setParams])
  const open = () => mayWrite && setRegistering({})
  useHotkeys({ f2: open })
  const columns = useColumns()
  const action = mayWrite && (
    <Button type="primary" aria-keyshortcuts="Control+N" onClick={open}>
      {t('copies.register')} <span className="yb-kbd">F2</span>
    </Button>
  )
  return (
    <>
      <TablePage<PrintRun>
        title={t('title')}
        lead={<CopiesTabs current="runs" />}
        handle={table}
        storageKey="handbooks.runs"
        columns={columns}
        load={{ module: 'handbooks', call: 'listRuns', input: {} }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        openKey={opened?.id ?? null}
        searchHint={t('copies.runHint')}
        actions={action}
        empty={
          <EmptyState
            icon={<BookOutlined aria-hidden />}
            title={t('copies.noRuns')}
            description={t('copies.noRunsHint')}
            actions={action}
          />
        }
      />
      {opened && (
        <RunDrawer
          key={opened.id}
          run={opened}
          onClose={() => {
            table.current?.focus(opened.id)
            setOpened(null)
          }}
          onMove={(step) => {
            const next = table.current?.neighbour(opened.id, step)
            if (next) setOpened(next)
          }}
        />
      )}
      {registering && (
        <RegisterRun
          handbookId={registering.handbookId}
          onClose={() => setRegistering(null)}
          onSaved={(run) => {
            setRegistering(null)
            setOpened(run)
          }}
        />
      )}
    </>
  )
}

function useColumns(): readonly TableColumn<PrintRun>[] {
  const { t } = useTranslation('handbooks')
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('copies.number'),
        sortField: 'number',
        width: 130,
        text: (row) => row.number,
      },
      {
        key: 'title',
        title: t('fields.title'),
        sortField: 'title',
        width: 220,
        grow: true,
        text: (row) => row.title,
      },
      {
        key: 'version',
        title: t('fields.version'),
        width: 150,
        text: (row) => t('version', { n: row.version }),
        render: (row) => (
          <>
            {t('version', { n: row.version })}{' '}
            {!row.current && <LevelTag level="orange">{t('copies.superseded')}</LevelTag>}
          </>
        ),
      },
      {
        key: 'kind',
        title: t('copies.kind'),
        width: 84,
        priority: 2,
        text: (row) => t(`copies.kinds.${row.kind}`),
      },
      {
        key: 'printedOn',
        title: t('copies.printedOn'),
        sortField: 'printedOn',
        width: 116,
        text: (row) => row.printedOn,
      },
      {
        key: 'copies',
        title: t('copies.copies'),
        sortField: 'copies',
        width: 76,
        align: 'right',
        text: (row) => formatNumber(row.copies),
      },
      {
        key: 'numbers',
        title: t('copies.numbers'),
        width: 100,
        priority: 2,
        text: (row) => copyNumbers(row),
      },
      {
        key: 'held',
        title: t('copies.held'),
        width: 76,
        align: 'right',
        text: (row) => formatNumber(row.held),
      },
      {
        key: 'left',
        title: t('copies.left'),
        width: 76,
        align: 'right',
        text: (row) => formatNumber(row.left),
      },
      { key: 'code', title: t('copies.code'), width: 136, priority: 3, text: (row) => row.code },
      { key: 'userName', title: t('copies.user'), width: 90, priority: 3, text: (row) => row.userName },
    ],
    [t],
  )
}
