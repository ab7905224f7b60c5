import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CountDetail, type CountLine, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { parseDay } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { parseCounted } from '../packs'

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** 账外物资: something that lies there and is not on the count: an item with its lot, or a known lot that strayed. */
export function FoundForm({
  count,
  lotId,
  bin,
  by,
  onClose,
}: Readonly<{
  count: CountDetail
  lotId: string | null
  bin: string
  by: Readonly<{ counter: string; countedAt?: number }>
  onClose: () => void
}>) {
  const { t } = useTranslation('supplies')
  const lot = useQueryCall('supplies', 'getLot', { lotId: lotId ?? '' }, { enabled: lotId !== null }).data
  if (lotId !== null && !lot) return null
  const known = lot?.item
  const itemOf = (values: FormValues) => known ?? (values.item as PickedItem | null | undefined)
  const check = (values: FormValues): FieldError[] => {
    const fault = (name: string, reason: string): FieldError => ({ path: [name], reason, facts: {} })
    const quantity = parseCounted(words(values.quantity), itemOf(values))
    return [
      ...(known || values.item ? [] : [fault('item', 'required')]),
      ...(quantity.ok
        ? quantity.value > 0
          ? []
          : [fault('quantity', 'positive')]
        : [fault('quantity', quantity.fault === 'empty' ? 'required' : quantity.fault)]),
      ...['producedOn', 'expiresOn'].flatMap((name) =>
        words(values[name]) !== '' && parseDay(words(values[name])) === null ? [fault(name, 'date')] : [],
      ),
    ]
  }
  return (
    <RecordDrawer open title={t('counts.foundTitle')} onClose={onClose}>
      {known && (
        <p>
          {t('counts.foundKnown', {
            item: [known.name, known.spec].filter(Boolean).join(' '),
            lot: lot?.rows[0]?.lotNumber ?? '',
          })}
        </p>
      )}
      <RecordForm<CountLine>
        autoFocus
        draftKey={`supplies:count:found:${count.id}:${lotId ?? ''}`}
        initial={{ item: null, quantity: '', bin, lotNumber: '', producedOn: '', expiresOn: '' }}
        schema={supplies.calls.addFound.input}
        check={check}
        toInput={(values) => {
          const quantity = parseCounted(words(values.quantity), itemOf(values))
          return {
            id: count.id,
            ...(lotId === null ? { itemId: (values.item as PickedItem | null)?.id } : { lotId }),
            lotNumber: words(values.lotNumber),
            producedOn: parseDay(words(values.producedOn)),
            expiresOn: parseDay(words(values.expiresOn)),
            bin: words(values.bin),
            quantity: quantity.ok ? quantity.value : 0,
            ...by,
          }
        }}
        pathOf={(path) => (path[0] === 'itemId' ? ['item'] : path)}
        save={youbei.supplies.addFound}
        onCancel={onClose}
        onSaved={(line) => {
          showDone(t('counts.done.found', { item: line.itemName }), { undo: true })
          onClose()
        }}
        fields={[
          ...(known
            ? []
            : [
                {
                  name: 'item',
                  label: t('counts.item'),
                  required: true,
                  wide: true,
                  control: <ItemPicker />,
                },
              ]),
          {
            name: 'quantity',
            label: t('counts.figure'),
            required: true,
            control: <Input inputMode="decimal" autoComplete="off" maxLength={20} />,
          },
          { name: 'bin', label: t('counts.bin'), control: <Input autoComplete="off" maxLength={30} /> },
          ...(known
            ? []
            : [
                {
                  name: 'lotNumber',
                  label: t('columns.lotNumber'),
                  wide: true,
                  control: <Input autoComplete="off" maxLength={40} />,
                },
                { name: 'producedOn', label: t('columns.producedOn'), control: <DayInput /> },
                { name: 'expiresOn', label: t('columns.expiresOn'), control: <DayInput /> },
              ]),
        ]}
      />
    </RecordDrawer>
  )
}
