import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type HandbookRow = RecordRow & {
  title: string
  form: string
  version: number
  edition: string
  pages: number
  sheets: number
  bytes: number
  /** The contract's parts, as they were chosen. */
  parts: unknown[]
  /** The whole order; `{}` of papers made before it was kept. */
  order: unknown
  /** The contract's sections with pages and sums. */
  sections: unknown[]
  pageHashes: string[]
  /** The kept file among the attachments. */
  fileSha256: string | null
  madeAt: number
}
export const HandbookEntity = new EntitySchema<HandbookRow>({
  name: 'handbooks',
  columns: {
    ...recordColumns,
    title: { type: 'text' },
    form: { type: 'text' },
    version: { type: 'integer' },
    edition: { type: 'text' },
    pages: { type: 'integer' },
    sheets: { type: 'integer' },
    bytes: { type: 'integer' },
    parts: { type: 'simple-json' },
    order: { name: 'paper_order', type: 'simple-json' },
    sections: { type: 'simple-json' },
    pageHashes: { name: 'page_hashes', type: 'simple-json' },
    fileSha256: { name: 'file_sha256', type: 'text', nullable: true },
    madeAt: { name: 'made_at', type: 'integer' },
  },
})
