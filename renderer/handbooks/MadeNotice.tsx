import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Answer } from '../../preload/contract/api'
import { formatNumber } from '../shared/format'

/** What came of making a paper: version, pages, sheets, fonts, and what somebody should look at. */
export function MadeNotice({ made }: Readonly<{ made: Answer<'handbooks', 'make'> }>) {
  const { t } = useTranslation('handbooks')
  const official = made.fonts.some(({ origin }) => origin === 'office')
  return (
    <>
      <p role="status">
        {t('make.done', {
          n: made.version,
          pages: formatNumber(made.pages),
          seconds: (made.ms / 1_000).toFixed(1),
        })}
        {made.sheets !== made.pages && ` ${t('make.sheets', { n: formatNumber(made.sheets) })}`}
      </p>
      <p>
        <Link to={`/handbooks/copies?register=${made.id}`}>{t('copies.registerHint')}</Link>
      </p>
      <p className="yb-caption">
        {t(official ? 'make.officeFonts' : 'make.bundledFonts', {
          names: made.fonts.map(({ name }) => name).join('、'),
        })}
      </p>
      {made.warnings.map((warning) => (
        <Alert
          key={warning.code + JSON.stringify(warning.facts)}
          type="warning"
          showIcon
          title={t(`warnings.${warning.code}`, warning.facts)}
        />
      ))}
    </>
  )
}
