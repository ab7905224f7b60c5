import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import './office.css'

const pages = [
  { key: 'look', to: '/settings' },
  { key: 'office', to: '/settings/office' },
  { key: 'users', to: '/settings/users' },
  { key: 'backup', to: '/settings/backup' },
  { key: 'bin', to: '/settings/bin' },
  { key: 'audit', to: '/settings/audit' },
  { key: 'about', to: '/settings/about' },
] as const

/** 设置: its pages at the left, the chosen one beside them. */
export function SettingsScreen() {
  const { t } = useTranslation('office')
  return (
    <div className="yb-settings">
      <nav aria-label={t('settings.title')}>
        <p className="yb-settings-title">{t('settings.title')}</p>
        <ul>
          {pages.map(({ key, to }) => (
            <li key={key}>
              <NavLink to={to} end className="yb-settings-link">
                {t(`settings.${key}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="yb-settings-page">
        <Outlet />
      </div>
    </div>
  )
}
