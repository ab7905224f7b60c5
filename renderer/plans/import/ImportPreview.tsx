import { Alert, Form, Radio, Tabs } from 'antd'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useReducer,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../../preload/contract/api'
import type { Plan } from '../../../preload/contract/plans/index'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatNumber } from '../../shared/format'
import { isEditable, useHotkeys } from '../../shared/hotkeys'
import { useQueryCall } from '../../shared/useQueryCall'
import { DayInput } from '../DayInput'
import { factFields } from '../factFields'
import { EventPicker } from '../library/EventPicker'
import type { OutlineTreeHandle } from '../OutlineTree'
import { changeOutline, currentState, editsOf, startHistory } from '../outlineEdits'
import { DroppedList } from './DroppedList'
import { OutlineEditor } from './OutlineEditor'
import { type Entry, type ImportFacts, initialFacts, quoteOf } from './queue'
import { SectionText } from './SectionText'

export type ImportPreviewHandle = {
  /** What the person agreed to, or null while a field is faulty (it then has the focus). */
  input: () => Promise<Omit<CallInput<'plans', 'importPlan'>, 'file'> | null>
  isChanged: () => boolean
}

type Props = Readonly<{
  ref: Ref<ImportPreviewHandle>
  entry: Extract<Entry, { state: 'ready' | 'saving' }>
  /** Set when the import was begun from a plan: it becomes its next version, whatever its title. */
  nextVersionOf: Plan | undefined
}>

