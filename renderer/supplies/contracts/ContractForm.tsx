import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../../preload/contract/api'
import {
  contractKinds,
  contractStates,
  type SupplyContract,
  supplies,
} from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { formatQuantity, parseDay, parseQuantity } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { showDone } from '../../shared/notices'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { Lines } from '../catalogue/Lines'
import '../catalogue/catalogue.css'

type LineValue = { item?: PickedItem | null; quantity?: string; withinHours?: number | null; used?: string }

/** What a form begins with: the contract itself, or for one that follows it, the same a term later. */
function contractToForm(contract: SupplyContract | null, renews: SupplyContract | null): FormValues {
  const from = contract ?? renews
  return {
    kind: from?.kind ?? 'agreement',
    number: contract?.number ?? '',
    partner: from?.partner ?? '',
    contact: from?.contact ?? '',
    phone24: from?.phone24 ?? '',
    startsOn: contract?.startsOn ?? '',
    endsOn: contract?.endsOn ?? '',
    hoursToDeliver: from?.hoursToDeliver ?? null,
    state: contract?.state ?? 'open',
    remark: from?.remark ?? '',
    lines: (from?.lines ?? []).map((line) => ({
      item: {
        id: line.itemId,
        name: line.itemName,
        spec: line.spec,
        unit: line.unit,
        decimals: line.decimals,
        shelfLifeMonths: null,
      },
      quantity: formatQuantity(line.quantity, line.decimals, { grouped: false }),
      withinHours: line.withinHours,
      used: contract && line.used > 0 ? formatQuantity(line.used, line.decimals, { grouped: false }) : '',
    })),
  }
}

const linesOf = (values: FormValues) => (values.lines as LineValue[] | undefined) ?? []

const quantityOf = (typed: string | undefined, decimals: number): number | null => {
  const parsed = parseQuantity(typed ?? '', decimals)
  return parsed.ok ? parsed.value : null
}

/** Lines without an item, and quantities that are none. */
function check(values: FormValues): FieldError[] {
  return linesOf(values).flatMap((line, index): FieldError[] => {
    if (!line.item) return [{ path: ['lines', index, 'item'], reason: 'required', facts: {} }]
    const parsed = parseQuantity(line.quantity ?? '', line.item.decimals)
    if (!parsed.ok)
      return [
        {
          path: ['lines', index, 'quantity'],
          reason: parsed.fault === 'empty' ? 'required' : parsed.fault,
          facts: {},
        },
      ]
    const used = parseQuantity(line.used ?? '', line.item.decimals)
    return used.ok || used.fault === 'empty'
      ? []
      : [{ path: ['lines', index, 'used'], reason: used.fault, facts: {} }]
  })
}

function formToContract(
  values: FormValues,
  contract: SupplyContract | null,
  renews: SupplyContract | null,
): CallInput<'supplies', 'saveContract'> {
  const words = (name: string) => String(values[name] ?? '')
  const day = (name: string) => parseDay(words(name)) ?? words(name)
  return {
    ...(contract ? { id: contract.id, rev: contract.rev } : {}),
    kind: contractKinds.find((kind) => kind === values.kind) ?? 'agreement',
    number: words('number'),
    partner: words('partner'),
    depotId: contract?.depotId ?? null,
    contact: words('contact'),
    phone24: words('phone24').trim(),
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    hoursToDeliver: typeof values.hoursToDeliver === 'number' ? values.hoursToDeliver : null,
    state: contractStates.find((state) => state === values.state) ?? 'open',
    renewsId: contract ? contract.renewsId : (renews?.id ?? null),
    remark: words('remark'),
    lines: linesOf(values).map((line, index) => ({
      itemId: line.item?.id ?? '',
      quantity: quantityOf(line.quantity, line.item?.decimals ?? 0) ?? 0,
      withinHours: line.withinHours ?? null,
      used: quantityOf(line.used, line.item?.decimals ?? 0) ?? 0,
      remark: contract?.lines[index]?.remark ?? '',
    })),
  }
}

