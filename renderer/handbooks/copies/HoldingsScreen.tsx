import { FileProtectOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Holding } from '../../../preload/contract/handbooks/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { formatNumber, formatPhone } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { PrintMenu } from '../../shared/PrintMenu'
import { type TableColumn, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useOutputs } from '../../shared/useOutputs'
import { useMayWrite } from '../../shared/useStatus'
import { ChangePages } from './ChangePages'
import { CopiesTabs } from './CopiesTabs'
import { copyNumbers } from './numbers'

type Ending = 'returned' | 'destroyed' | 'lost'
const endings: readonly Ending[] = ['returned', 'destroyed', 'lost']

/** 持有登记: who has which copies, which of them are old, and how they are brought up to date or taken back. */
export function HoldingsScreen() {
  const { t } = useTranslation('handbooks')
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const [params, setParams] = useSearchParams()
  const outdated = params.get('outdated') === '1'
  const [changing, setChanging] = useState<{ rows: readonly Holding[]; clear: () => void } | null>(null)
  const end = useCommand((input: { ids: string[]; state: Ending }) => youbei.handbooks.endHoldings(input), {
    done: ({ ended }) => t('copies.ended', { n: ended }),
    undoable: true,
  })
  const filters = useMemo(() => ({ ...(outdated ? { outdated } : {}) }), [outdated])
  return (
    <>
      <TablePage<Holding>
        title={t('title')}
        lead={<CopiesTabs current="holdings" />}
        storageKey="handbooks.holdings"
        columns={useColumns()}
        load={{ module: 'handbooks', call: 'listHoldings', input: filters }}
        rowKey={(row) => row.id}
        searchHint={t('copies.holdingHint')}
        onClearFilters={() => setParams({}, { replace: true })}
        filters={
          <Checkbox
            checked={outdated}
            onChange={(event) => setParams(event.target.checked ? { outdated: '1' } : {}, { replace: true })}
          >
            {t('copies.onlyOutdated')}
          </Checkbox>
        }
        actions={
          <PrintMenu
            items={[
              { label: t('copies.recall'), print: (options) => youbei.handbooks.printRecall({}, options) },
              {
                label: t('copies.export'),
                save: (options) => youbei.handbooks.exportHoldings({ outdated }, options),
              },
            ]}
          />
        }
        {...(mayWrite
          ? {
              selectionActions: (rows: readonly Holding[], clear: () => void) => (
                <>
                  <Button disabled={!alike(rows)} onClick={() => setChanging({ rows, clear })}>
                    {t('copies.change.action')}
                  </Button>
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: endings.map((state) => ({
                        key: state,
                        label: t(`copies.end.${state}`),
                        onClick: () =>
                          void end
                            .run({ ids: rows.map((row) => row.id), state })
                            .then((done) => done && clear()),
                      })),
                    }}
                  >
                    <Button loading={end.running} disabled={rows.some((row) => row.state !== 'held')}>
                      {t('copies.end.action')}
                    </Button>
                  </Dropdown>
                </>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<FileProtectOutlined aria-hidden />}
            title={t('copies.noHoldings')}
            description={t('copies.noHoldingsHint')}
          />
        }
      />
      {changing && (
        <ChangePages
          holdings={changing.rows}
          onClose={() => setChanging(null)}
          onMade={() => {
            changing.clear()
            setChanging(null)
          }}
          outputs={outputs}
        />
      )}
    </>
  )
}

/** Change pages fit copies that are old and stand at the same edition. */
function alike(rows: readonly Holding[]): boolean {
  const [first] = rows
  return (
    first !== undefined &&
    rows.every(
      (row) =>
        row.state === 'held' &&
        !row.current &&
        row.handbookId === first.handbookId &&
        row.throughId === first.throughId,
    )
  )
}

function useColumns(): readonly TableColumn<Holding>[] {
  const { t } = useTranslation('handbooks')
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('fields.title'),
        sortField: 'title',
        width: 200,
        grow: true,
        text: (row) => row.title,
      },
      { key: 'numbers', title: t('copies.numbers'), width: 96, text: (row) => copyNumbers(row) },
      {
        key: 'holder',
        title: t('copies.holder'),
        sortField: 'holder',
        width: 110,
        text: (row) => row.holder,
      },
      {
        key: 'unit',
        title: t('copies.unit'),
        sortField: 'unit',
        width: 150,
        priority: 2,
        text: (row) => row.unit,
      },
      { key: 'phone', title: t('copies.phone'), width: 130, text: (row) => formatPhone(row.phone) },
      {
        key: 'version',
        title: t('copies.inHand'),
        sortField: 'version',
        width: 190,
        text: (row) => t('version', { n: row.version }),
        render: (row) => (
          <>
            {t('version', { n: row.version })}{' '}
            {row.state === 'held' && !row.current && (
              <LevelTag level="orange">{t('copies.outdated', { n: row.latestVersion })}</LevelTag>
            )}
          </>
        ),
      },
      {
        key: 'givenOn',
        title: t('copies.givenOn'),
        sortField: 'givenOn',
        width: 112,
        priority: 2,
        text: (row) => row.givenOn,
      },
      { key: 'state', title: t('copies.state'), width: 88, text: (row) => t(`copies.states.${row.state}`) },
      {
        key: 'count',
        title: t('copies.copies'),
        width: 70,
        align: 'right',
        text: (row) => formatNumber(row.copies),
      },
    ],
    [t],
  )
}
