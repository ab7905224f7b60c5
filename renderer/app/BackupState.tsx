import CloudDownloadOutlined from '@ant-design/icons/es/icons/CloudDownloadOutlined'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatInstant } from '../shared/format'
import { useStatus } from '../shared/useStatus'
import { backupState } from './backup-state'

/** When the last backup was made; a word of warning when it is long ago. Opens the backups. */
export function BackupState() {
  const { t } = useTranslation('app')
  const status = useStatus()
  if (!status) return null
  const { level, when } = backupState(status.lastBackupAt, Date.now())
  const full = status.lastBackupAt === null ? '' : formatInstant(status.lastBackupAt)
  const word = t(`backup.${level}`, { when })
  return (
    <Link
      to="/settings/backup"
      className="yb-top-backup"
      data-level={level}
      title={t('backup.title', { when: full || '—' })}
    >
      <CloudDownloadOutlined aria-hidden />
      <span>{word}</span>
      {level === 'good' && <span aria-hidden>✓</span>}
    </Link>
  )
}
