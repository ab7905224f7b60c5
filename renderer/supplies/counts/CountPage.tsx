import { ArrowLeftOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Skeleton, Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { CountDetail } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatInstant, formatNumber } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { useCommand } from '../../shared/useCommand'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { StateRow } from '../steps/StateRow'
import { StepTrail } from '../steps/StepTrail'
import { useMayApprove } from '../steps/useMayApprove'
import { AssignTab } from './AssignTab'
import { type Closing, CountStep } from './CountStep'
import { CountTag } from './CountTag'
import { DifferenceTab } from './DifferenceTab'
import { EntryTab } from './EntryTab'
import './counts.css'

const CountImport = lazy(() => import('./CountImport').then((m) => ({ default: m.CountImport })))

const way = ['counting', 'reviewing', 'submitted', 'adjusted'] as const
const reached = { counting: 0, reviewing: 1, submitted: 2, adjusted: 4, cancelled: 0 } as const

/** One stock count: how far it is, entering figures, differences, who counts what, what was done. */
export function CountPage() {
  const { countId = '' } = useParams()
  const { t } = useTranslation('supplies')
  const navigate = useNavigate()
  const query = useQueryCall('supplies', 'getCount', { id: countId }, { keepPrevious: false })
  const back = () => void navigate('/supplies/counts')
  if (query.error)
    return (
      <section className="yb-page" aria-label={t('counts.one')}>
        <div className="yb-page-head">
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back}>
            {t('counts.back')}
          </Button>
        </div>
        <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      </section>
    )
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />
  return <Opened key={query.data.id} count={query.data} onBack={back} />
}

