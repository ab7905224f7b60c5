import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'

export type AuditRow = {
  seq: number
  at: number
  userId: string
  userName: string
  call: string
  subject: string
  previous: string
  hash: string
}

const columns = 'seq, at, user_id AS userId, user_name AS userName, call, subject, previous, hash'
/** What the first entry follows. */
const origin = '0'.repeat(64)

const hashOf = (entry: Omit<AuditRow, 'hash'>) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        entry.previous,
        entry.seq,
        entry.at,
        entry.userId,
        entry.userName,
        entry.call,
        entry.subject,
      ]),
    )
    .digest('hex')

/** The number the next entry will have: records are stamped with it before the entry itself is written. */
export function nextAuditSeq(em: EntityManager): number {
  const last = prepared<[], { seq: number }>(
    em,
    'SELECT seq FROM audit_entries ORDER BY seq DESC LIMIT 1',
  ).get()
  return (last?.seq ?? 0) + 1
}

/**
 * Stands for the state of the data: another text after every change. The hash of the newest entry and, because what
 * is saved in the middle of a sitting has no entry of its own, the last line of the change log.
 */
export function lastAudit(em: EntityManager): string {
  const last = prepared<[], { hash: string }>(
    em,
    'SELECT hash FROM audit_entries ORDER BY seq DESC LIMIT 1',
  ).get()
  return `${last?.hash ?? ''} ${changeCount(em)}`
}

/** How many changes the file has seen: what was computed from it stays right while this stays the same. */
export function changeCount(em: EntityManager): number {
  return prepared<[], { seq: number | null }>(em, 'SELECT max(seq) AS seq FROM change_log').get()?.seq ?? 0
}

/** Adds the entry to the chain: each entry's hash covers the one before it, so none can be changed or taken out unseen. */
export function appendAudit(em: EntityManager, entry: Omit<AuditRow, 'hash' | 'previous'>): AuditRow {
  const last = prepared<[], { hash: string }>(
    em,
    'SELECT hash FROM audit_entries ORDER BY seq DESC LIMIT 1',
  ).get()
  const chained = { ...entry, previous: last?.hash ?? origin }
  const row = { ...chained, hash: hashOf(chained) }
  prepared(
    em,
    'INSERT INTO audit_entries (seq, at, user_id, user_name, call, subject, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(row.seq, row.at, row.userId, row.userName, row.call, row.subject, row.previous, row.hash)
  return row
}

/** Computes a stretch of the chain anew, from after `seq`. Answers where it stands and the first entry that does not fit. */
export function verifyAuditStretch(
  em: EntityManager,
  after: { seq: number; hash: string },
  limit: number,
): { seq: number; hash: string; count: number; brokenAt: number | null } {
  const rows = prepared<[number, number], AuditRow>(
    em,
    `SELECT ${columns} FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ?`,
  ).all(after.seq, limit)
  let { seq, hash } = after.seq === 0 ? { seq: 0, hash: origin } : after
  for (const row of rows) {
    const { hash: written, ...rest } = row
    if (row.seq !== seq + 1 || row.previous !== hash || hashOf(rest) !== written)
      return { seq, hash, count: rows.length, brokenAt: row.seq }
    seq = row.seq
    hash = written
  }
  return { seq, hash, count: rows.length, brokenAt: null }
}

/** Entries newest first. */
export function listAudit(
  em: EntityManager,
  filter: { call?: string; userName?: string; search?: string; offset: number; limit: number },
): { rows: AuditRow[]; total: number } {
  const where: string[] = ['1 = 1']
  const values: (string | number)[] = []
  if (filter.call) {
    where.push('call = ?')
    values.push(filter.call)
  }
  if (filter.userName) {
    where.push('user_name = ?')
    values.push(filter.userName)
  }
  if (filter.search) {
    where.push('(instr(call, ?) > 0 OR instr(user_name, ?) > 0 OR instr(subject, ?) > 0)')
    values.push(filter.search, filter.search, filter.search)
  }
  const condition = where.join(' AND ')
  return {
    rows: prepared<(string | number)[], AuditRow>(
      em,
      `SELECT ${columns} FROM audit_entries WHERE ${condition} ORDER BY seq DESC LIMIT ? OFFSET ?`,
    ).all(...values, filter.limit, filter.offset),
    total:
      prepared<(string | number)[], { total: number }>(
        em,
        `SELECT count(*) AS total FROM audit_entries WHERE ${condition}`,
      ).get(...values)?.total ?? 0,
  }
}
