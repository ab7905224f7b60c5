import { join } from 'node:path'
import { openRaw } from '../helpers/database'
import { openTestHost } from '../helpers/host'

/** Brings a list in as opening stock; answers the milliseconds of its transaction and of the whole. */
export async function importOpening(
  file: string,
): Promise<{ whole: number; database: number; databaseFile: string; close: () => Promise<void> }> {
  const host = await openTestHost()
  const write = host.writer.write
  let database = 0
  Object.assign(host.writer, {
    write: async (fn: never) => {
      const started = performance.now()
      try {
        return await write(fn)
      } finally {
        database = performance.now() - started
      }
    },
  })
  const started = performance.now()
  const result = await host.ask('supplies', 'importOpening', { file: { token: host.grant(file) } })
  const whole = performance.now() - started
  if (result.refusedCount > 0) throw new Error('rows were refused')
  return { whole, database, databaseFile: join(host.environment.dataFolder, 'youbei.db'), close: host.close }
}

/** The same rows, put into the same tables by prepared statements in one transaction; milliseconds. */
export async function rawInserts(databaseFile: string): Promise<number> {
  const host = await openTestHost()
  const from = openRaw(databaseFile, { readonly: true })
  const to = openRaw(join(host.environment.dataFolder, 'youbei.db'))
  to.pragma('synchronous = FULL')
  const rows = (table: string) => from.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
  const tables = ['import_batches', 'depots', 'items', 'lots', 'stock_documents', 'stock_movements'].map(
    (table) => ({ table, rows: rows(table) }),
  )
  const started = performance.now()
  to.exec('BEGIN IMMEDIATE')
  for (const { table, rows: all } of tables) {
    // Generated columns are made by SQLite itself.
    const columns = Object.keys(all[0] ?? {}).filter((column) => column !== 'search')
    const insert = to.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (const row of all) insert.run(...columns.map((column) => row[column]))
  }
  to.exec('COMMIT')
  const ms = performance.now() - started
  to.close()
  from.close()
  await host.close()
  return ms
}
