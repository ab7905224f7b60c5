import {
  ArrowLeftOutlined,
  BookOutlined,
  FileWordOutlined,
  PrinterOutlined,
  SaveOutlined,
} from '@ant-design/icons'
import { Alert, Button, Form, Input, Tooltip } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { Answer } from '../../preload/contract/api'
import { type PaperForm, type PaperOrder, paperForms } from '../../preload/contract/handbooks/index'
import { failureOf, youbei } from '../shared/api'
import { dropDraft, readDraft, writeDraft } from '../shared/drafts'
import { ErrorNotice } from '../shared/ErrorNotice'
import { useHotkeys } from '../shared/hotkeys'
import { usePreview } from '../shared/preview'
import { RecordDialog } from '../shared/RecordDialog'
import { useCommand } from '../shared/useCommand'
import { useOutputs } from '../shared/useOutputs'
import { useQueryCall } from '../shared/useQueryCall'
import { useTask } from '../shared/useTask'
import { MadeNotice } from './MadeNotice'
import { PaperSide } from './PaperSide'
import { PartList } from './PartList'
import { PartSources } from './PartSources'
import {
  addPart,
  asCards,
  type Choices,
  type ChosenPart,
  oddity,
  removePart,
  replacePart,
  type Start,
  showsPhones,
  startOf,
  titleIn,
  toChosen,
} from './parts'
import { TrimDialog } from './TrimDialog'
import { usePartName } from './usePartName'
import './handbooks.css'

/** Under this name the choice is kept while nothing has been made of it. */
const DRAFT = 'handbook.new'

type Made = Answer<'handbooks', 'make'>
type Sources = Answer<'handbooks', 'listParts'>
type FormTitles = Record<PaperForm, string>

/**
 * Chooses what goes onto a paper, in which order, on which sheets, and makes it. `?again=<id>` begins with a paper made
 * before, `?template=<id>` with a template, `?plans=<id>,<id>` with these plans.
 */
export function HandbookEditor() {
  const { t } = useTranslation('handbooks')
  const [params] = useSearchParams()
  const sources = useQueryCall('handbooks', 'listParts', {})
  const again = params.get('again')
  const template = params.get('template')
  const asked = params.get('plans')
  const former = useQueryCall('handbooks', 'get', { id: again ?? '' }, { enabled: again !== null })
  const opened = useQueryCall(
    'handbooks',
    'openTemplate',
    { id: template ?? '' },
    { enabled: template !== null },
  )
  // While the parts are being chosen, the thread that will print them gets ready.
  useEffect(() => void youbei.handbooks.getReady({}), [])
  // What is still shown from the address before is not what was asked for.
  const waiting =
    !sources.data ||
    (again !== null && (!former.data || former.isPlaceholderData)) ||
    (template !== null && (!opened.data || opened.isPlaceholderData))
  const start = useMemo(
    () =>
      waiting
        ? undefined
        : startOf(
            former.data?.order ?? opened.data?.order,
            asked,
            readDraft(localStorage, DRAFT)?.values,
            t('titles.handbook'),
          ),
    [waiting, former.data, opened.data, asked, t],
  )
  const error = sources.error ?? former.error ?? opened.error
  if (sources.data && start)
    return (
      <Editor
        key={`${again}${template}${asked}`}
        sources={sources.data}
        start={start}
        absent={opened.data?.missing ?? []}
      />
    )
  return (
    <section className="yb-page" aria-label={t('make.title')}>
      <Head />
      {error && <ErrorNotice failure={failureOf(error)} onRetry={() => void sources.refetch()} />}
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
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t('make.back')}
          onClick={() => navigate('/handbooks')}
        />
      </Tooltip>
      <h1>{t('make.title')}</h1>
      <div className="yb-page-actions">{children}</div>
    </header>
  )
}

type EditorProps = Readonly<{ sources: Sources; start: Start; absent: readonly string[] }>

