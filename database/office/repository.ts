import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowsOf } from '../engine/rows'
import { DivisionEntity, type DivisionRow, UserEntity, type UserRow } from './schema'

/** A setting, as it was saved; undefined when it never was. */
export function getSetting(em: EntityManager, key: string): unknown {
  const row = prepared<[string], { value: string }>(em, 'SELECT value FROM settings WHERE key = ?').get(key)
  return row ? JSON.parse(row.value) : undefined
}

export function setSetting(em: EntityManager, key: string, value: unknown): void {
  prepared(
    em,
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, JSON.stringify(value))
}

export function listUsers(em: EntityManager): UserRow[] {
  return rowsOf(
    em,
    UserEntity,
    'SELECT * FROM users WHERE deleted_at IS NULL ORDER BY created_at LIMIT 500',
    [],
  )
}

/** Who is signed in through this window; undefined when nobody, or when the account was closed since. */
export function sessionUser(em: EntityManager, client: string): UserRow | undefined {
  return rowsOf(
    em,
    UserEntity,
    `SELECT u.* FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.client = ? AND u.active = 1 AND u.deleted_at IS NULL`,
    [client],
  )[0]
}

export function openSession(em: EntityManager, client: string, userId: string, now: number): void {
  prepared(em, 'INSERT OR REPLACE INTO sessions (client, user_id, signed_in_at) VALUES (?, ?, ?)').run(
    client,
    userId,
    now,
  )
}

export function closeSession(em: EntityManager, client: string): void {
  prepared(em, 'DELETE FROM sessions WHERE client = ?').run(client)
}

/** Wrong PINs are counted outside the record's stamp: a failed sign-in is no change of the user. */
export function countFailedPin(em: EntityManager, userId: string, failed: number, waitUntil: number): void {
  prepared(em, 'UPDATE users SET failed_attempts = ?, wait_until = ? WHERE id = ?').run(
    failed,
    waitUntil,
    userId,
  )
}

export function divisionByCode(em: EntityManager, code: string): DivisionRow | undefined {
  return rowsOf(em, DivisionEntity, 'SELECT * FROM divisions WHERE code = ? AND deleted_at IS NULL', [
    code,
  ])[0]
}

/** Places typed in by hand whose code begins with the given digits. */
export function divisionsUnder(em: EntityManager, prefix: string): DivisionRow[] {
  return rowsOf(
    em,
    DivisionEntity,
    'SELECT * FROM divisions WHERE code >= ? AND code < ? AND deleted_at IS NULL ORDER BY code LIMIT 2000',
    [prefix, `${prefix}~`],
  )
}

/** Highest revision in the file, where the clock goes on after a restart. */
export function lastRev(em: EntityManager): string | undefined {
  return prepared<[], { rev: string }>(em, 'SELECT rev FROM change_log ORDER BY seq DESC LIMIT 1').get()?.rev
}
