import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../preload/contract/api'
import { type Depot, depotLevels, supplies } from '../../preload/contract/supplies/index'
import { youbei } from '../shared/api'
import { DivisionPicker, type PickedDivision } from '../shared/DivisionPicker'
import { showDone } from '../shared/notices'
import { PhoneFields } from '../shared/PhoneFields'
import { phonesOf } from '../shared/phones'
import { RecordDialog } from '../shared/RecordDialog'
import { type FormValues, RecordForm } from '../shared/RecordForm'
import { useQueryCall } from '../shared/useQueryCall'
import { useStatus } from '../shared/useStatus'

type DepotFormProps = Readonly<{
  depot: Depot | null
  name?: string
  readOnly?: boolean
  onSaved: (depot: Depot) => void
  onCancel: () => void
}>

function depotToForm(depot: Depot | null, name: string, division: PickedDivision | null): FormValues {
  return {
    name: depot?.name ?? name,
    level: depot?.level ?? 'township',
    division,
    address: depot?.address ?? '',
    keeper: depot?.keeper ?? '',
    phones: depot ? depot.phones : [{ kind: 'mobile', number: '' }],
    remark: depot?.remark ?? '',
  }
}

function formToDepot(values: FormValues, depot: Depot | null): CallInput<'supplies', 'saveDepot'> {
  const words = (name: string) => String(values[name] ?? '')
  const division = values.division as PickedDivision | null | undefined
  return {
    ...(depot ? { id: depot.id, rev: depot.rev } : {}),
    name: words('name'),
    level: depotLevels.find((level) => level === values.level) ?? 'township',
    divisionCode: division?.code ?? null,
    address: words('address'),
    keeper: words('keeper'),
    phones: phonesOf(values.phones),
    remark: words('remark'),
  }
}

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
      pathOf={(path) => (path[0] === 'divisionCode' ? ['division'] : path)}
      labelOf={(path) => t('depot.phoneLine', { n: Number(path[1] ?? 0) + 1 })}
      save={youbei.supplies.saveDepot}
      onSaved={(saved) => {
        showDone(t('depot.saved', { name: saved.name }), { undo: true })
        onSaved(saved)
      }}
      onCancel={onCancel}
      fields={[
        {
          name: 'name',
          label: t('depot.name'),
          required: true,
          control: <Input maxLength={60} autoComplete="off" />,
        },
        {
          name: 'level',
          label: t('depot.level'),
          control: <Select options={depotLevels.map((value) => ({ value, label: t(`levels.${value}`) }))} />,
        },
        {
          name: 'division',
          label: t('depot.division'),
          control: <DivisionPicker parent={township?.code} placeholder={t('depot.divisionHint')} />,
        },
        { name: 'keeper', label: t('depot.keeper'), control: <Input maxLength={30} autoComplete="off" /> },
        {
          name: 'address',
          label: t('depot.address'),
          wide: true,
          control: <Input maxLength={120} autoComplete="off" />,
        },
      ]}
    >
      <PhoneFields name="phones" max={5} />
      <Form.Item name="remark" label={t('depot.remark')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  )
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
