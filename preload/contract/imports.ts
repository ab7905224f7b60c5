import { z } from 'zod'
import { FileRef, Id, text } from './common'
import { PreviewRows, RowReason, RowVerdict, SheetChoice, SheetPreview } from './sheets'

/** What the import wizard sends, the same for every list: the file, and what the person corrected so far. */
export const ImportInput = SheetChoice.extend({
  /** A file, or rows pasted from Excel or WPS: one of the two. */
  file: FileRef.optional(),
  pasted: z.string().max(5_000_000).optional(),
  /** Value used where a row has none, by field: a depot, a unit. */
  defaults: z.record(z.string().max(40), text(100)).optional(),
  /** The page of judged rows a preview shows. */
  verdicts: z.array(RowVerdict).max(4).optional(),
  offset: z.number().int().min(0).max(200_000).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type ImportInput = z.infer<typeof ImportInput>

export const ImportPreview = SheetPreview.extend({
  page: PreviewRows,
  /** True when the mapping is one that was corrected and remembered earlier. */
  remembered: z.boolean(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const RefusedRow = z.object({ row: z.number().int(), reasons: z.array(RowReason) })

export const ImportResult = z.object({
  batchId: Id,
  /** Rows with data: imported and refused together. */
  rows: z.number().int(),
  imported: z.number().int(),
  /** The first thousand; `refusedCount` counts all. */
  refused: z.array(RefusedRow),
  refusedCount: z.number().int(),
})
export type ImportResult = z.infer<typeof ImportResult>
