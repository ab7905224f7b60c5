import { AutoComplete, Input, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, itemKinds, supplies } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { showDone } from '../shared/notices'
import { RecordDialog } from '../shared/RecordDialog'
import { RecordForm, type RecordFormHandle } from '../shared/RecordForm'
import { useQueryCall } from '../shared/useQueryCall'
import { CategorySelect } from './CategorySelect'
import { GbtCodeInput } from './catalogue/GbtCodeInput'
import { CycleFields, MinimumLines, PackagingLines } from './catalogue/ItemParts'
import { checkItem, formToItem, itemToForm } from './catalogue/itemValues'
import './catalogue/catalogue.css'
import { decimalsOfUnit } from './stock'

type ItemFormProps = Readonly<{
  item: Item | null
  /** What was typed where the item is missing. */
  name?: string
  readOnly?: boolean
  onSaved: (item: Item) => void
  onCancel: () => void
}>

/** An item of the catalogue. */
export function ItemForm({ item, name = '', readOnly = false, onSaved, onCancel }: ItemFormProps) {
  const { t } = useTranslation('supplies')
  const form = useRef<RecordFormHandle>(null)
  const lastUnit = useRef(item?.unit ?? '')
  const depots = useQueryCall('supplies', 'listDepots', { limit: 200 }, { enabled: item !== null })
  // Names of the depots must be there before the form is: it keeps what it began with.
  if (item !== null && item.depotMinimums.length > 0 && depots.isPending) return null
  const initial = itemToForm(
    item,
    name,
    new Map((depots.data?.rows ?? []).map((depot) => [depot.id, depot.name])),
  )
  return (
    <RecordForm<Item>
      handle={form}
      autoFocus={item === null}
      draftKey={`supplies:item:${item?.id ?? `new:${name}`}`}
      initial={initial}
      readOnly={readOnly}
      schema={supplies.calls.saveItem.input}
      toInput={(values) => formToItem(values, item)}
      check={checkItem}
      labelOf={(path) => t(`catalogue.item.${String(path[0])}`)}
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
          name: 'kind',
          label: t('catalogue.item.kind'),
          help: t('catalogue.item.kindHint'),
          control: (
            <Select options={itemKinds.map((value) => ({ value, label: t(`catalogue.kinds.${value}`) }))} />
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
          control: <GbtCodeInput />,
        },
        {
          name: 'minimum',
          label: t('catalogue.item.minimum'),
          help: t('catalogue.item.minimumHint'),
          control: <Input maxLength={20} inputMode="decimal" autoComplete="off" />,
        },
        {
          name: 'checkCycleMonths',
          label: t('catalogue.item.checkCycle'),
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
          name: 'storageNote',
          label: t('catalogue.item.storageNote'),
          wide: true,
          control: <Input maxLength={200} autoComplete="off" />,
        },
        {
          name: 'remark',
          label: t('item.remark'),
          wide: true,
          control: <Input maxLength={500} autoComplete="off" />,
        },
      ]}
    >
      <PackagingLines readOnly={readOnly} />
      <MinimumLines readOnly={readOnly} />
      <CycleFields />
    </RecordForm>
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
