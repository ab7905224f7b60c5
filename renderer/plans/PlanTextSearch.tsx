import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef, Skeleton } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Hit } from '../../preload/contract/plans/index'
import { failureOf } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { ErrorNotice } from '../shared/ErrorNotice'
import { Highlight } from '../shared/Highlight'
import { useHotkeys } from '../shared/hotkeys'
import { useQueryCall } from '../shared/useQueryCall'
import { groupHits } from './groupHits'

type Props = Readonly<{ title: string; lead: ReactNode; actions: ReactNode }>

/** Finds words in the text of all plans; a hit opens the plan at its place. */
export function PlanTextSearch({ title, lead, actions }: Props) {
  const { t } = useTranslation('plans')
  const [params, setParams] = useSearchParams()
  const words = params.get('words') ?? ''
  const [typed, setTyped] = useState(words)
  const input = useRef<InputRef>(null)
  const list = useRef<HTMLDivElement>(null)
  useHotkeys({ 'ctrl+f': () => input.current?.focus({ cursor: 'all' }) })
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    if (typed === words) return
    const timer = setTimeout(
      () => setParams(typed ? { view: 'text', words: typed } : { view: 'text' }, { replace: true }),
      200,
    )
    return () => clearTimeout(timer)
  }, [typed, words, setParams])

  const asked = words.trim()
  const query = useQueryCall('plans', 'search', { text: asked, limit: 100 }, { enabled: asked !== '' })
  const hits = asked === '' ? undefined : query.data?.hits
  const groups = useMemo(() => groupHits(hits ?? []), [hits])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links: Element[] = [...(list.current?.querySelectorAll('a') ?? [])]
    const at = document.activeElement ? links.indexOf(document.activeElement) : -1
    event.preventDefault()
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1
    if (next < 0) input.current?.focus()
    else {
      const link = links[Math.min(next, links.length - 1)]
      if (link instanceof HTMLElement) link.focus()
    }
  }

  return (
    <section className="yb-page" aria-label={title} onKeyDown={onKeyDown}>
      <header className="yb-page-head">
        <h1>{title}</h1>
        <div className="yb-page-actions">{actions}</div>
      </header>
      {lead}
      <search className="yb-filters">
        <Input
          ref={input}
          className="plan-search"
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          maxLength={100}
          placeholder={t('text.placeholder')}
          aria-label={t('text.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="yb-total" role="status">
          {hits &&
            t(query.data?.more ? 'text.countMore' : 'text.count', { n: hits.length, plans: groups.length })}
        </span>
      </search>
      <div ref={list} className="yb-table-box plan-hits">
        {query.error && asked !== '' && (
          <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
        )}
        {asked === '' && (
          <EmptyState
            icon={<SearchOutlined aria-hidden />}
            title={t('text.start')}
            description={t('text.hint')}
          />
        )}
        {asked !== '' && query.isPending && <Skeleton active className="plan-hits-wait" />}
        {hits?.length === 0 && <EmptyState title={t('text.none')} description={t('text.noneHint')} />}
        {groups.map((group) => (
          <section key={group.planId} className="plan-hit-group" aria-label={group.planTitle}>
            <h2>
              <Link to={`/plans/${group.planId}?find=${encodeURIComponent(asked)}`}>{group.planTitle}</Link>
              <span className="yb-caption">{t('text.inPlan', { n: group.hits.length })}</span>
            </h2>
            <ul>
              {group.hits.map((hit) => (
                <li key={hit.sectionId ?? 'plan'}>
                  <Link to={hitAddress(hit, asked)}>
                    <strong>
                      <Highlight
                        text={hit.heading || t(hit.sectionId ? 'outline.untitled' : 'text.inTitle')}
                      />
                    </strong>
                    <span className="plan-snippet">
                      <Highlight text={hit.snippet} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

function hitAddress(hit: Hit, words: string): string {
  const query = new URLSearchParams({ ...(hit.sectionId ? { section: hit.sectionId } : {}), find: words })
  return `/plans/${hit.planId}?${query}`
}
