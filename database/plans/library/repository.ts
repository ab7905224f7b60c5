import type { EntityManager } from 'typeorm'
import { rowsOf } from '../../engine/rows'
import { PlanAttachmentEntity, type PlanAttachmentRow } from './schema'

/** Files of a plan, in the order they were added. */
export function attachmentsOf(em: EntityManager, planId: string): PlanAttachmentRow[] {
  return rowsOf(
    em,
    PlanAttachmentEntity,
    'SELECT * FROM plan_attachments WHERE plan_id = ? AND deleted_at IS NULL ORDER BY created_at, id LIMIT 500',
    [planId],
  )
}

/** A file with the sum of its bytes; undefined when it was removed. */
export function attachmentById(em: EntityManager, id: string): PlanAttachmentRow | undefined {
  return rowsOf(
    em,
    PlanAttachmentEntity,
    'SELECT * FROM plan_attachments WHERE id = ? AND deleted_at IS NULL',
    [id],
  )[0]
}
