import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { type ReactNode, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Result } from '../../preload/contract/result'
import type { Depot, StockDocument } from '../../preload/contract/supplies/index'
import { DayInput } from '../shared/DayInput'
import { DepotPicker } from '../shared/DepotPicker'
import type { FieldError } from '../shared/formErrors'
import { showDone } from '../shared/notices'
import { RecordDrawer } from '../shared/RecordDrawer'
import { type FormValues, type RecordField, RecordForm, type RecordFormHandle } from '../shared/RecordForm'
import { DepotDialog } from './DepotForm'
import { formPath } from './lines'
import { rememberDepot } from './useDepotChoice'
import './supplies.css'

/** What a line of a document gets: its place in the form. */
export type LineProps = Readonly<{ at: number; form: RefObject<RecordFormHandle | null> }>

type DocumentDrawerProps = Readonly<{
  kind: 'receive' | 'issue'
  initial: FormValues
  today: string
  schema: z.ZodType
  faults: (values: FormValues, today: string) => FieldError[]
  toInput: (values: FormValues, today: string) => unknown
  save: (input: never) => Promise<Result<StockDocument>>
  /** Fields of the heading beside depot, day and note. */
  heading?: readonly RecordField[]
  emptyLine: object
  line: (props: LineProps) => ReactNode
  onClose: () => void
  onValues?: (values: FormValues) => void
  draftKey: string
}>

/** A slip with lines: depot, day and note at the top, then as many lines as are needed. The same for in and out. */
export function DocumentDrawer(props: DocumentDrawerProps) {
  const { kind, today, onClose } = props
  const { t } = useTranslation('supplies')
  const handle = { current: null } as { current: RecordFormHandle | null }
  const [form] = useState(handle)
  const [making, setMaking] = useState<string | null>(null)
  return (
    <RecordDrawer open title={t(`${kind}.title`)} onClose={onClose} width={1080}>
      <RecordForm<StockDocument>
        handle={form}
        autoFocus
        draftKey={props.draftKey}
        initial={props.initial}
        schema={props.schema}
        check={(values) => props.faults(values, today)}
        toInput={(values) => props.toInput(values, today)}
        pathOf={(path) => formPath(path, form.current?.values() ?? {})}
        labelOf={(path) =>
          path[0] === 'lines'
            ? t('line.label', { n: Number(path[1] ?? 0) + 1, field: t(`line.${String(path[2] ?? 'item')}`) })
            : t(`document.${String(path[0])}`)
        }
        save={props.save}
        saveLabel={t(`${kind}.save`)}
        onCancel={onClose}
        {...(props.onValues ? { onValues: props.onValues } : {})}
        onSaved={(document) => {
          rememberDepot(document.depotId)
          showDone(t(`${kind}.done`, { number: document.number, n: document.lines }), { undo: true })
          onClose()
        }}
        fields={[
          {
            name: 'depot',
            label: t('document.depot'),
            required: true,
            control: <DepotPicker allowClear={false} onCreate={setMaking} />,
          },
          { name: 'day', label: t('document.day'), required: true, control: <DayInput /> },
          ...(props.heading ?? []),
          {
            name: 'note',
            label: t(`${kind}.note`),
            wide: props.heading === undefined,
            control: <Input maxLength={500} autoComplete="off" />,
          },
        ]}
      >
        <Form.List name="lines">
          {(fields, { add, remove }) => (
            <fieldset className="yb-doc" data-lines>
              <legend>{t('line.legend')}</legend>
              {fields.map((field, index) => (
                <div key={field.key} className="yb-doc-row">
                  <span className="yb-doc-number" aria-hidden>
                    {index + 1}
                  </span>
                  {props.line({ at: field.name, form })}
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('line.remove', { n: index + 1 })}
                    onClick={() => {
                      remove(field.name)
                      if (fields.length === 1) add(props.emptyLine)
                    }}
                  />
                </div>
              ))}
              <Button data-add-line icon={<PlusOutlined />} onClick={() => add(props.emptyLine)}>
                {t('line.add')}
              </Button>
              <span className="yb-second yb-doc-hint">{t('line.hint')}</span>
            </fieldset>
          )}
        </Form.List>
      </RecordForm>
      {making !== null && (
        <DepotDialog
          name={making}
          onClose={() => setMaking(null)}
          onSaved={(depot: Depot) => {
            setMaking(null)
            form.current?.set({ depot: { id: depot.id, name: depot.name } })
          }}
        />
      )}
    </RecordDrawer>
  )
}
