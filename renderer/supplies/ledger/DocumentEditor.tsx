import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Result } from '../../../preload/contract/result'
import {
  type Depot,
  type StockDocument,
  type StockRow,
  supplies,
} from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { DepotPicker, type PickedDepot } from '../../shared/DepotPicker'
import { formatFen } from '../../shared/format'
import type { PickedItem } from '../../shared/ItemPicker'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm, type RecordFormHandle } from '../../shared/RecordForm'
import { useStatus } from '../../shared/useStatus'
import { DepotDialog } from '../DepotForm'
import { FefoBar } from './FefoBar'
import { headingFields, headingLabel } from './headings'
import {
  amountOf,
  type EditedKind,
  filledLines,
  formPath,
  receiveFaults,
  takeFaults,
  todayHere,
  toReceive,
  toTaken,
} from './lines'
import { PasteLines } from './PasteLines'
import { emptyReceiveLine, ReceiveLineFields } from './ReceiveLineFields'
import { startingLines } from './starting'
import { emptyTakeLine, TakeLineFields } from './TakeLineFields'
import { rememberDepot, useDepotChoice } from './useDepotChoice'
import '../supplies.css'

type Save = (input: never) => Promise<Result<StockDocument>>

const calls: Readonly<Record<EditedKind, { schema: z.ZodType; save: Save }>> = {
  receive: { schema: supplies.calls.receive.input, save: youbei.supplies.receive },
  issue: { schema: supplies.calls.issue.input, save: youbei.supplies.issue },
  transfer: { schema: supplies.calls.transfer.input, save: youbei.supplies.transfer },
  lend: { schema: supplies.calls.lend.input, save: youbei.supplies.lend },
  scrap: { schema: supplies.calls.scrap.input, save: youbei.supplies.scrap },
  rotate: { schema: supplies.calls.rotate.input, save: youbei.supplies.rotate },
  adjust: { schema: supplies.calls.adjust.input, save: youbei.supplies.adjust },
}

/** Kinds by which the oldest lots go out first: they propose them, and ask why others were taken. */
const withDeviation: readonly EditedKind[] = ['issue', 'transfer', 'lend']

export type EditorStart = Readonly<{
  kind: EditedKind
  depotId?: string | undefined
  /** Rows of the stock list that were chosen: lines of the slip. */
  rows?: readonly StockRow[]
  /** The slip takes everything that lies there: a lot that is scrapped or rotated goes as a whole. */
  whole?: boolean
  /** Lines of a receipt: what is wanted and how much of it, in smallest units. */
  wanted?: readonly Readonly<{ item: PickedItem; quantity: number }>[]
  /** What the slip is for, and why goods leave the books. */
  note?: string
  reason?: string
  /** What the screen does once the slip is in the books. */
  onPosted?: (document: StockDocument) => void
  /** The rotation that a receipt replaces. */
  replaces?: Readonly<{ id: string; number: string }>
}>

/** The editor of every kind of stock document: heading at the top, then as many lines as are needed. */
export function DocumentEditor({
  start,
  onClose,
  onPosted,
}: Readonly<{ start: EditorStart; onClose: () => void; onPosted?: (document: StockDocument) => void }>) {
  const today = useStatus()?.today ?? todayHere()
  const depot = useDepotChoice(start.rows?.[0]?.depotId ?? start.depotId)
  if (depot === undefined) return null
  return <EditorBody start={start} today={today} depot={depot} onClose={onClose} onPosted={onPosted} />
}

