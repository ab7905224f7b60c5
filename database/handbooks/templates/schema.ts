import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

export type TemplateRow = RecordRow & {
  name: string
  remark: string
  /** `county`: brought in as a file. */
  source: 'own' | 'county'
  /** The contract's TemplateOrder. */
  order: unknown
}
export const TemplateEntity = new EntitySchema<TemplateRow>({
  name: 'handbook_templates',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    remark: { type: 'text' },
    source: { type: 'text' },
    order: { name: 'template_order', type: 'simple-json' },
  },
})
