import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { value, youbei } from '../../shared/api'
import { useStatus } from '../../shared/useStatus'
import { DemoRibbon } from '../DemoRibbon'
import { FinderDoor } from './FinderDoor'
import { SignInForm } from './SignInForm'

/** Before anybody is signed in: the office's name, and who it is. */
export function SignIn() {
  return (
    <div className="yb-sign-in-page">
      <DemoRibbon />
      <SignInCard />
    </div>
  )
}

/** The card of the sign-in, also on the lock screen, where `only` names whose page lies underneath. */
export function SignInCard({ locked = false }: Readonly<{ locked?: boolean }>) {
  const { t } = useTranslation('app')
  const status = useStatus()
  const names = useQuery({
    queryKey: ['office', 'listSignInNames', {}],
    queryFn: () => value(youbei.office.listSignInNames({})),
  })
  return (
    <main className="yb-sign-in">
      <p className="yb-brand">{t('name')}</p>
      <h1>{status?.officeName ?? ''}</h1>
      <p className="yb-caption">{t(locked ? 'signIn.locked' : 'signIn.welcome')}</p>
      {names.data && <SignInForm users={names.data.users} />}
      <FinderDoor />
      {names.error && (
        <p role="alert" className="yb-field-error">
          {t('signIn.namesFailed')}{' '}
          <button type="button" className="yb-text-button" onClick={() => void names.refetch()}>
            {t('fault.retry')}
          </button>
        </p>
      )}
    </main>
  )
}
