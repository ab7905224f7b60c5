import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../preload/contract/supplies/index'
import { DayInput } from '../../shared/DayInput'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { BinInput } from '../BinInput'
import { ItemDialog } from '../ItemForm'
import { otherWay } from '../packs'
import { expiryOf, producedFrom, type ReceiveLine } from './lines'

export const emptyReceiveLine: ReceiveLine = {
  item: null,
  quantity: '',
  producedOn: '',
  expiresOn: '',
  lotNumber: '',
  bin: '',
  price: '',
}

/** A line of a receipt: what came, how much, of which lot. */
export function ReceiveLineFields({ at }: Readonly<{ at: number }>) {
  const { t } = useTranslation('supplies')
  const form = Form.useFormInstance()
  const line = Form.useWatch<ReceiveLine | undefined>(['lines', at], form)
  const [making, setMaking] = useState<string | null>(null)
  const path = (name: string) => ['lines', at, name]
  /** The expiry follows the shelf life for as long as nobody typed another one. */
  const followExpiry = (item: PickedItem | null | undefined, producedOn: string) => {
    const day = expiryOf(producedOn, item?.shelfLifeMonths)
    if (day === '' || form.isFieldTouched(path('expiresOn'))) return
    form.setFields([{ name: path('expiresOn') as never, value: day, touched: false, errors: [] }])
  }
  /** A label with an expiry only tells when the goods were made, by the shelf life. */
  const followProduced = (expiresOn: string) => {
    const day = producedFrom(expiresOn, line?.item?.shelfLifeMonths)
    if (day === '' || (line?.producedOn ?? '') !== '') return
    form.setFields([{ name: path('producedOn') as never, value: day, touched: false, errors: [] }])
  }
  const n = at + 1
  const label = (field: string) => t('line.label', { n, field: t(`line.${field}`) })
  const item = line?.item
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a slip, inside the fieldset of all lines
    <div
      className="yb-doc-line"
      role="group"
      aria-label={t('line.of', { n })}
      data-line
      data-filled={item ? '' : undefined}
    >
      <Form.Item name={[at, 'item']} label={t('line.item')} className="yb-doc-wide">
        <ItemPicker
          aria-label={label('item')}
          onCreate={setMaking}
          onChange={(picked) => followExpiry(picked, line?.producedOn ?? '')}
        />
      </Form.Item>
      <Form.Item
        name={[at, 'quantity']}
        label={t('line.quantity')}
        className="yb-doc-quantity"
        extra={otherWay(line?.quantity, item)}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-label={label('quantity')}
          suffix={item?.unit}
        />
      </Form.Item>
      <Form.Item name={[at, 'producedOn']} label={t('line.producedOn')} className="yb-doc-day">
        <DayInput aria-label={label('producedOn')} onChange={(day) => followExpiry(item, day)} />
      </Form.Item>
      <Form.Item name={[at, 'expiresOn']} label={t('line.expiresOn')} className="yb-doc-day">
        <DayInput aria-label={label('expiresOn')} onChange={followProduced} />
      </Form.Item>
      <Form.Item name={[at, 'lotNumber']} label={t('line.lotNumber')} className="yb-doc-small">
        <Input autoComplete="off" maxLength={40} aria-label={label('lotNumber')} />
      </Form.Item>
      <Form.Item name={[at, 'bin']} label={t('line.bin')} className="yb-doc-small">
        <BinInput depotField="depot" aria-label={label('bin')} />
      </Form.Item>
      <Form.Item name={[at, 'price']} label={t('line.price')} className="yb-doc-small">
        <Input inputMode="decimal" autoComplete="off" maxLength={20} aria-label={label('price')} />
      </Form.Item>
      {making !== null && (
        <ItemDialog
          name={making}
          onClose={() => setMaking(null)}
          onSaved={(made: Item) => {
            setMaking(null)
            form.setFieldValue(path('item'), made)
            followExpiry(made, line?.producedOn ?? '')
            setTimeout(() => form.focusField(path('quantity') as never), 60)
          }}
        />
      )}
    </div>
  )
}
