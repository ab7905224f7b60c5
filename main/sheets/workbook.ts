import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx'
import { DomainError } from '../../preload/contract/result'
import { type CellValue, cellKey, type MergedArea, type Sheet, sheetLimits, UNCALCULATED } from './cells'
import { serialToDay } from './values/date'

/** What SheetJS exports at run time but does not declare. */
type Library = typeof import('@e965/xlsx') & {
  parse_zip: (container: unknown, options: ParsingOptions) => WorkBook
}

const load = async (): Promise<Library> => (await import('@e965/xlsx')) as unknown as Library

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/**
 * Number formats that Excel's Chinese edition has built in and writes by number alone (ECMA-376 part 1, 18.8.30,
 * zh-cn). Without them a date typed as 2025年3月 reads as the bare number 45717.
 */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** Styles with the Chinese formats written out, so that the parser's own table knows them. */
function withChineseFormats(styles: Buffer): Buffer {
  const xml = styles.toString('utf8')
  const missing = Object.entries(CHINESE_FORMATS)
    .filter(([id]) => !xml.includes(`<numFmt numFmtId="${id}"`))
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('')
  const own = /<numFmts[^>]*>([\s\S]*?)<\/numFmts>/.exec(xml)?.[1] ?? ''
  const bare = xml.replace(/<numFmts[^>]*>[\s\S]*?<\/numFmts>/, '')
  return Buffer.from(bare.replace(/<styleSheet[^>]*>/, (tag) => `${tag}<numFmts>${missing}${own}</numFmts>`))
}

/** One row more than allowed is read, so that "too many" can be told from "just enough". */
const options = (): ParsingOptions => ({
  dense: true,
  cellNF: true,
  cellHTML: false,
  cellStyles: true,
  sheetRows: sheetLimits.rows + 1,
})

/** Reads unpacked parts of .xlsx, .xlsm, .xlsb or .ods. Throws `file-broken`, `too-many-rows`, `file-too-large`. */
export async function fromParts(parts: ReadonlyMap<string, Buffer>, signal?: AbortSignal): Promise<Sheet[]> {
  const xlsx = await load()
  // Stubs are how a formula that was never calculated shows itself.
  const container = xlsx.CFB.utils.cfb_new()
  let text = true
  for (const [name, bytes] of parts) {
    const isStyles = /xl\/styles\.xml$/i.test(name)
    if (isStyles) text = false
    xlsx.CFB.utils.cfb_add(container, name, isStyles ? withChineseFormats(bytes) : bytes, { unsafe: true })
  }
  return convert(
    xlsx,
    () => xlsx.parse_zip(container, { ...options(), sheetStubs: true, cellText: text }),
    signal,
  )
}

/** Reads .xls, or text that is HTML or Excel's XML of 2003. */
export async function fromBytes(content: Buffer | string, signal?: AbortSignal): Promise<Sheet[]> {
  const xlsx = await load()
  if (typeof content === 'string') {
    // `raw`: the parser would make dates of 1-2 and numbers of telephone numbers that HTML shows as text.
    return convert(xlsx, () => xlsx.read(content, { ...options(), type: 'string', raw: true }), signal)
  }
  // Files of Excel 5 hold bytes of a code page; the table is large, so it is loaded for them only.
  xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return convert(xlsx, () => xlsx.read(content, { ...options(), type: 'buffer', cellText: true }), signal)
}

function convert(xlsx: Library, parse: () => WorkBook, signal?: AbortSignal): Sheet[] {
  let book: WorkBook
  try {
    book = parse()
  } catch (error) {
    throw refusalOf(error)
  }
  if (book.SheetNames.length > sheetLimits.sheets) throw new DomainError('file-broken')
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const dates = new DateFormats(xlsx)
  return book.SheetNames.flatMap((name, i) => {
    if (signal?.aborted) throw new DomainError('cancelled')
    const sheet = book.Sheets[name]
    if (!sheet) throw new DomainError('file-broken', { sheet: name })
    // A chart on a sheet of its own, a dialogue or a macro sheet has no cells.
    if (sheet['!type'] && sheet['!type'] !== 'sheet') return []
    const answer = convertSheet(name, sheet, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, date1904, dates)
    delete book.Sheets[name]
    return [answer]
  })
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const message = error instanceof Error ? error.message : ''
  if (/password|ods encryption/i.test(message)) return new DomainError('file-encrypted')
  if (/cannot find workbook|could not find workbook|unsupported|not a spreadsheet/i.test(message)) {
    return new DomainError('file-not-what-it-says')
  }
  return new DomainError('file-broken')
}

