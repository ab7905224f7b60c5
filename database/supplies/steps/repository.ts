import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import type { StepRow } from './schema'

/** Adds a step; there is no way to change or remove one. */
export function insertStep(em: EntityManager, step: StepRow): void {
  prepared(
    em,
    `INSERT INTO supplies_steps (id, subject_id, step, at, user_id, user_name, person, opinion, document_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    step.id,
    step.subjectId,
    step.step,
    step.at,
    step.userId,
    step.userName,
    step.person,
    step.opinion,
    step.documentId,
  )
}

export type StepListRow = StepRow & { documentNumber: string | null; reversed: number }

/** Every step of a request or a count in the order it was taken (UUIDv7 tells steps of one instant apart). */
export function stepsOf(em: EntityManager, subjectId: string): StepListRow[] {
  return prepared<[string], StepListRow>(
    em,
    `SELECT s.id, s.subject_id AS subjectId, s.step, s.at, s.user_id AS userId, s.user_name AS userName, s.person,
       s.opinion, s.document_id AS documentId, d.number AS documentNumber,
       EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.document_id) AS reversed
     FROM supplies_steps s LEFT JOIN stock_documents d ON d.id = s.document_id
     WHERE s.subject_id = ? ORDER BY s.at, s.id LIMIT 500`,
  ).all(subjectId)
}

/** The next number of a year, without gaps: taken in the transaction that uses it. */
export function nextSequence(em: EntityManager, kind: string, year: number): number {
  return (
    prepared<[string, number], { last: number }>(
      em,
      `INSERT INTO document_numbers (kind, year, last) VALUES (?, ?, 1)
       ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
    ).get(kind, year)?.last ?? 0
  )
}
