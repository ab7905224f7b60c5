import { randomBytes } from 'node:crypto'
import { DomainError, type ErrorCode, type Failure } from '../../preload/contract/result'
import { log } from './log'

/** Faults of the database and the file system that a user can do something about. */
const known: Readonly<Record<string, ErrorCode>> = {
  SQLITE_CONSTRAINT_UNIQUE: 'duplicate',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'duplicate',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'not-found',
  SQLITE_FULL: 'disk-full',
  SQLITE_IOERR_WRITE: 'disk-full',
  SQLITE_BUSY: 'file-locked',
  SQLITE_LOCKED: 'file-locked',
  SQLITE_READONLY: 'no-permission',
  SQLITE_CANTOPEN: 'no-permission',
  SQLITE_CORRUPT: 'database-damaged',
  SQLITE_CORRUPT_VTAB: 'database-damaged',
  SQLITE_NOTADB: 'database-damaged',
  YOUBEI_IN_USE: 'file-locked',
  YOUBEI_NEWER_DATABASE: 'newer-database',
  YOUBEI_MIGRATION_FAILED: 'migration-failed',
  YOUBEI_CHANGED_SINCE: 'changed-since',
  YOUBEI_NOT_FOUND: 'not-found',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EBUSY: 'file-locked',
  ETXTBSY: 'file-locked',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOENT: 'file-not-found',
}

const codeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * What a throw becomes at the border. Refusals keep their code; known faults of disk and database get one;
 * anything else is a bug: logged with its stack under a reference, told as `internal`.
 */
export function toFailure(error: unknown, call: string): Failure {
  if (error instanceof DomainError) return error.toFailure()
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' }
  const code = known[codeOf(error) ?? '']
  if (code) {
    log.warn(`${call}: ${code} (${codeOf(error)})`)
    return { code }
  }
  const ref = randomBytes(4).toString('hex').toUpperCase()
  // The message of an unexpected error may quote data; the stack's frames do not.
  const stack =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : []
  log.error(
    `${ref} ${call}: ${error instanceof Error ? error.name : typeof error} ${codeOf(error) ?? ''}\n${stack.join('\n')}`,
  )
  return { code: 'internal', ref }
}

/** Turns a failure that crossed a thread back into what it was, to be thrown on. */
export function fromFailure(failure: Failure): Error {
  if (failure.code === 'internal') return new CrossedError(failure)
  return new DomainError(failure.code, failure.facts, failure.fields)
}

/** A bug that was logged in another thread already; its reference goes on unchanged. */
export class CrossedError extends Error {
  override readonly name = 'CrossedError'
  constructor(readonly failure: Failure) {
    super(failure.ref ?? 'internal')
  }
}
