import type { RowReason, SheetColumn } from '../../preload/contract/sheets'
import { reasonText } from './reasons'
import { type WorkbookFoot, type WriteColumn, type WriteOptions, writeWorkbook } from './write'

/** What a file of refused rows is made from: the columns as found and the rows with their texts. */
export type RefusedSheet = Readonly<{
  title: string
  columns: readonly SheetColumn[]
  rows: Iterable<
    Readonly<{ row: number; cells?: readonly string[] | undefined; reasons: readonly RowReason[] }>
  >
  foot: WorkbookFoot
}>

/**
 * Writes the rows that were not taken, as they stood in the file, with the row number there and the reasons in
 * sentences. The headers are kept, so that the file can be mended and brought in again.
 */
export async function writeRefused(
  path: string,
  refused: RefusedSheet,
  options: WriteOptions = {},
): Promise<void> {
  const named = refused.columns.filter((column) => column.header !== '')
  const columns: WriteColumn[] = [
    { header: '原行号', key: 'row', width: 8, type: 'number' },
    { header: '未导入原因', key: 'reasons', width: 44, type: 'text' },
    ...named.map((column) => ({
      header: column.header,
      key: `c${column.index}`,
      width: Math.min(30, Math.max(10, column.header.length * 2 + 4)),
      type: 'text' as const,
    })),
  ]
  await writeWorkbook(
    path,
    {
      title: refused.title,
      sheets: [{ name: '未导入的行', columns, rows: refusedRows(refused, named), landscape: true }],
      foot: refused.foot,
    },
    options,
  )
}

function sentences(reasons: readonly RowReason[], columns: readonly SheetColumn[]): string {
  return reasons
    .map((reason) => reasonText(reason, columns.find(({ index }) => index === reason.column)?.header))
    .join('；')
}

function* refusedRows(refused: RefusedSheet, columns: readonly SheetColumn[]) {
  for (const { row, cells, reasons } of refused.rows) {
    const texts = Object.fromEntries(columns.map(({ index }) => [`c${index}`, cells?.[index] ?? '']))
    yield { ...texts, row, reasons: sentences(reasons, columns) }
  }
}
