import { getSetting, listUsers, sessionUser } from '../../database/office/repository'
import type { UserRow } from '../../database/office/schema'
import type { ReadDatabase } from '../../database/open'
import type { SessionUser } from './types'

const asUser = (row: UserRow): SessionUser => ({
  id: row.id,
  name: row.name,
  role: row.role,
  hasPin: row.pinHash !== null,
})

/**
 * Who is signed in through which window. The truth is in the database, so that a restart of the data host keeps
 * people signed in; what is kept here is forgotten whenever users or sessions change.
 */
export class Sessions {
  readonly #known = new Map<string, SessionUser | null>()
  readonly #lastSeen = new Map<string, number>()
  #idleMs: number | undefined

  constructor(private readonly database: ReadDatabase) {}

  /** Somebody is at the keyboard. */
  touch(client: string, now = Date.now()): void {
    this.#lastSeen.set(client, now)
  }

  forget(client: string): void {
    this.#known.delete(client)
    this.#lastSeen.delete(client)
  }

  /** Users, sessions or settings changed. */
  refresh(): void {
    this.#known.clear()
    this.#idleMs = undefined
  }

  /** The signed-in user; null when nobody is; `locked` when nobody was at the keyboard for too long. */
  async resolve(client: string, now = Date.now()): Promise<SessionUser | null | 'locked'> {
    let user = this.#known.get(client)
    if (user === undefined) {
      user = await this.#read(client)
      this.#known.set(client, user)
      if (!this.#lastSeen.has(client)) this.#lastSeen.set(client, now)
    }
    if (!user?.hasPin) return user
    const idle = await this.#idle()
    if (idle > 0 && now - (this.#lastSeen.get(client) ?? now) > idle) return 'locked'
    return user
  }

  #read(client: string): Promise<SessionUser | null> {
    return this.database.read(async (em) => {
      const row = sessionUser(em, client)
      if (row) return asUser(row)
      if (getSetting(em, 'signInNeeded') !== false) return null
      // The office chose no sign-in on this PC: whoever sits here is its administrator.
      const first = listUsers(em).find((user) => user.active && user.role === 'administrator')
      return first ? asUser(first) : null
    })
  }

  /** Idle time that locks, with a minute's grace for the page to lock first. */
  async #idle(): Promise<number> {
    if (this.#idleMs === undefined) {
      const settings = await this.database.read(async (em) => getSetting(em, 'settings'))
      const minutes =
        typeof settings === 'object' && settings !== null && 'idleMinutes' in settings
          ? Number(settings.idleMinutes)
          : 10
      this.#idleMs = minutes > 0 ? (minutes + 1) * 60_000 : 0
    }
    return this.#idleMs
  }
}
