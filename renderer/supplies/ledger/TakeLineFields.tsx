import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PickedDepot } from '../../shared/DepotPicker'
import { DueTag } from '../../shared/DueTag'
import { formatQuantity } from '../../shared/format'
import { otherWay, withPacks } from '../packs'
import { lotDetail } from '../stock'
import type { EditedKind, TakeLine } from './lines'
import { StockPicker } from './StockPicker'

export const emptyTakeLine: TakeLine = { stock: null, quantity: '' }

/** A line of a slip by which goods leave, move or are put right: a lot where it lies, and how much of it. */
export function TakeLineFields({ at, kind }: Readonly<{ at: number; kind: EditedKind }>) {
  const { t } = useTranslation('supplies')
  const form = Form.useFormInstance()
  const line = Form.useWatch<TakeLine | undefined>(['lines', at], form)
  const depot = Form.useWatch<PickedDepot | null | undefined>('depot', form)
  const n = at + 1
  const label = (field: string) => t('line.label', { n, field: t(`line.${field}`) })
  const stock = line?.stock
  const counted = otherWay(line?.quantity, stock)
  const quantityLabel = kind === 'adjust' ? 'difference' : 'quantity'
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
              {lotDetail(stock)} {stock.status === 'damaged' && t('ledger.statuses.damaged')}{' '}
              <DueTag state={stock.state} days={stock.daysLeft} />
            </>
          )
        }
      >
        <StockPicker
          aria-label={label('stock')}
          depotId={depot?.id}
          damaged={kind === 'scrap' || kind === 'adjust'}
        />
      </Form.Item>
      <Form.Item
        name={[at, 'quantity']}
        label={t(`line.${quantityLabel}`)}
        className="yb-doc-quantity"
        extra={
          stock && (
            <>
              {t('issue.there', { quantity: withPacks(stock.quantity, stock) })}
              {counted !== '' && <div>{counted}</div>}
            </>
          )
        }
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-label={label(quantityLabel)}
          suffix={stock?.unit}
          placeholder={stock ? formatQuantity(stock.quantity, stock.decimals) : ''}
        />
      </Form.Item>
    </div>
  )
}
