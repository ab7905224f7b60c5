import { rename, rm } from 'node:fs/promises'
import type { CellValue as ExcelValue, Style, Worksheet } from 'exceljs'
import { DomainError } from '../../preload/contract/result'

/**
 * `text` cells have Excel's text format: telephone and ID numbers keep their digits, and a value that begins with
 * = + - or @ stays text even when the user edits it. `date` takes `YYYY-MM-DD`; `money` takes fen and shows yuan;
 * `number` takes the number itself, shown with `decimals` places (default 0), or more where it would lose digits.
 */
export type WriteColumn = Readonly<{
  header: string
  key: string
  /** In characters. */
  width: number
  type: 'text' | 'number' | 'date' | 'money'
  decimals?: number
}>

export type WriteRow = Readonly<Record<string, unknown>>

export type SheetSpec = Readonly<{
  name: string
  columns: readonly WriteColumn[]
  rows: Iterable<WriteRow> | AsyncIterable<WriteRow>
  landscape?: boolean
  /** Lines under the title: what was filtered, 单位：… */
  notes?: readonly string[]
  /** A title of its own where the book has several sheets; else the book's. */
  title?: string
}>

export type WorkbookFoot = Readonly<{ office: string; printedOn: string }>

export type WorkbookSpec = Readonly<{
  title: string
  sheets: readonly SheetSpec[]
  foot: WorkbookFoot
}>

export type WriteOptions = Readonly<{
  signal?: AbortSignal | undefined
  /** Told the rows written so far. */
  progress?: ((rows: number) => void) | undefined
}>

/** What a row's cell may not be longer than in Excel. */
const CELL_LENGTH = 32_767
const LINE = { style: 'thin', color: { argb: 'FF000000' } } as const
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const
const FONT = '宋体'

const numberFormat = (decimals: number): string => (decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0')

/** A column's look, shared by all its cells. */
export function columnStyle(column: WriteColumn): Partial<Style> {
  const font = { name: FONT, size: 10.5 }
  const alignment = { vertical: 'middle', wrapText: true } as const
  switch (column.type) {
    case 'text':
      return { font, border: BORDER, numFmt: '@', alignment: { ...alignment, horizontal: 'left' } }
    case 'number':
      return {
        font,
        border: BORDER,
        numFmt: numberFormat(column.decimals ?? 0),
        alignment: { ...alignment, horizontal: 'right' },
      }
    case 'money':
      return { font, border: BORDER, numFmt: '#,##0.00', alignment: { ...alignment, horizontal: 'right' } }
    case 'date':
      return { font, border: BORDER, numFmt: 'yyyy-mm-dd', alignment: { ...alignment, horizontal: 'center' } }
  }
}

export const headerStyle: Partial<Style> = {
  font: { name: FONT, size: 10.5, bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: BORDER,
}
export const titleStyle: Partial<Style> = {
  font: { name: '黑体', size: 16 },
  alignment: { horizontal: 'center', vertical: 'middle' },
}
export const noteStyle: Partial<Style> = {
  font: { name: FONT, size: 10.5 },
  alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
}

/** Text that a cell can hold: without control characters, not longer than Excel allows. */
export const cellText = (value: unknown): string =>
  String(value)
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\ufffe\uffff]/gu, '')
    .slice(0, CELL_LENGTH)

/** A value as Excel keeps it under a column. What does not fit the column's type is written as text, never dropped. */
export function excelValue(value: unknown, column: WriteColumn): ExcelValue {
  if (value === null || value === undefined || value === '') return null
  if (column.type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value
  if (column.type === 'money' && typeof value === 'number' && Number.isFinite(value)) return value / 100
  if (column.type === 'date') {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value))
    // Midnight UTC: the library counts days in UTC, so that no time zone moves the day.
    if (day) return new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])))
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  return cellText(value)
}

/** A name Excel takes for a sheet: at most 31 characters, none of \ / ? * [ ] :, not empty, each once in a book. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const base =
    cellText(wanted)
      .replace(/[\\/?*[\]:\n]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || '表'
  let name = base
  for (let i = 2; taken.has(name.toLowerCase()); i += 1)
    name = `${base.slice(0, 31 - String(i).length - 1)}-${i}`
  return name
}

/** & starts a code in Excel's headers and footers. */
const footText = (text: string): string =>
  cellText(text).replaceAll('&', '&&').replaceAll('\n', ' ').slice(0, 100)

export function pageOf(landscape: boolean, foot: WorkbookFoot, titleRows: number) {
  return {
    pageSetup: {
      paperSize: 9,
      orientation: landscape ? ('landscape' as const) : ('portrait' as const),
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
      ...(titleRows > 0 ? { printTitlesRow: `${titleRows}:${titleRows}` } : {}),
    },
    headerFooter: {
      oddFooter: `&L&9${footText(foot.office)}&C&9第 &P 页 共 &N 页&R&9打印日期：${footText(foot.printedOn)}`,
    },
  }
}

