import { ArrowLeftOutlined, EditOutlined, FileSearchOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Skeleton, Tabs, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { Part, PartContent, PartKindName } from '../../../preload/contract/plans/parts'
import { failureOf, youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { Findings } from './Findings'
import { PeopleScope } from './fields'
import { PartBox } from './PartBox'
import { PartView } from './PartView'
import { Suggestions } from './Suggestions'
import type { PartsAnswer } from './words'
import './parts.css'

const kinds = ['level', 'command', 'card', 'contacts', 'supplies'] as const satisfies readonly PartKindName[]

/** 处置要素 of a plan: what the finder and the cards use, written in a draft, read in any version. */
export function PartsPage() {
  const { planId = '' } = useParams()
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const plan = useQueryCall('plans', 'get', { id: planId })
  const query = useQueryCall('plans', 'listParts', { planId })
  const failed = plan.error ?? query.error
  const back = (
    <Tooltip title={t('parts.back')}>
      <Button
        type="text"
        icon={<ArrowLeftOutlined aria-hidden />}
        aria-label={t('parts.back')}
        onClick={() => navigate(`/plans/${planId}`)}
      />
    </Tooltip>
  )
  if (failed)
    return (
      <section className="yb-page" aria-label={t('parts.title')}>
        <div className="yb-page-head">{back}</div>
        <ErrorNotice failure={failureOf(failed)} onRetry={() => void query.refetch()} />
      </section>
    )
  if (!plan.data || !query.data) return <Skeleton active paragraph={{ rows: 10 }} />
  return (
    <section className="yb-page parts-page" aria-label={t('parts.title')}>
      <header className="yb-page-head">
        {back}
        <h1 className="plan-title" title={plan.data.plan.title}>
          {plan.data.plan.title}
        </h1>
        <span className="yb-caption">
          {t('parts.of', { n: query.data.versionNumber })}
          {query.data.editable ? t('parts.draftState') : ''}
        </span>
        <Actions planId={planId} answer={query.data} hasDraft={plan.data.plan.draftId !== null} />
      </header>
      <PeopleScope people={query.data.people}>
        <PartTabs answer={query.data} />
      </PeopleScope>
    </section>
  )
}

/** What can be done with the parts as a whole: begin to write them, take them from the text. */
function Actions({
  planId,
  answer,
  hasDraft,
}: Readonly<{ planId: string; answer: PartsAnswer; hasDraft: boolean }>) {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const [suggesting, setSuggesting] = useState(false)
  const start = useCommand(() => youbei.plans.startRevision({ id: planId }), { done: t('parts.started') })
  if (!mayWrite) return null
  return (
    <div className="yb-page-actions">
      {answer.editable && (
        <Button icon={<FileSearchOutlined aria-hidden />} onClick={() => setSuggesting(true)}>
          {t('parts.suggest.action')}
        </Button>
      )}
      {!answer.editable && !hasDraft && (
        <Button
          type="primary"
          icon={<EditOutlined aria-hidden />}
          loading={start.running}
          onClick={() => void start.run(undefined)}
        >
          {t('parts.start')}
        </Button>
      )}
      {suggesting && <Suggestions versionId={answer.versionId} onClose={() => setSuggesting(false)} />}
    </div>
  )
}

function PartTabs({ answer }: Readonly<{ answer: PartsAnswer }>) {
  const { t } = useTranslation('plans')
  const [params, setParams] = useSearchParams()
  const shown = params.get('tab') ?? 'level'
  const count = (kind: PartKindName) => answer.parts.filter((part) => part.kind === kind).length
  return (
    <>
      {!answer.editable && answer.parts.length > 0 && (
        <Alert type="info" showIcon title={t('parts.frozen')} className="parts-frozen" />
      )}
      <Tabs
        className="parts-tabs"
        activeKey={shown}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={[
          ...kinds.map((kind) => ({
            key: kind,
            label:
              kind === 'command' || kind === 'supplies'
                ? t(`parts.tabs.${kind}`)
                : `${t(`parts.tabs.${kind}`)} ${count(kind)}`,
            children: <Panel kind={kind} answer={answer} />,
          })),
          {
            key: 'findings',
            label: `${t('parts.tabs.findings')} ${answer.findings.length}`,
            children: <Findings findings={answer.findings} hasParts={answer.parts.length > 0} />,
          },
        ]}
      />
    </>
  )
}

/** What a new part of a kind begins with. */
function blankContent(
  kind: PartKindName,
  level: number,
  words: { post: string; title: string },
): PartContent {
  switch (kind) {
    case 'level':
      return { kind, body: { level, name: '', startedBy: '', conditions: [], actions: [] } }
    case 'command':
      return { kind, body: { posts: [] } }
    case 'card':
      return { kind, body: { post: words.post, title: '', trigger: '', steps: [], contacts: [], bans: [] } }
    case 'contacts':
      return { kind, body: { title: words.title, lines: [] } }
    case 'supplies':
      return { kind, body: { lines: [] } }
  }
}

const levelOf = (part: Part) => (part.kind === 'level' ? part.body.level : 0)

/** The parts of one kind. */
function Panel({ kind, answer }: Readonly<{ kind: PartKindName; answer: PartsAnswer }>) {
  const { t } = useTranslation('plans')
  const { versionId, editable } = answer
  const own = answer.parts
    .filter((part) => part.kind === kind)
    .sort((a, b) => levelOf(a) - levelOf(b) || a.position - b.position)
  const add = useCommand((content: PartContent) => youbei.plans.savePart({ versionId, content }))
  const blank = (level = 0) =>
    blankContent(kind, level, {
      post: t('parts.card.newPost', { n: own.length + 1 }),
      title: t('parts.contact.newTitle', { n: own.length + 1 }),
    })
  const missing =
    kind === 'level' ? [1, 2, 3, 4].filter((level) => !own.some((part) => levelOf(part) === level)) : []
  const single = kind === 'command' || kind === 'supplies'
  return (
    <div className="parts-panel">
      {own.length === 0 && (
        <EmptyState title={t(`parts.empty.${kind}.title`)} description={t(`parts.empty.${kind}.text`)} />
      )}
      {own.map((part, at) =>
        editable ? (
          <PartBox
            key={part.id}
            part={part}
            checks={answer.supplies}
            before={own[at - 1]}
            after={own[at + 1]}
            all={own}
          />
        ) : (
          <PartView key={part.id} part={part} answer={answer} />
        ),
      )}
      {editable && !(single && own.length > 0) && (
        <p className="parts-add">
          {kind === 'level' ? (
            missing.map((level) => (
              <Button
                key={level}
                icon={<PlusOutlined aria-hidden />}
                onClick={() => void add.run(blank(level))}
              >
                {t('parts.level.add', { sign: ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'][level] })}
              </Button>
            ))
          ) : (
            <Button
              type="primary"
              ghost
              icon={<PlusOutlined aria-hidden />}
              onClick={() => void add.run(blank())}
            >
              {t(`parts.add.${kind}`)}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
