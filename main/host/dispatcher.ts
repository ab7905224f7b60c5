import type { ReadDatabase } from '../../database/open'
import { type Access, type Call, type Progress, roles } from '../../preload/contract/define'
import { DomainError, type FieldFault, type Result } from '../../preload/contract/result'
import { findCall } from './contract'
import { runQuery } from './execute'
import { CrossedError, toFailure } from './failure'
import type { CallOptions } from './link'
import type { Sessions } from './sessions'
import type { Environment, GrantedFile, Request, SessionUser } from './types'

export type Asked = Readonly<{
  call: string
  input: unknown
  client: string
  /** A job acts for a user by name instead of a sign-in. */
  actor?: SessionUser
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}>

type Parts = Readonly<{
  environment: Environment
  database: ReadDatabase
  sessions: Sessions
  files: ReadonlyMap<string, GrantedFile>
  /** Hands a command or task to the writer. */
  write: (request: Request, options: CallOptions) => Promise<unknown>
  /** Tells every page what changed. */
  announce: (topics: readonly string[]) => void
}>

/**
 * The one way in. Every call passes here once: known, caller allowed, input parsed; then queries are answered
 * on the reading connection and everything else goes to the writer.
 */
export class Dispatcher {
  constructor(private readonly parts: Parts) {}

  /** Always answers a Result; never throws. */
  async ask(asked: Asked): Promise<Result<unknown>> {
    try {
      return { ok: true, value: await this.#answer(asked) }
    } catch (error) {
      const failure =
        error instanceof CrossedError ? error.failure : toFailure(error, String(asked.call).slice(0, 60))
      return { ok: false, error: failure }
    }
  }

  async #answer(asked: Asked): Promise<unknown> {
    const call = typeof asked.call === 'string' ? await findCall(asked.call) : undefined
    if (!call) throw new DomainError('unknown-call')
    const user = await this.#allow(call, asked)
    const input = parse(call, asked.input)
    const request: Request = {
      call: asked.call,
      input,
      client: asked.client,
      user,
      files: filesIn(input, this.parts.files),
    }
    if (call.kind === 'query') return runQuery(this.parts.database, this.parts.environment, request)
    if (call.kind === 'command') this.parts.sessions.touch(asked.client)
    const value = await this.parts
      .write(request, { onProgress: asked.onProgress, signal: asked.signal })
      .finally(() => {
        // A refused sign-in may have counted a wrong PIN: what is known of users is read again either way.
        if (call.changes === undefined || call.changes.length > 0) this.parts.sessions.refresh()
      })
    const topics = call.writes ? (call.changes ?? [asked.call.split('.')[0] ?? '*']) : []
    if (topics.length > 0) this.parts.announce(topics)
    return value
  }

  async #allow(call: Call, asked: Asked): Promise<SessionUser | null> {
    const found = asked.actor ?? (await this.parts.sessions.resolve(asked.client))
    if (call.access === 'anyone') return found === 'locked' ? null : found
    if (found === 'locked') throw new DomainError('locked')
    if (!found) throw new DomainError('sign-in-needed')
    if (!may(found, call.access)) throw new DomainError('forbidden')
    return found
  }
}

const may = (user: SessionUser, access: Access) =>
  access === 'anyone' || roles.indexOf(user.role) >= roles.indexOf(access)

/** Undefined where the check itself stumbles: a `length` that is no number cannot be compared with a longest one. */
function tried(call: Call, input: unknown) {
  try {
    return call.input.safeParse(input)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function parse(call: Call, input: unknown): unknown {
  const parsed = tried(call, input)
  if (!parsed) throw new DomainError('invalid-input')
  if (parsed.success) return parsed.data
  const fields: FieldFault[] = parsed.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 100),
    reason: issue.code === 'custom' ? issue.message.slice(0, 40) : issue.code,
  }))
  throw new DomainError('invalid-input', undefined, fields)
}

/** The granted files that an input names by token: only these travel with the request. */
function filesIn(input: unknown, granted: ReadonlyMap<string, GrantedFile>): Record<string, GrantedFile> {
  const found: Record<string, GrantedFile> = {}
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 4) return
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'token' || key === 'target') && typeof inner === 'string') {
        const file = granted.get(inner)
        if (file) found[inner] = file
      } else walk(inner, depth + 1)
    }
  }
  walk(input, 0)
  return found
}
