import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type PhoneRow = { kind: string; number: string }
export type PersonRow = RecordRow & {
  name: string
  unit: string
  post: string
  villageCode: string | null
  villageName: string
  phones: PhoneRow[]
  remark: string
  /** Pinyin initials of the name, lower case. */
  initials: string
  batchId: string | null
}
export const PersonEntity = new EntitySchema<PersonRow>({
  name: 'people',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    unit: { type: 'text' },
    post: { type: 'text' },
    villageCode: { name: 'village_code', type: 'text', nullable: true },
    villageName: { name: 'village_name', type: 'text' },
    phones: { type: 'simple-json' },
    remark: { type: 'text' },
    initials: { type: 'text' },
    batchId: { name: 'batch_id', type: 'text', nullable: true },
  },
})
