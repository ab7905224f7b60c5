import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { EntityManager } from 'typeorm'
import { DataSource } from 'typeorm/data-source/DataSource.js'
import { Checkpoints } from './checkpoint'
import { configureWriter, rawConnection } from './engine/connection'
import { entities } from './entities'
import { lockOffice } from './lock'
import { migrate } from './migrate'
import { type OpenOptions, type ReadDatabase, reading } from './open'
import { WriteQueue } from './write-queue'

/** The one writer: `write` runs its function alone, in one transaction that commits or leaves nothing. */
export type WriteDatabase = ReadDatabase &
  Readonly<{ write<T>(fn: (em: EntityManager) => Promise<T>): Promise<T> }>

export type WriterOptions = OpenOptions &
  Readonly<{
    /** Called before the schema of an existing file is changed; must leave a verified backup or throw. */
    beforeMigration?: ((file: string, fromVersion: number) => Promise<void>) | undefined
  }>

async function connect(options: OpenOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    driver: Sqlite,
    database: options.file,
    entities,
    logging: false,
    statementCacheSize: 200,
    ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}),
    prepareDatabase: configureWriter,
  })
  await source.initialize()
  return source
}

/**
 * Opens the only writing connection, alone on this office (`YOUBEI_IN_USE` otherwise); makes the file or brings its
 * schema up to date first, with a backup before.
 */
export async function openWriter(options: WriterOptions): Promise<WriteDatabase> {
  mkdirSync(dirname(options.file), { recursive: true })
  const lock = lockOffice(dirname(options.file), options.nativeBinding)
  const isNew = !existsSync(options.file)
  const source = await connect(options).catch((error: unknown) => {
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
  const checkpoints = new Checkpoints(source.manager, queue)
  return {
    ...reading(source.manager),
    write: (fn) => queue.run(source.manager, fn).finally(() => checkpoints.written()),
    close: async () => {
      checkpoints.stop()
      await queue.idle()
      await source.destroy()
      lock.release()
    },
  }
}
