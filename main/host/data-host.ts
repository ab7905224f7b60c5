import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { getSetting } from '../../database/office/repository'
import type { EntityManager } from '../../database/open'
import { openReader, type ReadDatabase } from '../../database/open'
import type { Result } from '../../preload/contract/result'
import { type Asked, Dispatcher } from './dispatcher'
import { CrossedError, toFailure } from './failure'
import { Link } from './link'
import { log } from './log'
import './modules'
import { Sessions } from './sessions'
import type { Environment, GrantedFile, Request } from './types'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const afterStartMs = 30_000

export const databaseFile = (environment: Environment) => join(environment.dataFolder, 'youbei.db')

/**
 * The data host: the reading connection here, the writing one in its own thread. It answers calls even when the
 * database could not be opened; then every answer says why.
 */
export class DataHost {
  readonly files = new Map<string, GrantedFile>()
  readonly ready: Promise<void>
  #dispatcher: Dispatcher | undefined
  #sessions: Sessions | undefined
  #database: ReadDatabase | undefined
  #failed: Result<never> | undefined
  readonly #writer: { worker: Worker; link: Link; opened: Promise<void> }
  readonly #timers: NodeJS.Timeout[] = []
  readonly #listeners = new Set<(topics: readonly string[]) => void>()

  constructor(readonly environment: Environment) {
    const fresh = !existsSync(databaseFile(environment))
    this.#writer = this.#startWriter()
    this.ready = this.#open(fresh)
    void this.#clearOutputs()
    void this.ready.then(() => this.#backUpDaily())
  }

  onChanged(listener: (topics: readonly string[]) => void): void {
    this.#listeners.add(listener)
  }

  /** Somebody is at the keyboard of this window. */
  touch(client: string): void {
    this.#sessions?.touch(client)
  }

  async ask(asked: Asked): Promise<Result<unknown>> {
    await this.ready
    if (this.#failed) return this.#failed
    if (!this.#dispatcher) return { ok: false, error: { code: 'host-restarted' } }
    return this.#dispatcher.ask(asked)
  }

  /** Reads for the host itself; undefined when the database could not be opened. */
  async read<T>(fn: (em: EntityManager) => Promise<T>): Promise<T | undefined> {
    await this.ready
    return this.#database?.read(fn)
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.ready
    if (!this.#failed) await this.#writer.link.call('close', null).catch(() => undefined)
    await this.#writer.worker.terminate()
    await this.#database?.close()
  }

  #startWriter() {
    const worker = new Worker(new URL('./writer.js', import.meta.url), { workerData: this.environment })
    const link = new Link(worker, async () => undefined)
    worker.on('error', (error) => {
      log.error(`writer: ${error.name}`)
      link.fail(error)
    })
    return { worker, link, opened: link.call<void>('open', null) }
  }

  async #open(fresh: boolean): Promise<void> {
    try {
      // A file with today's schema can be read while the writer is still opening; a new or older one cannot.
      const early = fresh ? undefined : await this.#connect().catch(() => undefined)
      await (early ? this.#writer.opened.catch((error: unknown) => this.#fail(error)) : this.#writer.opened)
      this.#database = early ?? (await this.#connect())
      const sessions = new Sessions(this.#database)
      this.#sessions = sessions
      this.#dispatcher = new Dispatcher({
        environment: this.environment,
        database: this.#database,
        sessions,
        files: this.files,
        write: (request: Request, options) => this.#writer.link.call('run', request, options),
        announce: (topics) => {
          for (const listener of this.#listeners) listener(topics)
        },
      })
      if (fresh && this.environment.demo) await this.#seed(this.#dispatcher, this.#database)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Fills a new demo office by the same calls a person would make. */
  async #seed(dispatcher: Dispatcher, database: ReadDatabase): Promise<void> {
    const { runJobFile } = await import('./jobs')
    const code = await runJobFile(
      { ask: (asked) => dispatcher.ask(asked), files: this.files, read: (fn) => database.read(fn) },
      join(this.environment.resourceFolder, 'demo', 'office.json'),
      () => undefined,
    )
    if (code !== 0) log.error(`demo office: job ended with ${code}`)
  }

  #fail(error: unknown): void {
    this.#failed = {
      ok: false,
      error: error instanceof CrossedError ? error.failure : toFailure(error, 'open'),
    }
  }

  #connect(): Promise<ReadDatabase> {
    return openReader({
      file: databaseFile(this.environment),
      nativeBinding: this.environment.nativeBinding,
      currentOnly: true,
    })
  }

  /** A backup a day, without anybody having to think of it: the first a little after the start, when nobody waits. */
  #backUpDaily(): void {
    const dispatcher = this.#dispatcher
    if (!dispatcher || this.environment.demo) return
    const check = async () => {
      const last = await this.read(async (em) =>
        getSetting(em, 'office') ? Number(getSetting(em, 'lastBackupAt') ?? 0) : undefined,
      )
      if (last === undefined || Date.now() - last < dayMs) return
      const actor = { id: '', name: '系统', role: 'administrator', hasPin: false } as const
      const made = await dispatcher.ask({
        call: 'care.backUp',
        input: { reason: 'daily' },
        client: 'host',
        actor,
      })
      if (!made.ok) log.warn(`daily backup: ${made.error.code}`)
    }
    this.#timers.push(setTimeout(check, afterStartMs), setInterval(check, hourMs))
    for (const timer of this.#timers) timer.unref()
  }

  /** Papers that an earlier run left unsaved are gone with it. */
  async #clearOutputs(): Promise<void> {
    await mkdir(this.environment.outputFolder, { recursive: true })
    const dayAgo = Date.now() - 86_400_000
    for (const name of await readdir(this.environment.outputFolder)) {
      // UUIDv7 begins with the milliseconds it was made at.
      const made = Number.parseInt(name.replace('-', '').slice(0, 12), 16)
      if (Number.isNaN(made) || made < dayAgo)
        await rm(join(this.environment.outputFolder, name), { force: true })
    }
  }
}
