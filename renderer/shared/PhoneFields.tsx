import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { phoneKinds } from '../../preload/contract/people'
import { kindOfNumber } from './phones'

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
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('field.phoneRemove', { n: index + 1 })}
                onClick={() => remove(field.name)}
              />
            </div>
          ))}
          {fields.length < max && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'mobile', number: '' })}>
              {t('field.phoneAdd')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}