function EditorBody({
  start,
  today,
  depot,
  onClose,
  onPosted,
}: Readonly<{
  start: EditorStart
  today: string
  depot: PickedDepot | null
  onClose: () => void
  onPosted: ((document: StockDocument) => void) | undefined
}>) {
  const { kind } = start
  const { t } = useTranslation('supplies')
  const [form] = useState({ current: null } as { current: RecordFormHandle | null })
  const [making, setMaking] = useState<Readonly<{ name: string; field: 'depot' | 'toDepot' }> | null>(null)
  const [asked, setAsked] = useState(false)
  const receiving = kind === 'receive'
  const emptyLine = receiving ? emptyReceiveLine : emptyTakeLine
  const rows = start.rows ?? []
  const lines = startingLines(start)
  const save: Save = async (input) => {
    const answer = await calls[kind].save(input)
    if (!answer.ok && answer.error.fields?.some((field) => field.path === 'deviation')) setAsked(true)
    return answer
  }
  return (
    <RecordDrawer open title={t(`ledger.titles.${kind}`)} onClose={onClose} width={1120}>
      <div className="yb-doc-form">
        <RecordForm<StockDocument>
          handle={form}
          autoFocus
          // Chosen rows are a slip of their own: a draft of another one must not take their place.
          draftKey={[
            'supplies',
            kind,
            start.replaces?.id,
            ...rows.map((row) => row.lotId),
            ...(start.wanted ?? []).map(({ item }) => item.id),
          ]
            .filter((part) => part !== undefined)
            .join(':')}
          initial={{
            depot,
            day: today,
            ...(receiving ? { reserveForm: 'physical' } : {}),
            ...(start.note === undefined ? {} : { note: start.note }),
            ...(start.reason === undefined ? {} : { reason: start.reason }),
            ...(start.replaces
              ? { replacesId: start.replaces.id, note: t('ledger.replaces', start.replaces) }
              : {}),
            lines: lines.length > 0 ? lines : [emptyLine],
          }}
          schema={calls[kind].schema}
          check={(values) => (receiving ? receiveFaults(values, today) : takeFaults(values, today, kind))}
          toInput={(values) => (receiving ? toReceive(values, today) : toTaken(values, today, kind))}
          pathOf={(path) => formPath(path, form.current?.values() ?? {})}
          labelOf={(path) =>
            path[0] === 'lines'
              ? t('line.label', {
                  n: Number(path[1] ?? 0) + 1,
                  field: t(`line.${String(path[2] ?? 'item')}`),
                })
              : headingLabel(kind, String(path[0]), t)
          }
          save={save}
          saveLabel={t(`ledger.save.${kind}`)}
          onCancel={onClose}
          onSaved={(document) => {
            rememberDepot(document.depotId)
            showDone(
              t('ledger.done', {
                kind: t(`ledger.titles.${kind}`),
                number: document.number,
                n: document.lines,
              }),
              { undo: true },
            )
            onClose()
            onPosted?.(document)
          }}
          fields={[
            {
              name: 'depot',
              label: headingLabel(kind, 'depot', t),
              required: true,
              control: (
                <DepotPicker allowClear={false} onCreate={(name) => setMaking({ name, field: 'depot' })} />
              ),
            },
            { name: 'day', label: t('document.day'), required: true, control: <DayInput /> },
            ...headingFields(kind, t, (name) => setMaking({ name, field: 'toDepot' })),
          ]}
        >
          <Form.Item name="replacesId" hidden>
            <Input />
          </Form.Item>
          {withDeviation.includes(kind) && (
            <Form.Item
              name="deviation"
              label={t('ledger.fields.deviation')}
              hidden={!asked}
              extra={t('ledger.deviationHint')}
            >
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
          )}
          <Lines kind={kind} form={form} emptyLine={emptyLine} />
        </RecordForm>
      </div>
      {making !== null && (
        <DepotDialog
          name={making.name}
          onClose={() => setMaking(null)}
          onSaved={(made: Depot) => {
            form.current?.set({ [making.field]: { id: made.id, name: made.name } })
            setMaking(null)
          }}
        />
      )}
    </RecordDrawer>
  )
}

type FormRef = Readonly<{ current: RecordFormHandle | null }>

function Lines({ kind, form, emptyLine }: Readonly<{ kind: EditedKind; form: FormRef; emptyLine: object }>) {
  const { t } = useTranslation('supplies')
  /** Puts lines behind those that are filled in. */
  const append = (made: readonly object[]) => {
    const held = form.current?.values() ?? {}
    const kept = filledLines(held.lines).map(({ line }) => line)
    form.current?.set({ lines: [...kept, ...made] } as FormValues)
  }
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="yb-doc" data-lines>
          <legend>{t('line.legend')}</legend>
          {withDeviation.includes(kind) && <FefoBar onLines={append} />}
          {fields.map((field, index) => (
            <div key={field.key} className="yb-doc-row" data-first={index === 0 ? '' : undefined}>
              <span className="yb-doc-number" aria-hidden>
                {index + 1}
              </span>
              {kind === 'receive' ? (
                <ReceiveLineFields at={field.name} />
              ) : (
                <TakeLineFields at={field.name} kind={kind} />
              )}
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('line.remove', { n: index + 1 })}
                onClick={() => {
                  remove(field.name)
                  if (fields.length === 1) add(emptyLine)
                }}
              />
            </div>
          ))}
          <div className="yb-doc-foot">
            <Button data-add-line icon={<PlusOutlined aria-hidden />} onClick={() => add(emptyLine)}>
              {t('line.add')}
            </Button>
            {(kind === 'receive' || withDeviation.includes(kind)) && (
              <PasteLines receiving={kind === 'receive'} onLines={append} />
            )}
            <span className="yb-second yb-doc-hint">{t('line.hint')}</span>
            <Totals receiving={kind === 'receive'} />
          </div>
        </fieldset>
      )}
    </Form.List>
  )
}

/** How many lines the slip has, and what a receipt is worth. */
function Totals({ receiving }: Readonly<{ receiving: boolean }>) {
  const { t } = useTranslation('supplies')
  const lines = Form.useWatch('lines', Form.useFormInstance()) as unknown
  const count = filledLines(lines).length
  const amount = receiving ? amountOf(lines) : 0
  return (
    <span className="yb-doc-totals" role="status">
      {t('ledger.totalLines', { n: count })}
      {amount > 0 && t('ledger.totalAmount', { amount: formatFen(amount) })}
    </span>
  )
}
