import {
  ArrowDownOutlined,
  ArrowLeftOutlined,
  ArrowUpOutlined,
  PrinterOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select, Skeleton, Tooltip } from 'antd'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type {
  ComparedSection,
  Comparison,
  DiffPart,
  PlanVersion,
} from '../../../preload/contract/plans/index'
import { failureOf, value, youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { useHotkeys } from '../../shared/hotkeys'
import { LevelTag } from '../../shared/LevelTag'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { changePlaces, isChange, sideOf, stepChange } from './rows'
import './compare.css'

const countNames = ['changed', 'added', 'removed', 'moved', 'same'] as const

/** 版本对照: two versions of a plan side by side, section by section. */
export function ComparePage() {
  const { planId = '' } = useParams()
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const versions = useQueryCall('plans', 'listVersions', { id: planId })
  const all = versions.data?.versions ?? []
  const after = params.get('after') ?? all[0]?.id ?? ''
  const before =
    params.get('before') ??
    all.find(({ id }) => id === after)?.basedOn ??
    all.find(({ id }) => id !== after)?.id ??
    ''
  const choose = (next: { before: string; after: string }) => setParams(next, { replace: true })
  const back = () => navigate(`/plans/${planId}?tab=versions`)
  const comparison = useQuery({
    queryKey: ['plans', 'compareVersions', planId, before, after],
    queryFn: () => value(youbei.plans.compareVersions({ id: planId, before, after })),
    enabled: before !== '' && after !== '',
  })
  return (
    <section className="yb-page" aria-label={t('compare.title')}>
      <header className="yb-page-head">
        <Tooltip title={t('compare.back')}>
          <Button
            type="text"
            icon={<ArrowLeftOutlined aria-hidden />}
            aria-label={t('compare.back')}
            onClick={back}
          />
        </Tooltip>
        <h1 className="plan-title" title={comparison.data?.planTitle}>
          {`${t('compare.title')}${comparison.data ? `：${comparison.data.planTitle}` : ''}`}
        </h1>
      </header>
      {all.length > 1 && <VersionChoice versions={all} before={before} after={after} onChoose={choose} />}
      {comparison.error && (
        <ErrorNotice failure={failureOf(comparison.error)} onRetry={() => void comparison.refetch()} />
      )}
      {versions.data && all.length < 2 && <EmptyState title={t('compare.one')} />}
      {comparison.isFetching && !comparison.data && (
        <>
          <p role="status">{t('compare.working')}</p>
          <Skeleton active paragraph={{ rows: 10 }} />
        </>
      )}
      {comparison.data && (
        <Compared key={`${before} ${after}`} planId={planId} comparison={comparison.data} />
      )}
    </section>
  )
}

function VersionChoice({
  versions,
  before,
  after,
  onChoose,
}: Readonly<{
  versions: readonly PlanVersion[]
  before: string
  after: string
  onChoose: (next: { before: string; after: string }) => void
}>) {
  const { t } = useTranslation('plans')
  const options = (other: string) =>
    versions.map(({ id, number, state }) => ({
      value: id,
      label: `${t('version', { n: number })} · ${t(`library.states.${state}`)}`,
      disabled: id === other,
    }))
  return (
    <div className="plan-compare-choice">
      <Select
        aria-label={t('compare.before')}
        value={before}
        options={options(after)}
        onChange={(id) => onChoose({ before: id, after })}
      />
      <Tooltip title={t('compare.swap')}>
        <Button
          icon={<SwapOutlined aria-hidden />}
          aria-label={t('compare.swap')}
          onClick={() => onChoose({ before: after, after: before })}
        />
      </Tooltip>
      <Select
        aria-label={t('compare.after')}
        value={after}
        options={options(before)}
        onChange={(id) => onChoose({ before, after: id })}
      />
      <span className="yb-second">{t('compare.legend')}</span>
    </div>
  )
}

function Compared({ planId, comparison }: Readonly<{ planId: string; comparison: Comparison }>) {
  const { t } = useTranslation('plans')
  const [onlyChanges, setOnlyChanges] = useState(true)
  const sections = useMemo(
    () => (onlyChanges ? comparison.sections.filter(isChange) : comparison.sections),
    [comparison, onlyChanges],
  )
  const places = useMemo(() => changePlaces(sections), [sections])
  const [at, setAt] = useState(-1)
  const box = useRef<HTMLElement>(null)
  const outputs = useOutputs()
  const { before, after, counts } = comparison
  const step = (by: 1 | -1) => setAt((now) => stepChange(places.length, now, by))
  useEffect(() => {
    const place = places[at]
    if (place !== undefined)
      box.current?.querySelector(`[data-row="${place}"]`)?.scrollIntoView({ block: 'start' })
  }, [at, places])
  const print = () =>
    void outputs.print(t('compare.print'), (options) =>
      youbei.plans.printComparison({ id: planId, before: before.id, after: after.id, onlyChanges }, options),
    )
  useHotkeys({ 'ctrl+p': print, f7: () => step(1), 'shift+f7': () => step(-1) })
  return (
    <>
      <div className="plan-compare-tools">
        <span className="plan-compare-counts" role="status">
          {countNames.map((name) => (
            <span key={name}>{t(`compare.counts.${name}`, { n: counts[name] })}</span>
          ))}
        </span>
        <Checkbox
          checked={onlyChanges}
          onChange={({ target }) => {
            setOnlyChanges(target.checked)
            setAt(-1)
          }}
        >
          {t('compare.onlyChanges')}
        </Checkbox>
        <Button
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={places.length === 0}
          onClick={() => step(-1)}
        >
          {t('compare.previous')}
        </Button>
        <Button
          icon={<ArrowDownOutlined aria-hidden />}
          disabled={places.length === 0}
          onClick={() => step(1)}
        >
          {t('compare.next')}
          <span className="yb-kbd">F7</span>
        </Button>
        {at >= 0 && <span className="yb-second">{t('compare.place', { at: at + 1, n: places.length })}</span>}
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          loading={outputs.running}
          onClick={print}
        >
          {t('compare.print')}
          <span className="yb-kbd">Ctrl+P</span>
        </Button>
      </div>
      {sections.length === 0 ? (
        <EmptyState title={t('compare.same')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area is reached with the keyboard
        <section className="plan-compare" ref={box} tabIndex={0} aria-label={t('compare.title')}>
          <div className="plan-compare-head">
            <strong>{`${t('compare.before')} · ${t('version', { n: before.number })}`}</strong>
            <strong>{`${t('compare.after')} · ${t('version', { n: after.number })}`}</strong>
          </div>
          {sections.map((section, row) => (
            <SectionRows
              key={section.after?.sectionId ?? section.before?.sectionId ?? row}
              section={section}
              row={row}
              here={places[at] === row}
              onlyChanges={onlyChanges}
            />
          ))}
        </section>
      )}
    </>
  )
}

const colours = { changed: 'orange', added: 'green', removed: 'red', same: 'plain' } as const

const SectionRows = memo(function SectionRows({
  section,
  row,
  here,
  onlyChanges,
}: Readonly<{ section: ComparedSection; row: number; here: boolean; onlyChanges: boolean }>) {
  const { t } = useTranslation('plans')
  const lines = onlyChanges ? section.lines.filter(({ kind }) => kind !== 'same') : section.lines
  const marks = isChange(section) && (
    <>
      {section.kind !== 'same' && (
        <LevelTag level={colours[section.kind]}>{t(`compare.kinds.${section.kind}`)}</LevelTag>
      )}
      {section.moved && <LevelTag level="blue">{t('compare.moved')}</LevelTag>}
    </>
  )
  const heading =
    section.heading.length > 0 ? section.heading : [{ op: 'same' as const, text: t('compare.untitled') }]
  return (
    <article className="plan-compare-section" data-row={row} data-here={here || undefined}>
      <div className="plan-compare-pair plan-compare-title">
        <div>{section.before && <Marked parts={sideOf(heading, 'before')} />}</div>
        <div>
          {section.after && <Marked parts={sideOf(heading, 'after')} />} {marks}
        </div>
      </div>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and never change
        <div className="plan-compare-pair" key={at}>
          <p>
            <Marked parts={sideOf(line.parts, 'before')} />
          </p>
          <p>
            <Marked parts={sideOf(line.parts, 'after')} />
          </p>
        </div>
      ))}
    </article>
  )
})

/** Marks that are read without colour, and by a screen reader: added words underlined, removed ones struck through. */
function Marked({ parts }: Readonly<{ parts: readonly DiffPart[] }>) {
  return parts.map(({ op, text }, at) => {
    const key = `${at}`
    if (op === 'added') return <ins key={key}>{text}</ins>
    return op === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
  })
}
