import { BellOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Answer } from '../../../preload/contract/api'
import {
  type StockRow,
  type WatchRow,
  watchKinds,
  watchUrgencies,
} from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { asked } from '../../shared/asked'
import { ChoiceFilter } from '../../shared/ChoiceFilter'
import { DepotPicker } from '../../shared/DepotPicker'
import { EmptyState } from '../../shared/EmptyState'
import { formatDay, formatQuantity } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { PrintMenu } from '../../shared/PrintMenu'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useAddress } from '../../shared/useAddress'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { LotDrawer } from '../LotDrawer'
import type { EditorStart } from '../ledger/DocumentEditor'
import { useLotSlip } from '../ledger/useLotSlip'
import { SuppliesTabs } from '../SuppliesTabs'
import { placeOf } from './places'
import { SettingsDialog } from './SettingsDialog'
import '../standards/standards.css'

const levels = { overdue: 'red', urgent: 'orange', soon: 'yellow' } as const

/** 预警: everything of supplies that needs somebody, the most pressing first. */
export function WatchScreen() {
  const { t } = useTranslation('supplies')
  const address = useAddress()
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle<WatchRow>>(null)
  const [opened, setOpened] = useState<WatchRow | null>(null)
  const [settings, setSettings] = useState(false)
  const kind = watchKinds.find((one) => one === address.get('kind'))
  const urgency = watchUrgencies.find((one) => one === address.get('urgency'))
  const [depot, setDepot] = useState<{ id: string; name: string } | null>(null)
  const filters = useMemo(
    () => ({
      ...(kind === undefined ? {} : { kind }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(depot === null ? {} : { depotId: depot.id }),
    }),
    [kind, urgency, depot],
  )
  const chosen = () => asked(table, filters)
  const slip = useLotSlip(() => table.current?.focus())
  const deal = (row: WatchRow) => {
    const place = placeOf(row)
    if (place !== null) void navigate(place)
    else if (row.lotId !== null)
      void slip.startLot(row.kind === 'expired' ? 'scrap' : 'rotate', {
        lotId: row.lotId,
        depotId: row.depotId,
        bin: row.bin,
      })
    else if (row.itemId !== null)
      void slip.startReceipt(
        [{ itemId: row.itemId, quantity: Math.max(0, (row.wanted ?? 0) - Math.max(0, row.quantity ?? 0)) }],
        { depotId: row.depotId ?? undefined },
      )
  }
  const open = (row: WatchRow) => {
    if (row.lotId !== null) setOpened(row)
    else if (mayWrite || placeOf(row) !== null) deal(row)
  }
  const close = () => {
    const key = opened?.key
    setOpened(null)
    table.current?.focus(key)
  }
  return (
    <>
      <TablePage<WatchRow>
        title={t('title')}
        lead={<SuppliesTabs current="watch" />}
        summary={(answer) => (
          <Urgencies
            counts={(answer as Answer<'supplies', 'listWatch'>).counts}
            kind={kind}
            urgency={urgency}
            onChange={(next) => address.set({ urgency: next })}
          />
        )}
        handle={table}
        storageKey="supplies.watch"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listWatch', input: filters }}
        rowKey={(row) => row.key}
        onOpen={open}
        openKey={opened?.key ?? null}
        searchHint={t('watch.searchHint')}
        onClearFilters={() => {
          address.clear()
          setDepot(null)
        }}
        filters={
          <>
            <ChoiceFilter
              label={t('watch.kind')}
              values={watchKinds}
              value={kind}
              text={(one) => t(`watch.kinds.${one}`)}
              onChange={(value) => address.set({ kind: value })}
            />
            <div className="yb-filter-wide">
              <DepotPicker
                aria-label={t('filters.depot')}
                placeholder={t('filters.depot')}
                value={depot}
                onChange={setDepot}
              />
            </div>
          </>
        }
        actions={
          <>
            {mayWrite && <Button onClick={() => setSettings(true)}>{t('watch.settings')}</Button>}
            <PrintMenu
              items={[
                {
                  label: t('watch.print'),
                  print: (options) => youbei.supplies.printWatch(chosen(), options),
                },
                { label: t('export'), save: (options) => youbei.supplies.exportWatch(chosen(), options) },
              ]}
            />
          </>
        }
        {...(mayWrite
          ? {
              rowActions: (row: WatchRow) => (
                <Button type="link" size="small" onClick={() => deal(row)}>
                  {t(`watch.do.${row.kind}`)}
                </Button>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<BellOutlined aria-hidden />}
            title={t('watch.empty')}
            description={t('watch.emptyHint')}
          />
        }
      />
      {opened !== null && (
        <WatchedLot
          row={opened}
          onClose={close}
          onStart={(start) => {
            setOpened(null)
            slip.start(start)
          }}
          onMove={(step) => {
            const next = table.current?.neighbour(opened.key, step)
            if (next && next.lotId !== null) setOpened(next)
          }}
        />
      )}
      {slip.editor}
      {settings && <SettingsDialog onClose={() => setSettings(false)} />}
    </>
  )
}

type Counts = Answer<'supplies', 'listWatch'>['counts']

/** How many lines there are by urgency; each chooses them. */
function Urgencies({
  counts,
  kind,
  urgency,
  onChange,
}: Readonly<{
  counts: Counts
  kind: WatchRow['kind'] | undefined
  urgency: WatchRow['urgency'] | undefined
  onChange: (urgency: string | undefined) => void
}>) {
  const { t } = useTranslation('supplies')
  const lines = (which?: WatchRow['urgency']) =>
    counts
      .filter((count) => (kind === undefined || count.kind === kind) && (!which || count.urgency === which))
      .reduce((sum, count) => sum + count.lines, 0)
  return (
    <Segmented
      className="yb-choice-row"
      aria-label={t('watch.urgency')}
      value={urgency ?? ''}
      onChange={(value) => onChange(String(value))}
      options={[
        { value: '', label: t('watch.all', { n: lines() }) },
        ...watchUrgencies.map((one) => ({
          value: one,
          label: t(`watch.urgencies.${one}`, { n: lines(one) }),
        })),
      ]}
    />
  )
}

/** The lot of a line, as the stock list shows it. */
function WatchedLot({
  row,
  onClose,
  onMove,
  onStart,
}: Readonly<{
  row: WatchRow
  onClose: () => void
  onMove: (step: 1 | -1) => void
  onStart: (start: EditorStart) => void
}>) {
  const lot = useQueryCall('supplies', 'getLot', { lotId: row.lotId ?? '' }, { keepPrevious: false })
  const place: StockRow | null =
    lot.data?.rows.find((one) => one.depotId === row.depotId && one.bin === row.bin) ??
    lot.data?.rows[0] ??
    null
  return <LotDrawer row={place} onClose={onClose} onMove={onMove} onStart={onStart} />
}

function useColumns(): readonly TableColumn<WatchRow>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<WatchRow>[]>(() => {
    const dueText = (row: WatchRow) => {
      if (row.wanted !== null)
        return t('watch.wanted', { quantity: formatQuantity(row.wanted, row.decimals) })
      if (row.daysLeft === null) return ''
      if (row.daysLeft === 0) return t('watch.today')
      return row.daysLeft < 0
        ? t('watch.over', { days: -row.daysLeft })
        : t('watch.left', { days: row.daysLeft })
    }
    const kindText = (row: WatchRow) => t(row.work ? `watch.works.${row.work}` : `watch.kinds.${row.kind}`)
    return [
      {
        key: 'kind',
        title: t('watch.kind'),
        width: 136,
        priority: 1,
        text: kindText,
        render: (row) => <LevelTag level={levels[row.urgency]}>{kindText(row)}</LevelTag>,
      },
      {
        key: 'name',
        title: t('watch.name'),
        sortField: 'name',
        width: 140,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'detail',
        title: t('watch.detail'),
        width: 140,
        grow: true,
        priority: 2,
        text: (row) => row.detail,
      },
      {
        key: 'place',
        title: t('watch.place'),
        sortField: 'place',
        width: 190,
        grow: true,
        priority: 2,
        text: (row) => row.place,
      },
      {
        key: 'quantity',
        title: t('columns.quantity'),
        sortField: 'quantity',
        width: 96,
        align: 'right',
        priority: 1,
        text: (row) => (row.quantity === null ? '' : formatQuantity(row.quantity, row.decimals)),
      },
      { key: 'unit', title: t('columns.unit'), width: 60, priority: 3, text: (row) => row.unit },
      {
        key: 'on',
        title: t('watch.on'),
        sortField: 'on',
        width: 116,
        priority: 1,
        text: (row) => formatDay(row.on),
      },
      { key: 'state', title: t('watch.state'), width: 116, priority: 1, text: dueText },
    ]
  }, [t])
}
