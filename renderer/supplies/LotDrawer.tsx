import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Movement, StockRow } from '../../preload/contract/supplies/index'
import { failureOf } from '../shared/api'
import { DueTag } from '../shared/DueTag'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatDay, formatInstant, formatQuantity } from '../shared/format'
import { RecordDrawer } from '../shared/RecordDrawer'
import { useQueryCall } from '../shared/useQueryCall'
import { useMayWrite } from '../shared/useStatus'
import { categoryName } from './categories'
import type { EditorStart } from './ledger/DocumentEditor'
import { rarerKinds } from './ledger/NewDocument'
import { ReverseDialog } from './ledger/ReverseDialog'
import { withPacks } from './packs'
import { stockKey, withUnit } from './stock'
import '../shared/lines.css'
import './supplies.css'
import { useCategories } from './useCategories'

type LotDrawerProps = Readonly<{
  row: StockRow | null
  onClose: () => void
  onMove: (step: 1 | -1) => void
  onStart: (start: EditorStart) => void
}>

/** One lot: what it is, where it lies, and every movement of it with the balance after it. */
export function LotDrawer({ row, onClose, onMove, onStart }: LotDrawerProps) {
  const mayWrite = useMayWrite()
  return (
    <RecordDrawer
      open={row !== null}
      title={row ? [row.itemName, row.spec].filter(Boolean).join(' ') : ''}
      onClose={onClose}
      onMove={onMove}
      extra={row && mayWrite && <WriteFromLot row={row} onStart={onStart} />}
    >
      {row && <LotBody row={row} mayWrite={mayWrite} />}
    </RecordDrawer>
  )
}

/** Slips about this row; what is on the way or lent is settled from its document. */
function WriteFromLot({ row, onStart }: Readonly<{ row: StockRow; onStart: (start: EditorStart) => void }>) {
  const { t } = useTranslation('supplies')
  if (row.status === 'transit' || row.status === 'lent') return null
  const damaged = row.status === 'damaged'
  return (
    <>
      {!damaged && (
        <Button onClick={() => onStart({ kind: 'issue', rows: [row] })}>{t('issue.action')}</Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: rarerKinds
            .filter((kind) => !damaged || kind === 'scrap' || kind === 'adjust')
            .map((kind) => ({
              key: kind,
              label: t(`ledger.save.${kind}`),
              onClick: () => onStart({ kind, rows: [row] }),
            })),
        }}
      >
        <Button>
          {t('ledger.otherKinds')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </>
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
    [t('ledger.fields.sourceKind'), t(`ledger.sourceKinds.${row.sourceKind}`)],
    [t('ledger.fields.reserveForm'), t(`ledger.reserveForms.${row.reserveForm}`)],
    [t('ledger.columns.reserved'), row.reserved === 0 ? '' : withUnit(row.reserved, row.decimals, row.unit)],
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
                  <th scope="col">{t('ledger.columns.status')}</th>
                  <th scope="col" className="yb-right">
                    {t('columns.quantity')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {lot.rows.map((place) => (
                  <tr key={stockKey(place)}>
                    <td>{place.depotName}</td>
                    <td>{place.bin}</td>
                    <td>{t(`ledger.statuses.${place.status}`)}</td>
                    <td className="yb-right">{withPacks(place.quantity, place)}</td>
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
      {reversing && (
        <ReverseDialog
          documentId={reversing.documentId}
          number={reversing.documentNumber}
          onClose={() => setReversing(null)}
        />
      )}
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
                {t(`kinds.${movement.kind}`)}{' '}
                <Link to={`/supplies/documents?document=${movement.documentId}`}>
                  {movement.documentNumber}
                </Link>
                {movement.status !== 'here' && (
                  <span className="yb-second"> {t(`ledger.statuses.${movement.status}`)}</span>
                )}
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
