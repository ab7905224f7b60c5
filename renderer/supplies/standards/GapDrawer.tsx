import { useTranslation } from 'react-i18next'
import type { GapRow } from '../../../preload/contract/supplies/index'
import { formatFen, formatQuantity } from '../../shared/format'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { withUnit } from '../stock'
import { derivationText } from './derivation'
import { Matches } from './Matches'

/** One row of the gap: how it was computed, and which catalogue items count for it. */
export function GapDrawer({
  row,
  onClose,
  onMove,
}: Readonly<{ row: GapRow | null; onClose: () => void; onMove: (step: 1 | -1) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDrawer open={row !== null} title={row?.name ?? ''} onClose={onClose} onMove={onMove} width={640}>
      {row && (
        <>
          <dl className="yb-facts">
            <dt>{t('standards.gap.columns.required')}</dt>
            <dd>
              {row.required === null ? '?' : withUnit(row.required, row.decimals, row.unit)}
              {'　'}
              <span className="yb-second">{derivationText(row, t)}</span>
            </dd>
            <dt>{t('standards.gap.columns.usable')}</dt>
            <dd>{withUnit(row.usable, row.decimals, row.unit)}</dd>
            <dt>{t('standards.gap.columns.gap')}</dt>
            <dd>{withUnit(row.gap, row.decimals, row.unit)}</dd>
            {row.costFen !== null && row.gap > 0 && (
              <>
                <dt>{t('standards.gap.columns.cost')}</dt>
                <dd>
                  {t('standards.gap.costOf', {
                    price: formatFen(row.priceFen),
                    cost: formatFen(row.costFen),
                  })}
                </dd>
              </>
            )}
          </dl>
          <h2 className="yb-section">{t('standards.gap.held')}</h2>
          <table className="yb-lines">
            <thead>
              <tr>
                {(['held', 'expired', 'reserved', 'lent', 'damaged', 'agreement'] as const).map((part) => (
                  <th key={part} scope="col" className="yb-right">
                    {t(`standards.gap.columns.${part}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {(['held', 'expired', 'reserved', 'lent', 'damaged', 'agreement'] as const).map((part) => (
                  <td key={part} className="yb-right">
                    {formatQuantity(row[part], row.decimals)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
          <h2 className="yb-section">{t('standards.matches.title')}</h2>
          <Matches key={row.key} name={row.name} unit={row.unit} category={row.category} />
        </>
      )}
    </RecordDrawer>
  )
}
