import { useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber, Table } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../preload/contract/care'
import { failureOf, youbei } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatBytes, formatInstant } from '../shared/format'
import { showDone, showFailure } from '../shared/notices'
import { useCommand } from '../shared/useCommand'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { useTask } from '../shared/useTask'
import './care.css'

/** Backups: where they go, how many are kept, make one now, and those that are there. */
export function BackupScreen() {
  const { t, i18n } = useTranslation('care')
  const id = useId()
  const client = useQueryClient()
  const status = useStatus()
  const mayWrite = useMayWrite()
  const backups = useQueryCall('care', 'listBackups', {})
  const task = useTask()
  const settings = useCommand(youbei.office.saveSettings, {
    done: t('backup.saved'),
    onDone: () => void client.invalidateQueries(),
  })
  const backUp = async () => {
    const made = await task.run(t('backup.making'), (options) => youbei.care.backUp({}, options))
    if (made.ok) {
      showDone(t('backup.made', { name: made.value.name, size: formatBytes(made.value.bytes) }))
      await client.invalidateQueries()
    } else if (made.error.code !== 'cancelled') showFailure(made.error)
  }
  const chooseFolder = async () => {
    const chosen = await youbei.shell.chooseFolder({})
    if (!chosen.ok) showFailure(chosen.error)
    else if (chosen.value) await settings.run({ backupFolder: chosen.value.path })
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <header className="yb-section-head">
        <h1 id={`${id}-title`}>{t('backup.title')}</h1>
        <Button type="primary" loading={task.running} disabled={!mayWrite} onClick={() => void backUp()}>
          {t('backup.now')}
        </Button>
      </header>
      <p className="yb-caption">{t('backup.what')}</p>
      <dl className="yb-facts">
        <dt>{t('backup.last')}</dt>
        <dd>{formatInstant(status?.lastBackupAt) || t('backup.never')}</dd>
        <dt>{t('backup.folder')}</dt>
        <dd>{backups.data?.folder}</dd>
      </dl>
      <p className="yb-backup-actions">
        <Button disabled={!mayWrite} loading={settings.running} onClick={() => void chooseFolder()}>
          {t('backup.choose')}
        </Button>
        {status?.settings.backupFolder !== '' && (
          <Button disabled={!mayWrite} onClick={() => void settings.run({ backupFolder: '' })}>
            {t('backup.own')}
          </Button>
        )}
        <label htmlFor={`${id}-kept`}>{t('backup.kept')}</label>
        <InputNumber
          id={`${id}-kept`}
          min={3}
          max={100}
          precision={0}
          disabled={!mayWrite}
          key={status?.settings.backupsKept}
          defaultValue={status?.settings.backupsKept ?? 10}
          onBlur={(event) => {
            const backupsKept = Number(event.target.value)
            const known = status?.settings.backupsKept
            if (backupsKept >= 3 && backupsKept <= 100 && backupsKept !== known)
              void settings.run({ backupsKept })
          }}
        />
      </p>
      <p className="yb-caption">{t('backup.folderHelp')}</p>
      {backups.error && (
        <ErrorNotice failure={failureOf(backups.error)} onRetry={() => void backups.refetch()} />
      )}
      <Table<Backup>
        size="small"
        rowKey="name"
        loading={backups.isPending}
        dataSource={backups.data?.backups ?? []}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <span className="yb-caption">{t('backup.none')}</span> }}
        columns={[
          { title: t('backup.at'), render: (_, one) => formatInstant(one.at) },
          {
            title: t('backup.reason'),
            render: (_, one) =>
              i18n.exists(`care:backup.reasons.${one.reason}`)
                ? t(`backup.reasons.${one.reason}`)
                : one.reason,
          },
          { title: t('backup.name'), dataIndex: 'name', ellipsis: true },
          { title: t('backup.size'), align: 'right', render: (_, one) => formatBytes(one.bytes) },
        ]}
      />
    </section>
  )
}
