import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type StockRow, supplies } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import type { PickedDepot } from '../shared/DepotPicker'
import { DueTag } from '../shared/DueTag'
import { formatQuantity } from '../shared/format'
import { useStatus } from '../shared/useStatus'
import { DocumentDrawer, type LineProps } from './DocumentForm'
import { type IssueLine, issueFaults, todayHere, toIssue } from './lines'
import { StockPicker } from './StockPicker'
import { lotDetail, withUnit } from './stock'
import { useDepotChoice } from './useDepotChoice'

const emptyLine: IssueLine = { stock: null, quantity: '' }

/** 出库: gives goods out of one depot; starts with the rows that were chosen in the list. */
export function IssueDrawer({
  depotId,
  rows,
  onClose,
}: Readonly<{ depotId: string | undefined; rows: readonly StockRow[]; onClose: () => void }>) {
  const today = useStatus()?.today ?? todayHere()
  const depot = useDepotChoice(rows[0]?.depotId ?? depotId)
  if (depot === undefined) return null
  const lines = rows.map((stock): IssueLine => ({ stock, quantity: '' }))
  return (
    <DocumentDrawer
      kind="issue"
      // Chosen rows are a slip of their own: a draft of another one must not take their place.
      draftKey={
        rows.length === 0 ? 'supplies:issue' : `supplies:issue:${rows.map((row) => row.lotId).join()}`
      }
      today={today}
      initial={{ depot, day: today, note: '', lines: lines.length > 0 ? lines : [emptyLine] }}
      schema={supplies.calls.issue.input}
      faults={issueFaults}
      toInput={toIssue}
      save={youbei.supplies.issue}
      emptyLine={emptyLine}
      line={(props) => <IssueLineFields {...props} />}
      onClose={onClose}
    />
  )
}

function IssueLineFields({ at }: LineProps) {
  const { t } = useTranslation('supplies')
  const form = Form.useFormInstance()
  const line = Form.useWatch<IssueLine | undefined>(['lines', at], form)
  const depot = Form.useWatch<PickedDepot | null | undefined>('depot', form)
  const n = at + 1
  const label = (field: string) => t('line.label', { n, field: t(`line.${field}`) })
  const stock = line?.stock
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a slip, inside the fieldset of all lines
    <div
      className="yb-doc-line"
      role="group"
      aria-label={t('line.of', { n })}
      data-line
      data-filled={stock ? '' : undefined}
    >
      <Form.Item
        name={[at, 'stock']}
        label={t('line.stock')}
        className="yb-doc-wide"
        extra={
          stock && (
            <>
              {lotDetail(stock)} <DueTag state={stock.state} days={stock.daysLeft} />
            </>
          )
        }
      >
        <StockPicker aria-label={label('stock')} depotId={depot?.id} />
      </Form.Item>
      <Form.Item
        name={[at, 'quantity']}
        label={t('line.quantity')}
        className="yb-doc-quantity"
        extra={stock && t('issue.there', { quantity: withUnit(stock.quantity, stock.decimals, stock.unit) })}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-label={label('quantity')}
          suffix={stock?.unit}
          placeholder={stock ? formatQuantity(stock.quantity, stock.decimals) : ''}
        />
      </Form.Item>
    </div>
  )
}
