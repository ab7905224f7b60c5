import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SupplyRequest, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatQuantity } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordForm } from '../../shared/RecordForm'
import { withPacks } from '../packs'
import { Figure } from './Figure'
import { figureAt, figureFaults } from './lines'

/** 签收: what came of one slip, confirmed by whoever received it. Less than was issued needs a word. */
export function ReceiptForm({
  request,
  documentId,
  onDone,
}: Readonly<{ request: SupplyRequest; documentId: string; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const slip = request.issues.find((issue) => issue.documentId === documentId)
  if (!slip) return null
  const rows = slip.lines.flatMap(({ lineId, quantity }) => {
    const line = request.requestLines.find((one) => one.id === lineId)
    return line ? [{ line, quantity }] : []
  })
  const figures = rows.map(({ line, quantity }) => ({
    key: line.id,
    item: line,
    most: quantity,
  }))
  return (
    <RecordForm<SupplyRequest>
      autoFocus
      draftKey={`supplies:request:receive:${documentId}`}
      initial={{
        person: request.person,
        opinion: '',
        figures: Object.fromEntries(
          rows.map(({ line, quantity }) => [
            line.id,
            formatQuantity(quantity, line.decimals, { grouped: false }),
          ]),
        ),
      }}
      schema={supplies.calls.confirmReceipt.input}
      check={(values) => {
        const short = rows.some(({ line, quantity }) => figureAt(values, line.id, line) < quantity)
        const silent = String(values.opinion ?? '').trim() === ''
        return [
          ...figureFaults(values, figures),
          ...(short && silent ? [{ path: ['opinion'], reason: 'required', facts: {} }] : []),
        ]
      }}
      toInput={(values) => ({
        id: request.id,
        documentId,
        person: String(values.person ?? ''),
        opinion: String(values.opinion ?? ''),
        lines: rows.map(({ line }) => ({
          lineId: line.id,
          quantity: figureAt(values, line.id, line),
        })),
      })}
      labelOf={(path) => rows.find(({ line }) => line.id === path[1])?.line.itemName ?? ''}
      save={youbei.supplies.confirmReceipt}
      saveLabel={t('requests.acts.receive')}
      onCancel={onDone}
      onSaved={() => {
        showDone(t('requests.done.receive', { number: slip.number }))
        onDone()
      }}
      fields={[
        {
          name: 'person',
          label: t('requests.receiver'),
          required: true,
          control: <Input maxLength={30} autoComplete="off" />,
        },
        {
          name: 'opinion',
          label: t('requests.receiptNote'),
          control: <Input maxLength={300} autoComplete="off" />,
          help: t('requests.receiptNoteHint'),
        },
      ]}
    >
      <table className="yb-steps-lines">
        <thead>
          <tr>
            <th scope="col">{t('requests.line.item')}</th>
            <th scope="col" className="yb-right">
              {t('requests.line.issued')}
            </th>
            <th scope="col">{t('requests.line.received')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, quantity }) => (
            <tr key={line.id}>
              <td>{[line.itemName, line.spec].filter(Boolean).join(' ')}</td>
              <td className="yb-right">{withPacks(quantity, line)}</td>
              <td>
                <Figure
                  name={line.id}
                  item={line}
                  label={t('requests.line.receivedOf', { item: line.itemName })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </RecordForm>
  )
}
