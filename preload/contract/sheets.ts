import { z } from 'zod'

/**
 * What bringing in a spreadsheet looks like, the same for every module: the sheets found, the header row, which
 * column became which field, and what each row will do. One import wizard shows all of it.
 *
 * Row numbers are Excel's own (the first row is 1), so that the user finds them in the file. Columns are counted
 * from 0 and shown with their letter.
 */

/** Field key → column (from 0). A field that is left out has no column. A mapping the user corrected is complete. */
export const ColumnMapping = z.record(z.string().max(40), z.number().int().min(0).max(199))
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** Field key → header text as it stood in the file. Kept by header signature, so that the order of columns may change. */
export const RememberedMapping = z.record(z.string().max(40), z.string().max(200))
export type RememberedMapping = z.infer<typeof RememberedMapping>

/**
 * `import`: taken as it stands. `warn`: taken, but something was assumed that the user should see.
 * `refuse`: not taken, with the reason. `skip`: no data (blank, totals, repeated header, notes), left out.
 */
export const RowVerdict = z.enum(['import', 'warn', 'refuse', 'skip'])
export type RowVerdict = z.infer<typeof RowVerdict>

/** Why a row was refused, left out, or taken with a warning. Texts: `imports.reasons.<code>` in the page. */
export const reasonCodes = [
  // left out
  'blank-row',
  'total-row',
  'header-row',
  'section-row',
  'note-row',
  'example-row',
  'duplicate-row',
  // any cell
  'formula-error',
  'too-long',
  'hidden-row',
  // quantities
  'quantity-missing',
  'quantity-zero',
  'quantity-negative',
  'quantity-range',
  'quantity-vague',
  'quantity-several',
  'quantity-date',
  'quantity-merged',
  'quantity-unreadable',
  'quantity-too-large',
  'quantity-fraction',
  'too-many-decimals',
  'approximate',
  'pack-noted',
  'pack-converted',
  'pack-unclear',
  // units
  'unit-missing',
  'unit-default',
  'unit-conflict',
  // dates
  'date-unreadable',
  'date-impossible',
  'date-ambiguous',
  'date-out-of-range',
  'dates-several',
  'month-only',
  'year-only',
  'short-year',
  'month-ambiguous',
  'excel-serial',
  'expires-before-produced',
  'produced-in-future',
  'already-expired',
  'dates-disagree',
  'shelf-life-unreadable',
  'shelf-life-ignored',
  'shelf-life-range',
  'shelf-life-no-unit',
  'shelf-life-rounded',
  'shelf-life-without-date',
  // money
  'price-unreadable',
  'price-negative',
  'price-rounded',
  // supplies
  'name-missing',
  'depot-missing',
  'depot-default',
  'depot-from-title',
  'depot-carried',
  'depot-new',
  'same-lot',
  'same-row',
  // counts
  'not-counted',
  'other-count',
  'line-differs',
  'line-several',
  'line-twice',
  'item-unknown',
  'item-new',
  'item-several',
  'item-not-serial',
  'serial-missing',
  'serial-in-stock',
  'unit-scrapped',
  'found-new',
  'movement-kind-missing',
  'movement-kind-unknown',
  'date-future',
  'basis-unclear',
  // people
  'name-unreadable',
  'names-several',
  'name-from-unit',
  'name-note',
  'phone-missing',
  'phone-unreadable',
  'number-shared',
  'duplicate-person',
  // depots, catalogue, contracts
  'record-exists',
  'choice-unknown',
  'number-unreadable',
  'too-many',
  'coordinates-unreadable',
  'coordinates-outside',
  'coordinates-swapped',
  'pack-unreadable',
  'code-format',
  'date-missing',
  'ends-before-starts',
  'stock-short',
  'not-in-catalogue',
] as const
export const ReasonCode = z.enum(reasonCodes)
export type ReasonCode = z.infer<typeof ReasonCode>

/**
 * `field` and `column` say where (none: the whole row); `text` is the cell's text, or the number of the other row;
 * `facts` what else the sentence names.
 */
