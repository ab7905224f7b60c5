import { useTranslation } from 'react-i18next'
import { entryLines, isSigned, worthOf } from '../../../preload/contract/supplies/index'
import { formatDay, formatFen, formatQuantity } from '../../shared/format'
import { inPackWords } from '../packs'
import type { Opened } from './opened'

/** The lines of a document, with what is still open of each lot. */
export function EntryTable({ opened }: Readonly<{ opened: Opened }>) {
  const { t } = useTranslation('supplies')
  const { document, entries, outstanding } = opened
  const lines = entryLines(document.kind, entries)
  const settles = document.kind === 'arrive' || document.kind === 'give-back'
  const signed = isSigned(document.kind)
  const worth = worthOf(document.kind, lines)
  const open = new Map(outstanding.map((line) => [line.lotId, line.quantity]))
  return (
    <table className="yb-lines yb-movements">
      <thead>
        <tr>
          <th scope="col">{t('columns.itemName')}</th>
          <th scope="col">{t('columns.lotNumber')}</th>
          <th scope="col">{t('columns.expiresOn')}</th>
          <th scope="col">{t('columns.bin')}</th>
          <th scope="col" className="yb-right">
            {t(signed ? 'lot.change' : 'columns.quantity')}
          </th>
          {settles && (
            <>
              <th scope="col" className="yb-right">
                {t('ledger.statuses.damaged')}
              </th>
              <th scope="col" className="yb-right">
                {t('ledger.missing')}
              </th>
            </>
          )}
          {outstanding.length > 0 && (
            <th scope="col" className="yb-right">
              {t(`ledger.openOf.${document.kind}`)}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, entry, quantity, damaged, missing }) => (
          <tr key={key}>
            <td>
              {[entry.itemName, entry.spec].filter(Boolean).join(' ')}
              {(signed || document.kind === 'scrap') && entry.status !== 'here' && (
                <span className="yb-second"> {t(`ledger.statuses.${entry.status}`)}</span>
              )}
            </td>
            <td className="yb-code">{entry.lotNumber}</td>
            <td className="yb-day">{formatDay(entry.expiresOn)}</td>
            <td className="yb-code">{entry.bin}</td>
            <td className="yb-right">
              {signed && quantity > 0 ? '+' : ''}
              {formatQuantity(signed ? quantity : Math.abs(quantity), entry.decimals)} {entry.unit}
              <div className="yb-second">{inPackWords(quantity, entry)}</div>
            </td>
            {settles && (
              <>
                <td className="yb-right">{damaged === 0 ? '' : formatQuantity(damaged, entry.decimals)}</td>
                <td className="yb-right">{missing === 0 ? '' : formatQuantity(missing, entry.decimals)}</td>
              </>
            )}
            {outstanding.length > 0 && (
              <td className="yb-right">{formatQuantity(open.get(entry.lotId) ?? 0, entry.decimals)}</td>
            )}
          </tr>
        ))}
      </tbody>
      {worth !== null && (
        <tfoot>
          <tr>
            <td colSpan={5} className="yb-right">
              {t('ledger.worth', { amount: formatFen(worth) })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