function convertSheet(
  name: string,
  sheet: WorkSheet,
  hidden: boolean,
  date1904: boolean,
  dates: DateFormats,
): Sheet {
  const data = sheet['!data'] ?? []
  const rows: CellValue[][] = []
  let last = -1
  let width = 0
  let cut = 0
  for (let r = 0; r < data.length; r += 1) {
    const cells = data[r] ?? []
    const row: CellValue[] = []
    for (let c = 0; c < cells.length; c += 1) {
      const value = cellValue(cells[c], date1904, dates)
      if (value === null || (typeof value === 'string' && value.trim() === '')) continue
      if (c >= sheetLimits.columns) {
        cut = Math.max(cut, c + 1 - sheetLimits.columns)
        continue
      }
      while (row.length < c) row.push(null)
      row.push(value)
      last = r
    }
    width = Math.max(width, row.length)
    rows.push(row)
  }
  if (last >= sheetLimits.rows)
    throw new DomainError('too-many-rows', { limit: sheetLimits.rows, sheet: name })
  rows.length = last + 1
  const merges = (sheet['!merges'] ?? []).map((m) => ({
    top: m.s.r,
    left: m.s.c,
    bottom: m.e.r,
    right: m.e.c,
  }))
  return {
    name,
    hidden,
    rows,
    width,
    merges,
    filledDown: fillDown(rows, merges),
    hiddenRows: hiddenIn(sheet['!rows'], last + 1),
    hiddenColumns: hiddenIn(sheet['!cols'], width),
    columnsCut: cut,
  }
}

function hiddenIn(
  list: ReadonlyArray<{ hidden?: boolean | undefined } | undefined> | undefined,
  end: number,
): Set<number> {
  const found = new Set<number>()
  list?.slice(0, end).forEach((entry, i) => {
    if (entry?.hidden) found.add(i)
  })
  return found
}

/** Repeats the value of a vertical merge in the rows it covers, as the reader of the sheet sees it. */
export function fillDown(rows: CellValue[][], merges: readonly MergedArea[]): Set<number> {
  const filled = new Set<number>()
  for (const { top, left, bottom } of merges) {
    const value = rows[top]?.[left] ?? null
    if (value === null || left >= sheetLimits.columns) continue
    for (let r = top + 1; r <= Math.min(bottom, rows.length - 1); r += 1) {
      const row = rows[r]
      if (!row || filled.has(cellKey(r, left))) break
      while (row.length <= left) row.push(null)
      row[left] = value
      filled.add(cellKey(r, left))
    }
  }
  return filled
}

function cellValue(cell: CellObject | undefined, date1904: boolean, dates: DateFormats): CellValue {
  if (!cell) return null
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '').slice(0, sheetLimits.cellLength)
    case 'b':
      return cell.v === true
    case 'e':
      return ERRORS[Number(cell.v)] ?? '#VALUE!'
    case 'n':
      return typeof cell.v === 'number' ? dates.read(cell.v, cell.z, cell.w, date1904) : null
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v)
    default:
      return cell.f === undefined ? null : UNCALCULATED
  }
}

type DateParts = Readonly<{ day: boolean; month: boolean; hour: boolean }>

/** Turns numbers into dates where the cell's format shows them as such; remembers what each format means. */
class DateFormats {
  private readonly known = new Map<string, DateParts | null>()
  constructor(private readonly xlsx: Library) {}

  read(
    value: number,
    format: string | number | undefined,
    shown: string | undefined,
    date1904: boolean,
  ): CellValue {
    // Formats known by number only leave no format, but the text they are shown as.
    const text = format ?? (shown && /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(shown) ? 'm/d/yy' : 'General')
    if (text === 'General') return value
    const key = String(text)
    if (/^0{2,20}$/.test(key) && Number.isInteger(value) && value >= 0)
      return String(value).padStart(key.length, '0')
    const parts = this.parts(key)
    return parts ? (this.date(value, parts, date1904) ?? value) : value
  }

  private parts(format: string): DateParts | null {
    const known = this.known.get(format)
    if (known !== undefined) return known
    const codes = format.toLowerCase().replace(/"[^"]*"|\\.|\[[^\]]*\]|am\/pm|a\/p/g, '')
    const clock = /h/.test(codes)
    const parts = this.xlsx.SSF.is_date(format)
      ? {
          day: /d/.test(codes),
          month: /m/.test(clock ? codes.replace(/:mm?|mm?:/g, '') : codes),
          hour: clock,
        }
      : null
    this.known.set(format, parts)
    return parts
  }

  private date(value: number, parts: DateParts, date1904: boolean): string | null {
    const minutes = Math.round((value - Math.floor(value)) * 1440) % 1440
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    if (value >= 0 && value < 1 && parts.hour) return clock
    const day = serialToDay(value, date1904)
    if (day === null) return null
    if (parts.hour) return minutes === 0 ? day : `${day} ${clock}`
    return parts.day ? day : day.slice(0, parts.month ? 7 : 4)
  }
}
