import { z } from 'zod'
import { DivisionCode, Empty, ExpectedRev, Id, Instant, recordShape, requiredText, text } from './common'
import { command, defineModule, query, roles } from './define'

export const divisionLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const

export const Division = z.object({
  code: DivisionCode,
  name: z.string(),
  level: z.enum(divisionLevels),
  /** Names from the province down to its parent, joined without a space. */
  path: z.string(),
  /** True for places that were typed in by hand. */
  custom: z.boolean(),
})
export type Division = z.infer<typeof Division>

/** Four to twelve digits. */
export const Pin = z.string().regex(/^\d{4,12}$/)

export const Settings = z.object({
  officeName: text(60),
  /** Minutes without a key or click until the program locks; 0 never. */
  idleMinutes: z.number().int().min(0).max(240),
  textSize: z.number().int().min(100).max(150),
  theme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['zh-CN', 'en-US']),
  /** Folder for backups; empty means the program's own. */
  backupFolder: text(400),
  backupsKept: z.number().int().min(3).max(100),
  /** The quick finder opens without a sign-in: whoever stands at this PC sees names and numbers. */
  finderWhenLocked: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const User = z.object({
  ...recordShape,
  name: z.string(),
  role: z.enum(roles),
  active: z.boolean(),
  hasPin: z.boolean(),
})
export type User = z.infer<typeof User>

const UserChoice = z.object({ id: Id, name: z.string(), role: z.enum(roles), hasPin: z.boolean() })

export const Status = z.object({
  setUp: z.boolean(),
  demo: z.boolean(),
  officeName: z.string(),
  division: Division.nullable(),
  /** False when the office chose no sign-in on this PC. */
  signInNeeded: z.boolean(),
  user: UserChoice.nullable(),
  settings: Settings,
  /** Today on this computer's calendar. */
  today: z.string(),
  lastBackupAt: Instant.nullable(),
  version: z.string(),
})
export type Status = z.infer<typeof Status>

export const office = defineModule('office', {
  getStatus: query(
    'Whether the office is set up, who is signed in, and the settings the shell needs.',
    Empty,
    Status,
    {
      access: 'anyone',
    },
  ),
  setUp: command(
    'First start: names the township and the office and makes the administrator. Without a PIN nobody signs in on this PC.',
    z.object({
      division: z.object({ code: DivisionCode, name: requiredText(60), path: text(200).default('') }),
      officeName: requiredText(60),
      administratorName: requiredText(30),
      pin: Pin.optional(),
      demo: z.boolean().default(false),
    }),
    Status,
    { access: 'anyone', changes: ['office'] },
  ),
  listSignInNames: query(
    'People who may sign in on this PC.',
    Empty,
    z.object({ users: z.array(UserChoice) }),
    {
      access: 'anyone',
    },
  ),
  signIn: command(
    'Signs in with a PIN. After five wrong PINs each further try must wait longer (30 s doubling to an hour).',
    z.object({ userId: Id, pin: z.string().max(20) }),
    z.object({ user: UserChoice }),
    { access: 'anyone', changes: ['office'] },
  ),
  signOut: command('Signs out, or locks the program: the next call needs the PIN again.', Empty, Empty, {
    access: 'viewer',
    changes: ['office'],
  }),
  changeOwnPin: command(
    'Changes the PIN of whoever is signed in.',
    z.object({ oldPin: z.string().max(20), newPin: Pin }),
    Empty,
    { access: 'viewer' },
  ),
  listUsers: query('All users of this office.', Empty, z.object({ users: z.array(User) }), {
    access: 'administrator',
  }),
  saveUser: command(
    'Adds a user, or changes name, role, PIN or whether the account may be used.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      name: requiredText(30),
      role: z.enum(roles),
      active: z.boolean().default(true),
      pin: Pin.optional(),
    }),
    User,
    { access: 'administrator' },
  ),
  saveSettings: command(
    'Changes settings; what is left out stays. A viewer may change how the program looks, nothing else.',
    Settings.partial().extend({ officeName: requiredText(60).optional() }),
    Settings,
    { access: 'viewer' },
  ),
  saveOffice: command(
    "Changes the office's township or name.",
    z.object({
      division: z.object({ code: DivisionCode, name: requiredText(60), path: text(200).default('') }),
      officeName: requiredText(60),
    }),
    Status,
    { access: 'administrator' },
  ),
  findDivisions: query(
    'Places by name, pinyin, pinyin initials or code, best first.',
    z.object({
      text: text(60),
      limit: z.number().int().min(1).max(50).default(20),
      levels: z.array(z.enum(divisionLevels)).max(5).optional(),
    }),
    z.object({ divisions: z.array(Division) }),
    { access: 'anyone' },
  ),
  listDivisions: query(
    'Places directly below a place; provinces when no code is given. Below a township: its villages.',
    z.object({ parent: DivisionCode.optional() }),
    z.object({ divisions: z.array(Division) }),
    { access: 'anyone' },
  ),
  saveDivision: command(
    'Types in a place that the bundled list does not have, or renames one.',
    z.object({ code: DivisionCode, name: requiredText(60) }),
    Division,
  ),
})
