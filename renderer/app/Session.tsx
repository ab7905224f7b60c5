import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useLayoutEffect, useMemo, useRef } from 'react'
import { RouterProvider } from 'react-router'
import type { Status } from '../../preload/contract/office'
import { setStatus, statusKey } from '../office/status'
import { youbei } from '../shared/api'
import { useIdle } from './idle'
import { setLeaving, setLocked, useLocked } from './lock-state'
import { PlacesContext } from './places'
import { router, shownPlaces } from './routes'
import { SessionContext } from './session-keys'

const SignIn = lazy(() => import('./sign-in/SignIn').then((m) => ({ default: m.SignIn })))
const LockScreen = lazy(() => import('./sign-in/LockScreen').then((m) => ({ default: m.LockScreen })))

/** Answers that are the same whoever is signed in. */
const anybodys: readonly unknown[] = ['getStatus', 'listSignInNames']

/** The office, for whoever is signed in; the sign-in before it, the lock screen over it. */
export function Session({ status }: Readonly<{ status: Status }>) {
  const client = useQueryClient()
  const locked = useLocked()
  // Whose page it is. Under the lock screen the status keeps whoever it was.
  const owner = status.user?.id ?? (status.signInNeeded ? null : 'nobody')
  const before = useRef(owner)
  // Answers that were given to somebody else are forgotten, and the way begins at home.
  useLayoutEffect(() => {
    const last = before.current
    before.current = owner
    if (last === null || last === owner) return
    void client.resetQueries({ predicate: (query) => !anybodys.includes(query.queryKey[1]) })
    void router.navigate('/')
  }, [owner, client])

  const keys = useMemo(
    () => ({
      lock: () => {
        setLocked(true)
        void youbei.office.signOut({})
      },
      signOut: async () => {
        setLeaving(true)
        setStatus(client, { user: null })
        await youbei.office.signOut({})
        await client.invalidateQueries({ queryKey: statusKey })
        setLeaving(false)
      },
    }),
    [client],
  )
  useIdle(!locked && status.user?.hasPin ? status.settings.idleMinutes : 0, keys.lock)

  const covered = locked || owner === null
  return (
    <SessionContext value={keys}>
      {owner !== null && (
        <PlacesContext value={shownPlaces}>
          <RouterProvider key={owner} router={router} />
        </PlacesContext>
      )}
      {covered && (
        <Suspense fallback={<div className="yb-curtain" />}>
          {owner === null ? <SignIn /> : <LockScreen />}
        </Suspense>
      )}
    </SessionContext>
  )
}
