import BookOutlined from '@ant-design/icons/es/icons/BookOutlined'
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined'
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined'
import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined'
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined'
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined'
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import PrinterOutlined from '@ant-design/icons/es/icons/PrinterOutlined'
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined'
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined'
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { overdueByModule } from './home/rules'
import { useHome } from './home/useHome'
import { type PlaceKey, placeOf } from './navigation'
import { usePlaces } from './places'

const icons: Readonly<Record<PlaceKey, ComponentType>> = {
  home: HomeOutlined,
  plans: BookOutlined,
  supplies: InboxOutlined,
  people: ContactsOutlined,
  teams: TeamOutlined,
  duty: CalendarOutlined,
  drills: FlagOutlined,
  map: EnvironmentOutlined,
  exchange: SwapOutlined,
  handbooks: PrinterOutlined,
  settings: SettingOutlined,
}

/** The left bar: icon and word, and a count only where something is overdue. At narrow widths the icons alone. */
export function NavBar() {
  const { t } = useTranslation('app')
  const places = usePlaces()
  const here = placeOf(useLocation().pathname, places)
  const overdue = overdueByModule(useHome().data?.due ?? [])
  return (
    <nav className="yb-nav" aria-label={t('frame.nav')}>
      <Link to="/" className="yb-nav-brand" aria-label={t('frame.toHome')}>
        <span className="yb-wide">{t('name')}</span>
        <span className="yb-narrow" aria-hidden>
          {t('mark')}
        </span>
      </Link>
      <ul>
        {places.map(({ key, path }) => {
          const Icon = icons[key]
          const word = t(`places.${key}`)
          const count = overdue.get(key) ?? 0
          return (
            <li key={key}>
              <Link
                to={path}
                className="yb-nav-link"
                title={word}
                {...(here?.key === key ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon aria-hidden />
                <span className="yb-nav-word">{word}</span>
                {count > 0 && (
                  <span className="yb-nav-count" title={t('frame.overdue', { n: count })}>
                    {count}
                    <span className="yb-heard">{t('frame.overdue', { n: count })}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
