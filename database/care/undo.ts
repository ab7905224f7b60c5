import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'

export type UndoStep = {
  seq: number
  auditSeq: number
  call: string
  at: number
  /** The call that takes it back; null when the records' former state does. */
  inverse: { call: string; input: unknown } | null
}

/** How many changes back a user may go. */
const kept = 100

export function pushUndo(
  em: EntityManager,
  step: { auditSeq: number; userId: string; call: string; at: number; inverse: UndoStep['inverse'] },
): void {
  prepared(em, 'INSERT INTO undo_steps (audit_seq, user_id, call, at, inverse) VALUES (?, ?, ?, ?, ?)').run(
    step.auditSeq,
    step.userId,
    step.call,
    step.at,
    step.inverse ? JSON.stringify(step.inverse) : null,
  )
  prepared(
    em,
    `DELETE FROM undo_steps WHERE user_id = ? AND seq <= (SELECT seq FROM undo_steps WHERE user_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ${kept})`,
  ).run(step.userId, step.userId)
}

/** The user's newest change that has not been taken back. */
export function lastUndo(em: EntityManager, userId: string): UndoStep | undefined {
  const row = prepared<[string], Omit<UndoStep, 'inverse'> & { inverse: string | null }>(
    em,
    'SELECT seq, audit_seq AS auditSeq, call, at, inverse FROM undo_steps WHERE user_id = ? AND undone = 0 ORDER BY seq DESC LIMIT 1',
  ).get(userId)
  return row && { ...row, inverse: row.inverse ? (JSON.parse(row.inverse) as UndoStep['inverse']) : null }
}

export function markUndone(em: EntityManager, seq: number): void {
  prepared(em, 'UPDATE undo_steps SET undone = 1 WHERE seq = ?').run(seq)
}