export const RowReason = z.object({
  code: ReasonCode,
  field: z.string().max(40).optional(),
  column: z.number().int().min(0).max(199).optional(),
  text: z.string().max(200).optional(),
  facts: z.record(z.string().max(20), z.string().max(200)).optional(),
})
export type RowReason = z.infer<typeof RowReason>

/** A column as found. `field` is the field it fills, `confidence` 0 to 1 (1: the header is a known word, or the user chose). */
export const SheetColumn = z.object({
  index: z.number().int().min(0).max(199),
  letter: z.string().max(3),
  header: z.string().max(200),
  hidden: z.boolean(),
  samples: z.array(z.string().max(200)).max(5),
  field: z.string().max(40).nullable(),
  confidence: z.number().min(0).max(1),
})
export type SheetColumn = z.infer<typeof SheetColumn>

/** What stands in the way of judging rows at all; `field` is the required field without a column. */
export const SheetProblem = z.object({
  code: z.enum(['no-header', 'column-missing', 'columns-cut', 'sheet-empty']),
  field: z.string().max(40).optional(),
})
export type SheetProblem = z.infer<typeof SheetProblem>

export const VerdictCounts = z.object({
  /** All rows below the header that were looked at: the sum of the four. */
  rows: z.number().int().min(0),
  import: z.number().int().min(0),
  warn: z.number().int().min(0),
  refuse: z.number().int().min(0),
  skip: z.number().int().min(0),
})
export type VerdictCounts = z.infer<typeof VerdictCounts>

/** What the user may correct before importing. `headerRow` is Excel's row number of the header's first line. */
export const SheetChoice = z.object({
  sheet: z.string().max(200).optional(),
  headerRow: z.number().int().min(1).max(200_000).optional(),
  mapping: ColumnMapping.optional(),
})
export type SheetChoice = z.infer<typeof SheetChoice>

/** The import as a whole, without its rows. */
export const SheetPreview = z.object({
  file: z.object({
    name: z.string().max(255),
    kind: z.enum(['xlsx', 'xls', 'xlsb', 'ods', 'csv', 'html', 'pasted']),
    encoding: z.string().max(20).nullable(),
  }),
  sheets: z
    .array(z.object({ name: z.string().max(200), hidden: z.boolean(), rows: z.number().int().min(0) }))
    .max(200),
  sheet: z.string().max(200),
  headerRow: z.number().int().min(1).nullable(),
  headerRows: z.number().int().min(0).max(3),
  /** The first rows as text, to choose the header by hand. */
  firstRows: z
    .array(z.object({ row: z.number().int().min(1), cells: z.array(z.string().max(200)).max(200) }))
    .max(30),
  columns: z.array(SheetColumn).max(200),
  /** The fields in the order they are offered; required ones must have a column. */
  fields: z.array(z.object({ key: z.string().max(40), required: z.boolean() })).max(60),
  mapping: ColumnMapping,
  /** Key under which a corrected mapping is remembered. */
  signature: z.string().max(64),
  /** Lines such as 存放地点：镇储备库 above the header: label → value. */
  captions: z.record(z.string().max(40), z.string().max(200)),
  problems: z.array(SheetProblem).max(60),
  counts: VerdictCounts,
})
export type SheetPreview = z.infer<typeof SheetPreview>

/** A judged row. `cells` (the texts as they stand in the file) are there unless the row is simply taken. */
export const PreviewRow = z.object({
  row: z.number().int().min(1),
  verdict: RowVerdict,
  reasons: z.array(RowReason).max(30),
  cells: z.array(z.string().max(2_000)).max(200).optional(),
  values: z.record(z.string().max(40), z.unknown()).nullable(),
})
export type PreviewRow = z.infer<typeof PreviewRow>

/** One page of judged rows, filtered by verdict. */
export const PreviewRowsInput = z.object({
  verdicts: z.array(RowVerdict).max(4).optional(),
  offset: z.number().int().min(0).max(200_000),
  limit: z.number().int().min(1).max(500),
})
export type PreviewRowsInput = z.infer<typeof PreviewRowsInput>

export const PreviewRows = z.object({
  total: z.number().int().min(0),
  rows: z.array(PreviewRow).max(500),
})
export type PreviewRows = z.infer<typeof PreviewRows>
