import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader, type ReadDatabase } from '../../database/open'
import { DomainError } from '../../preload/contract/result'
import { Link } from './link'
import { openLog } from './log'
import './modules'
import { findWork } from './registry'
import type { Environment, WorkContext } from './types'

/** A worker thread: parses files and makes documents, with its own read-only connection when it needs one. */
const environment = workerData as Environment
openLog(environment.logFolder, 'worker')

let database: Promise<ReadDatabase> | undefined
const reader = () => {
  database ??= openReader({
    file: join(environment.dataFolder, 'youbei.db'),
    nativeBinding: environment.nativeBinding,
  })
  return database
}

if (!parentPort) throw new Error('started outside a worker thread')
new Link(parentPort, async (name, args, { progress, signal }) => {
  const found = await findWork(name)
  if (!found) throw new DomainError('unknown-call')
  const run = found as (context: WorkContext, args: unknown) => Promise<unknown>
  return run({ environment, progress, signal, snapshot: async (fn) => (await reader()).snapshot(fn) }, args)
})
