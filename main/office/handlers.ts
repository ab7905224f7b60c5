import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import {
  closeSession,
  countFailedPin,
  divisionByCode,
  divisionsUnder,
  getSetting,
  listUsers,
  openSession,
  setSetting,
} from '../../database/office/repository'
import type { UserRow } from '../../database/office/schema'
import type { EntityManager } from '../../database/open'
import type { Contract } from '../../preload/contract/api'
import type { Division, Settings, Status, User } from '../../preload/contract/office'
import { DomainError } from '../../preload/contract/result'
import {
  allModules,
  type CommandContext,
  type Environment,
  type Handlers,
  KeptRefusal,
  type QueryContext,
} from '../host/index'
import { type Divisions, openDivisions } from './divisions'
import { divisionKind, userKind } from './kinds'
import { hashPin, isPin } from './pin'
import { levelOf, parentOf, prefixOf } from './rules'
import { defaults, type Office, readOffice, readSettings } from './settings'
import { waitAfter } from './sign-in-rules'

let divisions: Divisions | undefined

/** The bundled list of places, opened on first use in this thread. */
export function bundledDivisions(environment: Environment): Divisions {
  divisions ??= openDivisions(join(environment.resourceFolder, 'divisions'))
  return divisions
}

const asUser = (row: UserRow): User => ({
  id: row.id,
  owner: row.owner,
  rev: row.rev,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  name: row.name,
  role: row.role,
  active: row.active,
  hasPin: row.pinHash !== null,
})

const asDivision = (office: Office): Division => ({
  code: office.code,
  name: office.name,
  path: office.path,
  level: levelOf(office.code),
  custom: false,
})

async function statusOf(em: EntityManager, context: QueryContext | CommandContext): Promise<Status> {
  const office = readOffice(em)
  const backup = getSetting(em, 'lastBackupAt')
  return {
    setUp: office !== undefined,
    demo: context.environment.demo,
    officeName: office?.officeName ?? '',
    division: office ? asDivision(office) : null,
    signInNeeded: office !== undefined && getSetting(em, 'signInNeeded') !== false,
    user: context.user,
    settings: readSettings(em),
    today: context.today,
    lastBackupAt: typeof backup === 'number' ? backup : null,
    version: context.environment.version,
  }
}

/** Settings of how the program looks, which everybody may change. */
const looks = ['textSize', 'theme', 'language']

/** Nobody may be left without an administrator who can sign in. */
function refuseLastAdministrator(
  em: EntityManager,
  changed: { id: string; role: string; active: boolean },
): void {
  const others = listUsers(em).filter((u) => u.id !== changed.id && u.role === 'administrator' && u.active)
  if (others.length === 0 && !(changed.role === 'administrator' && changed.active))
    throw new DomainError('last-administrator')
}

/** Places typed in by hand first, then the bundled list without what they replace. */
function merged(
  em: EntityManager,
  listed: readonly Omit<Division, 'custom'>[],
  prefix: string,
  parentPath: string,
  direct: string | null,
): Division[] {
  const own = divisionsUnder(em, prefix).filter((row) => direct === null || parentOf(row.code) === direct)
  const replaced = new Set(own.map((row) => row.code))
  return [
    ...own.map((row) => ({
      code: row.code,
      name: row.name,
      level: levelOf(row.code),
      path: parentPath,
      custom: true,
    })),
    ...listed.filter((d) => !replaced.has(d.code)).map((d) => ({ ...d, custom: false })),
  ]
}

/** Villages and communities of the office's township: typed in by hand and from the bundled list. */
export function villagesOf(em: EntityManager, environment: Environment): Division[] {
  const office = readOffice(em)
  if (!office) return []
  const path = `${office.path}${office.name}`
  const listed = bundledDivisions(environment).children(office.code)
  return merged(em, listed, prefixOf(office.code), path, office.code)
}

