import { BarcodeOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Pagination, Popconfirm, Segmented, Select, Skeleton } from 'antd'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CountDetail, type CountLine, countLineFilters } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatNumber, formatQuantity } from '../../shared/format'
import { showFailure } from '../../shared/notices'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { useTypedSearch } from '../../shared/useTypedSearch'
import { CountGrid, type CountGridHandle } from './CountGrid'
import { FoundForm } from './FoundForm'
import { LineDrawer } from './LineDrawer'
import { countedAtOf } from './moment'
import { useScan } from './useScan'

type Show = (typeof countLineFilters)[number]
const pageSize = 200

/** 录入: the lines shelf by shelf, a figure beside each; by keyboard, or by scanning into the field at the top. */
export function EntryTab({ count }: Readonly<{ count: CountDetail }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const me = useStatus()?.user?.name ?? ''
  const [bin, setBin] = useState<string | undefined>()
  const [show, setShow] = useState<Show>('all')
  const [counter, setCounter] = useState('')
  const [at, setAt] = useState('')
  const [page, setPage] = useState(1)
  const [opened, setOpened] = useState<string | null>(null)
  const [finding, setFinding] = useState<Readonly<{ lotId: string | null }> | null>(null)
  const search = useTypedSearch()
  const scanned = useRef<ScanHandle>(null)
  const grid = useRef<CountGridHandle>(null)
  const query = useQueryCall('supplies', 'listCountLines', {
    countId: count.id,
    ...(bin === undefined ? {} : { bin }),
    ...(search.settled === '' ? {} : { search: search.settled }),
    show,
    counter,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  })
  const rows = query.data?.rows ?? []
  const moment = countedAtOf(at, new Date())
  const by = { counter, ...(typeof moment === 'number' ? { countedAt: moment } : {}) }
  const rest = useCommand(
    () => youbei.supplies.countRestAsZero({ id: count.id, ...by, ...(bin === undefined ? {} : { bin }) }),
    { done: ({ lines }) => t('counts.done.rest', { n: lines }), undoable: true },
  )
  const save = async (line: CountLine, quantity: number): Promise<boolean> => {
    if (moment === null) return false
    const answer = await youbei.supplies.enterCounts({
      id: count.id,
      ...by,
      entries: [{ lineId: line.id, quantity }],
    })
    if (!answer.ok) showFailure(answer.error)
    return answer.ok
  }
  const pick =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setPage(1)
    }
  return (
    <>
      {mayWrite && (
        <ScanBar
          ref={scanned}
          count={count}
          bin={bin}
          by={by}
          onJump={(line) => {
            if (grid.current?.focus(line.id)) return
            search.setTyped('')
            setShow('all')
            setBin(line.bin)
            setPage(1)
            grid.current?.focusLater(line.id)
          }}
          onUnknown={(lotId) => setFinding({ lotId })}
        />
      )}
      <search className="yb-filters">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('counts.bin')}
          placeholder={t('counts.allBins')}
          value={bin ?? null}
          options={count.binsThere.map((one) => ({
            value: one.bin,
            label: `${one.bin === '' ? t('counts.noBin') : one.bin}  ${formatNumber(one.counted)}/${formatNumber(one.lines)}`,
          }))}
          onChange={(value) => pick(setBin)(value ?? undefined)}
        />
        <Select
          aria-label={t('counts.show')}
          value={show}
          options={countLineFilters
            .filter((one) => !count.hidden || !['different', 'unexplained'].includes(one))
            .map((one) => ({ value: one, label: t(`counts.shows.${one}`) }))}
          onChange={pick(setShow)}
        />
        <Input
          className="yb-search"
          allowClear
          aria-label={t('counts.searchLines')}
          placeholder={t('counts.searchLines')}
          maxLength={100}
          value={search.typed}
          onChange={(event) => pick(search.setTyped)(event.target.value)}
        />
        {mayWrite && (
          <>
            <Input
              className="yb-count-who"
              aria-label={t('counts.counter')}
              prefix={<span className="yb-second">{t('counts.counter')}</span>}
              placeholder={me}
              maxLength={30}
              autoComplete="off"
              value={counter}
              onChange={(event) => setCounter(event.target.value)}
            />
            <Input
              className="yb-count-when"
              aria-label={t('counts.countedAt')}
              prefix={<span className="yb-second">{t('counts.countedAt')}</span>}
              placeholder={t('counts.now')}
              title={t('counts.countedAtHint')}
              status={moment === null ? 'error' : ''}
              maxLength={20}
              autoComplete="off"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          </>
        )}
        <span className="yb-total" role="status">
          {t('counts.lines', { n: formatNumber(query.data?.total ?? 0) })}
        </span>
      </search>
      <div className="yb-table-box">
        {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton active />}
        {query.data && rows.length === 0 && <EmptyState title={t('counts.noLines')} />}
        {rows.length > 0 && (
          <CountGrid
            ref={grid}
            count={count}
            rows={rows}
            readOnly={!mayWrite}
            who={counter || me}
            onSave={save}
            onOpen={(line) => setOpened(line.id)}
            onScan={(code) => scanned.current?.take(code)}
          />
        )}
      </div>
      <footer className="yb-page-foot">
        {mayWrite && (
          <>
            <Button onClick={() => setFinding({ lotId: null })}>{t('counts.addFound')}</Button>
            <Popconfirm
              title={t('counts.restSure', {
                bin: bin === undefined ? t('counts.allBins') : bin || t('counts.noBin'),
              })}
              onConfirm={() => void rest.run(undefined)}
            >
              <Button loading={rest.running}>{t('counts.rest')}</Button>
            </Popconfirm>
            <span className="yb-second">{t('counts.keys')}</span>
          </>
        )}
        {(query.data?.total ?? 0) > pageSize && (
          <Pagination
            className="yb-pages"
            current={page}
            pageSize={pageSize}
            total={query.data?.total ?? 0}
            showSizeChanger={false}
            onChange={setPage}
          />
        )}
      </footer>
      {opened !== null && <LineDrawer lineId={opened} count={count} onClose={() => setOpened(null)} />}
      {finding && (
        <FoundForm
          count={count}
          lotId={finding.lotId}
          bin={bin ?? ''}
          by={by}
          onClose={() => setFinding(null)}
        />
      )}
    </>
  )
}

