import { Alert, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type StockCount, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DepotPicker, type PickedDepot } from '../../shared/DepotPicker'
import { formatNumber } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'
import { CategorySelect } from '../CategorySelect'
import { useDepotChoice } from '../ledger/useDepotChoice'

const scopeOf = (values: FormValues) => ({
  depotId: (values.depot as PickedDepot | null | undefined)?.id ?? '',
  category: typeof values.category === 'string' ? values.category : '',
  bins: Array.isArray(values.bins) ? (values.bins as string[]) : [],
})

/** 开始盘点: what is to be counted and how; says how many lines that are and what is in the way. */
export function CountForm({
  onSaved,
  onClose,
}: Readonly<{ onSaved: (count: StockCount) => void; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const depot = useDepotChoice(undefined)
  if (depot === undefined) return null
  return (
    <RecordDrawer open title={t('counts.startTitle')} onClose={onClose} width={640}>
      <RecordForm<StockCount>
        autoFocus
        draftKey="supplies:count:new"
        initial={{ depot, category: null, bins: [], blind: false, together: 'conflict', note: '' }}
        schema={supplies.calls.startCount.input}
        check={(values) => (values.depot ? [] : [{ path: ['depot'], reason: 'required', facts: {} }])}
        toInput={(values) => ({
          ...scopeOf(values),
          blind: values.blind === true,
          together: values.together,
          note: String(values.note ?? ''),
        })}
        pathOf={(path) => (path[0] === 'depotId' ? ['depot'] : path)}
        save={youbei.supplies.startCount}
        saveLabel={t('counts.startNow')}
        onCancel={onClose}
        onSaved={(count) => {
          showDone(t('counts.started', { number: count.number, n: count.lines }), { undo: true })
          onSaved(count)
        }}
        fields={[
          {
            name: 'depot',
            label: t('counts.depot'),
            required: true,
            control: <DepotPicker allowClear={false} />,
          },
          {
            name: 'category',
            label: t('counts.category'),
            control: <CategorySelect stocked placeholder={t('counts.everything')} />,
          },
        ]}
      >
        <ScopeFields />
        <Form.Item name="blind" label={t('counts.method')}>
          <Radio.Group
            options={[
              { value: false, label: t('counts.open') },
              { value: true, label: t('counts.blind') },
            ]}
          />
        </Form.Item>
        <Form.Item name="together" label={t('counts.together')} extra={t('counts.togetherHint')}>
          <Radio.Group
            options={[
              { value: 'conflict', label: t('counts.conflict') },
              { value: 'sum', label: t('counts.sum') },
            ]}
          />
        </Form.Item>
        <Form.Item name="note" label={t('counts.note')}>
          <Input maxLength={200} autoComplete="off" placeholder={t('counts.noteHint')} />
        </Form.Item>
      </RecordForm>
    </RecordDrawer>
  )
}

function ScopeFields() {
  const { t } = useTranslation('supplies')
  const form = Form.useFormInstance()
  const depot = Form.useWatch<PickedDepot | null | undefined>('depot', form)
  const category = Form.useWatch<string | null | undefined>('category', form)
  const bins = Form.useWatch<string[] | undefined>('bins', form)
  const scope = useQueryCall(
    'supplies',
    'previewCountScope',
    { depotId: depot?.id ?? '', category: category ?? '', bins: bins ?? [] },
    { enabled: depot !== null && depot !== undefined },
  ).data
  return (
    <>
      <Form.Item name="bins" label={t('counts.bins')} extra={t('counts.binsHint')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('counts.allBins')}
          options={(scope?.bins ?? []).map(({ bin, lines }) => ({
            value: bin,
            label: `${bin === '' ? t('counts.noBin') : bin}（${formatNumber(lines)}）`,
          }))}
        />
      </Form.Item>
      {depot && scope && scope.overlaps === null && (
        <Alert type="info" showIcon title={t('counts.scope', { n: scope.lines })} />
      )}
      {depot && scope && scope.overlaps !== null && (
        <Alert type="warning" showIcon title={t('counts.overlaps', { number: scope.overlaps })} />
      )}
    </>
  )
}
