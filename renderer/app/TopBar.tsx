import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined'
import DownOutlined from '@ant-design/icons/es/icons/DownOutlined'
import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined'
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useStatus } from '../shared/useStatus'
import { BackupState } from './BackupState'
import { Bell } from './Bell'
import { Popup } from './Popup'
import { useSession } from './session-keys'

const ChangePin = lazy(() => import('../office/ChangePin').then((m) => ({ default: m.ChangePin })))

/** The bar at the top: whose office it is, find, help, backup, what is overdue, who is signed in. */
export function TopBar({
  onSearch,
  onFinder,
  onHelp,
}: Readonly<{ onSearch: () => void; onFinder: () => void; onHelp: () => void }>) {
  const { t } = useTranslation(['app', 'plans'])
  const status = useStatus()
  return (
    <header className="yb-top">
      <span
        className="yb-top-office"
        title={status?.division ? `${status.division.path}${status.division.name}` : ''}
      >
        {status?.officeName}
      </span>
      <button type="button" className="yb-top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden />
        <span className="yb-top-search-word">{t('search.open')}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <button
        type="button"
        className="yb-top-button yb-top-finder"
        title={t('plans:finder.openHint')}
        aria-label={t('plans:finder.open')}
        aria-keyshortcuts="F9"
        onClick={onFinder}
      >
        <AlertOutlined aria-hidden />
        <span className="yb-top-finder-word">{t('plans:finder.open')}</span>
        <kbd>F9</kbd>
      </button>
      <BackupState />
      <button
        type="button"
        className="yb-top-button"
        aria-label={t('help.open')}
        title={`${t('help.open')} F1`}
        aria-keyshortcuts="F1"
        onClick={onHelp}
      >
        <QuestionCircleOutlined aria-hidden />
      </button>
      <Bell />
      <UserMenu />
    </header>
  )
}

function UserMenu() {
  const { t } = useTranslation('app')
  const status = useStatus()
  const navigate = useNavigate()
  const session = useSession()
  const [changingPin, setChangingPin] = useState(false)
  const user = status?.user
  const name = user?.name ?? t('user.nobody')
  return (
    <>
      <Popup
        label={t('user.menu', { name })}
        className="yb-top-user"
        button={
          <>
            <span className="yb-top-user-name">{name}</span>
            <DownOutlined aria-hidden />
          </>
        }
      >
        {(close) => {
          const item = (word: string, act: () => void, hint?: string) => (
            <button
              type="button"
              className="yb-popup-item"
              onClick={() => {
                close()
                act()
              }}
            >
              {word}
              {hint !== undefined && <span className="yb-caption">{hint}</span>}
            </button>
          )
          return (
            <>
              <p className="yb-popup-head">
                <strong>{name}</strong>
                {user && <span className="yb-caption">{t(`roles.${user.role}`)}</span>}
              </p>
              {status?.signInNeeded === false && <p className="yb-popup-note">{t('user.noSignIn')}</p>}
              {user && item(t(user.hasPin ? 'user.changePin' : 'user.setPin'), () => setChangingPin(true))}
              {user?.hasPin && item(t('user.lock'), session.lock, t('user.lockHint'))}
              {status?.signInNeeded && item(t('user.signOut'), () => void session.signOut())}
              {item(t('places.settings'), () => void navigate('/settings'))}
            </>
          )
        }}
      </Popup>
      {changingPin && user && (
        <Suspense fallback={null}>
          <ChangePin hasPin={user.hasPin} onClose={() => setChangingPin(false)} />
        </Suspense>
      )}
    </>
  )
}