export const handlers: Handlers<Contract['office']> = {
  getStatus: (context) => statusOf(context.em, context),

  async setUp(context, input) {
    const { em, records } = context
    if (readOffice(em)) throw new DomainError('already-set-up')
    const { code, name, path } = input.division
    setSetting(em, 'office', { code, name, path, officeName: input.officeName } satisfies Office)
    setSetting(em, 'signInNeeded', input.pin !== undefined)
    setSetting(em, 'settings', { ...defaults, officeName: input.officeName })
    const [user] = records.insert(userKind, [
      {
        id: uuidv7(),
        name: input.administratorName,
        role: 'administrator',
        active: true,
        pinHash: input.pin === undefined ? null : await hashPin(input.pin),
        failedAttempts: 0,
        waitUntil: 0,
      },
    ])
    if (!bundledDivisions(context.environment).get(code))
      records.insert(divisionKind, [{ id: uuidv7(), code, name }])
    for (const module of await allModules()) module.onSetUp?.(context)
    context.final()
    context.subject({ code })
    if (user) openSession(em, context.client, user.id, context.now)
    const signedIn = user
      ? { id: user.id, name: user.name, role: user.role, hasPin: user.pinHash !== null }
      : null
    return statusOf(em, { ...context, user: signedIn })
  },

  listSignInNames: async ({ em }) => ({
    users: listUsers(em)
      .filter((user) => user.active)
      .map(({ id, name, role, pinHash }) => ({ id, name, role, hasPin: pinHash !== null })),
  }),

  async signIn(context, { userId, pin }) {
    const { em, now } = context
    context.final()
    const user = listUsers(em).find((u) => u.id === userId && u.active)
    if (!user) throw new DomainError('not-found')
    context.subject({ user: user.id })
    if (user.waitUntil > now)
      throw new DomainError('wait', { seconds: Math.ceil((user.waitUntil - now) / 1000) })
    if (user.pinHash !== null && !(await isPin(pin, user.pinHash))) {
      const failed = user.failedAttempts + 1
      const wait = waitAfter(failed)
      countFailedPin(em, user.id, failed, now + wait)
      throw new KeptRefusal(
        wait > 0
          ? new DomainError('wait', { seconds: Math.ceil(wait / 1000) })
          : new DomainError('wrong-pin', { failed }),
      )
    }
    countFailedPin(em, user.id, 0, 0)
    openSession(em, context.client, user.id, now)
    return { user: { id: user.id, name: user.name, role: user.role, hasPin: user.pinHash !== null } }
  },

  async signOut(context) {
    context.final()
    closeSession(context.em, context.client)
    return {}
  },

  async changeOwnPin(context, { oldPin, newPin }) {
    const { em, records, user } = context
    context.final()
    const row = records.get(userKind, user?.id ?? '')
    if (row.waitUntil > context.now)
      throw new DomainError('wait', { seconds: Math.ceil((row.waitUntil - context.now) / 1000) })
    if (row.pinHash !== null && !(await isPin(oldPin, row.pinHash))) {
      const failed = row.failedAttempts + 1
      countFailedPin(em, row.id, failed, context.now + waitAfter(failed))
      throw new KeptRefusal(new DomainError('wrong-pin', { failed }))
    }
    records.update(userKind, row.id, { pinHash: await hashPin(newPin), failedAttempts: 0, waitUntil: 0 })
    setSetting(em, 'signInNeeded', true)
    openSession(em, context.client, row.id, context.now)
    return {}
  },

  listUsers: async ({ em }) => ({ users: listUsers(em).map(asUser) }),

  async saveUser(context, { id, rev, pin, ...fields }) {
    const { em, records } = context
    // An old PIN must not come back by undo.
    context.final()
    const pinHash = pin === undefined ? {} : { pinHash: await hashPin(pin), failedAttempts: 0, waitUntil: 0 }
    if (id === undefined) {
      const [made] = records.insert(userKind, [
        { id: uuidv7(), pinHash: null, failedAttempts: 0, waitUntil: 0, ...fields, ...pinHash },
      ])
      if (!made) throw new DomainError('internal')
      if (pin !== undefined) setSetting(em, 'signInNeeded', true)
      context.subject({ user: made.id })
      return asUser(made)
    }
    refuseLastAdministrator(em, { id, role: fields.role, active: fields.active })
    context.subject({ user: id })
    if (pin !== undefined) setSetting(em, 'signInNeeded', true)
    return asUser(records.update(userKind, id, { ...fields, ...pinHash }, rev))
  },

  async saveSettings({ em, user, final, subject }, input) {
    final()
    const looksOnly = Object.keys(withoutUndefined(input)).every((key) => looks.includes(key))
    if (user?.role === 'viewer' && !looksOnly) throw new DomainError('forbidden')
    // Whether names and numbers are seen without a sign-in is the administrator's to say.
    if (input.finderWhenLocked !== undefined && user?.role !== 'administrator')
      throw new DomainError('forbidden')
    const { officeName, ...changed } = input
    const kept: Settings = { ...readSettings(em), ...withoutUndefined(changed) }
    const office = readOffice(em)
    if (officeName !== undefined && office) setSetting(em, 'office', { ...office, officeName })
    setSetting(em, 'settings', kept)
    subject({ keys: Object.keys(input).join(' ') })
    return readSettings(em)
  },

  async saveOffice(context, { division, officeName }) {
    const { em } = context
    context.final()
    setSetting(em, 'office', { ...division, officeName } satisfies Office)
    if (!bundledDivisions(context.environment).get(division.code) && !divisionByCode(em, division.code))
      context.records.insert(divisionKind, [{ id: uuidv7(), code: division.code, name: division.name }])
    context.subject({ code: division.code })
    return statusOf(em, context)
  },

  async findDivisions({ em, environment }, { text, limit, levels }) {
    const listed = bundledDivisions(environment).find(text, { limit, ...(levels ? { levels } : {}) })
    const own = divisionsUnder(em, '')
      .filter((row) => row.name.includes(text) || (text.length >= 2 && row.code.startsWith(text)))
      .filter((row) => !levels || levels.includes(levelOf(row.code)))
    const replaced = new Set(own.map((row) => row.code))
    return {
      divisions: [
        ...own.map((row) => ({
          code: row.code,
          name: row.name,
          level: levelOf(row.code),
          path: '',
          custom: true,
        })),
        ...listed.filter((d) => !replaced.has(d.code)).map((d) => ({ ...d, custom: false })),
      ].slice(0, limit),
    }
  },

  async listDivisions({ em, environment }, { parent }) {
    const bundled = bundledDivisions(environment)
    const path = parent
      ? bundled
          .path(parent)
          .map((d) => d.name)
          .join('')
      : ''
    return {
      divisions: merged(em, bundled.children(parent), parent ? prefixOf(parent) : '', path, parent ?? null),
    }
  },

  async saveDivision({ em, records, environment, subject }, { code, name }) {
    const known = divisionByCode(em, code)
    const row = known
      ? records.update(divisionKind, known.id, { name })
      : records.insert(divisionKind, [{ id: uuidv7(), code, name }])[0]
    if (!row) throw new DomainError('internal')
    subject({ code })
    const parent = parentOf(code)
    const path = parent
      ? bundledDivisions(environment)
          .path(parent)
          .map((d) => d.name)
          .join('')
      : ''
    return { code, name: row.name, level: levelOf(code), path, custom: true }
  },
}

/** Optional fields arrive as undefined where they were left out: they must not overwrite what is kept. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never
}
