import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureOf } from './api'
import { ErrorNotice } from './ErrorNotice'
import { formatInstant } from './format'
import { useQueryCall } from './useQueryCall'
import './shared.css'

/** Who changed a record and when, newest first. Names of calls are words of the care module (`calls.<module>.<call>`). */
export function AuditTrail({
  recordId,
  createdAt,
  limit = 20,
}: Readonly<{
  recordId: string
  /** Said where no entry names the record (it came with an import). */
  createdAt?: number
  limit?: number
}>) {
  const { t, i18n } = useTranslation('shared')
  const query = useQueryCall('care', 'listAudit', { search: recordId, limit }, { keepPrevious: false })
  if (query.error)
    return <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  if (query.data.rows.length === 0)
    return (
      <p className="yb-second">
        {createdAt === undefined ? t('audit.nothing') : t('audit.created', { at: formatInstant(createdAt) })}
      </p>
    )
  const words = (call: string) =>
    i18n.exists(`calls.${call}`, { ns: 'care' }) ? t(`calls.${call}`, { ns: 'care' }) : t('audit.change')
  return (
    <ul className="yb-trail">
      {query.data.rows.map((entry) => (
        <li key={entry.seq}>
          <time dateTime={new Date(entry.at).toISOString()}>{formatInstant(entry.at)}</time>
          <span>{entry.userName}</span>
          <span>{words(entry.call)}</span>
        </li>
      ))}
    </ul>
  )
}
