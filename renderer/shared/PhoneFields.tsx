import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Phone, phoneKinds } from '../../preload/contract/people'
import { toHalfWidth } from './format'

/** The kind a number's first digits suggest; null when they say nothing. */
export function kindOfNumber(number: string): Phone['kind'] | null {
  const digits = toHalfWidth(number)
    .replace(/[^\d+]/g, '')
    .replace(/^(\+86|0086)/, '')
  if (/^1(349|740)\d{7}$/.test(digits)) return 'satellite'
  if (/^1\d{10}$/.test(digits)) return 'mobile'
  if (/^0\d{9,11}$/.test(digits) || /^[2-9]\d{6,7}$/.test(digits)) return 'office'
  return /^\d{3,6}$/.test(digits) ? 'short' : null
}

/** Phones as the form has them to phones as the contract wants them; lines without a number are left out. */
export function phonesOf(value: unknown): Phone[] {
  if (!Array.isArray(value)) return []
  return (value as Partial<Phone>[])
    .map((phone) => ({ kind: phone?.kind ?? 'mobile', number: toHalfWidth(phone?.number ?? '').trim() }))
    .filter((phone) => phone.number !== '')
}

/** Several numbers of different kinds, in a form under `name`. The kind follows the number until it is chosen by hand. */
export function PhoneFields({ name, max }: Readonly<{ name: string; max: number }>) {
  const { t } = useTranslation('shared')
  const form = Form.useFormInstance()
  const follow = (index: number, number: string, finished: boolean) => {
    const path = [name, index, 'kind']
    const kind = kindOfNumber(number)
    // The first digits of every number look like a short one: that is said only when the number is finished.
    if (kind === null || (kind === 'short' && !finished) || form.isFieldTouched(path)) return
    form.setFields([{ name: path, value: kind, touched: false }])
  }
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <fieldset className="yb-phones">
          <legend>{t('field.phones')}</legend>
          {fields.map((field, index) => (
            <div key={field.key} className="yb-phone">
              <Form.Item name={[field.name, 'kind']} noStyle>
                <Select
                  aria-label={t('field.phoneKind', { n: index + 1 })}
                  style={{ width: 96 }}
                  options={phoneKinds.map((kind) => ({ value: kind, label: t(`phones.${kind}`) }))}
                />
              </Form.Item>
              <Form.Item name={[field.name, 'number']} className="yb-phone-number">
                <Input
                  type="tel"
                  autoComplete="off"
                  maxLength={30}
                  aria-label={t('field.phoneNumber', { n: index + 1 })}
                  onChange={(event) => follow(index, event.target.value, false)}
                  onBlur={(event) => follow(index, event.target.value, true)}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('field.phoneRemove', { n: index + 1 })}
                onClick={() => remove(field.name)}
              />
            </div>
          ))}
          {fields.length < max && (
            <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'mobile', number: '' })}>
              {t('field.phoneAdd')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}
