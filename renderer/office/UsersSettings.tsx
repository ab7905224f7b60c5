import { Button, Switch, Table } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../preload/contract/office'
import { failureOf } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { LevelTag } from '../shared/LevelTag'
import { useQueryCall } from '../shared/useQueryCall'
import { useStatus } from '../shared/useStatus'
import { SettingRow } from './SettingRow'
import { UserForm } from './UserForm'
import { useSaveSettings } from './useSaveSettings'

/** Who may use the program on this PC, in which role. */
export function UsersSettings() {
  const { t } = useTranslation(['office', 'app', 'plans'])
  const id = useId()
  const save = useSaveSettings()
  const status = useStatus()
  const mayChange = status?.user?.role === 'administrator'
  const users = useQueryCall('office', 'listUsers', {}, { enabled: mayChange })
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  if (!mayChange) {
    return (
      <section>
        <h1>{t('settings.users')}</h1>
        <p>{t('onlyAdministrator')}</p>
      </section>
    )
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <header className="yb-section-head">
        <h1 id={`${id}-title`}>{t('settings.users')}</h1>
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('users.add')}
        </Button>
      </header>
      {status?.signInNeeded === false && <p className="yb-caption">{t('users.noSignIn')}</p>}
      {users.error && <ErrorNotice failure={failureOf(users.error)} onRetry={() => void users.refetch()} />}
      <Table<User>
        size="small"
        rowKey="id"
        loading={users.isPending}
        dataSource={users.data?.users ?? []}
        pagination={false}
        columns={[
          { title: t('users.name'), dataIndex: 'name' },
          { title: t('users.role'), render: (_, user) => t(`app:roles.${user.role}`) },
          { title: t('users.pin'), render: (_, user) => t(user.hasPin ? 'users.hasPin' : 'users.noPin') },
          {
            title: t('users.state'),
            render: (_, user) =>
              user.active ? t('users.active') : <LevelTag level="plain">{t('users.inactive')}</LevelTag>,
          },
          {
            title: <span className="yb-heard">{t('users.actions')}</span>,
            align: 'right',
            render: (_, user) => (
              <Button
                size="small"
                aria-label={t('users.editOf', { name: user.name })}
                onClick={() => setEdited(user)}
              >
                {t('users.edit')}
              </Button>
            ),
          },
        ]}
      />
      <SettingRow
        label={t('plans:finder.whenLocked')}
        help={t('plans:finder.whenLockedHelp')}
        labelFor={`${id}-finder`}
      >
        <Switch
          id={`${id}-finder`}
          checked={status?.settings.finderWhenLocked ?? false}
          onChange={(finderWhenLocked) => void save({ finderWhenLocked })}
        />
      </SettingRow>
      <h2>{t('users.rolesTitle')}</h2>
      <dl className="yb-facts">
        {(['administrator', 'clerk', 'viewer'] as const).map((role) => (
          <div key={role} style={{ display: 'contents' }}>
            <dt>{t(`app:roles.${role}`)}</dt>
            <dd>{t(`users.meaning.${role}`)}</dd>
          </div>
        ))}
      </dl>
      {edited !== null && (
        <UserForm user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}
