import { Alert, Button, Form, type FormInstance, Tooltip } from 'antd'
import {
  Fragment,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Failure, Result } from '../../preload/contract/result'
import { dropDraft, readDraft, sameValues, writeDraft } from './drafts'
import { ErrorNotice } from './ErrorNotice'
import { focusFirst, moveOnEnter } from './focusOrder'
import { formatInstant } from './format'
import { type FieldError, failureErrors, schemaErrors } from './formErrors'
import { useUnsavedForm } from './formScope'
import { useHotkeys } from './hotkeys'
import { useDraftScope } from './useStatus'
import './shared.css'

export type FormValues = Record<string, unknown>

export type RecordField = Readonly<{
  name: string
  label: string
  /** Takes `id`, `value`, `onChange` from the form. */
  control: ReactNode
  required?: boolean
  help?: ReactNode
  /** Both columns. */
  wide?: boolean
  /** Stands above the field where a group of fields begins. */
  heading?: string
  /** Name of the control's value where it is not `value` (`checked`). */
  valueProp?: string
}>

export type RecordFormHandle = Readonly<{
  save: () => void
  values: () => FormValues
  set: (values: FormValues) => void
}>

export type RecordFormProps<O> = Readonly<{
  fields?: readonly RecordField[]
  /** Further controls, or all of them: antd `Form.Item`s. */
  children?: ReactNode
  initial: FormValues
  /** The call's input schema from the contract; what `toInput` gives is checked against it. */
  schema: z.ZodType
  /** Form values to the call's input; the values themselves when left out. */
  toInput?: (values: FormValues) => unknown
  /** Faults that the form knows by itself (typed text that is no number), before the schema is asked. */
  check?: (values: FormValues) => FieldError[]
  /** The form's name of a field that the schema or the host names otherwise. */
  pathOf?: (path: FieldError['path']) => FieldError['path']
  /** The label of a field that is not in `fields`, for the list of errors. */
  labelOf?: (path: FieldError['path']) => string
  save: (input: never) => Promise<Result<O>>
  onSaved: (value: O) => void
  onCancel?: () => void
  /** Where the draft is kept; one for each record, one for a new one. Another key is another form. */
  draftKey: string
  readOnly?: boolean
  saveLabel?: string
  /** Further buttons left of save. */
  footActions?: ReactNode
  handle?: Ref<RecordFormHandle>
  onValues?: (values: FormValues) => void
  /** Puts the keyboard on the first field when the form appears. */
  autoFocus?: boolean
}>

/** Milliseconds after the last key when the draft is written. */
const draftPause = 400

/**
 * A form for one record: labels above, two columns, help below, errors under the field and listed at the top.
 * Enter moves on, Ctrl+S saves. What is typed is kept as a draft until it is saved or thrown away.
 */
export function RecordForm<O>(props: RecordFormProps<O>) {
  const [generation, setGeneration] = useState(0)
  const draftKey = useDraftScope() + props.draftKey
  return (
    <FormBody
      key={`${draftKey}#${generation}`}
      {...props}
      draftKey={draftKey}
      onDiscard={() => setGeneration((now) => now + 1)}
    />
  )
}

function FormBody<O>(props: RecordFormProps<O> & Readonly<{ onDiscard: () => void }>) {
  const { fields = [], draftKey, readOnly = false } = props
  const { t } = useTranslation('shared')
  const [form] = Form.useForm<FormValues>()
  const formId = useId()
  const box = useRef<HTMLDivElement>(null)
  // The form is about the record as it was opened: a later answer must not change fields under somebody's hands.
  const [initial] = useState(props.initial)
  const draft = useMemo(() => {
    const kept = readOnly ? null : readDraft(localStorage, draftKey)
    return kept && !sameValues(kept.values, initial) ? kept : null
  }, [draftKey, initial, readOnly])
  const errors = useFormErrors(form, formId, props)
  const drafts = useDraft({ form, draftKey, initial, readOnly, onDiscard: props.onDiscard })
  const saving = useSaving({ ...props, form, errors, drafts, readOnly })

  useHotkeys({ 'ctrl+s': () => void saving.save() }, { enabled: !readOnly })
  useImperativeHandle(props.handle, () => ({
    save: () => void saving.save(),
    values: drafts.values,
    set: (patch) => {
      form.setFieldsValue(patch)
      drafts.keepSoon()
      props.onValues?.(drafts.values())
    },
  }))
  const { autoFocus = false } = props
  useEffect(() => {
    if (!autoFocus) return
    const timer = setTimeout(() => focusFirst(box.current), 60)
    return () => clearTimeout(timer)
  }, [autoFocus])

  return (
    <div ref={box} onKeyDownCapture={moveOnEnter}>
      <Form
        form={form}
        name={formId}
        className="yb-form"
        layout="vertical"
        disabled={readOnly}
        initialValues={(draft?.values as FormValues | undefined) ?? initial}
        requiredMark
        onValuesChange={() => {
          drafts.keepSoon()
          props.onValues?.(drafts.values())
        }}
        onFinish={() => void saving.save()}
      >
        {draft !== null && (
          <Alert
            type="info"
            showIcon
            title={t('form.restored', { at: formatInstant(draft.at) })}
            action={
              <Button size="small" onClick={drafts.discard}>
                {t('form.discard')}
              </Button>
            }
          />
        )}
        {saving.failure && (errors.shown.length === 0 || saving.failure.code !== 'invalid-input') && (
          <ErrorNotice failure={saving.failure} />
        )}
        {errors.shown.length > 0 && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={t('form.errors', { n: errors.shown.length })}
            description={
              <ul className="yb-form-errors">
                {errors.shown.map((error) => (
                  <li key={error.path.join('.')}>
                    <button type="button" className="yb-link" onClick={() => errors.focus(error.path)}>
                      {t('form.errorOf', {
                        field: errors.label(error.path),
                        reason: t(`form.reasons.${error.reason}`, error.facts),
                      })}
                    </button>
                  </li>
                ))}
              </ul>
            }
          />
        )}
        <div className="yb-form-grid">
          {fields.map((field) => (
            <Fragment key={field.name}>
              {field.heading !== undefined && <h2 className="yb-section yb-form-wide">{field.heading}</h2>}
              <Form.Item
                className={field.wide ? 'yb-form-wide' : ''}
                name={field.name}
                label={field.label}
                required={field.required ?? false}
                extra={field.help}
                {...(field.valueProp === undefined ? {} : { valuePropName: field.valueProp })}
              >
                {field.control}
              </Form.Item>
            </Fragment>
          ))}
        </div>
        {props.children}
        {!readOnly && (
          <div className="yb-form-foot">
            <span className="yb-form-hint">{t('form.draftHint')}</span>
            {props.footActions}
            {props.onCancel && <Button onClick={props.onCancel}>{t('common.cancel')}</Button>}
            <Tooltip title={t('form.saveKey')}>
              <Button type="primary" htmlType="submit" loading={saving.running}>
                {props.saveLabel ?? t('common.save')}
              </Button>
            </Tooltip>
          </div>
        )}
      </Form>
    </div>
  )
}

