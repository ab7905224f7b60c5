import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Another program (the window, a job) works with this office's data. */
export class OfficeInUseError extends Error {
  override readonly name = 'OfficeInUseError'
  readonly code = 'YOUBEI_IN_USE'
}

/**
 * Keeps a second writer away from an office's folder: one process at a time counts revisions and numbers. Held as a
 * lock of the operating system on a file of its own, so that it is gone the moment its process is, however it ends.
 */
export function lockOffice(folder: string, nativeBinding?: string | undefined): { release: () => void } {
  const db = new Sqlite(join(folder, 'in-use.lock'), {
    timeout: 2_000,
    ...(nativeBinding ? { nativeBinding } : {}),
  })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new OfficeInUseError()
    throw error
  }
  return { release: () => db.close() }
}
