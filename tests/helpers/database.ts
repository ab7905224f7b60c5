import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { openReader } from '../../database/open'
import { openWriter } from '../../database/open-writer'

/** Compiled SQLite binding of this machine, where the packaged one does not load. */
export const nativeBinding = process.env.YOUBEI_SQLITE_BINDING || undefined

/** A raw connection, for looking at a file from outside. */
export const openRaw = (file: string, options: Sqlite.Options = {}): Database =>
  new Sqlite(file, { ...options, ...(nativeBinding ? { nativeBinding } : {}) })

/** A folder that is gone after `clear()`. */
export function temporaryFolder(): { path: string; clear: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'youbei-test-'))
  return { path, clear: () => rmSync(path, { recursive: true, force: true }) }
}

/** A real file with every migration run, its writer and its reader. */
export async function openTestDatabase() {
  const folder = temporaryFolder()
  const file = join(folder.path, 'youbei.db')
  const writer = await openWriter({ file, nativeBinding })
  const reader = await openReader({ file, nativeBinding })
  return {
    file,
    folder: folder.path,
    writer,
    reader,
    async close() {
      await writer.close()
      await reader.close()
      folder.clear()
    },
  }
}
