import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DepotPicker } from '../../shared/DepotPicker'
import { Lines } from './Lines'

/** Packs of an item: 1 箱 = 20 个. A pack may hold another pack. */
export function PackagingLines({ readOnly }: Readonly<{ readOnly: boolean }>) {
  const { t } = useTranslation('supplies')
  const form = Form.useFormInstance()
  const unit = String(Form.useWatch('unit', form) ?? '')
  const packs = (Form.useWatch('packagings', form) as { name?: string }[] | undefined) ?? []
  return (
    <Lines
      name="packagings"
      legend={t('catalogue.item.packagings')}
      addLabel={t('catalogue.item.addPack')}
      removeLabel={(n) => t('catalogue.item.removePack', { n })}
      max={5}
      readOnly={readOnly}
      empty={() => ({ name: '', count: null, of: '' })}
      row={(index) => (
        <>
          <span className="yb-line-word">1</span>
          <Form.Item name={[index, 'name']} className="yb-line-grow">
            <Input
              maxLength={10}
              aria-label={t('catalogue.item.packName')}
              placeholder={t('catalogue.item.packName')}
            />
          </Form.Item>
          <span className="yb-line-word">=</span>
          <Form.Item name={[index, 'count']} className="yb-line-grow">
            <InputNumber
              min={0}
              max={1_000_000}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              aria-label={t('catalogue.item.packCount')}
            />
          </Form.Item>
          <Form.Item name={[index, 'of']} className="yb-line-grow">
            <Select
              aria-label={t('catalogue.item.packOf')}
              options={[
                { value: '', label: unit || t('item.unit') },
                ...packs
                  .filter((pack, at) => at !== index && pack?.name)
                  .map((pack) => ({ value: pack.name ?? '', label: pack.name })),
              ]}
            />
          </Form.Item>
        </>
      )}
    />
  )
}

/** How much there should be at least in single depots. */
export function MinimumLines({ readOnly }: Readonly<{ readOnly: boolean }>) {
  const { t } = useTranslation('supplies')
  return (
    <Lines
      name="depotMinimums"
      legend={t('catalogue.item.depotMinimums')}
      addLabel={t('catalogue.item.addMinimum')}
      removeLabel={(n) => t('catalogue.item.removeMinimum', { n })}
      max={200}
      readOnly={readOnly}
      empty={() => ({ depot: null, quantity: '' })}
      row={(index) => (
        <>
          <Form.Item name={[index, 'depot']} className="yb-line-grow">
            <DepotPicker aria-label={t('catalogue.item.minimumDepot')} />
          </Form.Item>
          <Form.Item name={[index, 'quantity']} className="yb-line-grow">
            <Input inputMode="decimal" maxLength={20} aria-label={t('catalogue.item.minimumQuantity')} />
          </Form.Item>
        </>
      )}
    />
  )
}

const cycles = ['test', 'maintenance', 'firstMaintenance', 'inspection', 'scrap'] as const

/** Months between the works on a thing with a number of its own. Shown for those only. */
export function CycleFields() {
  const { t } = useTranslation('supplies')
  const kind = Form.useWatch('kind', Form.useFormInstance()) as string | undefined
  if (kind !== 'serial') return null
  return (
    <fieldset className="yb-lines">
      <legend>{t('catalogue.item.cycles')}</legend>
      <div className="yb-form-grid">
        {cycles.map((cycle) => (
          <Form.Item key={cycle} name={['cycles', cycle]} label={t(`catalogue.cycles.${cycle}`)}>
            <InputNumber
              min={1}
              max={1_200}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              suffix={t('item.monthsUnit')}
            />
          </Form.Item>
        ))}
      </div>
      <p className="yb-second">{t('catalogue.cyclesHint')}</p>
    </fieldset>
  )
}
