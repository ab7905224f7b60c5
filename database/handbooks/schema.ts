import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type HandbookRow = RecordRow & {
  title: string
  version: number
  pages: number
  bytes: number
  /** The contract's parts, as they were chosen. */
  parts: unknown[]
  madeAt: number
}
export const HandbookEntity = new EntitySchema<HandbookRow>({
  name: 'handbooks',
  columns: {
    ...recordColumns,
    title: { type: 'text' },
    version: { type: 'integer' },
    pages: { type: 'integer' },
    bytes: { type: 'integer' },
    parts: { type: 'simple-json' },
    madeAt: { name: 'made_at', type: 'integer' },
  },
})
