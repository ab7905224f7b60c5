import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CountDetail } from '../../../preload/contract/supplies/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatDay, formatInstant, formatQuantity } from '../../shared/format'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'

/** One line of a count: how its expected figure comes about, who counted what when, what moved meanwhile. */
export function LineDrawer({
  lineId,
  count,
  onClose,
}: Readonly<{ lineId: string; count: CountDetail; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const query = useQueryCall('supplies', 'getCountLine', { lineId }, { keepPrevious: false })
  const mayWrite = useMayWrite() && (count.state === 'counting' || count.state === 'reviewing')
  const withdraw = useCommand((id: string) => youbei.supplies.withdrawCountEntries({ entryIds: [id] }), {
    done: t('counts.done.withdraw'),
  })
  const line = query.data?.line
  const shown = (quantity: number | null) =>
    quantity === null || !line ? '—' : `${formatQuantity(quantity, line.decimals)} ${line.unit}`
  const signed = (quantity: number | null) => `${(quantity ?? 0) > 0 ? '+' : ''}${shown(quantity)}`
  return (
    <RecordDrawer
      open
      width={640}
      title={line ? [line.itemName, line.spec].filter(Boolean).join(' ') : t('counts.line')}
      onClose={onClose}
    >
      {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active />}
      {query.data && line && (
        <>
          <dl className="yb-facts">
            <dt>{t('counts.bin')}</dt>
            <dd>{line.bin || t('counts.noBin')}</dd>
            <dt>{t('columns.lotNumber')}</dt>
            <dd>{line.lotNumber || '—'}</dd>
            <dt>{t('columns.expiresOn')}</dt>
            <dd>{formatDay(line.expiresOn) || '—'}</dd>
          </dl>
          {line.book === null ? (
            <p className="yb-second">{t('counts.facts.hidden')}</p>
          ) : (
            <dl className="yb-facts yb-count-sum">
              <dt>{t('counts.book', { at: formatInstant(count.snapshotAt) })}</dt>
              <dd>{shown(line.book)}</dd>
              <dt>{t('counts.moved')}</dt>
              <dd>{signed(line.moved)}</dd>
              <dt>{t('counts.expectedLong')}</dt>
              <dd>{shown(line.expected)}</dd>
              <dt>{t('counts.figure')}</dt>
              <dd>{shown(line.figure)}</dd>
              <dt>{t('counts.difference')}</dt>
              <dd>
                <strong>{line.difference === null ? '—' : signed(line.difference)}</strong>
              </dd>
              {line.movedAfter !== 0 && (
                <>
                  <dt>{t('counts.movedAfter')}</dt>
                  <dd>{signed(line.movedAfter)}</dd>
                </>
              )}
            </dl>
          )}
          <h2 className="yb-section">{t('counts.entries')}</h2>
          <table className="yb-steps-lines">
            <thead>
              <tr>
                <th scope="col">{t('counts.countedAt')}</th>
                <th scope="col">{t('counts.counter')}</th>
                <th scope="col">{t('counts.round')}</th>
                <th scope="col" className="yb-right">
                  {t('counts.figure')}
                </th>
                <th scope="col">{t('counts.via')}</th>
                <th scope="col" aria-label={t('counts.withdraw')} />
              </tr>
            </thead>
            <tbody>
              {query.data.entries.map((entry) => (
                <tr key={entry.id} className={entry.stands ? '' : 'yb-steps-void'}>
                  <td>{formatInstant(entry.countedAt)}</td>
                  <td>
                    {entry.counter}
                    {entry.counter !== entry.userName && (
                      <span className="yb-second"> {t('counts.enteredBy', { user: entry.userName })}</span>
                    )}
                  </td>
                  <td>{t(entry.round === 2 ? 'counts.second' : 'counts.first')}</td>
                  <td className="yb-right">{shown(entry.quantity)}</td>
                  <td>{t(`counts.vias.${entry.via}`)}</td>
                  <td>
                    {mayWrite && entry.stands && (
                      <Button
                        size="small"
                        loading={withdraw.running}
                        onClick={() => void withdraw.run(entry.id)}
                      >
                        {t('counts.withdraw')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {query.data.movements.length > 0 && (
            <>
              <h2 className="yb-section">{t('counts.movements')}</h2>
              <table className="yb-steps-lines">
                <thead>
                  <tr>
                    <th scope="col">{t('counts.happenedAt')}</th>
                    <th scope="col">{t('counts.document')}</th>
                    <th scope="col" className="yb-right">
                      {t('counts.quantity')}
                    </th>
                    <th scope="col">{t('counts.side')}</th>
                  </tr>
                </thead>
                <tbody>
                  {query.data.movements.map((movement) => (
                    <tr key={movement.id}>
                      <td>{formatInstant(movement.happenedAt)}</td>
                      <td>{movement.documentNumber}</td>
                      <td className="yb-right">{signed(movement.quantity)}</td>
                      <td>{t(movement.before ? 'counts.before' : 'counts.after')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </>
      )}
    </RecordDrawer>
  )
}
