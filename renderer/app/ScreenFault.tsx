import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

/** What is shown in place of a screen that broke. What was saved is safe; drafts are kept by the forms. */
export function ScreenFault({ onRetry }: Readonly<{ onRetry: () => void }>) {
  const { t } = useTranslation('app')
  return (
    <div className="yb-fault" role="alert">
      <h1>{t('fault.title')}</h1>
      <p>{t('fault.safe')}</p>
      <p>{t('fault.todo')}</p>
      <p>
        <button type="button" className="yb-button yb-main-action" onClick={onRetry}>
          {t('fault.retry')}
        </button>
      </p>
    </div>
  )
}

/**
 * The same inside the frame, where the rest of the program goes on. Trying again loads the page anew, at the same
 * address: a part that could not be loaded is remembered as such for as long as the page lives.
 */
export function RouteFault() {
  const navigate = useNavigate()
  return <ScreenFault onRetry={() => void navigate(0)} />
}

/** An address that leads nowhere, for instance in a line kept from before. */
export function NotFound() {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  return (
    <div className="yb-fault">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.todo')}</p>
      <p>
        <button type="button" className="yb-button yb-main-action" onClick={() => void navigate('/')}>
          {t('notFound.home')}
        </button>
      </p>
    </div>
  )
}
