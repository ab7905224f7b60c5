import { useTranslation } from 'react-i18next'
import type { DataPackage } from '../../preload/contract/exchange'
import { formatBytes, formatInstant, formatNumber } from '../shared/format'
import { RecordDrawer } from '../shared/RecordDrawer'
import { inOrder } from './rules'

/** What is known about a package that was made. */
export function PackageFacts({
  shown,
  onClose,
}: Readonly<{ shown: DataPackage | null; onClose: () => void }>) {
  const { t } = useTranslation('exchange')
  const facts: [string, string][] = shown
    ? [
        [t('fields.name'), shown.name],
        [t('fields.madeAt'), formatInstant(shown.madeAt)],
        [
          t('fields.contents'),
          inOrder(shown.contents)
            .map((content) => t(`contents.${content}`))
            .join(t('contents.and')),
        ],
        [t('fields.personalData'), t(shown.personalData ? 'personal.with' : 'personal.without')],
        [t('fields.records'), formatNumber(shown.records)],
        [t('fields.bytes'), formatBytes(shown.bytes)],
        [t('fields.sum'), shown.sha256],
        [t('fields.note'), shown.note || t('none')],
      ]
    : []
  return (
    <RecordDrawer
      open={shown !== null}
      title={shown ? t('sequenceTitle', { n: shown.sequence }) : ''}
      onClose={onClose}
    >
      <dl className="yb-facts">
        {facts.map(([label, fact]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </RecordDrawer>
  )
}
