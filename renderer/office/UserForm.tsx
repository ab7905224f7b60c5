import { Form, Input, Modal, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../preload/contract/define'
import type { User } from '../../preload/contract/office'
import { youbei } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { useCommand } from '../shared/useCommand'
import { pinRules, samePinRule, toDigits } from './pin-rules'

type Values = { name: string; role: Role; active: boolean; pin?: string; repeated?: string }

/** Adds a user, or changes one; a PIN that is left empty stays as it is. */
export function UserForm({ user, onClose }: Readonly<{ user: User | null; onClose: () => void }>) {
  const { t } = useTranslation(['office', 'app'])
  const [form] = Form.useForm<Values>()
  const { run, running, failure } = useCommand(youbei.office.saveUser, {
    quiet: true,
    done: t('users.saved'),
    onDone: onClose,
  })
  const save = ({ name, role, active, pin }: Values) =>
    run({ ...(user ? { id: user.id, rev: user.rev } : {}), name, role, active, ...(pin ? { pin } : {}) })
  return (
    <Modal
      open
      title={user ? t('users.editOf', { name: user.name }) : t('users.add')}
      okText={t('save')}
      confirmLoading={running}
      onCancel={onClose}
      // The dialog takes the focus when it has opened; the first field takes it from there.
      afterOpenChange={(open) => {
        if (open && !user) form.getFieldInstance('name')?.focus()
      }}
      // The form's own submit button, so that Enter in any field saves.
      okButtonProps={{ htmlType: 'submit', form: 'user' }}
    >
      {failure && <ErrorNotice failure={failure} />}
      <Form<Values>
        form={form}
        name="user"
        layout="vertical"
        requiredMark="optional"
        initialValues={{ name: user?.name ?? '', role: user?.role ?? 'clerk', active: user?.active ?? true }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item
          name="name"
          label={t('users.name')}
          rules={[{ required: true, whitespace: true, message: t('users.nameMissing') }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="role" label={t('users.role')} required>
          <Select
            options={(['administrator', 'clerk', 'viewer'] as const).map((role) => ({
              value: role,
              label: t(`app:roles.${role}`),
            }))}
          />
        </Form.Item>
        <div className="yb-field-pair">
          <Form.Item
            name="pin"
            label={t(user?.hasPin ? 'users.newPin' : 'users.pin')}
            extra={t(user?.hasPin ? 'users.newPinHelp' : 'users.pinHelp')}
            normalize={toDigits}
            rules={pinRules(t('pin.form'))}
          >
            <Input.Password inputMode="numeric" autoComplete="off" maxLength={12} />
          </Form.Item>
          <Form.Item
            name="repeated"
            label={t('pin.repeat')}
            dependencies={['pin']}
            normalize={toDigits}
            rules={[samePinRule('pin', t('pin.differs'))]}
          >
            <Input.Password inputMode="numeric" autoComplete="off" maxLength={12} />
          </Form.Item>
        </div>
        {user && (
          <Form.Item
            name="active"
            label={t('users.mayUse')}
            valuePropName="checked"
            extra={t('users.mayUseHelp')}
          >
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
