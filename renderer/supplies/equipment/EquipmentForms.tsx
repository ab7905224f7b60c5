import { Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type Equipment,
  equipmentStates,
  supplies,
  workKinds,
} from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { DepotPicker, type PickedDepot } from '../../shared/DepotPicker'
import { localDay, parseDay } from '../../shared/format'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { showDone } from '../../shared/notices'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { BinInput } from '../BinInput'
import { binsOf } from '../catalogue/depotValues'

const words = (values: FormValues, name: string) => String(values[name] ?? '')
const day = (values: FormValues, name: string): string | null => {
  const typed = words(values, name).trim()
  return typed === '' ? null : (parseDay(typed) ?? typed)
}

/** Takes units in: one item, one place, any number of serials pasted or typed one a line. */
export function AddEquipmentForm({
  onSaved,
  onCancel,
}: Readonly<{ onSaved: () => void; onCancel: () => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordForm<{ added: number }>
      autoFocus
      draftKey="supplies:equipment:new"
      initial={{
        item: null,
        depot: null,
        bin: '',
        serials: '',
        model: '',
        maker: '',
        madeOn: '',
        custodian: '',
        custodianPhone: '',
        remark: '',
      }}
      schema={supplies.calls.addEquipment.input}
      toInput={(values) => ({
        itemId: (values.item as PickedItem | null)?.id,
        depotId: (values.depot as PickedDepot | null)?.id,
        bin: words(values, 'bin'),
        serials: binsOf(words(values, 'serials')),
        model: words(values, 'model'),
        maker: words(values, 'maker'),
        madeOn: day(values, 'madeOn'),
        custodian: words(values, 'custodian'),
        custodianPhone: words(values, 'custodianPhone').trim(),
        remark: words(values, 'remark'),
      })}
      pathOf={(path) =>
        path[0] === 'itemId'
          ? ['item']
          : path[0] === 'depotId'
            ? ['depot']
            : path[0] === 'serials'
              ? ['serials']
              : path
      }
      save={youbei.supplies.addEquipment}
      onSaved={({ added }) => {
        showDone(t('equipment.added', { n: added }), { undo: true })
        onSaved()
      }}
      onCancel={onCancel}
      saveLabel={t('equipment.add')}
      fields={[
        {
          name: 'item',
          label: t('equipment.item'),
          required: true,
          wide: true,
          help: t('equipment.itemHint'),
          control: <ItemPicker kind="serial" />,
        },
        { name: 'depot', label: t('equipment.depot'), required: true, control: <DepotPicker /> },
        { name: 'bin', label: t('columns.bin'), control: <BinInput depotField="depot" /> },
        {
          name: 'serials',
          label: t('equipment.serials'),
          required: true,
          wide: true,
          help: t('equipment.serialsHint'),
          control: <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />,
        },
        { name: 'model', label: t('equipment.model'), control: <Input maxLength={60} autoComplete="off" /> },
        { name: 'maker', label: t('equipment.maker'), control: <Input maxLength={60} autoComplete="off" /> },
        { name: 'madeOn', label: t('equipment.madeOn'), control: <DayInput /> },
        {
          name: 'custodian',
          label: t('equipment.custodian'),
          control: <Input maxLength={30} autoComplete="off" />,
        },
        {
          name: 'custodianPhone',
          label: t('equipment.custodianPhone'),
          control: <Input type="tel" maxLength={30} autoComplete="off" />,
        },
        { name: 'remark', label: t('depot.remark'), control: <Input maxLength={500} autoComplete="off" /> },
      ]}
    />
  )
}