/** What was found in a document: its outline to be put right, its text, its facts, and what was left out. */
export function ImportPreview({ ref, entry, nextVersionOf }: Props) {
  const { t } = useTranslation('plans')
  const { preview } = entry
  const saving = entry.state === 'saving'
  const [history, act] = useReducer(
    changeOutline,
    { title: preview.title, sections: preview.sections, blocks: preview.blocks },
    startHistory,
  )
  const { outline, selected } = currentState(history)
  const tree = useRef<OutlineTreeHandle>(null)
  const [form] = Form.useForm<ImportFacts & { as: 'next' | 'new'; into: 'published' | 'draft' }>()
  const targetId = nextVersionOf?.id ?? preview.existing?.id
  const as = Form.useWatch('as', form) ?? (targetId ? 'next' : 'new')
  const former = useFormer(nextVersionOf, preview.existing?.id)
  const initial = useMemo(
    () => initialFacts(preview, entry.file.name, as === 'next' ? former : undefined),
    [preview, entry.file.name, as, former],
  )
  // Facts nobody has touched follow the choice between a next version and a plan of its own. Not `setFieldValue`,
  // which would count as touching them.
  useEffect(() => {
    const untouched = Object.entries(initial).filter(
      ([name]) => !form.isFieldTouched(name as keyof ImportFacts),
    )
    form.setFieldsValue(Object.fromEntries(untouched) as Partial<ImportFacts>)
  }, [initial, form])
  useEffect(() => tree.current?.focus(), [])

  const own = factFields(t)
  const fields = own.toSpliced(
    own.findIndex((field) => field.name === 'reviewOn'),
    0,
    { name: 'effectiveOn', label: t('import.effectiveOn'), control: <DayInput /> },
    { name: 'eventTypes', label: t('import.eventTypes'), control: <EventPicker /> },
  )

  useImperativeHandle(ref, () => ({
    input: async () => {
      const values = await form.validateFields().catch(() => null)
      if (!values) return null
      const { as: chosen, into, ...facts } = values
      const edits = editsOf(history)
      return {
        ...(edits.length > 0 ? { edits } : {}),
        facts: { ...facts, title: facts.title.trim() },
        as: into,
        ...(chosen === 'next' && targetId ? { nextVersionOf: targetId } : {}),
      }
    },
    isChanged: () => history.at > 0 || form.isFieldsTouched(),
  }))

  // Tab moves headings while the outline has the keyboard; this is the way out of it, and through the panes.
  const panes = useRef<HTMLDivElement>(null)
  const nextPane = (by: 1 | -1) => {
    const stops = ['.plan-tree', '.import-block[tabindex="0"]', '.import-side input, .import-side textarea']
      .map((selector) => panes.current?.querySelector<HTMLElement>(selector))
      .filter((stop) => stop !== null && stop !== undefined)
    const children = [...(panes.current?.children ?? [])]
    const here = children.findIndex((pane) => pane.contains(document.activeElement))
    const at = stops.findIndex((stop) => children[here]?.contains(stop))
    stops[(at + by + stops.length) % stops.length]?.focus()
  }
  useHotkeys({ f6: () => nextPane(1), 'shift+f6': () => nextPane(-1) })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isEditable(event.target) || event.defaultPrevented) return
    const key = event.key.toLowerCase()
    const command = event.ctrlKey || event.metaKey
    if (command && key === 'z') act({ edit: event.shiftKey ? 'redo' : 'undo' })
    else if (command && key === 'y') act({ edit: 'redo' })
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Z works in every part of the preview
    <div ref={panes} className="import-preview" onKeyDown={onKeyDown}>
      <div className="import-pane">
        <p className="import-counts">
          {t('import.counts', {
            sections: formatNumber(outline.sections.length),
            tables: formatNumber(preview.counts.tables),
            images: formatNumber(preview.counts.images),
            characters: formatNumber(preview.counts.characters),
          })}
        </p>
        <OutlineEditor
          ref={tree}
          history={history}
          act={act}
          disabled={saving}
          refocus={() => tree.current?.focus()}
        />
      </div>
      <SectionText
        outline={outline}
        selected={selected}
        disabled={saving}
        onSplit={(block) => act({ edit: 'split', block })}
      />
      <div className="import-side">
        {entry.state === 'ready' && entry.failure && <ErrorNotice failure={entry.failure} />}
        {preview.existing?.identical && (
          <Alert
            type="info"
            showIcon
            title={t('import.identical', {
              title: preview.existing.title,
              n: preview.existing.versionNumber,
            })}
          />
        )}
        {preview.notes.map((note) => (
          <Alert
            key={note}
            type="warning"
            showIcon
            title={t(`notes.${note}`, { defaultValue: t('notes.other') })}
          />
        ))}
        <Tabs
          size="small"
          items={[
            {
              key: 'facts',
              label: t('import.facts'),
              forceRender: true,
              children: (
                <Form
                  form={form}
                  layout="vertical"
                  disabled={saving}
                  initialValues={{ ...initial, as: targetId ? 'next' : 'new', into: 'published' }}
                  requiredMark
                >
                  <Form.Item name="as" hidden={!targetId} label={t('import.as')}>
                    <Radio.Group
                      options={[
                        {
                          value: 'next',
                          label: t('import.asNext', {
                            title: nextVersionOf?.title ?? preview.existing?.title,
                            n: (nextVersionOf?.versionNumber ?? preview.existing?.versionNumber ?? 0) + 1,
                          }),
                        },
                        { value: 'new', label: t('import.asNew') },
                      ]}
                    />
                  </Form.Item>
                  <Form.Item name="into" label={t('import.into')}>
                    <Radio.Group
                      options={[
                        { value: 'published', label: t('import.intoPublished') },
                        { value: 'draft', label: t('import.intoDraft') },
                      ]}
                    />
                  </Form.Item>
                  {fields.map((field) => (
                    <Form.Item
                      key={field.name}
                      name={field.name}
                      label={field.label}
                      extra={
                        quoteOf(preview, field.name) === '' ? (
                          field.help
                        ) : (
                          <Found quote={quoteOf(preview, field.name)} help={field.help} />
                        )
                      }
                      required={field.required ?? false}
                      rules={
                        field.required
                          ? [{ required: true, whitespace: true, message: t('import.needed') }]
                          : []
                      }
                    >
                      {field.control}
                    </Form.Item>
                  ))}
                </Form>
              ),
            },
            {
              key: 'dropped',
              label: t('import.dropped', { n: preview.dropped.length }),
              children: <DroppedList dropped={preview.dropped} />,
            },
          ]}
        />
      </div>
    </div>
  )
}

/** Where in the document a fact was found, so that it can be confirmed at a glance. */
function Found({ quote, help }: Readonly<{ quote: string; help: ReactNode }>) {
  const { t } = useTranslation('plans')
  return (
    <>
      <span className="import-quote">{t('import.quote', { quote })}</span>
      {help}
    </>
  )
}

/** The plan that gets a next version, with all its facts. */
function useFormer(known: Plan | undefined, id: string | undefined): Plan | undefined {
  const wanted = known ? undefined : id
  const query = useQueryCall(
    'plans',
    'get',
    { id: wanted ?? '00000000-0000-0000-0000-000000000000' },
    { enabled: wanted !== undefined, keepPrevious: false },
  )
  return known ?? query.data?.plan
}
