import { createContext, useContext } from 'react'

export type SessionKeys = Readonly<{
  /** Needs the PIN again; the page stays as it is underneath. */
  lock: () => void
  /** Ends the sign-in and forgets the page. */
  signOut: () => Promise<void>
}>

export const SessionContext = createContext<SessionKeys>({
  lock: () => undefined,
  signOut: () => Promise.resolve(),
})

export const useSession = (): SessionKeys => useContext(SessionContext)
