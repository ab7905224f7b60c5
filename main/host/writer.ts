import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { makeBackup } from '../../database/backup'
import { openWriter, type WriteDatabase } from '../../database/open-writer'
import { DomainError } from '../../preload/contract/result'
import { Executor } from './execute'
import { Link } from './link'
import { log, openLog } from './log'
import './modules'
import type { Environment, Request } from './types'
import { openWorkshop } from './work'

/** The writer thread: the only writing connection; commands and tasks run here, one transaction at a time. */
const environment = workerData as Environment
openLog(environment.logFolder, 'writer')

const file = join(environment.dataFolder, 'youbei.db')
const workshop = openWorkshop(environment, new URL('./worker.js', import.meta.url))
let database: WriteDatabase | undefined
let executor: Executor | undefined

async function open(): Promise<void> {
  mkdirSync(environment.dataFolder, { recursive: true })
  database = await openWriter({
    file,
    nativeBinding: environment.nativeBinding,
    beforeMigration: async (databaseFile, from) => {
      log.info(`migrating from version ${from}`)
      await makeBackup({
        databaseFile,
        attachmentsFolder: join(environment.dataFolder, 'attachments'),
        folder: join(environment.dataFolder, 'backups'),
        reason: 'migration',
        now: Date.now(),
        keep: 20,
        nativeBinding: environment.nativeBinding,
      })
    },
  })
  executor = new Executor(database, environment, workshop)
}

if (!parentPort) throw new Error('started outside a worker thread')
new Link(parentPort, async (method, args, served) => {
  if (method === 'open') return open()
  if (method === 'run' && executor) return executor.run(args as Request, served)
  if (method === 'close') {
    await workshop.close()
    return database?.close()
  }
  throw new DomainError('unknown-call')
})