function Editor({ sources, start, absent }: EditorProps) {
  const { t } = useTranslation('handbooks')
  const task = useTask()
  const [parts, setParts] = useState<readonly ChosenPart[]>(() => toChosen(start.parts))
  const [order, setOrder] = useState<Choices>(start.order)
  const [made, setMade] = useState<Made | null>(null)
  const show = usePreview()
  const word = useOutputs()
  const [checked, setChecked] = useState(false)
  const [trimming, setTrimming] = useState<ChosenPart | null>(null)
  const [naming, setNaming] = useState(false)

  const plans = useMemo(() => new Map(sources.plans.map((plan) => [plan.id, plan])), [sources.plans])
  const nameOf = usePartName(plans)
  // A plan that went to the recycle bin meanwhile cannot be printed.
  const missing = parts.filter(({ part }) => 'planId' in part && !plans.has(part.planId))
  const odd = oddity(order.form, parts)
  const [first, ...others] = parts.flatMap(({ part }) => (part.kind === 'plan' ? [part.planId] : []))
  const onlyPlan = first !== undefined && others.length === 0 ? plans.get(first) : undefined
  const change = (changes: Partial<Choices>) =>
    setOrder((before) => {
      const after = { ...before, ...changes }
      if (after.form === before.form) return after
      const titles = Object.fromEntries(paperForms.map((form) => [form, t(`titles.${form}`)])) as FormTitles
      return { ...after, title: titleIn(after.form, before.title, parts, plans, titles) }
    })
  const noTitle = order.title.trim() === ''
  const noBody = order.redHead !== null && order.redHead.body.trim() === ''
  const whole = !noTitle && !noBody && parts.length > 0 && missing.length === 0

  // What was made no longer answers to what is chosen now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the order makes the paper out of date
  useEffect(() => setMade(null), [parts, order])

  // Whoever leaves in the middle finds the choice again.
  useEffect(() => {
    if (parts.length > 0 && !made) writeDraft(localStorage, DRAFT, asOrder(order, parts))
    else dropDraft(localStorage, DRAFT)
  }, [parts, order, made])

  const make = async () => {
    setChecked(true)
    if (!whole || task.running) return
    const answer = await task.run(t('make.task', { title: order.title.trim() }), (options) =>
      youbei.handbooks.make(asOrder(order, parts), options),
    )
    if (!answer.ok) return
    setMade(answer.value)
    show(answer.value)
  }
  const exportWord = async () => {
    setChecked(true)
    if (!whole || word.running) return
    await word.save(t('make.wordTask', { title: order.title.trim() }), (options) =>
      youbei.handbooks.makeWord(asOrder(order, parts), options),
    )
  }
  useHotkeys({ 'ctrl+p': () => (made ? show(made) : void make()) })

  return (
    <section className="yb-page" aria-label={t('make.title')}>
      <Head>
        <Button
          icon={<SaveOutlined aria-hidden />}
          disabled={parts.length === 0}
          onClick={() => setNaming(true)}
        >
          {t('templates.save')}
        </Button>
        <Button icon={<FileWordOutlined aria-hidden />} onClick={() => void exportWord()}>
          {t('make.word')}
        </Button>
        {made && (
          <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => show(made)}>
            {t('make.show')}
            <span className="yb-kbd">Ctrl+P</span>
          </Button>
        )}
        <Button
          type={made ? 'default' : 'primary'}
          icon={<BookOutlined aria-hidden />}
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
          form={order.form}
          parts={parts}
          onAdd={(part) => setParts((before) => addPart(before, part))}
          onRemove={(key) => setParts((before) => removePart(before, key))}
          onWrite={() =>
            setTrimming({ key: '', part: { kind: 'text', title: t('sources.foreword'), text: '' } })
          }
        />
        <PartList parts={parts} plans={plans} onTrim={setTrimming} onChange={setParts} />
        <Form layout="vertical" className="book-side" onFinish={() => void make()}>
          {absent.length > 0 && (
            <Alert
              type="warning"
              showIcon
              role="alert"
              title={t('templates.missing', { names: absent.join('、') })}
            />
          )}
          {odd && (
            <Alert
              type="info"
              showIcon
              title={
                <>
                  {t(`fit.${odd}`, { form: t(`forms.${order.form}`) })}
                  {odd === 'cards' && (
                    <Button className="book-fit" onClick={() => setParts((before) => asCards(before, plans))}>
                      {t('fit.toCards')}
                    </Button>
                  )}
                </>
              }
            />
          )}
          <PaperSide order={order} plan={onlyPlan} nameMissing={checked && noTitle} onChange={change} />
          {showsPhones(parts) && !order.internal && (
            <Alert type="warning" showIcon title={t('make.phonesOpen')} />
          )}
          {checked && noBody && <Alert type="error" showIcon role="alert" title={t('official.bodyNeeded')} />}
          {checked && parts.length === 0 && (
            <Alert type="error" showIcon role="alert" title={t('make.nothing')} />
          )}
          {missing.length > 0 && (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={
                <>
                  {t('make.missing', { n: missing.length })}
                  <Button
                    className="book-fit"
                    onClick={() => setParts((before) => before.filter((part) => !missing.includes(part)))}
                  >
                    {t('make.dropMissing')}
                  </Button>
                </>
              }
            />
          )}
          {made && <MadeNotice made={made} />}
        </Form>
      </div>
      {trimming && (
        <TrimDialog
          part={trimming.part}
          title={t('trim.title', { name: nameOf(trimming.part) })}
          onClose={() => setTrimming(null)}
          onDone={(part) => {
            const { key } = trimming
            setParts((before) => (key === '' ? addPart(before, part) : replacePart(before, key, part)))
            setTrimming(null)
          }}
        />
      )}
      {naming && (
        <SaveTemplate title={order.title} order={asOrder(order, parts)} onClose={() => setNaming(false)} />
      )}
    </section>
  )
}

/** The order as it is sent: without spaces around the title, and without a day that is still being typed. */
function asOrder(order: Choices, parts: readonly ChosenPart[]): PaperOrder {
  const printedOn = order.imprint?.printedOn ?? null
  const day = printedOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(printedOn) ? printedOn : null
  return {
    ...order,
    title: order.title.trim(),
    ...(order.imprint ? { imprint: { ...order.imprint, printedOn: day } } : {}),
    parts: parts.map(({ part }) => part),
  }
}

function SaveTemplate({
  title,
  order,
  onClose,
}: Readonly<{ title: string; order: PaperOrder; onClose: () => void }>) {
  const { t } = useTranslation('handbooks')
  const [name, setName] = useState(title)
  const save = useCommand(youbei.handbooks.saveTemplate, {
    done: (value) => t('templates.saved', { name: value.name }),
    undoable: true,
    onDone: onClose,
  })
  const run = () => {
    if (name.trim() !== '')
      void save.run({ name: name.trim(), order: { ...order, title: order.title || name } })
  }
  return (
    <RecordDialog title={t('templates.save')} onClose={onClose}>
      <p className="yb-caption">{t('templates.saveHint')}</p>
      <div className="book-trim-field">
        <label htmlFor="template-name">{t('templates.name')}</label>
        <Input
          id="template-name"
          autoFocus
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={run}
        />
      </div>
      <div className="book-trim-foot">
        <Button type="primary" loading={save.running} disabled={name.trim() === ''} onClick={run}>
          {t('templates.saveAction')}
        </Button>
      </div>
    </RecordDialog>
  )
}
