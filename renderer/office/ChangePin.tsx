import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { youbei } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { useCommand } from '../shared/useCommand'
import { pinRules, samePinRule, toDigits } from './pin-rules'

type Values = { oldPin?: string; newPin: string; repeated: string }

/** Changes the PIN of whoever is signed in, or sets the first one. */
export function ChangePin({ hasPin, onClose }: Readonly<{ hasPin: boolean; onClose: () => void }>) {
  const { t } = useTranslation('office')
  const [form] = Form.useForm<Values>()
  const { run, running, failure } = useCommand(youbei.office.changeOwnPin, {
    quiet: true,
    done: t('pin.changed'),
    onDone: onClose,
  })
  const secret = <Input.Password inputMode="numeric" autoComplete="off" maxLength={12} />
  return (
    <Modal
      open
      title={t(hasPin ? 'pin.change' : 'pin.set')}
      okText={t('save')}
      confirmLoading={running}
      onCancel={onClose}
      // The dialog takes the focus when it has opened; the first field takes it from there.
      afterOpenChange={(open) => open && form.getFieldInstance(hasPin ? 'oldPin' : 'newPin')?.focus()}
      // The form's own submit button, so that Enter in any field saves.
      okButtonProps={{ htmlType: 'submit', form: 'change-pin' }}
    >
      {failure && <ErrorNotice failure={failure} />}
      <Form<Values>
        form={form}
        name="change-pin"
        layout="vertical"
        requiredMark={false}
        onFinish={({ oldPin = '', newPin }) => void run({ oldPin, newPin })}
      >
        {hasPin && (
          <Form.Item
            name="oldPin"
            label={t('pin.old')}
            normalize={toDigits}
            rules={[{ required: true, message: t('pin.oldMissing') }]}
          >
            <Input.Password inputMode="numeric" autoComplete="off" maxLength={12} />
          </Form.Item>
        )}
        <Form.Item
          name="newPin"
          label={t('pin.new')}
          extra={t(hasPin ? 'pin.newHelp' : 'pin.setHelp')}
          normalize={toDigits}
          rules={[{ required: true, message: t('pin.form') }, ...pinRules(t('pin.form'))]}
        >
          {secret}
        </Form.Item>
        <Form.Item
          name="repeated"
          label={t('pin.repeat')}
          dependencies={['newPin']}
          normalize={toDigits}
          rules={[samePinRule('newPin', t('pin.differs'))]}
        >
          {secret}
        </Form.Item>
      </Form>
    </Modal>
  )
}
