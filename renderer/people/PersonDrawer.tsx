import { AutoComplete, Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Person, people } from '../../preload/contract/people'
import { AuditTrail } from '../shared/AuditTrail'
import { youbei } from '../shared/api'
import { DivisionPicker } from '../shared/DivisionPicker'
import { showDone } from '../shared/notices'
import { PhoneFields } from '../shared/PhoneFields'
import { RecordDrawer, type RecordDrawerProps } from '../shared/RecordDrawer'
import { RecordForm, type RecordFormHandle } from '../shared/RecordForm'
import { useQueryCall } from '../shared/useQueryCall'
import { useStatus } from '../shared/useStatus'
import { formToPerson, personToForm } from './person'

type PersonDrawerProps = Pick<RecordDrawerProps, 'open' | 'onClose' | 'onMove'> &
  Readonly<{
    /** Null for somebody new. */
    person: Person | null
    readOnly: boolean
    onRemove: (person: Person) => void
    /** Somebody was saved and the next one is to be typed in. */
    onNext: () => void
  }>

/** One person: the form, and who changed it when. */
export function PersonDrawer({
  open,
  person,
  readOnly,
  onClose,
  onMove,
  onRemove,
  onNext,
}: PersonDrawerProps) {
  const { t } = useTranslation('people')
  return (
    <RecordDrawer
      open={open}
      title={person ? person.name : t('newTitle')}
      onClose={onClose}
      onMove={onMove}
      extra={
        person &&
        !readOnly && (
          <Button type="text" onClick={() => onRemove(person)}>
            {t('remove')}
          </Button>
        )
      }
    >
      {open && (
        <PersonForm
          key={person?.id ?? 'new'}
          person={person}
          readOnly={readOnly}
          onClose={onClose}
          onNext={onNext}
        />
      )}
      {person && (
        <>
          <h2 className="yb-section">{t('history')}</h2>
          <AuditTrail recordId={person.id} createdAt={person.createdAt} />
        </>
      )}
    </RecordDrawer>
  )
}

function PersonForm({
  person,
  readOnly,
  onClose,
  onNext,
}: Readonly<{ person: Person | null; readOnly: boolean; onClose: () => void; onNext: () => void }>) {
  const { t } = useTranslation('people')
  const township = useStatus()?.division?.code
  const units = useQueryCall('people', 'listFilters', {}).data?.units ?? []
  const form = useRef<RecordFormHandle>(null)
  const another = useRef(false)
  const [count, setCount] = useState(0)
  const initial = personToForm(person)
  return (
    <RecordForm<Person>
      key={count}
      handle={form}
      draftKey={`people:${person?.id ?? 'new'}`}
      initial={initial}
      readOnly={readOnly}
      autoFocus={person === null}
      schema={people.calls.save.input}
      toInput={(values) => formToPerson(values, person)}
      pathOf={(path) => (path[0] === 'villageName' || path[0] === 'villageCode' ? ['village'] : path)}
      labelOf={(path) =>
        path[0] === 'phones' ? t('phoneLine', { n: Number(path[1] ?? 0) + 1 }) : t('fields.villageName')
      }
      save={youbei.people.save}
      onSaved={(saved) => {
        showDone(t('saved', { name: saved.name }), { undo: true })
        if (!another.current) return onClose()
        another.current = false
        setCount((n) => n + 1)
        onNext()
      }}
      onCancel={onClose}
      footActions={
        person === null && (
          <Button
            onClick={() => {
              another.current = true
              form.current?.save()
            }}
          >
            {t('saveAndNext')}
          </Button>
        )
      }
      fields={[
        {
          name: 'name',
          label: t('fields.name'),
          required: true,
          control: <Input maxLength={30} autoComplete="off" />,
        },
        { name: 'post', label: t('fields.post'), control: <Input maxLength={60} autoComplete="off" /> },
        {
          name: 'unit',
          label: t('fields.unit'),
          control: (
            <AutoComplete
              defaultActiveFirstOption={false}
              options={units.map((unit) => ({ value: unit }))}
              showSearch={{ filterOption: (words, option) => option?.value.includes(words) ?? false }}
            >
              <Input maxLength={60} />
            </AutoComplete>
          ),
        },
        {
          name: 'village',
          label: t('fields.villageName'),
          control: <DivisionPicker parent={township} allowTyped placeholder={t('villageHint')} />,
        },
      ]}
    >
      <PhoneFields name="phones" max={10} />
      <Form.Item name="remark" label={t('fields.remark')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  )
}
