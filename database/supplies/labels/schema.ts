import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../../record'

/** A size of labels. Lengths are tenths of a millimetre. */
export type LabelFormatRow = RecordRow & {
  name: string
  pageWidth: number
  pageHeight: number
  columns: number
  rows: number
  width: number
  height: number
  marginLeft: number
  marginTop: number
  gapX: number
  gapY: number
}
export const LabelFormatEntity = new EntitySchema<LabelFormatRow>({
  name: 'label_formats',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    pageWidth: { name: 'page_width', type: 'integer' },
    pageHeight: { name: 'page_height', type: 'integer' },
    columns: { type: 'integer' },
    rows: { type: 'integer' },
    width: { type: 'integer' },
    height: { type: 'integer' },
    marginLeft: { name: 'margin_left', type: 'integer' },
    marginTop: { name: 'margin_top', type: 'integer' },
    gapX: { name: 'gap_x', type: 'integer' },
    gapY: { name: 'gap_y', type: 'integer' },
  },
})
