import { Alert, Button, Checkbox, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Holding } from '../../../preload/contract/handbooks/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import type { Outputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import '../../shared/lines.css'
import '../handbooks.css'

/** 补页: what would be exchanged, then the pages themselves; the copies chosen stand at the new edition afterwards. */
export function ChangePages({
  holdings,
  onClose,
  onMade,
  outputs,
}: Readonly<{
  holdings: readonly Holding[]
  onClose: () => void
  onMade: () => void
  outputs: Outputs
}>) {
  const { t } = useTranslation('handbooks')
  const [bothSides, setBothSides] = useState(true)
  const [first] = holdings
  const order = { fromId: first?.handbookId ?? '', throughId: first?.throughId ?? null, bothSides }
  const preview = useQueryCall('handbooks', 'previewChange', order, { enabled: first !== undefined })
  if (!first) return null
  const copies = holdings.reduce((sum, row) => sum + row.copies, 0)
  const make = async () => {
    await outputs.print(t('copies.change.task', { title: first.title }), async (options) => {
      const made = await youbei.handbooks.makeChangePages(
        { ...order, holdingIds: holdings.map(({ id }) => id) },
        options,
      )
      if (made.ok) onMade()
      return made
    })
  }
  return (
    <Modal
      open
      title={t('copies.change.title', { title: first.title })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:common.cancel')}</Button>
          <Button
            type="primary"
            disabled={!preview.data}
            loading={outputs.running}
            onClick={() => void make()}
          >
            {t('copies.change.make')}
          </Button>
        </>
      }
    >
      <Checkbox checked={bothSides} onChange={(event) => setBothSides(event.target.checked)}>
        {t('copies.change.bothSides')}
      </Checkbox>
      {preview.error && (
        <ErrorNotice failure={failureOf(preview.error)} onRetry={() => void preview.refetch()} />
      )}
      {!preview.data && !preview.error && <Skeleton active title={false} />}
      {preview.data && (
        <>
          <p>
            {t('copies.change.summary', {
              from: first.version,
              to: preview.data.to.version,
              places: preview.data.exchanges.length,
              pages: preview.data.pages,
              copies,
            })}
          </p>
          <div className="book-exchanges">
            <table className="yb-lines">
              <thead>
                <tr>
                  <th scope="col">{t('copies.change.out')}</th>
                  <th scope="col">{t('copies.change.in')}</th>
                  <th scope="col">{t('copies.change.where')}</th>
                </tr>
              </thead>
              <tbody>
                {preview.data.exchanges.map((exchange) => (
                  <tr key={`${exchange.after} ${exchange.in.join()} ${exchange.out.join()}`}>
                    <td>{exchange.out.join('、') || '—'}</td>
                    <td>{exchange.in.join('、') || '—'}</td>
                    <td>
                      {exchange.after === ''
                        ? t('copies.change.first')
                        : t('copies.change.after', { page: exchange.after })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Alert type="info" showIcon title={t('copies.change.hint', { copies })} />
        </>
      )}
    </Modal>
  )
}
