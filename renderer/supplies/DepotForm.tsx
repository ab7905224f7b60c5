import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type Depot,
  depotLevels,
  goodsKinds,
  supplies,
  truckAccesses,
} from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { DivisionPicker, type PickedDivision } from '../shared/DivisionPicker'
import { showDone } from '../shared/notices'
import { PhoneFields } from '../shared/PhoneFields'
import { RecordDialog } from '../shared/RecordDialog'
import { type RecordField, RecordForm } from '../shared/RecordForm'
import { useQueryCall } from '../shared/useQueryCall'
import { useStatus } from '../shared/useStatus'
import { depotToForm, formToDepot } from './catalogue/depotValues'
import { Lines } from './catalogue/Lines'
import './catalogue/catalogue.css'

type DepotFormProps = Readonly<{
  depot: Depot | null
  name?: string
  readOnly?: boolean
  onSaved: (depot: Depot) => void
  onCancel: () => void
}>

/** A depot: what it is called, where it stands, who keeps it. */
export function DepotForm({ depot, name = '', readOnly = false, onSaved, onCancel }: DepotFormProps) {
  const { t } = useTranslation('supplies')
  const township = useStatus()?.division ?? null
  const division = useDivisionOf(depot, township)
  if (division === undefined) return null
  return (
    <RecordForm<Depot>
      autoFocus={depot === null}
      draftKey={`supplies:depot:${depot?.id ?? `new:${name}`}`}
      initial={depotToForm(depot, name, division)}
      readOnly={readOnly}
      schema={supplies.calls.saveDepot.input}
      toInput={(values) => formToDepot(values, depot)}
      pathOf={(path) =>
        path[0] === 'divisionCode'
          ? ['division']
          : path[0] === 'floodSafeCm'
            ? ['floodSafe']
            : path[0] === 'bins'
              ? ['bins']
              : path
      }
      labelOf={(path) =>
        path[0] === 'phones'
          ? t('depot.phoneLine', { n: Number(path[1] ?? 0) + 1 })
          : t(`catalogue.depot.${path[0] === 'keyHolders' ? 'keyHolders' : String(path[0])}`)
      }
      save={youbei.supplies.saveDepot}
      onSaved={(saved) => {
        showDone(t('depot.saved', { name: saved.name }), { undo: true })
        onSaved(saved)
      }}
      onCancel={onCancel}
      fields={fieldsOf(t, township?.code)}
    >
      <PhoneFields name="phones" max={5} />
      <Lines
        name="keyHolders"
        legend={t('catalogue.depot.keyHolders')}
        addLabel={t('catalogue.depot.addKeyHolder')}
        removeLabel={(n) => t('catalogue.depot.removeKeyHolder', { n })}
        max={2}
        readOnly={readOnly}
        empty={() => ({ name: '', phone: '' })}
        row={(index) => (
          <>
            <Form.Item name={[index, 'name']} className="yb-line-grow">
              <Input
                maxLength={30}
                aria-label={t('catalogue.depot.holderName')}
                placeholder={t('catalogue.depot.holderName')}
              />
            </Form.Item>
            <Form.Item name={[index, 'phone']} className="yb-line-grow">
              <Input
                maxLength={30}
                type="tel"
                aria-label={t('catalogue.depot.holderPhone')}
                placeholder={t('catalogue.depot.holderPhone')}
              />
            </Form.Item>
          </>
        )}
      />
      <Form.Item name="bins" label={t('catalogue.depot.bins')} extra={t('catalogue.depot.binsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="remark" label={t('depot.remark')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  )
}

type Words = (key: string) => string

/** The facts of a depot: who and where first, what it is like after that. */
function fieldsOf(t: Words, township: string | undefined): RecordField[] {
  const number = (min: number, max: number, precision = 0, suffix = '') => (
    <InputNumber
      min={min}
      max={max}
      {...(precision === 0 ? { precision: 0 } : {})}
      controls={false}
      style={{ width: '100%' }}
      {...(suffix === '' ? {} : { suffix })}
    />
  )
  const text = (max: number) => <Input maxLength={max} autoComplete="off" />
  return [
    { name: 'name', label: t('depot.name'), required: true, control: text(60) },
    {
      name: 'level',
      label: t('depot.level'),
      control: <Select options={depotLevels.map((value) => ({ value, label: t(`levels.${value}`) }))} />,
    },
    { name: 'keeper', label: t('depot.keeper'), control: text(30) },
    { name: 'keeperUnit', label: t('catalogue.depot.keeperUnit'), control: text(60) },
    {
      name: 'division',
      label: t('depot.division'),
      control: <DivisionPicker parent={township} placeholder={t('depot.divisionHint')} />,
    },
    { name: 'areaM2', label: t('catalogue.depot.areaM2'), control: number(1, 1_000_000, 0, '㎡') },
    { name: 'address', label: t('depot.address'), wide: true, control: text(120) },
    {
      name: 'longitude',
      label: t('catalogue.depot.longitude'),
      help: t('catalogue.depot.longitudeHint'),
      control: number(-180, 180, 6, '°'),
    },
    {
      name: 'latitude',
      label: t('catalogue.depot.latitude'),
      help: t('catalogue.depot.latitudeHint'),
      control: number(-180, 180, 6, '°'),
    },
    {
      name: 'goods',
      label: t('catalogue.depot.goods'),
      wide: true,
      control: (
        <Select
          mode="multiple"
          options={goodsKinds.map((value) => ({ value, label: t(`catalogue.goods.${value}`) }))}
          showSearch={false}
        />
      ),
    },
    {
      name: 'floodSafe',
      label: t('catalogue.depot.floodSafe'),
      help: t('catalogue.depot.floodSafeHint'),
      control: number(-20, 1_000, 2, 'm'),
    },
    {
      name: 'openingMinutes',
      label: t('catalogue.depot.openingMinutes'),
      help: t('catalogue.depot.openingHint'),
      control: number(0, 10_080, 0, t('catalogue.minutes')),
    },
    {
      name: 'truckAccess',
      label: t('catalogue.depot.truckAccess'),
      control: (
        <Select
          options={truckAccesses.map((value) => ({
            value,
            label: t(`catalogue.truck.${value || 'unknown'}`),
          }))}
        />
      ),
    },
    { name: 'vehicle', label: t('catalogue.depot.vehicle'), control: text(60) },
    { name: 'fireEquipment', label: t('catalogue.depot.fireEquipment'), control: text(120) },
    { name: 'power', label: t('catalogue.depot.power'), control: text(60) },
  ]
}

/** The place of a depot with its name; undefined while that is being looked up. */
function useDivisionOf(
  depot: Depot | null,
  township: Readonly<{ code: string; name: string }> | null,
): PickedDivision | null | undefined {
  const code = depot?.divisionCode ?? null
  const villages = useQueryCall('office', 'listDivisions', township ? { parent: township.code } : {}, {
    enabled: code !== null && township !== null,
  })
  if (code === null) return null
  if (township?.code === code) return { code, name: township.name }
  if (villages.isPending && township !== null) return undefined
  return { code, name: villages.data?.divisions.find((division) => division.code === code)?.name ?? code }
}

/** Adds a depot where it was found missing. */
export function DepotDialog({
  name,
  onClose,
  onSaved,
}: Readonly<{ name: string; onClose: () => void; onSaved: (depot: Depot) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDialog title={t('depot.newTitle')} onClose={onClose}>
      <DepotForm depot={null} name={name} onSaved={onSaved} onCancel={onClose} />
    </RecordDialog>
  )
}