/**
 * Writes a print-ready .xlsx: title, notes, table with borders, A4, one page wide, the header repeated on every page,
 * office, page x of y and date in the foot. Rows are streamed, so their number is limited by Excel only (1,048,576).
 * The file appears under its name when it is whole; on any error or cancel nothing is left behind.
 * Throws `cancelled`, `too-many-rows`, `disk-full`, `no-permission`, `file-locked`.
 */
export async function writeWorkbook(
  path: string,
  spec: WorkbookSpec,
  options: WriteOptions = {},
): Promise<void> {
  const { stream } = (await import('exceljs')).default
  await replaceFile(path, async (part) => {
    const book = new stream.xlsx.WorkbookWriter({ filename: part, useStyles: true, useSharedStrings: true })
    const failed = failureOf(book)
    const taken = new Set<string>()
    let written = 0
    for (const sheet of spec.sheets) {
      const name = sheetName(sheet.name, taken)
      taken.add(name.toLowerCase())
      const headerRow = 2 + (sheet.notes?.length ?? 0)
      const worksheet = book.addWorksheet(name, {
        ...pageOf(sheet.landscape ?? false, spec.foot, headerRow),
        views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
      })
      startSheet(worksheet, sheet, sheet.title ?? spec.title)
      for await (const row of sheet.rows) {
        if (options.signal?.aborted) throw new DomainError('cancelled')
        written += 1
        if (written + headerRow > 1_048_000) throw new DomainError('too-many-rows', { limit: 1_048_000 })
        addRow(worksheet, sheet.columns, row)
        if (written % 1_000 === 0) {
          options.progress?.(written)
          // The zip's streams need the event loop, else all rows wait in memory.
          await Promise.race([failed, new Promise(setImmediate)])
        }
      }
      worksheet.commit()
    }
    await Promise.race([failed, book.commit()])
  })
}

function startSheet(worksheet: Worksheet, sheet: SheetSpec, title: string): void {
  const width = sheet.columns.length
  sheet.columns.forEach((column, i) => {
    const target = worksheet.getColumn(i + 1)
    target.width = column.width
    target.style = columnStyle(column)
  })
  const wide = (row: number, text: string, style: Partial<Style>, height: number) => {
    const line = worksheet.getRow(row)
    for (let c = 1; c <= width; c += 1) line.getCell(c).style = {}
    line.getCell(1).value = cellText(text)
    line.getCell(1).style = style
    line.height = height
    if (width > 1) worksheet.mergeCells(row, 1, row, width)
    line.commit()
  }
  wide(1, title, titleStyle, 30)
  sheet.notes?.forEach((note, i) => {
    wide(i + 2, note, noteStyle, 18)
  })
  const row = 2 + (sheet.notes?.length ?? 0)
  const header = worksheet.getRow(row)
  sheet.columns.forEach((column, i) => {
    header.getCell(i + 1).value = column.header
    header.getCell(i + 1).style = headerStyle
  })
  header.height = 24
  header.commit()
  worksheet.autoFilter = { from: { row, column: 1 }, to: { row, column: Math.max(1, width) } }
}

function addRow(worksheet: Worksheet, columns: readonly WriteColumn[], row: WriteRow): void {
  const line = worksheet.addRow(columns.map((column) => excelValue(row[column.key], column)))
  columns.forEach((column, i) => {
    const value = row[column.key]
    if (column.type !== 'number' || typeof value !== 'number') return
    const places = placesOf(value)
    // 437.5 kg in a column of pieces must not be printed as 438.
    if (places > (column.decimals ?? 0)) line.getCell(i + 1).numFmt = numberFormat(places)
  })
  line.commit()
}

/** Digits after the point, three at most. */
const placesOf = (value: number): number =>
  Number.isFinite(value) ? ([0, 1, 2].find((places) => Number(value.toFixed(places)) === value) ?? 3) : 0

/** Rejects when the file cannot be written; the writer itself would wait for ever. */
function failureOf(book: unknown): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    const { stream } = book as { stream: NodeJS.EventEmitter }
    stream.on('error', reject)
  })
  failure.catch(() => undefined)
  return failure
}

const WRITE_FAULTS: Readonly<Record<string, 'disk-full' | 'no-permission' | 'file-locked'>> = {
  ENOSPC: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EBUSY: 'file-locked',
}

/** Lets a file be written under another name and puts it in place when it is whole. */
export async function replaceFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  try {
    await write(part)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    const fault = WRITE_FAULTS[(error as NodeJS.ErrnoException).code ?? '']
    throw fault ? new DomainError(fault) : error
  }
}