function Opened({ count, onBack }: Readonly<{ count: CountDetail; onBack: () => void }>) {
  const { t } = useTranslation('supplies')
  const { state } = count
  const [tab, setTab] = useState(
    state === 'counting' ? 'entry' : state === 'cancelled' ? 'trail' : 'differences',
  )
  const [closing, setClosing] = useState<Closing | null>(null)
  const [importing, setImporting] = useState(false)
  const live = state === 'counting' || state === 'reviewing'
  const tabs = [
    ...(live ? ['entry'] : []),
    ...(state === 'cancelled' ? [] : ['differences', 'assign']),
    'trail',
  ]
  const shown = tabs.includes(tab) ? tab : (tabs[0] ?? 'trail')
  return (
    <section className="yb-page" aria-label={`${t('counts.one')} ${count.number}`}>
      <header className="yb-page-head">
        <Button icon={<ArrowLeftOutlined aria-hidden />} aria-label={t('counts.back')} onClick={onBack} />
        <h1>
          {count.number} {count.depotName} <CountTag state={state} />
        </h1>
        <Actions count={count} onClose={setClosing} onImport={() => setImporting(true)} onTab={setTab} />
      </header>
      <div className="yb-count-head">
        <StateRow
          label={t('counts.state')}
          current={reached[state]}
          ended={state === 'cancelled'}
          states={way.map((key) => ({ key, title: t(`counts.way.${key}`) }))}
        />
        <Facts count={count} />
      </div>
      <Tabs
        size="small"
        className="yb-tabs"
        activeKey={shown}
        items={tabs.map((key) => ({ key, label: t(`counts.tabs.${key}`) }))}
        onChange={setTab}
      />
      {shown === 'entry' && <EntryTab count={count} />}
      {shown === 'differences' && <DifferenceTab count={count} />}
      {shown === 'assign' && <AssignTab count={count} />}
      {shown === 'trail' && <StepTrail steps={count.steps} words="counts.steps" />}
      {closing && <CountStep count={count} step={closing} onDone={() => setClosing(null)} />}
      {importing && (
        <Suspense fallback={null}>
          <CountImport count={count} onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </section>
  )
}

function Facts({ count }: Readonly<{ count: CountDetail }>) {
  const { t } = useTranslation('supplies')
  const n = formatNumber
  return (
    <p className="yb-count-facts">
      <span>{t('counts.facts.counted', { counted: n(count.counted), lines: n(count.lines) })}</span>
      {count.hidden ? (
        <span>{t('counts.facts.hidden')}</span>
      ) : (
        <span>{t('counts.facts.differences', { n: n(count.differences) })}</span>
      )}
      {count.conflicts > 0 && (
        <strong className="yb-short">{t('counts.facts.conflicts', { n: n(count.conflicts) })}</strong>
      )}
      {count.found > 0 && <span>{t('counts.facts.found', { n: n(count.found) })}</span>}
      {count.recounts > 0 && <span>{t('counts.facts.recounts', { n: n(count.recounts) })}</span>}
      {count.unexplained > 0 && count.state !== 'counting' && (
        <strong className="yb-short">{t('counts.facts.unexplained', { n: n(count.unexplained) })}</strong>
      )}
      <span className="yb-second">{t('counts.facts.snapshot', { at: formatInstant(count.snapshotAt) })}</span>
      {count.documentId !== null && (
        <Link to={`/supplies/documents?document=${count.documentId}`}>
          {t('counts.facts.document', { number: count.documentNumber })}
          {count.documentReversed && ` ${t('steps.reversed')}`}
        </Link>
      )}
      {count.state === 'adjusted' && count.documentId === null && <span>{t('counts.facts.agreed')}</span>}
    </p>
  )
}

function Actions({
  count,
  onClose,
  onImport,
  onTab,
}: Readonly<{
  count: CountDetail
  onClose: (closing: Closing) => void
  onImport: () => void
  onTab: (tab: string) => void
}>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const mayApprove = useMayApprove()
  const outputs = useOutputs()
  const { id, state } = count
  const live = state === 'counting' || state === 'reviewing'
  const finish = useCommand(() => youbei.supplies.finishCounting({ id }), {
    done: t('counts.done.finish'),
    undoable: true,
    onDone: () => onTab('differences'),
  })
  const resume = useCommand(() => youbei.supplies.resumeCounting({ id }), { onDone: () => onTab('entry') })
  const sheets = (choice: { withBook?: boolean; recount?: boolean }) =>
    outputs.print(t('counts.sheets'), (options) =>
      youbei.supplies.printCountSheets({ id, ...choice }, options),
    )
  const report = () =>
    outputs.print(t('counts.report'), (options) => youbei.supplies.printCountReport({ id }, options))
  useHotkeys({ 'ctrl+p': () => void (live ? sheets({}) : report()) })
  const items = [
    ...(live
      ? [
          { key: 'blind', label: t('counts.printBlind'), onClick: () => void sheets({}) },
          ...(count.hidden
            ? []
            : [
                {
                  key: 'book',
                  label: t('counts.printBook'),
                  onClick: () => void sheets({ withBook: true }),
                },
              ]),
          ...(state === 'reviewing'
            ? [
                {
                  key: 'recount',
                  label: t('counts.printRecount'),
                  onClick: () => void sheets({ recount: true }),
                },
              ]
            : []),
          {
            key: 'sheet',
            label: t('counts.exportSheet'),
            onClick: () =>
              void outputs.save(t('counts.exportSheet'), (options) =>
                youbei.supplies.exportCountSheet({ id, withBook: !count.hidden && !count.blind }, options),
              ),
          },
          ...(mayWrite ? [{ key: 'import', label: t('counts.importSheet'), onClick: onImport }] : []),
        ]
      : []),
    ...(state === 'cancelled' || count.hidden
      ? []
      : [
          { key: 'report', label: t('counts.report'), onClick: () => void report() },
          {
            key: 'exportReport',
            label: t('counts.exportReport'),
            onClick: () =>
              void outputs.save(t('counts.exportReport'), (options) =>
                youbei.supplies.exportCountReport({ id }, options),
              ),
          },
        ]),
    ...(mayWrite && state === 'reviewing'
      ? [{ key: 'resume', label: t('counts.acts.resume'), onClick: () => void resume.run(undefined) }]
      : []),
    ...(mayWrite && (live || state === 'submitted')
      ? [{ key: 'cancel', label: t('counts.acts.cancel'), onClick: () => onClose('cancel') }]
      : []),
  ]
  return (
    <div className="yb-page-actions">
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button>
            {t('counts.papers')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {mayWrite && state === 'counting' && (
        <Button type="primary" loading={finish.running} onClick={() => void finish.run(undefined)}>
          {t('counts.acts.finish')}
        </Button>
      )}
      {mayWrite && state === 'reviewing' && (
        <Button type="primary" onClick={() => onClose('submit')}>
          {t('counts.acts.submit')}
        </Button>
      )}
      {mayWrite && state === 'submitted' && (
        <Button onClick={() => onClose('recall')}>{t('counts.acts.recall')}</Button>
      )}
      {mayApprove && state === 'submitted' && (
        <>
          <Button onClick={() => onClose('return')}>{t('counts.acts.return')}</Button>
          <Button type="primary" onClick={() => onClose('approve')}>
            {t('counts.acts.approve')}
          </Button>
        </>
      )}
    </div>
  )
}
