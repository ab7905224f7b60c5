import { Button, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NeedNorm, needPeople, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatNumber, formatQuantity, parseQuantity } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { decimalsOfUnit } from '../stock'

/** 人均标准: what a person needs of each thing; all of it can be changed. */
export function NormsDrawer({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const norms = useQueryCall('supplies', 'listNeedNorms', { limit: 200 }).data?.rows ?? []
  const [edited, setEdited] = useState<NeedNorm | 'new' | null>(null)
  const remove = useCommand((id: string) => youbei.supplies.removeNeedNorms({ ids: [id] }), {
    done: t('standards.need.removed'),
    undoable: true,
  })
  return (
    <RecordDrawer
      open
      title={t('standards.need.norms')}
      onClose={onClose}
      width={720}
      extra={mayWrite && <Button onClick={() => setEdited('new')}>{t('standards.need.add')}</Button>}
    >
      <p className="yb-hint-line">{t('standards.need.normsHint')}</p>
      <table className="yb-lines">
        <thead>
          <tr>
            <th scope="col">{t('standards.need.columns.name')}</th>
            <th scope="col">{t('standards.need.columns.people')}</th>
            <th scope="col">{t('standards.need.norm')}</th>
            <th scope="col">{t('standards.source')}</th>
            {mayWrite && <th scope="col">{t('standards.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {norms.map((norm) => (
            <tr key={norm.id}>
              <td>{norm.name}</td>
              <td>{t(`standards.people.${norm.people}`)}</td>
              <td>
                {t(norm.perDay ? 'standards.need.normPerDay' : 'standards.need.normOnce', {
                  per: formatNumber(norm.per),
                  quantity: formatQuantity(norm.quantity, norm.decimals),
                  unit: norm.unit,
                })}
              </td>
              <td className="yb-second">{norm.source}</td>
              {mayWrite && (
                <td>
                  <Button type="link" size="small" onClick={() => setEdited(norm)}>
                    {t('standards.edit')}
                  </Button>
                  <Button type="link" size="small" onClick={() => void remove.run(norm.id)}>
                    {t('remove')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {edited !== null && (
        <RecordDialog
          title={edited === 'new' ? t('standards.need.add') : edited.name}
          onClose={() => setEdited(null)}
        >
          <NormForm norm={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        </RecordDialog>
      )}
    </RecordDrawer>
  )
}

function NormForm({ norm, onClose }: Readonly<{ norm: NeedNorm | null; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const measured = t('item.measured', { returnObjects: true }) as string[]
  const decimalsOf = (unit: unknown) =>
    norm && norm.unit === unit ? norm.decimals : decimalsOfUnit(String(unit ?? ''), measured)
  return (
    <RecordForm<NeedNorm>
      autoFocus
      draftKey={`supplies:norm:${norm?.id ?? 'new'}`}
      initial={{
        name: norm?.name ?? '',
        people: norm?.people ?? 'all',
        quantity: norm ? formatQuantity(norm.quantity, norm.decimals, { grouped: false }) : '',
        unit: norm?.unit ?? '',
        per: norm?.per ?? 1,
        perDay: norm?.perDay ?? false,
        source: norm?.source ?? '',
        remark: norm?.remark ?? '',
      }}
      schema={supplies.calls.saveNeedNorm.input}
      check={(values: FormValues) => {
        const read = parseQuantity(String(values.quantity ?? ''), decimalsOf(values.unit))
        return read.ok
          ? []
          : [{ path: ['quantity'], reason: read.fault === 'empty' ? 'required' : read.fault, facts: {} }]
      }}
      toInput={(values: FormValues) => {
        const decimals = decimalsOf(values.unit)
        const read = parseQuantity(String(values.quantity ?? ''), decimals)
        return {
          ...(norm ? { id: norm.id, rev: norm.rev, category: norm.category } : {}),
          ...values,
          decimals,
          quantity: read.ok ? read.value : 0,
        }
      }}
      save={youbei.supplies.saveNeedNorm}
      onSaved={(saved) => {
        showDone(t('standards.saved', { name: saved.name }), { undo: true })
        onClose()
      }}
      onCancel={onClose}
      fields={[
        {
          name: 'name',
          label: t('standards.need.columns.name'),
          required: true,
          control: <Input maxLength={60} autoComplete="off" />,
        },
        {
          name: 'people',
          label: t('standards.need.columns.people'),
          control: (
            <Select options={needPeople.map((value) => ({ value, label: t(`standards.people.${value}`) }))} />
          ),
        },
        {
          name: 'per',
          label: t('standards.need.per'),
          help: t('standards.need.perHint'),
          control: <InputNumber min={1} max={100_000} precision={0} />,
        },
        {
          name: 'quantity',
          label: t('standards.need.quantity'),
          required: true,
          control: <Input maxLength={20} autoComplete="off" inputMode="decimal" />,
        },
        {
          name: 'unit',
          label: t('columns.unit'),
          required: true,
          control: <Input maxLength={10} autoComplete="off" />,
        },
        { name: 'perDay', label: t('standards.need.perDay'), valueProp: 'checked', control: <Switch /> },
        {
          name: 'source',
          label: t('standards.source'),
          wide: true,
          control: <Input maxLength={300} autoComplete="off" />,
        },
        {
          name: 'remark',
          label: t('item.remark'),
          wide: true,
          control: <Input maxLength={300} autoComplete="off" />,
        },
      ]}
    />
  )
}
