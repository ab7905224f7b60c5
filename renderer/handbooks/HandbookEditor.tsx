import { ArrowLeftOutlined, BookOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Form, Input, Radio, Tooltip } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Answer } from '../../preload/contract/api'
import type { Handbook } from '../../preload/contract/handbooks/index'
import { failureOf, youbei } from '../shared/api'
import { dropDraft, readDraft, writeDraft } from '../shared/drafts'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatNumber } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { useQueryCall } from '../shared/useQueryCall'
import { useTask } from '../shared/useTask'
import { PartList } from './PartList'
import { PartSources } from './PartSources'
import { addPart, type ChosenPart, removePart, type Start, showsPhones, startOf, toChosen } from './parts'
import './handbooks.css'

const PrintPreview = lazy(() => import('../shared/PrintPreview').then((m) => ({ default: m.PrintPreview })))

/** Under this name the choice is kept while nothing has been made of it. */
const DRAFT = 'handbook.new'

type Made = Answer<'handbooks', 'make'>
type Sources = Answer<'handbooks', 'listParts'>

/** Chooses what goes into a handbook and in which order, and makes it. */
export function HandbookEditor() {
  const { t } = useTranslation('handbooks')
  const query = useQueryCall('handbooks', 'listParts', {})
  // While the parts are being chosen, the thread that will print them gets ready.
  useEffect(() => void youbei.handbooks.getReady({}), [])
  const former = (useLocation().state as { again?: Handbook } | null)?.again
  const [params] = useSearchParams()
  const asked = params.get('plans')
  const start = useMemo(
    () => startOf(former, asked, readDraft(localStorage, DRAFT)?.values, t('make.defaultTitle')),
    [former, asked, t],
  )
  if (query.data) return <Editor sources={query.data} start={start} />
  return (
    <section className="yb-page" aria-label={t('make.title')}>
      <Head />
      {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
    </section>
  )
}

function Head({ children }: Readonly<{ children?: ReactNode }>) {
  const { t } = useTranslation('handbooks')
  const navigate = useNavigate()
  return (
    <header className="yb-page-head">
      <Tooltip title={t('make.back')}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t('make.back')}
          onClick={() => navigate('/handbooks')}
        />
      </Tooltip>
      <h1>{t('make.title')}</h1>
      <div className="yb-page-actions">{children}</div>
    </header>
  )
}

function Editor({ sources, start }: Readonly<{ sources: Sources; start: Start }>) {
  const { t } = useTranslation('handbooks')
  const task = useTask()
  const [parts, setParts] = useState<readonly ChosenPart[]>(() => toChosen(start.parts))
  const [title, setTitle] = useState(start.title)
  const [paper, setPaper] = useState(start.paper)
  const [internal, setInternal] = useState(start.internal)
  const [made, setMade] = useState<Made | null>(null)
  const [shown, setShown] = useState(false)
  const [checked, setChecked] = useState(false)

  const plans = useMemo(() => new Map(sources.plans.map((plan) => [plan.id, plan])), [sources.plans])
  // A plan that went to the recycle bin meanwhile cannot be printed.
  const missing = parts.filter(({ part }) => part.kind === 'plan' && !plans.has(part.planId))
  const noTitle = title.trim() === ''

  // What was made no longer answers to what is chosen now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the order makes the paper out of date
  useEffect(() => setMade(null), [parts, title, paper, internal])

  // Whoever leaves in the middle finds the choice again.
  useEffect(() => {
    if (parts.length > 0 && !made)
      writeDraft(localStorage, DRAFT, { title, paper, internal, parts: parts.map(({ part }) => part) })
    else dropDraft(localStorage, DRAFT)
  }, [parts, title, paper, internal, made])

  const make = async () => {
    setChecked(true)
    if (noTitle || parts.length === 0 || missing.length > 0 || task.running) return
    const answer = await task.run(t('make.task', { title: title.trim() }), (options) =>
      youbei.handbooks.make(
        { title: title.trim(), paper, internal, parts: parts.map(({ part }) => part) },
        options,
      ),
    )
    if (!answer.ok) return
    setMade(answer.value)
    setShown(true)
  }
  useHotkeys({ 'ctrl+p': () => (made ? setShown(true) : void make()) })

  return (
    <section className="yb-page" aria-label={t('make.title')}>
      <Head>
        {made && (
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => setShown(true)}>
            {t('make.show')}
            <span className="yb-kbd">Ctrl+P</span>
          </Button>
        )}
        <Button
          type={made ? 'default' : 'primary'}
          icon={<BookOutlined />}
          loading={task.running}
          onClick={() => void make()}
        >
          {t(task.running ? 'make.running' : made ? 'again' : 'make.action')}
          {!made && <span className="yb-kbd">Ctrl+P</span>}
        </Button>
      </Head>
      <div className="book">
        <PartSources
          sources={sources}
          parts={parts}
          onAdd={(part) => setParts((before) => addPart(before, part))}
          onRemove={(key) => setParts((before) => removePart(before, key))}
        />
        <PartList parts={parts} plans={plans} onChange={setParts} />
        <Form layout="vertical" className="book-side" onFinish={() => void make()}>
          <Form.Item
            label={t('make.name')}
            required
            htmlFor="book-title"
            {...(checked && noTitle ? { validateStatus: 'error' as const, help: t('make.nameNeeded') } : {})}
          >
            <Input
              id="book-title"
              value={title}
              maxLength={60}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={t('make.paper')}>
            <Radio.Group
              aria-label={t('make.paper')}
              value={paper}
              onChange={(event) => setPaper(event.target.value === 'A5' ? 'A5' : 'A4')}
              options={[
                { value: 'A4', label: t('make.a4') },
                { value: 'A5', label: t('make.a5') },
              ]}
            />
          </Form.Item>
          <Form.Item>
            <Checkbox checked={internal} onChange={(event) => setInternal(event.target.checked)}>
              {t('make.internal')}
            </Checkbox>
            <p className="yb-caption">{t('make.internalHint')}</p>
          </Form.Item>
          {showsPhones(parts) && !internal && <Alert type="warning" showIcon title={t('make.phonesOpen')} />}
          {checked && parts.length === 0 && (
            <Alert type="error" showIcon role="alert" title={t('make.nothing')} />
          )}
          {missing.length > 0 && (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={t('make.missing', { n: missing.length })}
              action={
                <Button
                  size="small"
                  onClick={() => setParts((before) => before.filter((part) => !missing.includes(part)))}
                >
                  {t('make.dropMissing')}
                </Button>
              }
            />
          )}
          {made && (
            <p role="status">
              {t('make.done', {
                n: made.version,
                pages: formatNumber(made.pages),
                seconds: (made.ms / 1_000).toFixed(1),
              })}
            </p>
          )}
        </Form>
      </div>
      {made && shown && (
        <Suspense fallback={null}>
          <PrintPreview output={made} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </section>
  )
}
