import { Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import { type Plan, planCategories } from '../../preload/contract/plans/index'
import type { RecordField } from '../shared/RecordForm'
import { DayInput } from './DayInput'

/** What a person may say about a plan, as its form holds it. */
export type FactValues = Pick<
  Plan,
  'title' | 'category' | 'documentNumber' | 'issuedBy' | 'issuedOn' | 'reviewOn' | 'remark'
>

export function factsOf(plan: FactValues): FactValues {
  const { title, category, documentNumber, issuedBy, issuedOn, reviewOn, remark } = plan
  return { title, category, documentNumber, issuedBy, issuedOn, reviewOn, remark }
}

/** The fields of a plan's facts, for the drawer's form and for the import's. */
export function factFields(t: TFunction<'plans'>): RecordField[] {
  return [
    {
      name: 'title',
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
      name: 'documentNumber',
      label: t('fields.documentNumber'),
      control: <Input maxLength={60} placeholder={t('fields.documentNumberExample')} />,
    },
    { name: 'issuedBy', label: t('fields.issuedBy'), control: <Input maxLength={100} /> },
    { name: 'issuedOn', label: t('fields.issuedOn'), control: <DayInput /> },
    {
      name: 'reviewOn',
      label: t('fields.reviewOn'),
      control: <DayInput />,
      help: t('fields.reviewOnHelp'),
    },
    {
      name: 'remark',
      label: t('fields.remark'),
      control: <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />,
      wide: true,
    },
  ]
}
