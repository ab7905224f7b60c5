import { Button, Input, Pagination, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CountDetail,
  type CountLine,
  type DifferenceReason,
  differenceReasons,
} from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatNumber, formatQuantity } from '../../shared/format'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { parseCounted } from '../packs'
import { LineDrawer } from './LineDrawer'

const views = ['different', 'conflict', 'found', 'recount', 'uncounted', 'all'] as const
type View = (typeof views)[number]
const pageSize = 200

type Change = { lineId: string; figure?: number | null; reason?: DifferenceReason | ''; note?: string }

/** 差异: what was counted against what the book said for that moment; recounts, the figure that counts, reasons. */
export function DifferenceTab({ count }: Readonly<{ count: CountDetail }>) {
  const { t } = useTranslation('supplies')
  const [view, setView] = useState<View>('different')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string | null>(null)
  const mayWrite = useMayWrite() && count.state === 'reviewing'
  const query = useQueryCall(
    'supplies',
    'listCountLines',
    { countId: count.id, show: view, offset: (page - 1) * pageSize, limit: pageSize },
    { enabled: !count.hidden },
  )
  const rows = query.data?.rows ?? []
  const recount = useCommand(
    (on: boolean) => youbei.supplies.markRecounts({ id: count.id, lineIds: [...chosen], recount: on }),
    {
      done: ({ lines }) => t('counts.done.recount', { n: lines }),
      undoable: true,
      onDone: () => setChosen(new Set()),
    },
  )
  const decide = useCommand((lines: Change[]) => youbei.supplies.decideCountLines({ id: count.id, lines }))
  if (count.hidden)
    return (
      <div className="yb-table-box">
        <EmptyState title={t('counts.hiddenTitle')} description={t('counts.hiddenHint')} />
      </div>
    )
  const toggle = (id: string) =>
    setChosen((held) => {
      const next = new Set(held)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const marked = [...chosen].filter((id) => rows.some((row) => row.id === id))
  return (
    <>
      <div className="yb-filters">
        <Segmented<View>
          aria-label={t('counts.show')}
          value={view}
          options={views.map((one) => ({ value: one, label: t(`counts.shows.${one}`) }))}
          onChange={(next) => {
            setView(next)
            setPage(1)
            setChosen(new Set())
          }}
        />
        <span className="yb-total" role="status">
          {t('counts.lines', { n: formatNumber(query.data?.total ?? 0) })}
        </span>
      </div>
      <div className="yb-table-box">
        {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton active />}
        {query.data && rows.length === 0 && (
          <EmptyState
            title={t(view === 'different' ? 'counts.noDifferences' : 'counts.noLines')}
            {...(view === 'different' && count.counted < count.lines
              ? { description: t('counts.notAllCounted', { n: formatNumber(count.lines - count.counted) }) }
              : {})}
          />
        )}
        {rows.length > 0 && (
          <table className="yb-table yb-count-grid">
            <thead>
              <tr>
                {mayWrite && (
                  <th scope="col" className="yb-check">
                    <input
                      type="checkbox"
                      aria-label={t('counts.chooseAll')}
                      checked={marked.length === rows.length}
                      onChange={() =>
                        setChosen(
                          marked.length === rows.length ? new Set() : new Set(rows.map((row) => row.id)),
                        )
                      }
                    />
                  </th>
                )}
                <th scope="col" className="yb-right yb-count-n">
                  {t('counts.position')}
                </th>
                <th scope="col" className="yb-count-bin">
                  {t('counts.bin')}
                </th>
                <th scope="col">{t('counts.item')}</th>
                <th scope="col" className="yb-count-lot">
                  {t('columns.lotNumber')}
                </th>
                {(['bookShort', 'movedShort', 'expected', 'first', 'second'] as const).map((key) => (
                  <th key={key} scope="col" className="yb-right yb-count-number">
                    {t(`counts.${key}`)}
                  </th>
                ))}
                <th scope="col" className="yb-right yb-count-figure">
                  {t('counts.decided')}
                </th>
                <th scope="col" className="yb-right yb-count-number">
                  {t('counts.difference')}
                </th>
                <th scope="col" className="yb-count-reason">
                  {t('counts.reason')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => (
                <DifferenceRow
                  key={line.id}
                  line={line}
                  mayWrite={mayWrite}
                  chosen={chosen.has(line.id)}
                  onToggle={() => toggle(line.id)}
                  onOpen={() => setOpened(line.id)}
                  onDecide={(change) => void decide.run([{ lineId: line.id, ...change }])}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <footer className="yb-page-foot">
        {mayWrite && marked.length > 0 && (
          <div className="yb-selection">
            <span>{t('counts.chosen', { n: formatNumber(marked.length) })}</span>
            <Button loading={recount.running} onClick={() => void recount.run(true)}>
              {t('counts.askRecount')}
            </Button>
            <Button loading={recount.running} onClick={() => void recount.run(false)}>
              {t('counts.noRecount')}
            </Button>
            <Select
              className="yb-count-all-reasons"
              aria-label={t('counts.reasonForAll')}
              placeholder={t('counts.reasonForAll')}
              value={null}
              options={differenceReasons
                .filter((one) => one !== 'other')
                .map((one) => ({ value: one, label: t(`counts.reasons.${one}`) }))}
              onChange={(reason: DifferenceReason) =>
                void decide
                  .run(marked.map((lineId) => ({ lineId, reason })))
                  .then((done) => done && setChosen(new Set()))
              }
            />
          </div>
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
    </>
  )
}

type RowProps = Readonly<{
  line: CountLine
  mayWrite: boolean
  chosen: boolean
  onToggle: () => void
  onOpen: () => void
  onDecide: (change: Omit<Change, 'lineId'>) => void
}>

function DifferenceRow({ line, mayWrite, chosen, onToggle, onOpen, onDecide }: RowProps) {
  const { t } = useTranslation('supplies')
  const shown = (quantity: number | null) =>
    quantity === null ? '' : formatQuantity(quantity, line.decimals)
  const signed = (quantity: number | null) =>
    quantity === null || quantity === 0 ? '' : `${quantity > 0 ? '+' : ''}${shown(quantity)}`
  const differs = line.difference !== null && line.difference !== 0
  return (
    <tr className="yb-row" {...(chosen ? { 'data-chosen': '' } : {})}>
      {mayWrite && (
        <td className="yb-check">
          <input
            type="checkbox"
            aria-label={t('counts.choose', { n: line.position })}
            checked={chosen}
            onChange={onToggle}
          />
        </td>
      )}
      <td className="yb-right yb-second">{line.position}</td>
      <td>{line.bin || '—'}</td>
      <td>
        <button type="button" className="yb-text-button yb-count-open" onClick={onOpen}>
          {[line.itemName, line.spec].filter(Boolean).join(' ')}
        </button>
        {line.found && <span className="yb-second"> {t('counts.found')}</span>}
        {line.status === 'damaged' && <span className="yb-second"> {t('counts.damaged')}</span>}
        {line.recount && line.secondAt === null && <span className="yb-short"> {t('counts.toRecount')}</span>}
      </td>
      <td>{line.lotNumber}</td>
      <td className="yb-right">{shown(line.book)}</td>
      <td className="yb-right">{signed(line.moved)}</td>
      <td className="yb-right">{shown(line.expected)}</td>
      <td className="yb-right">
        {line.first === null && line.conflict ? t('counts.several') : shown(line.first)}
      </td>
      <td className="yb-right">{shown(line.second)}</td>
      <td className="yb-right">
        {mayWrite && (line.firstAt !== null || line.secondAt !== null) ? (
          <Decided key={`${line.figure}`} line={line} onDecide={onDecide} />
        ) : (
          shown(line.figure)
        )}
      </td>
      <td className="yb-right">
        <strong>{signed(line.difference)}</strong>
      </td>
      <td>
        {differs && mayWrite ? (
          <Reason key={line.reasonNote} line={line} onDecide={onDecide} />
        ) : (
          line.reason !== '' &&
          [t(`counts.reasons.${line.reason}`), line.reasonNote].filter(Boolean).join('：')
        )}
      </td>
    </tr>
  )
}

/** The figure that counts, to be put right; emptied, it is the last one counted again. */
function Decided({
  line,
  onDecide,
}: Readonly<{ line: CountLine; onDecide: (change: Omit<Change, 'lineId'>) => void }>) {
  const { t } = useTranslation('supplies')
  const kept = line.figure === null ? '' : formatQuantity(line.figure, line.decimals, { grouped: false })
  const [typed, setTyped] = useState(kept)
  const parsed = parseCounted(typed, line)
  const wrong = typed.trim() !== '' && (!parsed.ok || parsed.value < 0)
  const leave = () => {
    if (typed === kept || wrong) return
    onDecide({ figure: parsed.ok ? parsed.value : null })
  }
  return (
    <input
      className="yb-count-input"
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
      aria-label={t('counts.decidedOf', { n: line.position })}
      aria-invalid={wrong}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

function Reason({
  line,
  onDecide,
}: Readonly<{ line: CountLine; onDecide: (change: Omit<Change, 'lineId'>) => void }>) {
  const { t } = useTranslation('supplies')
  const [note, setNote] = useState(line.reasonNote)
  return (
    <span className="yb-count-reasons">
      <Select
        size="small"
        aria-label={t('counts.reasonOf', { n: line.position })}
        placeholder={t('counts.reasonPick')}
        value={line.reason === '' ? null : line.reason}
        options={differenceReasons.map((one) => ({ value: one, label: t(`counts.reasons.${one}`) }))}
        onChange={(reason: string) =>
          onDecide({ reason: differenceReasons.find((one) => one === reason) ?? '' })
        }
      />
      <Input
        size="small"
        maxLength={200}
        autoComplete="off"
        aria-label={t('counts.reasonNoteOf', { n: line.position })}
        placeholder={t(line.reason === 'other' ? 'counts.reasonNoteNeeded' : 'counts.reasonNote')}
        status={line.reason === 'other' && line.reasonNote === '' ? 'error' : ''}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note !== line.reasonNote && onDecide({ note })}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
    </span>
  )
}