/** The facts of one unit. */
export function EquipmentForm({
  unit,
  readOnly,
  onSaved,
  onCancel,
}: Readonly<{
  unit: Equipment
  readOnly: boolean
  onSaved: (unit: Equipment) => void
  onCancel: () => void
}>) {
  const { t } = useTranslation('supplies')
  const { serial, model, maker, madeOn, state, custodian, custodianPhone, remark } = unit
  return (
    <RecordForm<Equipment>
      draftKey={`supplies:equipment:${unit.id}`}
      initial={{ serial, model, maker, madeOn: madeOn ?? '', state, custodian, custodianPhone, remark }}
      readOnly={readOnly}
      schema={supplies.calls.saveEquipment.input}
      toInput={(values) => ({
        ...values,
        id: unit.id,
        rev: unit.rev,
        madeOn: day(values, 'madeOn'),
        custodianPhone: words(values, 'custodianPhone').trim(),
      })}
      save={youbei.supplies.saveEquipment}
      onSaved={(saved) => {
        showDone(t('equipment.saved', { name: saved.serial }), { undo: true })
        onSaved(saved)
      }}
      onCancel={onCancel}
      fields={[
        {
          name: 'serial',
          label: t('equipment.serial'),
          required: true,
          control: <Input maxLength={40} autoComplete="off" />,
        },
        {
          name: 'state',
          label: t('equipment.state'),
          control: (
            <Select
              options={equipmentStates.map((value) => ({ value, label: t(`equipment.states.${value}`) }))}
            />
          ),
        },
        { name: 'model', label: t('equipment.model'), control: <Input maxLength={60} autoComplete="off" /> },
        { name: 'maker', label: t('equipment.maker'), control: <Input maxLength={60} autoComplete="off" /> },
        { name: 'madeOn', label: t('equipment.madeOn'), control: <DayInput /> },
        {
          name: 'custodian',
          label: t('equipment.custodian'),
          control: <Input maxLength={30} autoComplete="off" />,
        },
        {
          name: 'custodianPhone',
          label: t('equipment.custodianPhone'),
          control: <Input type="tel" maxLength={30} autoComplete="off" />,
        },
        { name: 'remark', label: t('depot.remark'), control: <Input maxLength={500} autoComplete="off" /> },
      ]}
    />
  )
}

/** One entry for one or many units: a morning's test run is written once. */
export function LogForm({
  units,
  onSaved,
  onCancel,
}: Readonly<{
  units: readonly Pick<Equipment, 'id' | 'serial' | 'itemName'>[]
  onSaved: () => void
  onCancel: () => void
}>) {
  const { t } = useTranslation('supplies')
  return (
    <>
      {units.length > 1 && <p className="yb-second">{t('equipment.logFor', { n: units.length })}</p>}
      <RecordForm<{ logged: number }>
        autoFocus
        draftKey={`supplies:log:${units
          .map((unit) => unit.id)
          .join(',')
          .slice(0, 80)}`}
        initial={{
          kind: 'test',
          doneOn: localDay(new Date()),
          person: '',
          result: 'pass',
          minutes: null,
          remark: '',
          nextDueOn: '',
          state: '',
        }}
        schema={supplies.calls.logEquipment.input}
        toInput={(values) => ({
          ids: units.map((unit) => unit.id),
          kind: values.kind,
          doneOn: day(values, 'doneOn') ?? '',
          person: words(values, 'person'),
          result: values.result,
          minutes: typeof values.minutes === 'number' ? values.minutes : null,
          remark: words(values, 'remark'),
          nextDueOn: day(values, 'nextDueOn'),
          ...(values.state === '' ? {} : { state: values.state }),
        })}
        save={youbei.supplies.logEquipment}
        onSaved={({ logged }) => {
          showDone(t('equipment.logged', { n: logged }), { undo: true })
          onSaved()
        }}
        onCancel={onCancel}
        fields={[
          {
            name: 'kind',
            label: t('equipment.work'),
            wide: true,
            control: (
              <Radio.Group
                options={workKinds.map((value) => ({ value, label: t(`equipment.works.${value}`) }))}
              />
            ),
          },
          { name: 'doneOn', label: t('equipment.doneOn'), required: true, control: <DayInput /> },
          {
            name: 'person',
            label: t('equipment.person'),
            control: <Input maxLength={30} autoComplete="off" />,
          },
          {
            name: 'result',
            label: t('equipment.result'),
            control: (
              <Radio.Group
                options={(['pass', 'fail'] as const).map((value) => ({
                  value,
                  label: t(`equipment.results.${value}`),
                }))}
              />
            ),
          },
          {
            name: 'minutes',
            label: t('equipment.minutes'),
            control: (
              <InputNumber
                min={0}
                max={600_000}
                precision={0}
                controls={false}
                style={{ width: '100%' }}
                suffix={t('catalogue.minutes')}
              />
            ),
          },
          {
            name: 'state',
            label: t('equipment.stateAfter'),
            control: (
              <Select
                options={[
                  { value: '', label: t('equipment.asBefore') },
                  ...equipmentStates.map((value) => ({ value, label: t(`equipment.states.${value}`) })),
                ]}
              />
            ),
          },
          {
            name: 'nextDueOn',
            label: t('equipment.nextDueOn'),
            help: t('equipment.nextDueHint'),
            control: <DayInput />,
          },
          {
            name: 'remark',
            label: t('depot.remark'),
            wide: true,
            control: <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />,
          },
        ]}
      />
    </>
  )
}