type Errors = ReturnType<typeof useFormErrors>

/** The faults on show: under their fields, listed at the top, each a way to its field. */
function useFormErrors<O>(form: FormInstance<FormValues>, formId: string, props: RecordFormProps<O>) {
  const { t } = useTranslation('shared')
  const [shown, setShown] = useState<readonly FieldError[]>([])
  const focus = (path: FieldError['path']) => {
    const instance = form.getFieldInstance([...path]) as { focus?: () => void } | undefined
    if (instance?.focus) instance.focus()
    else document.getElementById(`${formId}_${path.join('_')}`)?.focus()
  }
  return {
    shown,
    focus,
    label: (path: FieldError['path']) =>
      props.fields?.find((field) => field.name === path[0])?.label ??
      props.labelOf?.(path) ??
      t('form.line', { n: Number(path[1] ?? 0) + 1 }),
    show: (found: readonly FieldError[]) => {
      const named = found.map((error) => ({ ...error, path: props.pathOf?.(error.path) ?? error.path }))
      setShown(named)
      form.setFields(
        named.map((error) => ({
          name: [...error.path] as never,
          errors: [t(`form.reasons.${error.reason}`, error.facts)],
        })),
      )
      const [first] = named
      if (first) focus(first.path)
    },
    clear: () => {
      form.setFields(shown.map((error) => ({ name: [...error.path] as never, errors: [] })))
      setShown([])
    },
  }
}

type Drafts = ReturnType<typeof useDraft>

/** Keeps what is typed beside the page, and tells the drawer around the form whether there is unsaved work. */
function useDraft({
  form,
  draftKey,
  initial,
  readOnly,
  onDiscard,
}: Readonly<{
  form: FormInstance<FormValues>
  draftKey: string
  initial: FormValues
  readOnly: boolean
  onDiscard: () => void
}>) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const values = () => form.getFieldsValue(true) as FormValues
  const isDirty = () => !readOnly && !sameValues(values(), initial)
  const keep = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (isDirty()) writeDraft(localStorage, draftKey, values())
    else dropDraft(localStorage, draftKey)
  }
  const drop = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    dropDraft(localStorage, draftKey)
  }
  const discard = () => {
    drop()
    onDiscard()
  }
  useUnsavedForm({ isDirty, discard })
  const flush = useRef<() => void>(() => undefined)
  flush.current = () => {
    // Closed before the pause was over: the last words are kept too.
    if (timer.current !== undefined) keep()
  }
  useEffect(() => {
    const leave = () => flush.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  return {
    values,
    discard,
    drop,
    keepSoon: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, draftPause)
    },
  }
}

/** Checks and saves, once at a time. */
function useSaving<O>(
  props: RecordFormProps<O> & Readonly<{ errors: Errors; drafts: Drafts; form: FormInstance<FormValues> }>,
) {
  const { errors, drafts } = props
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const busy = useRef(false)
  const send = async (input: unknown) => {
    busy.current = true
    setRunning(true)
    try {
      const result = await props.save(input as never)
      if (result.ok) {
        drafts.drop()
        props.onSaved(result.value)
        return
      }
      setFailure(result.error)
      errors.show(failureErrors(result.error))
    } catch {
      setFailure({ code: 'internal' })
    } finally {
      busy.current = false
      setRunning(false)
    }
  }
  const save = async () => {
    if (busy.current || props.readOnly) return
    errors.clear()
    setFailure(null)
    const typed = drafts.values()
    const own = props.check?.(typed) ?? []
    if (own.length > 0) return errors.show(own)
    const input = props.toInput ? props.toInput(typed) : typed
    const parsed = props.schema.safeParse(input)
    if (!parsed.success) return errors.show(schemaErrors(parsed.error))
    await send(input)
  }
  return { running, failure, save }
}
