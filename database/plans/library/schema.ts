import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** A file that belongs to a plan (批复、评审意见、图件); its bytes lie in the attachment store. */
export type PlanAttachmentRow = RecordRow & {
  planId: string
  name: string
  sha256: string
  mime: string
  bytes: number
  /** The day it stops being valid; null: it does not. */
  expiresOn: string | null
  remark: string
}
export const PlanAttachmentEntity = new EntitySchema<PlanAttachmentRow>({
  name: 'plan_attachments',
  columns: {
    ...recordColumns,
    planId: { name: 'plan_id', type: 'text' },
    name: { type: 'text' },
    sha256: { type: 'text' },
    mime: { type: 'text' },
    bytes: { type: 'integer' },
    expiresOn: { name: 'expires_on', type: 'text', nullable: true },
    remark: { type: 'text' },
  },
})
