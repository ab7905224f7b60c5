import { z } from 'zod'
import { FileRef, Id, text } from './common'
import { ColumnMapping } from './sheets'

/** What the import wizard sends, the same for every list: the file, and what the person corrected so far. */
export const SheetChoice = z.object({
  /** A file, or rows pasted from Excel or WPS. */
  file: FileRef.optional(),
  pasted: z.string().max(5_000_000).optional(),
  sheet: z.string().max(100).optional(),
  /** Row number of the header as Excel counts, from 1. */
  headerRow: z.number().int().min(1).max(1_000).optional(),
  mapping: ColumnMapping.optional(),
  /** Value used where a column is missing, by field: a depot, a unit. */
  defaults: z.record(z.string().max(40), text(100)).optional(),
  /** Which rows the preview shows. */
  show: z.enum(['all', 'import', 'warn', 'refuse']).default('all'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type SheetChoice = z.infer<typeof SheetChoice>

/** Why a row was refused; the page turns the code into words. */
export const RefusedRow = z.object({
  row: z.number().int(),
  reasons: z.array(
    z.object({ code: z.string(), column: z.string().optional(), text: z.string().optional() }),
  ),
})

export const ImportResult = z.object({
  batchId: Id,
  rows: z.number().int(),
  imported: z.number().int(),
  /** The first thousand; `refusedCount` counts all. */
  refused: z.array(RefusedRow),
  refusedCount: z.number().int(),
})
export type ImportResult = z.infer<typeof ImportResult>
