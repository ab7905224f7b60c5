import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type OutstandingLine, type StockDocument, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { formatQuantity } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordForm } from '../../shared/RecordForm'
import { useStatus } from '../../shared/useStatus'
import { withPacks } from '../packs'
import { headingLabel } from './headings'
import { todayHere } from './lines'
import type { Opened } from './opened'
import { settleFaults, toSettle } from './settling'

/** 确认到货, 归还: what came of what was sent or lent, lot by lot; begins with everything having come well. */
export function SettleForm({
  opened,
  onClose,
  onDone,
}: Readonly<{ opened: Opened; onClose: () => void; onDone: (made: StockDocument) => void }>) {
  const { t } = useTranslation('supplies')
  const today = useStatus()?.today ?? todayHere()
  const { document, outstanding } = opened
  const kind = document.kind === 'transfer' ? 'arrive' : 'give-back'
  const call = kind === 'arrive' ? 'arrive' : 'giveBack'
  return (
    <RecordForm<StockDocument>
      autoFocus
      draftKey={`supplies:settle:${document.id}`}
      initial={{
        day: today,
        receiver: '',
        reason: '',
        note: '',
        lines: outstanding.map((line) => ({
          quantity: formatQuantity(line.quantity, line.decimals, { grouped: false }),
          damaged: '',
          missing: '',
          bin: kind === 'give-back' ? line.bin : '',
        })),
      }}
      schema={supplies.calls[call].input}
      check={(values) => settleFaults(values, outstanding, today)}
      toInput={(values) => toSettle(values, document.id, outstanding, today)}
      pathOf={(path) => (path[0] === 'happenedAt' ? ['day'] : path)}
      labelOf={(path) =>
        path[0] === 'lines'
          ? t('line.label', {
              n: Number(path[1] ?? 0) + 1,
              field: t(`ledger.settling.${kind}.${String(path[2] ?? 'quantity')}`),
            })
          : t(`ledger.fields.${String(path[0])}`)
      }
      save={kind === 'arrive' ? youbei.supplies.arrive : youbei.supplies.giveBack}
      saveLabel={t(`ledger.settle.${document.kind}`)}
      onCancel={onClose}
      onSaved={(made) => {
        showDone(
          t('ledger.done', { kind: t(`ledger.titles.${made.kind}`), number: made.number, n: made.lines }),
          { undo: true },
        )
        onDone(made)
      }}
      fields={[
        { name: 'day', label: t('document.day'), required: true, control: <DayInput /> },
        {
          name: 'receiver',
          label: headingLabel(kind, 'receiver', t),
          control: <Input maxLength={30} autoComplete="off" />,
        },
        {
          name: 'reason',
          label: t('ledger.fields.difference'),
          help: t(`ledger.settling.${kind}.reasonHint`),
          control: <Input maxLength={200} autoComplete="off" />,
        },
        {
          name: 'note',
          label: t('ledger.fields.note'),
          control: <Input maxLength={500} autoComplete="off" />,
        },
      ]}
    >
      <fieldset className="yb-doc">
        <legend>{t('line.legend')}</legend>
        {outstanding.map((line, index) => (
          <SettleLine key={line.lotId} line={line} at={index} kind={kind} />
        ))}
      </fieldset>
    </RecordForm>
  )
}

function SettleLine({
  line,
  at,
  kind,
}: Readonly<{ line: OutstandingLine; at: number; kind: 'arrive' | 'give-back' }>) {
  const { t } = useTranslation('supplies')
  const field = (name: 'quantity' | 'damaged' | 'missing' | 'bin', className: string) => (
    <Form.Item name={['lines', at, name]} label={t(`ledger.settling.${kind}.${name}`)} className={className}>
      <Input
        autoComplete="off"
        maxLength={name === 'bin' ? 30 : 20}
        aria-label={t('line.label', { n: at + 1, field: t(`ledger.settling.${kind}.${name}`) })}
        {...(name === 'bin' ? {} : { inputMode: 'decimal' as const, suffix: line.unit })}
      />
    </Form.Item>
  )
  return (
    <div className="yb-doc-row" data-first={at === 0 ? '' : undefined}>
      <div className="yb-doc-line">
        <div className="yb-doc-wide yb-doc-what">
          <div>{[line.itemName, line.spec].filter(Boolean).join(' ')}</div>
          <div className="yb-second">
            {[
              line.lotNumber === '' ? '' : `#${line.lotNumber}`,
              t(`ledger.settling.${kind}.open`, {
                quantity: withPacks(line.quantity, line),
              }),
            ]
              .filter((part) => part !== '')
              .join('  ')}
          </div>
        </div>
        {field('quantity', 'yb-doc-quantity')}
        {field('damaged', 'yb-doc-quantity')}
        {field('missing', 'yb-doc-quantity')}
        {field('bin', 'yb-doc-small')}
      </div>
    </div>
  )
}
