import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

/** One import as a whole, so that it can be taken back as a whole. */
export type ImportBatchRow = RecordRow & {
  kind: string
  fileName: string
  rows: number
  imported: number
  undoneAt: number | null
}
export const ImportBatchEntity = new EntitySchema<ImportBatchRow>({
  name: 'import_batches',
  columns: {
    ...recordColumns,
    kind: { type: 'text' },
    fileName: { name: 'file_name', type: 'text' },
    rows: { type: 'integer' },
    imported: { type: 'integer' },
    undoneAt: { name: 'undone_at', type: 'integer', nullable: true },
  },
})
