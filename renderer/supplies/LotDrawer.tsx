import { Button, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Movement, StockRow } from '../../preload/contract/supplies/index'
import { failureOf, youbei } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatDay, formatInstant, formatQuantity } from '../shared/format'
import { useHotkeys } from '../shared/hotkeys'
import { RecordDrawer } from '../shared/RecordDrawer'
import { useCommand } from '../shared/useCommand'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { categoryName } from './categories'
import { withUnit } from './stock'
import '../shared/lines.css'
import './supplies.css'
import { useCategories } from './useCategories'

type LotDrawerProps = Readonly<{
  row: StockRow | null
  onClose: () => void
  onMove: (step: 1 | -1) => void
  onIssue: (row: StockRow) => void
}>

/** One lot: what it is, where it lies, and every movement of it with the balance after it. */
export function LotDrawer({ row, onClose, onMove, onIssue }: LotDrawerProps) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  return (
    <RecordDrawer
      open={row !== null}
      title={row ? [row.itemName, row.spec].filter(Boolean).join(' ') : ''}
      onClose={onClose}
      onMove={onMove}
      extra={row && mayWrite && <Button onClick={() => onIssue(row)}>{t('issue.action')}</Button>}
    >
      {row && <LotBody row={row} mayWrite={mayWrite} />}
    </RecordDrawer>
  )
}

function LotBody({ row, mayWrite }: Readonly<{ row: StockRow; mayWrite: boolean }>) {
  const { t } = useTranslation('supplies')
  const categories = useCategories()
  const query = useQueryCall('supplies', 'getLot', { lotId: row.lotId }, { keepPrevious: false })
  const [reversing, setReversing] = useState<Movement | null>(null)
  const lot = query.data
  const facts: readonly (readonly [string, string])[] = [
    [t('columns.category'), categoryName(categories, row.category)],
    [t('columns.lotNumber'), row.lotNumber],
    [t('columns.producedOn'), formatDay(row.producedOn)],
  ]
  return (
    <>
      <dl className="yb-facts">
        <dt>{t('columns.expiresOn')}</dt>
        <dd>
          {formatDay(row.expiresOn) || t('states.none')} <DueTag state={row.state} days={row.daysLeft} />
        </dd>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className="yb-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
      {!lot && !query.error && <Skeleton active />}
      {lot && (
        <>
          <h2 className="yb-section">{t('lot.where')}</h2>
          {lot.rows.length === 0 ? (
            <p className="yb-second">{t('lot.nowhere')}</p>
          ) : (
            <table className="yb-lines">
              <thead>
                <tr>
                  <th scope="col">{t('columns.depotName')}</th>
                  <th scope="col">{t('columns.bin')}</th>
                  <th scope="col" className="yb-right">
                    {t('columns.quantity')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {lot.rows.map((place) => (
                  <tr key={`${place.depotId} ${place.bin}`}>
                    <td>{place.depotName}</td>
                    <td>{place.bin}</td>
                    <td className="yb-right">{withUnit(place.quantity, place.decimals, place.unit)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <h2 className="yb-section">{t('lot.movements')}</h2>
          <Movements
            movements={lot.movements.toReversed()}
            decimals={lot.item.decimals}
            onReverse={mayWrite ? setReversing : undefined}
          />
        </>
      )}
      {reversing && <ReverseDialog movement={reversing} onClose={() => setReversing(null)} />}
    </>
  )
}

/** The ledger's lines of a lot, the newest first; each with the balance after it. */
function Movements({
  movements,
  decimals,
  onReverse,
}: Readonly<{
  movements: readonly Movement[]
  decimals: number
  onReverse: ((movement: Movement) => void) | undefined
}>) {
  const { t } = useTranslation('supplies')
  return (
    <table className="yb-lines yb-movements">
      <thead>
        <tr>
          <th scope="col">{t('lot.document')}</th>
          <th scope="col" className="yb-right">
            {t('lot.change')}
          </th>
          <th scope="col" className="yb-right">
            {t('lot.balance')}
          </th>
          {onReverse && (
            <th scope="col">
              <span className="yb-heard">{t('lot.reverse')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => (
          <tr key={movement.id}>
            <td>
              <div>
                {t(`kinds.${movement.kind}`)} {movement.documentNumber}
                {movement.reversed && <span className="yb-second"> {t('lot.reversed')}</span>}
              </div>
              <div className="yb-second">
                {[formatInstant(movement.happenedAt), movement.depotName, movement.bin, movement.userName]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </div>
              {movement.note !== '' && <div className="yb-second">{movement.note}</div>}
            </td>
            <td className="yb-right">
              {movement.quantity > 0 ? '+' : ''}
              {formatQuantity(movement.quantity, decimals)}
            </td>
            <td className="yb-right">{formatQuantity(movement.balance, decimals)}</td>
            {onReverse && (
              <td>
                {!movement.reversed && movement.kind !== 'reverse' && (
                  <Button
                    size="small"
                    aria-label={t('lot.reverseOf', { number: movement.documentNumber })}
                    onClick={() => onReverse(movement)}
                  >
                    {t('lot.reverse')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Takes a whole document back; asks for the reason, which stands in the ledger. */
function ReverseDialog({ movement, onClose }: Readonly<{ movement: Movement; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const { t: shared } = useTranslation('shared')
  const [note, setNote] = useState('')
  const reverse = useCommand(youbei.supplies.reverseDocument, {
    done: (document) => t('lot.reverseDone', { number: document.number }),
    onDone: onClose,
  })
  const run = () => void reverse.run({ documentId: movement.documentId, note })
  useHotkeys({ escape: onClose, 'ctrl+s': run }, { exclusive: true })
  return (
    <Modal
      open
      title={t('lot.reverseTitle', { number: movement.documentNumber })}
      okText={t('lot.reverse')}
      cancelText={shared('common.cancel')}
      confirmLoading={reverse.running}
      keyboard={false}
      onOk={run}
      onCancel={onClose}
    >
      <p>{t('lot.reverseHint')}</p>
      <Input
        autoFocus
        maxLength={500}
        aria-label={t('lot.reverseNote')}
        placeholder={t('lot.reverseNote')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={run}
      />
    </Modal>
  )
}
