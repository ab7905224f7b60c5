import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { getSetting } from '../../database/office/repository'
import type { EntityManager } from '../../database/open'
import { openReader, type ReadDatabase } from '../../database/open'
import type { Result } from '../../preload/contract/result'
import { findCall } from './contract'
import { type Asked, Dispatcher } from './dispatcher'
import { CrossedError, toFailure } from './failure'
import { Link } from './link'
import { log } from './log'
import './modules'
import { allModules } from './registry'
import { Sessions } from './sessions'
import type { Environment, GrantedFile, Request } from './types'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const afterStartMs = 30_000
/** The page has shown its first screen by then. */
const writerAfterMs = 1_500

type Writer = Readonly<{ worker: Worker; link: Link; opened: Promise<void> }>

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
  #writer: Writer | undefined
  readonly #timers: NodeJS.Timeout[] = []
  readonly #listeners = new Set<(topics: readonly string[]) => void>()

  constructor(readonly environment: Environment) {
    const fresh = !existsSync(databaseFile(environment))
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
    const writer = this.#writer
    if (writer) {
      if (!this.#failed)
        await writer.opened.then(() => writer.link.call('close', null)).catch(() => undefined)
      await writer.worker.terminate()
    }
    await this.#database?.close()
  }

  #startWriter(): Writer {
    const worker = new Worker(new URL('./writer.js', import.meta.url), { workerData: this.environment })
    const link = new Link(worker, async () => undefined)
    worker.on('error', (error) => {
      log.error(`writer: ${error.name}`)
      link.fail(error)
    })
    const opened = link.call<void>('open', null)
    opened.catch((error: unknown) => this.#fail(error))
    return { worker, link, opened }
  }

  /** The writer thread, started when it is first needed or when the start is over, whichever comes first. */
  #writerThread(): Writer {
    this.#writer ??= this.#startWriter()
    return this.#writer
  }

  /** What the next click will need: the writer, and every module with its schemas. */
  #warmUp(): void {
    this.#writerThread()
    void allModules().then(() => import('../../preload/contract/api'))
  }

  async #open(fresh: boolean): Promise<void> {
    try {
      // The page's first two questions; their schemas are built while the file is opened.
      void Promise.all([findCall('office.getStatus'), findCall('care.getHome')])
      // A file with today's schema is read at once, and the page shown, before the writer takes its share of the
      // processor. A new or an older file has to be made ready by the writer first.
      const early = fresh ? undefined : await this.#connect().catch(() => undefined)
      if (!early) await this.#writerThread().opened
      const database = early ?? (await this.#connect())
      this.#database = database
      this.#sessions = new Sessions(database)
      this.#dispatcher = new Dispatcher({
        environment: this.environment,
        database,
        sessions: this.#sessions,
        files: this.files,
        write: async (request: Request, options) => {
          const writer = this.#writerThread()
          await writer.opened
          return writer.link.call('run', request, options)
        },
        announce: (topics) => {
          for (const listener of this.#listeners) listener(topics)
        },
      })
      if (early) this.#timers.push(setTimeout(() => this.#warmUp(), writerAfterMs))
      if (fresh && this.environment.demo) await this.#seed(this.#dispatcher, database)
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
      const actor = { id: '', name: '', role: 'administrator', hasPin: false } as const
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
