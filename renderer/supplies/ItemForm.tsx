import { AutoComplete, Input, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../preload/contract/api'
import { type Item, supplies } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { showDone } from '../shared/notices'
import { RecordDialog } from '../shared/RecordDialog'
import { type FormValues, RecordForm, type RecordFormHandle } from '../shared/RecordForm'
import { CategorySelect } from './CategorySelect'
import { decimalsOfUnit } from './stock'

type ItemFormProps = Readonly<{
  item: Item | null
  /** What was typed where the item is missing. */
  name?: string
  readOnly?: boolean
  onSaved: (item: Item) => void
  onCancel: () => void
}>

function itemToForm(item: Item | null, name: string): FormValues {
  return {
    name: item?.name ?? name,
    spec: item?.spec ?? '',
    unit: item?.unit ?? '',
    decimals: item?.decimals ?? 0,
    category: item?.category ?? '',
    shelfLifeMonths: item?.shelfLifeMonths ?? null,
    gbt38565Code: item?.gbt38565Code ?? '',
    remark: item?.remark ?? '',
  }
}

function formToItem(values: FormValues, item: Item | null): CallInput<'supplies', 'saveItem'> {
  const words = (name: string) => String(values[name] ?? '')
  return {
    ...(item ? { id: item.id, rev: item.rev } : {}),
    name: words('name'),
    spec: words('spec'),
    unit: words('unit'),
    decimals: Number(values.decimals ?? 0),
    category: words('category'),
    shelfLifeMonths: typeof values.shelfLifeMonths === 'number' ? values.shelfLifeMonths : null,
    gbt38565Code: words('gbt38565Code'),
    remark: words('remark'),
  }
}

/** An item of the catalogue. */
export function ItemForm({ item, name = '', readOnly = false, onSaved, onCancel }: ItemFormProps) {
  const { t } = useTranslation('supplies')
  const form = useRef<RecordFormHandle>(null)
  const lastUnit = useRef(item?.unit ?? '')
  const initial = itemToForm(item, name)
  return (
    <RecordForm<Item>
      handle={form}
      autoFocus={item === null}
      draftKey={`supplies:item:${item?.id ?? `new:${name}`}`}
      initial={initial}
      readOnly={readOnly}
      schema={supplies.calls.saveItem.input}
      toInput={(values) => formToItem(values, item)}
      save={youbei.supplies.saveItem}
      onSaved={(saved) => {
        showDone(t('item.saved', { name: saved.name }), { undo: true })
        onSaved(saved)
      }}
      onCancel={onCancel}
      onValues={(values) => {
        // Measured units (kg, m, …) have parts; said once, then it is the form's.
        const unit = String(values.unit ?? '')
        if (unit === lastUnit.current) return
        lastUnit.current = unit
        if (item === null)
          form.current?.set({
            decimals: decimalsOfUnit(unit, t('item.measured', { returnObjects: true }) as string[]),
          })
      }}
      fields={[
        {
          name: 'name',
          label: t('item.name'),
          required: true,
          control: <Input maxLength={60} autoComplete="off" />,
        },
        { name: 'spec', label: t('item.spec'), control: <Input maxLength={60} autoComplete="off" /> },
        {
          name: 'unit',
          label: t('item.unit'),
          required: true,
          control: (
            <AutoComplete
              defaultActiveFirstOption={false}
              options={(t('item.units', { returnObjects: true }) as string[]).map((value) => ({ value }))}
              showSearch={{ filterOption: (words, option) => option?.value.startsWith(words) ?? false }}
            >
              <Input maxLength={10} />
            </AutoComplete>
          ),
        },
        {
          name: 'decimals',
          label: t('item.decimals'),
          help: t('item.decimalsHint'),
          control: (
            <Select options={[0, 1, 2, 3].map((value) => ({ value, label: t(`item.places.${value}`) }))} />
          ),
        },
        {
          name: 'category',
          label: t('item.category'),
          control: <CategorySelect placeholder={t('item.categoryHint')} />,
        },
        {
          name: 'shelfLifeMonths',
          label: t('item.shelfLife'),
          help: t('item.shelfLifeHint'),
          control: (
            <InputNumber
              min={1}
              max={1200}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              suffix={t('item.monthsUnit')}
            />
          ),
        },
        {
          name: 'gbt38565Code',
          label: t('item.gbt'),
          help: t('item.gbtHint'),
          control: <Input maxLength={7} inputMode="numeric" autoComplete="off" />,
        },
        { name: 'remark', label: t('item.remark'), control: <Input maxLength={500} autoComplete="off" /> },
      ]}
    />
  )
}

/** Adds an item where it was found missing. */
export function ItemDialog({
  name,
  onClose,
  onSaved,
}: Readonly<{ name: string; onClose: () => void; onSaved: (item: Item) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDialog title={t('item.newTitle')} onClose={onClose}>
      <ItemForm item={null} name={name} onSaved={onSaved} onCancel={onClose} />
    </RecordDialog>
  )
}
