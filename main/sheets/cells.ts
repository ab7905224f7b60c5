/** A cell as read: dates are texts (`YYYY-MM-DD`, `YYYY-MM` where the format shows no day, with ` HH:MM` where it shows a time). */
export type CellValue = string | number | boolean | null

/** A merged area, from 0, inclusive. */
export type MergedArea = Readonly<{ top: number; left: number; bottom: number; right: number }>

/** One sheet. `rows[0]` is Excel's row 1; rows may be shorter than the widest one; trailing blank rows are cut. */
export type Sheet = Readonly<{
  name: string
  hidden: boolean
  rows: ReadonlyArray<readonly CellValue[]>
  width: number
  merges: readonly MergedArea[]
  /** From 0. Hidden rows and columns are kept: whoever judges the rows says so. */
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** Cells whose value was repeated from the top of a vertical merge, as `cellKey`. */
  filledDown: ReadonlySet<number>
  /** Used columns beyond the limit, which were not read. */
  columnsCut: number
}>

export type SheetKind = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'html' | 'pasted'

export type SheetFile = Readonly<{
  name: string
  kind: SheetKind
  /** Of text files: `utf-8`, `utf-16le`, `gb18030`. */
  encoding: string | null
  sheets: readonly Sheet[]
}>

/**
 * Limits for files that users bring: bytes on disk, rows and columns of a sheet, sheets of a book, and the
 * unpacked size of a zip's parts (a workbook of 200,000 rows and 20 columns has about 200 MB of XML).
 */
export const sheetLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  sheets: 200,
  zipEntries: 5_000,
  zipEntryBytes: 256 * 1024 * 1024,
  zipBytes: 400 * 1024 * 1024,
  htmlBytes: 20 * 1024 * 1024,
  cellLength: 32_767,
} as const

/** One number for a cell's place (from 0), for sets. */
export const cellKey = (row: number, column: number): number => row * sheetLimits.columns + column

/** A formula that was never calculated by the program that wrote the file: reads like Excel's own error texts. */
export const UNCALCULATED = '#UNCALCULATED!'

const ERROR_TEXT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|UNCALCULATED!)$/

/** True for the texts Excel shows where a formula failed (`#REF!`, `#N/A` …). */
export const isErrorText = (value: CellValue): boolean => typeof value === 'string' && ERROR_TEXT.test(value)

/** Excel's letter of a column counted from 0: 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}
