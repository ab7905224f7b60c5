import {
  ArrowLeftOutlined,
  DeleteOutlined,
  DiffOutlined,
  EditOutlined,
  EllipsisOutlined,
  InfoCircleOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  PrinterOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import { Alert, Button, Dropdown, Skeleton, Tooltip } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { ChosenFile } from '../../preload/contract/bridge'
import {
  type LifeStep,
  lifeSteps,
  type PlanLine,
  type SectionHeading,
} from '../../preload/contract/plans/index'
import { failureOf, youbei } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { LevelTag } from '../shared/LevelTag'
import { showFailure } from '../shared/notices'
import { useCommand } from '../shared/useCommand'
import { useOutputs } from '../shared/useOutputs'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { FindBar, type FindBarHandle } from './FindBar'
import { LifeBar } from './life/LifeBar'
import { type DetailTab, detailTabs, PlanDetails } from './life/PlanDetails'
import { OutlineTree, type OutlineTreeHandle } from './OutlineTree'
import { PlanReader, type PlanReaderHandle } from './PlanReader'
import { countBetween, usePlanSearch } from './usePlanSearch'
import { usePlanText } from './usePlanText'
import './plans.css'

const ImportPlans = lazy(() => import('./import/ImportPlans').then((m) => ({ default: m.ImportPlans })))

/** A plan to be read: its outline at the left, its text at the right, its facts in a drawer. */
export function PlanPage() {
  const { planId = '' } = useParams()
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const versionId = params.get('version') ?? undefined
  const query = useQueryCall(
    'plans',
    'get',
    { id: planId, ...(versionId === undefined ? {} : { versionId }) },
    { keepPrevious: false },
  )
  if (query.error)
    return (
      <section className="yb-page" aria-label={t('title')}>
        <div className="yb-page-head">
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => navigate('/plans')}>
            {t('read.back')}
          </Button>
        </div>
        <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      </section>
    )
  if (!query.data) return <Skeleton active paragraph={{ rows: 12 }} />
  const { plan, outline } = query.data
  // Another version is another text: everything that was remembered of the former one is thrown away.
  const read = versionId ?? plan.versionId
  return <Reading key={read} plan={plan} versionId={read} outline={outline} />
}

function Reading({
  plan,
  versionId,
  outline,
}: Readonly<{ plan: PlanLine; versionId: string; outline: readonly SectionHeading[] }>) {
  const { t } = useTranslation('plans')
  const [params] = useSearchParams()
  const details = useDetails()
  const [start] = useState(() => placeOf(outline, params.get('section')))
  const position = useRef(start)
  const [section, setSection] = useState(start)
  const frozen = ['published', 'filed', 'archived'].includes(plan.state)
  const text = usePlanText(plan.id, versionId, outline.length, frozen ? '' : `${plan.characters} ${plan.rev}`)
  const search = usePlanSearch(text, position, params.get('find') ?? '')
  const reader = useRef<PlanReaderHandle>(null)
  const tree = useRef<OutlineTreeHandle>(null)
  const find = useRef<FindBarHandle>(null)
  const [outlineShown, setOutlineShown] = useState(true)

  const onReading = useCallback((at: number) => {
    position.current = at
    setSection(at)
  }, [])
  const goTo = (at: number) => reader.current?.goTo(at)

  // Opened at a hit: the place the address names, also when it changes while the plan is open (a new search).
  const wantedSection = params.get('section')
  const wantedWords = params.get('find')
  const { setWords } = search
  useEffect(() => {
    const at = placeOf(outline, wantedSection)
    position.current = at
    if (wantedWords !== null) setWords(wantedWords)
    if (wantedSection !== null) reader.current?.goTo(at)
  }, [wantedSection, wantedWords, outline, setWords])

  useHotkeys({
    'ctrl+f': () => find.current?.focus(),
    f3: () => search.step(1),
    'shift+f3': () => search.step(-1),
    f6: () => {
      if (document.activeElement?.getAttribute('role') === 'tree') reader.current?.focus()
      else tree.current?.focus()
    },
  })

  return (
    <section className="yb-page" aria-label={plan.title}>
      <ReadingHead plan={plan} onFacts={() => details.show('facts')} />
      <LifeBar plan={plan} wanted={details.step} onWanted={details.take} />
      {versionId !== plan.versionId && (
        <OtherVersion plan={plan} versionId={versionId} onBack={() => details.read(null)} />
      )}
      <div className="plan-tools">
        <Tooltip title={t(outlineShown ? 'read.hideOutline' : 'read.showOutline')}>
          <Button
            type="text"
            icon={outlineShown ? <MenuFoldOutlined aria-hidden /> : <MenuUnfoldOutlined aria-hidden />}
            aria-label={t(outlineShown ? 'read.hideOutline' : 'read.showOutline')}
            aria-expanded={outlineShown}
            onClick={() => setOutlineShown((shown) => !shown)}
          />
        </Tooltip>
        <span className="plan-facts-line">
          {[
            t(`categories.${plan.category}`),
            plan.documentNumber,
            plan.issuedBy,
            plan.issuedOn ?? '',
            t('version', { n: plan.versionNumber }),
            t('read.size', {
              sections: formatNumber(plan.sections),
              characters: formatNumber(plan.characters),
            }),
          ]
            .filter((fact) => fact !== '')
            .join(' · ')}
        </span>
        <FindBar ref={find} search={search} />
      </div>
      {text.failed && <ErrorNotice failure={{ code: 'internal' }} onRetry={text.retry} />}
      <div className="plan-panes">
        {outlineShown && (
          <aside className="plan-outline">
            <OutlineTree
              ref={tree}
              sections={outline}
              selected={section}
              label={t('read.outline')}
              onSelect={goTo}
              onOpen={() => reader.current?.focus()}
              suffix={(from, to) => <HitCount count={countBetween(search.counts, from, to)} />}
            />
          </aside>
        )}
        <PlanReader
          ref={reader}
          outline={outline}
          text={text}
          hits={search.hits}
          current={search.current}
          onReading={onReading}
        />
      </div>
      <PlanDetails
        plan={plan}
        tab={details.tab}
        editing={details.editing}
        onShow={details.show}
        onRead={details.read}
        onClose={details.close}
      />
    </section>
  )
}

