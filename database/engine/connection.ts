import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { EntityManager } from 'typeorm'

/** The driver's own connection, for prepared statements in hot places. Inside `database/` only. */
export function rawConnection(em: EntityManager): Sqlite {
  // TypeORM types its drivers as one interface; the better-sqlite3 driver keeps the connection here.
  return (em.connection.driver as unknown as { databaseConnection: Sqlite }).databaseConnection
}

const statements = new WeakMap<Sqlite, Map<string, Statement>>()

/** A prepared statement, kept for the connection's life: preparing costs more than a small statement's run. */
export function prepared<V extends unknown[] | object = unknown[], R = unknown>(
  em: EntityManager,
  sql: string,
): Statement<V extends unknown[] ? V : [V], R> {
  const db = rawConnection(em)
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  let statement = known.get(sql)
  if (!statement) {
    statement = db.prepare(sql) as Statement
    known.set(sql, statement)
  }
  return statement as unknown as Statement<V extends unknown[] ? V : [V], R>
}

/** Waits a little for another process's lock, never longer than a person would. */
const busyTimeoutMs = 4_000

export function configureWriter(db: Sqlite): void {
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -32768')
  db.pragma('temp_store = MEMORY')
  db.pragma('journal_size_limit = 67108864')
  // Pages. The log is emptied in pauses (database/checkpoint.ts); this is for writing that knows none.
  db.pragma('wal_autocheckpoint = 8000')
}

export function configureReader(db: Sqlite): void {
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  db.pragma('query_only = ON')
  db.pragma('cache_size = -32768')
  db.pragma('mmap_size = 268435456')
  db.pragma('temp_store = MEMORY')
}
