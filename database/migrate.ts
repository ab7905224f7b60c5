import type { Database as Sqlite } from 'better-sqlite3'
import { latestVersion, type Migration, migrations } from './migrations/index'
import { NewerDatabaseError } from './newer-database'

/** A step failed. The file is as it was; the cause is in `cause`. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly code = 'YOUBEI_MIGRATION_FAILED'
  constructor(
    readonly step: string,
    cause: unknown,
  ) {
    super(`migration ${step} failed`, { cause })
  }
}

/**
 * Brings the schema to `target` (the newest when left out): each step in a transaction of its own, checked for
 * broken references before it commits. A failed step leaves the file as the step before left it.
 */
export async function migrate(
  db: Sqlite,
  beforeFirst: (fromVersion: number) => Promise<void>,
  target: number = latestVersion,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const from = Number(db.pragma('user_version', { simple: true }))
  if (from > target) throw new NewerDatabaseError(from, target)
  if (from === target) return
  await beforeFirst(from)
  for (const step of steps.slice(from, target)) runStep(db, step)
}

function runStep(db: Sqlite, step: Migration): void {
  // Keys are off during a step so that tables can be rebuilt; foreign_key_check stands in for them.
  db.pragma('foreign_keys = OFF')
  try {
    db.exec('BEGIN IMMEDIATE')
    db.exec(step.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} broken references`)
    db.pragma(`user_version = ${step.version}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw new MigrationError(`${step.version} ${step.name}`, error)
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
