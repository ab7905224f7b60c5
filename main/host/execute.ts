import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { appendAudit, nextAuditSeq } from '../../database/care/audit'
import { pushUndo } from '../../database/care/undo'
import { HybridClock } from '../../database/engine/clock'
import { getSetting, lastRev, setSetting } from '../../database/office/repository'
import type { EntityManager, ReadDatabase } from '../../database/open'
import type { WriteDatabase } from '../../database/open-writer'
import { Records } from '../../database/records'
import { DomainError } from '../../preload/contract/result'
import { findCall } from './contract'
import { KeptRefusal } from './kept-refusal'
import type { Served } from './link'
import { findHandler } from './registry'
import { endSittings, findSitting, keepSat, type Sat } from './sittings'
import { today } from './time'
import type { CommandContext, Environment, PendingOutput, QueryContext, Request, TaskContext } from './types'
import type { Workshop } from './work'

/** What is the same for every kind of call. */
function common(environment: Environment, request: Request) {
  const now = Date.now()
  return {
    environment,
    client: request.client,
    user: request.user,
    now,
    today: today(now),
    file: (ref: { token: string }) => {
      const file = request.files[ref.token]
      if (!file) throw new DomainError('file-not-found')
      return file
    },
  }
}

async function handlerOf(request: Request) {
  const handler = await findHandler(request.call)
  if (!handler) throw new DomainError('unknown-call')
  return handler
}

/** Answers a query on the reading connection. */
export function runQuery(
  database: ReadDatabase,
  environment: Environment,
  request: Request,
): Promise<unknown> {
  return database.read(async (em) => {
    const context: QueryContext = { ...common(environment, request), em }
    return (await handlerOf(request))(context, request.input)
  })
}

/** Commands and tasks, on the writing connection. One of these lives in the writer thread. */
export class Executor {
  #clock: HybridClock | undefined

  constructor(
    private readonly database: WriteDatabase,
    private readonly environment: Environment,
    private readonly workshop: Workshop,
  ) {}

  /** Carries out a command or a task whose input was parsed and whose caller was allowed. */
  async run(request: Request, served: Served): Promise<unknown> {
    const call = await findCall(request.call)
    if (call?.kind === 'command')
      return this.#command(
        request,
        async (context) => (await handlerOf(request))(context, request.input),
        call.audit === 'sitting',
      )
    if (call?.kind === 'task') return this.#task(request, served)
    throw new DomainError('unknown-call')
  }

  /**
   * One transaction: the handler's writes, the audit entry, the step for undo. All of it or nothing. With `sits` the
   * handler may join the entry of the sitting it belongs to.
   */
  async #command<T>(request: Request, fn: (context: CommandContext) => Promise<T>, sits = false): Promise<T> {
    const done = await this.database.write(async (em) => {
      const base = common(this.environment, request)
      const asked = { now: base.now, user: request.user, call: request.call }
      const clock = this.#clockOf(em)
      endSittings(em, asked, sits)
      const auditSeq = nextAuditSeq(em)
      const records = new Records(em, {
        now: base.now,
        auditSeq,
        nextRev: () => clock.next(),
        owner: () => officeCode(em),
      })
      let inverse: { call: string; input: unknown } | null = null
      let undoable = true
      let subject: Readonly<Record<string, unknown>> = {}
      let sat: Sat | undefined
      const context: CommandContext = {
        ...base,
        em,
        records,
        inverse: (call, input) => {
          inverse = { call, input }
        },
        final: () => {
          undoable = false
        },
        subject: (facts) => {
          subject = { ...subject, ...facts }
        },
        sitting: (recordId, part, facts) => {
          if (!sits) throw new Error(`${request.call} is not a call of a sitting`)
          const open = findSitting(em, asked, recordId)
          if (open) records.goUnder(open.auditSeq)
          sat = { recordId, part, subject: facts, open }
          // Whoever writes has the editor's own way back; a step for every pause would bury the others.
          undoable = false
        },
      }
      let value: T | undefined
      let refusal: DomainError | undefined
      try {
        value = await fn(context)
      } catch (error) {
        if (!(error instanceof KeptRefusal)) throw error
        refusal = error.refusal
        undoable = false
        subject = { ...subject, refused: refusal.code }
      }
      const user = context.user ?? { id: '', name: '' }
      if (!sat?.open)
        appendAudit(em, {
          seq: auditSeq,
          at: base.now,
          userId: user.id,
          userName: user.name,
          call: request.call,
          subject: JSON.stringify(subject),
        })
      if (sat) keepSat(em, asked, sat, sat.open?.auditSeq ?? auditSeq)
      const changed = inverse !== null || records.count > 0
      if (undoable && changed && request.user)
        pushUndo(em, { auditSeq, userId: request.user.id, call: request.call, at: base.now, inverse })
      return { value, refusal }
    })
    if (done.refusal) throw done.refusal
    return done.value as T
  }

  async #task(request: Request, served: Served): Promise<unknown> {
    const writes = (await findCall(request.call))?.writes === true
    const pending: PendingOutput[] = []
    const kept = new Set<string>()
    const context: TaskContext = {
      ...common(this.environment, request),
      signal: served.signal,
      progress: served.progress,
      read: (fn) => this.database.read(fn),
      write: (fn) => {
        if (!writes) throw new Error(`${request.call} is a reading task`)
        // Up to here a cancel leaves nothing behind; from here on the command is carried out whole.
        served.signal.throwIfAborted()
        return this.#command(request, fn)
      },
      work: (name, args) =>
        this.workshop.run(name, args, { onProgress: served.progress, signal: served.signal }),
      output: (name) => {
        const made = this.#output(name, (token) => kept.add(token))
        pending.push(made)
        return made
      },
    }
    try {
      return await (await handlerOf(request))(context, request.input)
    } catch (error) {
      if (served.signal.aborted) throw new DomainError('cancelled')
      throw error
    } finally {
      for (const { token } of pending) if (!kept.has(token)) await this.#discard(token)
    }
  }

  /** Removes an output that was not finished, with the unfinished parts a worker that was ended may have left. */
  async #discard(token: string): Promise<void> {
    const folder = this.environment.outputFolder
    for (const name of await readdir(folder))
      if (name.startsWith(token)) await rm(join(folder, name), { force: true })
  }

  #output(name: string, keep: (token: string) => void): PendingOutput {
    const token = `${uuidv7()}${extname(name).toLowerCase()}`
    mkdirSync(this.environment.outputFolder, { recursive: true })
    const path = join(this.environment.outputFolder, token)
    return {
      token,
      path,
      finish: async () => {
        const { size } = await stat(path)
        keep(token)
        return { token, name, bytes: size }
      },
    }
  }

  #clockOf(em: EntityManager): HybridClock {
    if (this.#clock) return this.#clock
    let node = getSetting(em, 'node')
    if (typeof node !== 'string') {
      node = randomBytes(4).toString('hex')
      setSetting(em, 'node', node)
    }
    this.#clock = new HybridClock(String(node), lastRev(em))
    return this.#clock
  }
}

/** The office's division code; empty before the office was set up. */
function officeCode(em: EntityManager): string {
  const office = getSetting(em, 'office')
  return typeof office === 'object' && office !== null && 'code' in office ? String(office.code) : ''
}
