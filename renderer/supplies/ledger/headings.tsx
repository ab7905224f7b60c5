import { AutoComplete, Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import { reserveForms } from '../../../preload/contract/supplies/index'
import { DayInput } from '../../shared/DayInput'
import { DepotPicker } from '../../shared/DepotPicker'
import type { RecordField } from '../../shared/RecordForm'
import type { EditedKind } from './lines'

/** Fields of a slip's heading by its kind, in the order in which they are filled in. Depot and day come first. */
const order: Readonly<Record<EditedKind, readonly string[]>> = {
  receive: ['source', 'note', 'counterparty', 'reserveForm', 'orderedBy'],
  issue: ['counterparty', 'receiver', 'phone', 'event', 'orderedBy', 'orderNumber', 'note'],
  transfer: ['toDepot', 'receiver', 'phone', 'event', 'orderedBy', 'orderNumber', 'note'],
  lend: ['counterparty', 'receiver', 'phone', 'dueOn', 'event', 'orderedBy', 'orderNumber', 'note'],
  scrap: ['reason', 'orderedBy', 'note'],
  rotate: ['counterparty', 'dueOn', 'reason', 'orderedBy', 'note'],
  adjust: ['reason', 'orderedBy', 'note'],
}

const lengths: Readonly<Record<string, number>> = {
  counterparty: 60,
  receiver: 30,
  phone: 30,
  orderedBy: 30,
  orderNumber: 40,
  event: 100,
  reason: 200,
  note: 500,
}

const needed: Readonly<Partial<Record<EditedKind, readonly string[]>>> = {
  transfer: ['toDepot'],
  scrap: ['reason'],
  adjust: ['reason'],
}

/** The heading's fields beside depot and day. */
export function headingFields(
  kind: EditedKind,
  t: TFunction<'supplies'>,
  makeDepot: (name: string) => void,
): RecordField[] {
  return order[kind].map((name) => ({
    name,
    label: headingLabel(kind, name, t),
    required: needed[kind]?.includes(name) ?? false,
    control: control(kind, name, t, makeDepot),
    wide: name === 'note' && kind !== 'receive',
  }))
}

/** What a field is called depends on the kind: 供货单位 of a receipt, 领用单位 of an issue, 借用单位 of a loan. */
export function headingLabel(kind: string, name: string, t: TFunction<'supplies'>): string {
  return t([`ledger.fieldsOf.${kind}.${name}`, `ledger.fields.${name}`])
}

function control(
  kind: EditedKind,
  name: string,
  t: TFunction<'supplies'>,
  makeDepot: (name: string) => void,
) {
  const chosen = (keys: readonly string[], prefix: string) => (
    <Select allowClear options={keys.map((value) => ({ value, label: t(`${prefix}.${value}`) }))} />
  )
  switch (name) {
    case 'toDepot':
      return <DepotPicker allowClear={false} onCreate={makeDepot} />
    case 'dueOn':
      return <DayInput />
    case 'reserveForm':
      return chosen(reserveForms, 'ledger.reserveForms')
    case 'source':
      return suggested(t('receive.sources', { returnObjects: true }) as string[], 60)
    case 'reason':
      return suggested((t(`ledger.reasons.${kind}`, { returnObjects: true }) as string[]) ?? [], 200)
    default:
      return <Input maxLength={lengths[name] ?? 60} autoComplete="off" />
  }
}

/** A field with usual words to choose from; anything else may be typed. */
const suggested = (words: readonly string[], maxLength: number) => (
  <AutoComplete
    defaultActiveFirstOption={false}
    showSearch={{ filterOption: (typed, option) => option?.value.startsWith(typed) ?? false }}
    options={words.map((value) => ({ value }))}
  >
    <Input maxLength={maxLength} />
  </AutoComplete>
)
