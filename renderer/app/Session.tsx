import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { RouterProvider } from 'react-router'
import type { Status } from '../../preload/contract/office'
import { setStatus, statusKey } from '../office/status'
import { youbei } from '../shared/api'
import { useIdle } from './idle'
import { PlacesContext } from './places'
import { router, shownPlaces } from './routes'
import { SessionContext } from './session-keys'

const SignIn = lazy(() => import('./sign-in/SignIn').then((m) => ({ default: m.SignIn })))
const LockScreen = lazy(() => import('./sign-in/LockScreen').then((m) => ({ default: m.LockScreen })))

/** The office, for whoever is signed in; the sign-in before it, the lock screen over it. */
export function Session({ status }: Readonly<{ status: Status }>) {
  const client = useQueryClient()
  const signedIn = status.user !== null || !status.signInNeeded
  const current = signedIn ? (status.user?.id ?? 'nobody') : null
  // Whose page it is. It outlives the sign-in under a lock screen, and ends when someone else comes or on sign-out.
  const [owner, setOwner] = useState(current)
  const before = useRef(owner)
  const [forgetting, setForgetting] = useState(false)
  if (current !== null && current !== owner && !forgetting) setOwner(current)
  if (current === null && forgetting) {
    setOwner(null)
    setForgetting(false)
  }
  // Answers that were given to somebody else are forgotten, and the way begins at home.
  useLayoutEffect(() => {
    const last = before.current
    before.current = owner
    if (last === null || last === owner) return
    void client.resetQueries({ predicate: (query) => query.queryKey[1] !== 'getStatus' })
    void router.navigate('/')
  }, [owner, client])

  const leave = useCallback(async () => {
    setStatus(client, { user: null })
    await youbei.office.signOut({})
    await client.invalidateQueries({ queryKey: statusKey })
  }, [client])
  const keys = useMemo(
    () => ({
      lock: () => void leave(),
      signOut: () => {
        setForgetting(true)
        void leave()
      },
    }),
    [leave],
  )
  useIdle(signedIn && status.user?.hasPin === true ? status.settings.idleMinutes : 0, keys.lock)

  return (
    <SessionContext value={keys}>
      {owner !== null && (
        <PlacesContext value={shownPlaces}>
          <RouterProvider key={owner} router={router} />
        </PlacesContext>
      )}
      {!signedIn && (
        <Suspense fallback={<div className="yb-curtain" />}>
          {owner === null ? <SignIn /> : <LockScreen />}
        </Suspense>
      )}
    </SessionContext>
  )
}
