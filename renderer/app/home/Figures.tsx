import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figure } from '../../../preload/contract/care'
import { formatNumber } from '../../shared/format'
import { shareOf } from './rules'

/** What there is: a figure, its target where it has one, and a thin bar. Each opens what it was counted from. */
export function Figures({ figures }: Readonly<{ figures: readonly Figure[] }>) {
  const { t } = useTranslation('app')
  return (
    <ul className="yb-figures">
      {figures.map((figure) => {
        const share = shareOf(figure)
        const word = t(`${figure.module}:figures.${figure.code}`)
        return (
          <li key={`${figure.module}.${figure.code}`}>
            <Link to={figure.to} className="yb-figure">
              <span className="yb-figure-word">{word}</span>
              <span className="yb-figure-value">
                <strong>{formatNumber(figure.value)}</strong>
                {figure.target !== null && figure.target > 0 && (
                  <span className="yb-caption">
                    {t('home.ofTarget', { target: formatNumber(figure.target) })}
                  </span>
                )}
              </span>
              {share !== null && (
                <span className="yb-bar" data-full={share >= 100}>
                  <span style={{ width: `${share}%` }} />
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