/** A contract: who, until when, how fast, and what is promised. */
export function ContractForm({
  contract,
  renews = null,
  readOnly,
  onSaved,
  onCancel,
}: Readonly<{
  contract: SupplyContract | null
  renews?: SupplyContract | null
  readOnly: boolean
  onSaved: (saved: SupplyContract) => void
  onCancel: () => void
}>) {
  const { t } = useTranslation('supplies')
  const text = (max: number) => <Input maxLength={max} autoComplete="off" />
  return (
    <RecordForm<SupplyContract>
      autoFocus={contract === null}
      draftKey={`supplies:contract:${contract?.id ?? `new:${renews?.id ?? ''}`}`}
      initial={contractToForm(contract, renews)}
      readOnly={readOnly}
      schema={supplies.calls.saveContract.input}
      check={check}
      toInput={(values) => formToContract(values, contract, renews)}
      pathOf={(path) =>
        path[0] === 'lines' && path[2] === 'itemId' ? ['lines', path[1] ?? 0, 'item'] : path
      }
      labelOf={(path) => t('contracts.line', { n: Number(path[1] ?? 0) + 1 })}
      save={youbei.supplies.saveContract}
      onSaved={(saved) => {
        showDone(t('contracts.saved', { name: saved.partner }), { undo: true })
        onSaved(saved)
      }}
      onCancel={onCancel}
      fields={[
        {
          name: 'kind',
          label: t('contracts.kind'),
          wide: true,
          control: (
            <Radio.Group
              options={contractKinds.map((value) => ({ value, label: t(`contracts.kinds.${value}`) }))}
            />
          ),
        },
        { name: 'partner', label: t('contracts.partner'), required: true, control: text(60) },
        { name: 'number', label: t('contracts.number'), control: text(40) },
        { name: 'contact', label: t('contracts.contact'), control: text(30) },
        {
          name: 'phone24',
          label: t('contracts.phone24'),
          help: t('contracts.phoneHint'),
          control: <Input type="tel" maxLength={30} autoComplete="off" />,
        },
        { name: 'startsOn', label: t('contracts.startsOn'), required: true, control: <DayInput /> },
        { name: 'endsOn', label: t('contracts.endsOn'), required: true, control: <DayInput /> },
        {
          name: 'hoursToDeliver',
          label: t('contracts.hoursToDeliver'),
          control: (
            <InputNumber
              min={0}
              max={8_760}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              suffix={t('contracts.hours')}
            />
          ),
        },
        {
          name: 'state',
          label: t('contracts.state'),
          control: (
            <Select
              options={contractStates.map((value) => ({ value, label: t(`contracts.states.${value}`) }))}
            />
          ),
        },
      ]}
    >
      <Lines
        name="lines"
        legend={t('contracts.lines')}
        addLabel={t('contracts.addLine')}
        removeLabel={(n) => t('contracts.removeLine', { n })}
        max={200}
        readOnly={readOnly}
        empty={() => ({ item: null, quantity: '', withinHours: null, used: '' })}
        row={(index) => <ContractLineRow index={index} />}
      />
      <Form.Item name="remark" label={t('depot.remark')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  )
}

/** One promised item: what, how much of it, within how many hours, how much of it was called off. */
function ContractLineRow({ index }: Readonly<{ index: number }>) {
  const { t } = useTranslation('supplies')
  const item = Form.useWatch(['lines', index, 'item'], Form.useFormInstance()) as
    | PickedItem
    | null
    | undefined
  const small = { flex: '0 0 92px' }
  return (
    <>
      <Form.Item name={[index, 'item']} className="yb-line-grow">
        <ItemPicker aria-label={t('contracts.item')} />
      </Form.Item>
      <Form.Item name={[index, 'quantity']} style={small}>
        <Input
          inputMode="decimal"
          maxLength={20}
          placeholder={t('contracts.quantity')}
          aria-label={t('contracts.quantity')}
          suffix={item?.unit ?? ''}
        />
      </Form.Item>
      <Form.Item name={[index, 'withinHours']} style={small}>
        <InputNumber
          min={1}
          max={8_760}
          precision={0}
          controls={false}
          style={{ width: '100%' }}
          placeholder={t('contracts.within')}
          aria-label={t('contracts.within')}
          suffix="h"
        />
      </Form.Item>
      <Form.Item name={[index, 'used']} style={small}>
        <Input
          inputMode="decimal"
          maxLength={20}
          placeholder={t('contracts.used')}
          aria-label={t('contracts.used')}
        />
      </Form.Item>
    </>
  )
}