function HitCount({ count }: Readonly<{ count: number }>) {
  const { t } = useTranslation('plans')
  if (count === 0) return null
  return (
    <span className="plan-count" title={t('read.hitsHere', { n: count })}>
      {count}
    </span>
  )
}

/** What is open beside the text is in the address, so that lines of Home and findings lead straight to it. */
function useDetails() {
  const [params, setParams] = useSearchParams()
  const named = params.get('tab')
  const editing = params.get('facts') === 'edit'
  const tab: DetailTab | null = editing ? 'facts' : (detailTabs.find((one) => one === named) ?? null)
  const step: LifeStep | null = lifeSteps.find((one) => one === params.get('step')) ?? null
  const change = (next: Readonly<Record<string, string | null>>) =>
    setParams(
      (before) => {
        for (const [key, text] of Object.entries(next)) {
          if (text === null) before.delete(key)
          else before.set(key, text)
        }
        return before
      },
      { replace: true },
    )
  return {
    tab,
    editing,
    step,
    show: (wanted: DetailTab, edit = false) => change({ tab: wanted, facts: edit ? 'edit' : null }),
    close: () => change({ tab: null, facts: null }),
    take: (wanted: LifeStep | null) => change({ step: wanted }),
    read: (versionId: string | null) => change({ version: versionId, section: null, find: null }),
  }
}

/** Says that what is read is not the version in force. */
function OtherVersion({
  plan,
  versionId,
  onBack,
}: Readonly<{ plan: PlanLine; versionId: string; onBack: () => void }>) {
  const { t } = useTranslation('plans')
  const { data } = useQueryCall('plans', 'listVersions', { id: plan.id })
  const version = data?.versions.find(({ id }) => id === versionId)
  if (!version) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('life.versions.reading', { n: version.number, state: t(`library.states.${version.state}`) })}
      action={
        <Button size="small" onClick={onBack}>
          {t('life.versions.back')}
        </Button>
      }
    />
  )
}

function ReadingHead({ plan, onFacts }: Readonly<{ plan: PlanLine; onFacts: () => void }>) {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const [newVersion, setNewVersion] = useState<readonly ChosenFile[] | null>(null)
  const remove = useCommand(() => youbei.plans.remove({ ids: [plan.id] }), {
    done: t('removed', { n: 1 }),
    undoable: true,
    onDone: () => navigate('/plans'),
  })
  const print = async () => {
    if (outputs.running) return
    await outputs.print(t('print.task', { title: plan.title }), (options) =>
      youbei.handbooks.make(
        { title: plan.title.slice(0, 60), internal: false, parts: [{ kind: 'plan', planId: plan.id }] },
        options,
      ),
    )
  }
  const chooseVersion = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'plan', many: false })
    if (!chosen.ok) showFailure(chosen.error)
    else if (chosen.value.files.length > 0) setNewVersion(chosen.value.files)
  }
  useHotkeys({ 'ctrl+p': () => mayWrite && void print() })
  return (
    <header className="yb-page-head">
      <Tooltip title={t('read.back')}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t('read.back')}
          onClick={() => navigate('/plans')}
        />
      </Tooltip>
      <h1 className="plan-title" title={plan.title}>
        {plan.title}
      </h1>
      <div className="yb-page-actions plan-actions">
        <Button onClick={() => navigate(`/plans/${plan.id}/parts`)}>{t('parts.action')}</Button>
        {plan.draftState === 'draft' && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => navigate(`/plans/${plan.id}/write`)}>
            {t('writing.action')}
          </Button>
        )}
        <Button icon={<InfoCircleOutlined aria-hidden />} onClick={onFacts}>
          {t('life.details')}
          {plan.serious > 0 && <LevelTag level="red">{t('library.findings', { n: plan.serious })}</LevelTag>}
        </Button>
        {mayWrite && (
          <>
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              loading={outputs.running}
              aria-keyshortcuts="Control+P"
              onClick={() => void print()}
            >
              {t('print.action')}
              <span className="yb-kbd">Ctrl+P</span>
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'version', icon: <UploadOutlined aria-hidden />, label: t('read.newVersion') },
                  { key: 'compare', icon: <DiffOutlined aria-hidden />, label: t('compare.title') },
                  { key: 'remove', icon: <DeleteOutlined aria-hidden />, label: t('remove') },
                ],
                onClick: ({ key }) => {
                  if (key === 'remove') void remove.run(undefined)
                  else if (key === 'compare') navigate(`/plans/${plan.id}/compare`)
                  else void chooseVersion()
                },
              }}
            >
              <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('read.more')} />
            </Dropdown>
          </>
        )}
      </div>
      {newVersion && (
        <Suspense fallback={null}>
          <ImportPlans
            files={newVersion}
            nextVersionOf={plan}
            onClose={() => setNewVersion(null)}
            onOpen={() => setNewVersion(null)}
          />
        </Suspense>
      )}
    </header>
  )
}

function placeOf(outline: readonly SectionHeading[], sectionId: string | null): number {
  const at = sectionId === null ? -1 : outline.findIndex((heading) => heading.id === sectionId)
  return Math.max(at, 0)
}
