import Sqlite, { type Database as Connection } from 'better-sqlite3'
import type { EntityManager } from 'typeorm'
import { configureReader } from './engine/connection'
import { latestVersion } from './migrations/index'
import { NewerDatabaseError } from './newer-database'
import { WriteQueue } from './write-queue'

export type { EntityManager }

export type OpenOptions = Readonly<{
  /** Path of the database file. */
  file: string
  /** Compiled SQLite binding where the runtime cannot load the packaged one. */
  nativeBinding?: string | undefined
}>

/** Reads only. Safe to use while the writer writes: WAL gives each statement the last committed state. */
export type ReadDatabase = Readonly<{
  read<T>(fn: (em: EntityManager) => Promise<T>): Promise<T>
  /** Like `read`, but everything inside sees one and the same state. One at a time. */
  snapshot<T>(fn: (em: EntityManager) => Promise<T>): Promise<T>
  close(): Promise<void>
}>

/** What reading and writing connections have in common. */
export function reading(em: EntityManager): Pick<ReadDatabase, 'read' | 'snapshot'> {
  const queue = new WriteQueue()
  return {
    read: (fn) => fn(em),
    snapshot: (fn) => queue.run(em, fn, 'BEGIN'),
  }
}

/**
 * Opens the read-only connection; the file must be there. With `currentOnly` it must have the newest schema too.
 * Throws `NewerDatabaseError`, `YOUBEI_OLDER_DATABASE`, or the driver's error (`SQLITE_CANTOPEN`, `SQLITE_NOTADB`,
 * `SQLITE_CORRUPT`).
 */
export async function openReader(options: OpenOptions & { currentOnly?: boolean }): Promise<ReadDatabase> {
  const db = new Sqlite(options.file, {
    readonly: true,
    fileMustExist: true,
    ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}),
  })
  try {
    configureReader(db)
    const found = Number(db.pragma('user_version', { simple: true }))
    if (found > latestVersion) throw new NewerDatabaseError(found, latestVersion)
    if (options.currentOnly && found < latestVersion)
      throw Object.assign(new Error('older schema'), { code: 'YOUBEI_OLDER_DATABASE' })
  } catch (error) {
    db.close()
    throw error
  }
  return { ...reading(readingManager(db)), close: async () => void db.close() }
}

/**
 * The part of TypeORM's manager that reading repositories use, on a connection of their own. A whole DataSource would
 * load every driver TypeORM knows and double the time until the first screen; only the writer has one.
 */
function readingManager(db: Connection): EntityManager {
  const manager = {
    connection: { driver: { databaseConnection: db } },
    query: async (sql: string, values: readonly unknown[] = []) => {
      const statement = db.prepare(sql)
      return statement.reader ? statement.all(...values) : statement.run(...values)
    },
  }
  return manager as unknown as EntityManager
}
