import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { DataSource, type EntityManager } from 'typeorm'
import { configureReader, configureWriter, rawConnection } from './engine/connection'
import { entities } from './entities'
import { lockOffice } from './lock'
import { migrate } from './migrate'
import { latestVersion } from './migrations/index'
import { NewerDatabaseError } from './newer-database'
import { WriteQueue } from './write-queue'

export type { EntityManager }

export type OpenOptions = Readonly<{
  /** Path of the database file. */
  file: string
  /** Compiled SQLite binding where the runtime cannot load the packaged one. */
  nativeBinding?: string | undefined
  /** Refuse a reader whose file has an older schema: the writer must bring it up to date first. */
  currentOnly?: boolean
  /** Called before the schema of an existing file is changed; must leave a verified backup or throw. */
  beforeMigration?: ((file: string, fromVersion: number) => Promise<void>) | undefined
}>

/** Reads only. Safe to use while the writer writes: WAL gives each statement the last committed state. */
export type ReadDatabase = Readonly<{
  read<T>(fn: (em: EntityManager) => Promise<T>): Promise<T>
  /** Like `read`, but everything inside sees one and the same state. One at a time. */
  snapshot<T>(fn: (em: EntityManager) => Promise<T>): Promise<T>
  close(): Promise<void>
}>

/** The one writer: `write` runs its function alone, in one transaction that commits or leaves nothing. */
export type WriteDatabase = ReadDatabase &
  Readonly<{ write<T>(fn: (em: EntityManager) => Promise<T>): Promise<T> }>

async function connect(options: OpenOptions, readonly: boolean): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    driver: Sqlite,
    database: options.file,
    readonly,
    fileMustExist: readonly,
    entities,
    logging: false,
    statementCacheSize: 200,
    ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}),
    prepareDatabase: readonly ? configureReader : configureWriter,
  })
  await source.initialize()
  return source
}

/**
 * Opens the read-only connection. The file must be there and have the newest schema.
 * Throws `NewerDatabaseError`, or the driver's error (`SQLITE_CANTOPEN`, `SQLITE_NOTADB`, `SQLITE_CORRUPT`).
 */
export async function openReader(options: OpenOptions): Promise<ReadDatabase> {
  const source = await connect(options, true)
  const found = Number(rawConnection(source.manager).pragma('user_version', { simple: true }))
  if (found > latestVersion) {
    await source.destroy()
    throw new NewerDatabaseError(found, latestVersion)
  }
  if (options.currentOnly && found < latestVersion) {
    await source.destroy()
    throw Object.assign(new Error('older schema'), { code: 'YOUBEI_OLDER_DATABASE' })
  }
  return { ...reading(source), close: () => source.destroy() }
}

/**
 * Opens the only writing connection, alone on this office (`YOUBEI_IN_USE` otherwise); makes the file or brings its schema up to date first, with a backup
 * before.
 */
export async function openWriter(options: OpenOptions): Promise<WriteDatabase> {
  mkdirSync(dirname(options.file), { recursive: true })
  const lock = lockOffice(dirname(options.file), options.nativeBinding)
  const isNew = !existsSync(options.file)
  const source = await connect(options, false).catch((error: unknown) => {
    lock.release()
    throw error
  })
  try {
    await migrate(rawConnection(source.manager), async (from) => {
      if (!isNew && from > 0) await options.beforeMigration?.(options.file, from)
    })
  } catch (error) {
    await source.destroy()
    lock.release()
    throw error
  }
  const queue = new WriteQueue()
  return {
    ...reading(source),
    write: (fn) => queue.run(source.manager, fn),
    close: async () => {
      await queue.idle()
      await source.destroy()
      lock.release()
    },
  }
}

function reading(source: DataSource) {
  const queue = new WriteQueue()
  return {
    read: <T>(fn: (em: EntityManager) => Promise<T>) => fn(source.manager),
    snapshot: <T>(fn: (em: EntityManager) => Promise<T>) => queue.run(source.manager, fn, 'BEGIN'),
  }
}
