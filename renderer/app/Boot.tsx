import { useTranslation } from 'react-i18next'

/** The left bar in its place, as index.html draws it, until there is something to show. */
export function Boot() {
  const { t } = useTranslation('app')
  return (
    <div className="yb-boot" aria-busy="true">
      <div className="yb-boot-bar">{t('name')}</div>
    </div>
  )
}
