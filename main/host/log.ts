import { join } from 'node:path'
import electronLog from 'electron-log/node'

/** The data host's log: a file of at most 1 MB, the one before it kept. No personal data, no input of calls. */
export const log = electronLog.create({ logId: 'host' })
log.transports.console.level = false
log.transports.file.level = false

/** Begins to write to `<folder>/<name>.log`. */
export function openLog(folder: string, name: string): void {
  log.transports.file.resolvePathFn = () => join(folder, `${name}.log`)
  log.transports.file.maxSize = 1_048_576
  // Written at once: a reference that was told must be in the log even when the process ends right after it.
  log.transports.file.sync = true
  log.transports.file.level = 'info'
}
