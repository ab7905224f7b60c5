import { Alert, Button, Form, Tooltip } from 'antd'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Failure, Result } from '../../preload/contract/result'
import { dropDraft, readDraft, sameValues, writeDraft } from './drafts'
import { ErrorNotice } from './ErrorNotice'
import { formatInstant } from './format'
import { type FieldError, failureErrors, schemaErrors } from './formErrors'
import { useUnsavedForm } from './formScope'
import { useHotkeys } from './hotkeys'
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
  /** antd's name for a control whose value is not `value` (`checked`). */
  valueProp?: string
}>

export type RecordFormHandle = Readonly<{ save: () => void; set: (values: FormValues) => void }>

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
  save: (input: never) => Promise<Result<O>>
  onSaved: (value: O) => void
  onCancel?: () => void
  /** Where the draft is kept; one for each record, one for a new one. */
  draftKey: string
  readOnly?: boolean
  saveLabel?: string
  /** Further buttons left of save. */
  footActions?: ReactNode
  handle?: Ref<RecordFormHandle>
  onValues?: (values: FormValues) => void
}>

/** Milliseconds after the last key when the draft is written. */
const draftPause = 400

/**
 * A form for one record: labels above, two columns, help below, errors under the field and listed at the top.
 * Ctrl+S saves. What is typed is kept as a draft until it is saved or thrown away.
 */
export function RecordForm<O>(props: RecordFormProps<O>) {
  const { fields = [], initial, draftKey, readOnly = false } = props
  const { t } = useTranslation('shared')
  const [form] = Form.useForm<FormValues>()
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const draft = useMemo(() => {
    const kept = readOnly ? null : readDraft(localStorage, draftKey)
    return kept && !sameValues(kept.values, initial) ? kept : null
  }, [draftKey, initial, readOnly])
  const [restored, setRestored] = useState<number | null>(draft?.at ?? null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const busy = useRef(false)

  const values = () => form.getFieldsValue(true) as FormValues
  const isDirty = () => !readOnly && !sameValues(values(), initial)
  const keepDraft = () => {
    if (isDirty()) writeDraft(localStorage, draftKey, values())
    else dropDraft(localStorage, draftKey)
  }
  const discard = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    dropDraft(localStorage, draftKey)
    form.resetFields()
    form.setFieldsValue(initial)
    setRestored(null)
    setErrors([])
    setFailure(null)
    props.onValues?.(initial)
  }
  useUnsavedForm({ isDirty, discard })
  useEffect(
    () => () => {
      // Closing before the pause is over must not lose the last words.
      if (timer.current !== undefined) clearTimeout(timer.current)
    },
    [],
  )

  const mark = (found: readonly FieldError[]) => {
    setErrors(found)
    form.setFields(
      found.map((error) => ({
        name: [...error.path] as never,
        errors: [t(`form.reasons.${error.reason}`, error.facts)],
      })),
    )
    const [first] = found
    if (first) focusField(first.path)
  }
  const focusField = (path: readonly (string | number)[]) => {
    const instance = form.getFieldInstance([...path]) as { focus?: () => void } | undefined
    if (instance?.focus) instance.focus()
    else document.getElementById(path.join('_'))?.focus()
  }
  const clearMarks = () => {
    form.setFields(errors.map((error) => ({ name: [...error.path] as never, errors: [] })))
    setErrors([])
    setFailure(null)
  }

  const save = async () => {
    if (busy.current || readOnly) return
    clearMarks()
    const typed = values()
    const own = props.check?.(typed) ?? []
    if (own.length > 0) return mark(own)
    const input = props.toInput ? props.toInput(typed) : typed
    const parsed = props.schema.safeParse(input)
    if (!parsed.success) return mark(schemaErrors(parsed.error))
    busy.current = true
    setSaving(true)
    try {
      const result = await props.save(input as never)
      if (result.ok) {
        clearTimeout(timer.current)
        timer.current = undefined
        dropDraft(localStorage, draftKey)
        setRestored(null)
        props.onSaved(result.value)
        return
      }
      setFailure(result.error)
      mark(failureErrors(result.error))
    } catch {
      setFailure({ code: 'internal' })
    } finally {
      busy.current = false
      setSaving(false)
    }
  }
  useHotkeys({ 'ctrl+s': () => void save() }, { enabled: !readOnly })
  useImperativeHandle(props.handle, () => ({
    save: () => void save(),
    set: (patch) => {
      form.setFieldsValue(patch)
      keepDraft()
      props.onValues?.(values())
    },
  }))

  const labelOf = (path: readonly (string | number)[]) =>
    fields.find((field) => field.name === path[0])?.label ?? t('form.line', { n: Number(path[1] ?? 0) + 1 })

  return (
    <Form
      form={form}
      className="yb-form"
      layout="vertical"
      disabled={readOnly}
      initialValues={(draft?.values as FormValues | undefined) ?? initial}
      requiredMark
      onValuesChange={() => {
        clearTimeout(timer.current)
        timer.current = setTimeout(keepDraft, draftPause)
        props.onValues?.(values())
      }}
      onFinish={() => void save()}
    >
      {restored !== null && (
        <Alert
          type="info"
          showIcon
          title={t('form.restored', { at: formatInstant(restored) })}
          action={
            <Button size="small" onClick={discard}>
              {t('form.discard')}
            </Button>
          }
        />
      )}
      {failure && errors.length === 0 && <ErrorNotice failure={failure} />}
      {errors.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('form.errors', { n: errors.length })}
          description={
            <ul className="yb-form-errors">
              {errors.map((error) => (
                <li key={error.path.join('.')}>
                  <button type="button" className="yb-link" onClick={() => focusField(error.path)}>
                    {labelOf(error.path)}: {t(`form.reasons.${error.reason}`, error.facts)}
                  </button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="yb-form-grid">
        {fields.map((field) => (
          <Form.Item
            key={field.name}
            className={field.wide ? 'yb-form-wide' : ''}
            name={field.name}
            label={field.label}
            required={field.required ?? false}
            extra={field.help}
            {...(field.valueProp === undefined ? {} : { valuePropName: field.valueProp })}
          >
            {field.control}
          </Form.Item>
        ))}
      </div>
      {props.children}
      {!readOnly && (
        <div className="yb-form-foot">
          <span className="yb-form-hint">{t('form.draftHint')}</span>
          {props.footActions}
          {props.onCancel && <Button onClick={props.onCancel}>{t('common.cancel')}</Button>}
          <Tooltip title={t('form.saveKey')}>
            <Button type="primary" htmlType="submit" loading={saving}>
              {props.saveLabel ?? t('common.save')}
            </Button>
          </Tooltip>
        </div>
      )}
    </Form>
  )
}
