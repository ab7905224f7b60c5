import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'

/** Somebody in the middle of writing: changes that follow one another share the audit entry of the first. */
export type SittingRow = {
  userId: string
  userName: string
  call: string
  /** What is being written: one sitting a person, call and record. */
  recordId: string
  /** The entry that was made with the first change. */
  auditSeq: number
  beganAt: number
  lastAt: number
  changes: number
  /** Which parts of the record were changed, each once. */
  parts: readonly string[]
  /** What the closing entry names besides its figures. */
  subject: Readonly<Record<string, unknown>>
}

type Key = Pick<SittingRow, 'userId' | 'call' | 'recordId'>
type Stored = Omit<SittingRow, 'parts' | 'subject'> & { parts: string; subject: string }

const columns = `user_id AS userId, user_name AS userName, call, record_id AS recordId, audit_seq AS auditSeq,
  began_at AS beganAt, last_at AS lastAt, changes, parts, subject`

const read = (row: Stored): SittingRow => ({
  ...row,
  parts: JSON.parse(row.parts) as string[],
  subject: JSON.parse(row.subject) as Record<string, unknown>,
})

/** Every sitting that was not closed, by its first entry: no more than there are people at work. */
export function openSittings(em: EntityManager): SittingRow[] {
  return prepared<[], Stored>(em, `SELECT ${columns} FROM audit_sittings ORDER BY audit_seq LIMIT 1000`)
    .all()
    .map(read)
}

/** Keeps a sitting as it stands after a change. */
export function keepSitting(em: EntityManager, row: SittingRow): void {
  prepared(
    em,
    `INSERT OR REPLACE INTO audit_sittings
     (user_id, user_name, call, record_id, audit_seq, began_at, last_at, changes, parts, subject)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.userId,
    row.userName,
    row.call,
    row.recordId,
    row.auditSeq,
    row.beganAt,
    row.lastAt,
    row.changes,
    JSON.stringify(row.parts),
    JSON.stringify(row.subject),
  )
}

export function dropSitting(em: EntityManager, { userId, call, recordId }: Key): void {
  prepared(em, 'DELETE FROM audit_sittings WHERE user_id = ? AND call = ? AND record_id = ?').run(
    userId,
    call,
    recordId,
  )
}
