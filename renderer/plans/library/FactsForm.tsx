import { Input, InputNumber, Select } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlanLine, planCategories, planLevels, plans } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { showDone } from '../../shared/notices'
import { PersonPicker, type PickedPerson } from '../../shared/PersonPicker'
import { type FormValues, type RecordField, RecordForm, type RecordFormHandle } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { DayInput } from '../DayInput'
import { AreaPicker } from './AreaPicker'
import { EventPicker } from './EventPicker'
import { type PickedPlan, PlanPicker } from './PlanPicker'

/** Facts that the form holds as the call takes them. */
const plain = [
  'title',
  'category',
  'level',
  'documentNumber',
  'issuedBy',
  'issuedOn',
  'publishedOn',
  'effectiveOn',
  'approvedOn',
  'approvedBy',
  'filedOn',
  'filedWith',
  'filingNumber',
  'eventTypes',
  'area',
  'responsible',
  'reviewMonths',
  'reviewOn',
  'reviewReason',
  'assessedOn',
  'drilledOn',
  'keywords',
  'secrecy',
  'outline',
  'remark',
] as const

/** Everything that is known of a plan besides its text, to be changed. */
export function FactsForm({
  plan,
  parent,
  person,
  onDone,
}: Readonly<{
  plan: PlanLine
  /** The plan above and the person, where they are named; asked for before the form is shown. */
  parent: PickedPlan | null
  person: PickedPerson | null
  onDone: () => void
}>) {
  const { t } = useTranslation('plans')
  const form = useRef<RecordFormHandle>(null)
  const initial = useMemo<FormValues>(
    () => ({
      ...Object.fromEntries(plain.map((name) => [name, plan[name]])),
      person,
      parent,
    }),
    [plan, person, parent],
  )
  const fields = useFactFields(plan)
  return (
    <RecordForm<PlanLine>
      handle={form}
      fields={fields}
      initial={initial}
      schema={plans.calls.save.input}
      toInput={(values) => ({
        ...Object.fromEntries(plain.map((name) => [name, values[name]])),
        responsibleId: (values.person as PickedPerson | null | undefined)?.id ?? null,
        parentId: (values.parent as PickedPlan | null | undefined)?.id ?? null,
        id: plan.id,
        rev: plan.rev,
      })}
      pathOf={(path) =>
        path[0] === 'parentId' ? ['parent'] : path[0] === 'responsibleId' ? ['person'] : path
      }
      onValues={(values) => {
        // Name and post as printed follow the person that was chosen, as long as nobody typed something else.
        const chosen = values.person as PickedPerson | null | undefined
        if (chosen && !values.responsible)
          form.current?.set({ responsible: [chosen.name, chosen.post].filter(Boolean).join(' ') })
      }}
      save={(input) => youbei.plans.save(input) as never}
      onSaved={() => {
        showDone(t('facts.saved'), { undo: true })
        onDone()
      }}
      onCancel={onDone}
      draftKey={`plan.${plan.id}.facts`}
    />
  )
}

function useFactFields(plan: PlanLine): RecordField[] {
  const { t } = useTranslation('plans')
  const rules = useQueryCall('plans', 'getRules', {}).data
  const outlines = useQueryCall('plans', 'listOutlines', {}).data?.outlines ?? []
  const text = (name: string, max: number) => ({
    name,
    label: t(`library.fields.${name}`),
    control: <Input maxLength={max} />,
  })
  const day = (name: string) => ({ name, label: t(`library.fields.${name}`), control: <DayInput /> })
  return [
    {
      name: 'title',
      heading: t('library.groups.plan'),
      label: t('fields.title'),
      control: <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={200} />,
      required: true,
      wide: true,
    },
    {
      name: 'category',
      label: t('fields.category'),
      control: (
        <Select options={planCategories.map((value) => ({ value, label: t(`categories.${value}`) }))} />
      ),
    },
    {
      name: 'level',
      label: t('library.fields.level'),
      control: (
        <Select options={planLevels.map((value) => ({ value, label: t(`library.levels.${value}`) }))} />
      ),
    },
    {
      name: 'eventTypes',
      label: t('library.fields.eventTypes'),
      control: <EventPicker />,
      wide: true,
    },
    {
      name: 'parent',
      label: t('library.fields.parentId'),
      control: <PlanPicker except={plan.id} />,
      help: t('library.help.parentId'),
      wide: true,
    },
    {
      name: 'area',
      heading: t('library.groups.scope'),
      label: t('library.fields.area'),
      control: <AreaPicker />,
      wide: true,
    },
    {
      name: 'person',
      label: t('library.fields.responsiblePerson'),
      control: <PersonPicker />,
      help: t('library.help.responsiblePerson'),
    },
    { ...text('responsible', 100), label: t('library.fields.responsibleText') },
    {
      name: 'documentNumber',
      heading: t('library.groups.issue'),
      label: t('fields.documentNumber'),
      control: <Input maxLength={60} placeholder={t('fields.documentNumberExample')} />,
    },
    { name: 'issuedBy', label: t('fields.issuedBy'), control: <Input maxLength={100} /> },
    day('approvedOn'),
    text('approvedBy', 100),
    { name: 'issuedOn', label: t('fields.issuedOn'), control: <DayInput /> },
    { ...day('effectiveOn'), help: t('library.help.effectiveOn') },
    day('publishedOn'),
    {
      name: 'secrecy',
      label: t('library.fields.secrecy'),
      control: (
        <Select
          options={(['public', 'internal'] as const).map((value) => ({
            value,
            label: t(`library.secrecies.${value}`),
          }))}
        />
      ),
    },
    { ...day('filedOn'), heading: t('library.groups.filing') },
    text('filingNumber', 60),
    { ...text('filedWith', 100), wide: true },
    {
      name: 'reviewMonths',
      heading: t('library.groups.review'),
      label: t('library.fields.reviewMonths'),
      control: <InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} />,
      help: t('library.help.reviewMonths', { n: rules?.reviewMonths ?? 36 }),
    },
    day('assessedOn'),
    { ...day('reviewOn'), help: t('library.help.reviewOn') },
    text('reviewReason', 200),
    day('drilledOn'),
    {
      name: 'outline',
      label: t('library.fields.outline'),
      control: (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('facts.none') },
            ...outlines.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ),
      help: t('library.help.outline'),
    },
    {
      name: 'keywords',
      heading: t('library.groups.other'),
      label: t('library.fields.keywords'),
      control: <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />,
      help: t('library.help.keywords'),
      wide: true,
    },
    {
      name: 'remark',
      label: t('fields.remark'),
      control: <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />,
      wide: true,
    },
  ]
}