type ScanHandle = Readonly<{ take: (code: string) => void }>

/** The field a scanner types into: each code adds one, or goes to its line. */
function ScanBar({
  ref,
  count,
  bin,
  by,
  onJump,
  onUnknown,
}: Readonly<{
  ref: Ref<ScanHandle>
  count: CountDetail
  bin: string | undefined
  by: Readonly<{ counter: string; countedAt?: number }>
  onJump: (line: CountLine) => void
  onUnknown: (lotId: string | null) => void
}>) {
  const { t } = useTranslation('supplies')
  const [mode, setMode] = useState<'add' | 'jump'>('add')
  const [code, setCode] = useState('')
  const [said, setSaid] = useState('')
  const field = useRef<InputRef>(null)
  const scan = useScan(count.id, bin)
  const take = async (typed: string) => {
    const text = typed.trim()
    if (text === '') return
    setCode('')
    const found = await scan(text)
    if (found === null) return
    if (found.kind === 'unknown') {
      setSaid(found.text)
      if (found.lotId !== null) onUnknown(found.lotId)
      return
    }
    const { line } = found
    if (mode === 'jump') return onJump(line)
    const answer = await youbei.supplies.enterCounts({
      id: count.id,
      ...by,
      via: 'scan',
      entries: [{ lineId: line.id, add: 10 ** line.decimals }],
    })
    if (!answer.ok) return showFailure(answer.error)
    const now = answer.value.lines[0]?.mine ?? 0
    setSaid(
      t('counts.scan.added', {
        item: [line.itemName, line.spec].filter(Boolean).join(' '),
        lot: line.lotNumber,
        bin: line.bin,
        quantity: formatQuantity(now, line.decimals),
        unit: line.unit,
      }),
    )
    field.current?.focus()
  }
  useImperativeHandle(ref, () => ({ take: (typed) => void take(typed) }))
  return (
    <div className="yb-count-scan">
      <Input
        ref={field}
        prefix={<BarcodeOutlined aria-hidden />}
        aria-label={t('counts.scan.field')}
        placeholder={t('counts.scan.field')}
        maxLength={100}
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onPressEnter={() => void take(code)}
      />
      <Segmented
        aria-label={t('counts.scan.mode')}
        value={mode}
        options={[
          { value: 'add', label: t('counts.scan.add') },
          { value: 'jump', label: t('counts.scan.jump') },
        ]}
        onChange={(value) => setMode(value === 'jump' ? 'jump' : 'add')}
      />
      <span role="status" className="yb-count-said">
        {said}
      </span>
    </div>
  )
}
