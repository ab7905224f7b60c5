import type { ColumnMapping, ReasonCode, RowReason } from '../../preload/contract/sheets'
import { type CellValue, cellKey, type Sheet } from './cells'
import { cleanText, isDitto, matchKey, rawText } from './values/text'

/** Why a row holds no data of its own, or null if it is to be judged. `section` is the heading's text. */
export type RowKind = Readonly<{ code: ReasonCode; section?: string }> | null

const TOTAL =
  /^(?:合计|总计|小计|共计|累计|总合计|本[页日月季年][合小累]计|[\d一二三四五六七八九十]{1,3}月份?[合小累]计|分类合计|汇总|上[年月页](?:结[存转]|转来)|[年期月]初(?:结存|余额)|承前页|接上页|过次页|转下页|结转(?:下年|下页|下月))(?:$|[:(\d])/
const NOTE =
  /^(?:备注|注|说明|填表说明|填报说明|制表人?|填表人?|填报人?|填报单位|填报日期|审核人?|审批人?|复核人?|负责人|主管领导|分管领导|保管员?|保管人|仓管员|经办人|联系人|联系电话|盘点人|监盘人|日期)(?:\d|[([][^)\]]*[)\]])?[:：]/
const NOTE_START = /^(?:注|备注|说明)[:：、]/
const NUMBERED = /^(?:[(（]?[一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．])\s*\S/
const EXAMPLE = /^(?:示例|样例|范例|例|example)(?:$|[:：])/i

type Filled = Readonly<{ column: number; text: string }>

/** Tells rows of data from the rest. Made once per sheet. */
export class RowClassifier {
  private readonly headerKeys: readonly string[]
  private readonly mapped: ReadonlySet<number>
  private readonly wide: ReadonlySet<number>

  constructor(
    private readonly sheet: Sheet,
    headers: readonly string[],
    private readonly mapping: ColumnMapping,
    /** Fields that every row of data has: a note or a heading lacks one. */
    private readonly keyFields: readonly string[],
  ) {
    this.headerKeys = headers.map((text) => headerKey(text))
    this.mapped = new Set(Object.values(mapping))
    this.wide = new Set(
      sheet.merges.flatMap((m) => (m.top === m.bottom && m.right - m.left >= 2 ? [m.top] : [])),
    )
  }

  kind(row: number): RowKind {
    const own = this.filled(row)
    const first = own[0]
    if (!first) return { code: 'blank-row' }
    if (this.isHeader(own)) return { code: 'header-row' }
    const texts = own.filter((cell) => !/^\d+$/.test(cell.text))
    const lead = texts[0]
    // A list printed with its numbers ready for what is still to come.
    if (!lead && own.length === 1 && !this.mapped.has(first.column)) return { code: 'blank-row' }
    if (!lead) return null
    if (EXAMPLE.test(lead.text) && lead.column <= 1) return { code: 'example-row' }
    if (TOTAL.test(matchKey(lead.text)) && !this.isData(row, lead)) return { code: 'total-row' }
    if (NOTE_START.test(lead.text) && lead.column === own[0]?.column && !this.hasKeyFields(row))
      return { code: 'note-row' }
    if (NOTE.test(lead.text) && !this.hasKeyFields(row)) return { code: 'note-row' }
    if (own.length === 1) {
      if (NUMBERED.test(lead.text)) return heading(lead.text)
      if (this.hasKeyFields(row)) return null
      if (/[类部库点](?:[:：])?$/.test(lead.text)) return heading(lead.text)
      if (this.wide.has(row) || lead.text.length > 40) return { code: 'note-row' }
    }
    return null
  }

  /** Cells with something in them, except those a vertical merge filled. */
  private filled(row: number): Filled[] {
    const cells = this.sheet.rows[row] ?? []
    const found: Filled[] = []
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] ?? null
      if (cell === null || this.sheet.filledDown.has(cellKey(row, column))) continue
      const text = cleanText(cell)
      if (text !== '') found.push({ column, text })
    }
    return found
  }

  private isHeader(own: readonly Filled[]): boolean {
    const same = own.filter((cell) =>
      headerIncludes(this.headerKeys[cell.column] ?? '', headerKey(cell.text)),
    )
    if (same.length >= 2 && same.length >= own.length * 0.6) return true
    // 1 2 3 4 … under the header, as forms have it.
    return (
      own.length >= 4 &&
      own.every((cell, i) => cell.text === String(i + 1) && cell.column - (own[0]?.column ?? 0) === i)
    )
  }

  /** A name such as 汇总 in the name's own column, with a unit and all, is an odd name, but data. */
  private isData(row: number, lead: Filled): boolean {
    const nameColumn = this.mapping[this.keyFields[0] ?? '']
    return (
      lead.column !== nameColumn &&
      nameColumn !== undefined &&
      cleanText(this.sheet.rows[row]?.[nameColumn] ?? null) !== ''
    )
  }

  private hasKeyFields(row: number): boolean {
    return this.keyFields.every((field) => {
      const column = this.mapping[field]
      return column !== undefined && cleanText(this.sheet.rows[row]?.[column] ?? null) !== ''
    })
  }
}

const heading = (text: string): RowKind => ({
  code: 'section-row',
  section: text
    .replace(/^(?:[(（]?[一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．])\s*/, '')
    .replace(/[:：]\s*$/, ''),
})

const headerKey = (text: string): string => matchKey(text).replace(/[*★☆※:]/g, '')

/** The lower line of a header of two lines is repeated alone just as often as both. */
const headerIncludes = (header: string, text: string): boolean =>
  header !== '' && (header === text || header.endsWith(text))

/** The cells of one row by field, with "same as above" signs already resolved. */
export class RowCells {
  constructor(
    private readonly sheet: Sheet,
    /** From 0. */
    readonly index: number,
    private readonly mapping: ColumnMapping,
    private readonly headers: readonly string[],
    private readonly above: Map<string, CellValue>,
    /** The last section heading above, such as 抢险救援类; '' if none. */
    readonly section: string,
  ) {}

  has(field: string): boolean {
    return this.mapping[field] !== undefined
  }

  column(field: string): number | undefined {
    return this.mapping[field]
  }

  header(field: string): string {
    return this.headers[this.mapping[field] ?? -1] ?? ''
  }

  /** The value under a field, null where it is empty or has no column. 同上 and 〃 read as the cell above. */
  get(field: string): CellValue {
    const column = this.mapping[field]
    if (column === undefined) return null
    const own = this.sheet.rows[this.index]?.[column] ?? null
    const value = typeof own === 'string' && isDitto(own.trim()) ? (this.above.get(field) ?? null) : own
    this.above.set(field, value)
    return value
  }

  text(field: string): string {
    return cleanText(this.get(field))
  }

  /** The same row with a field read from another one's column: 出库数量 as the quantity. */
  reading(field: string, from: string): RowCells {
    const column = this.mapping[from]
    if (column === undefined) return this
    const mapping = { ...this.mapping, [field]: column }
    return new RowCells(this.sheet, this.index, mapping, this.headers, this.above, this.section)
  }

  /** True where a vertical merge put the value here: a number under it may belong to all rows together. */
  isFilledDown(field: string): boolean {
    const column = this.mapping[field]
    return column !== undefined && this.sheet.filledDown.has(cellKey(this.index, column))
  }

  /** True for any cell of a merge over several rows, its first one included. */
  isMergedDown(field: string): boolean {
    const column = this.mapping[field]
    if (column === undefined) return false
    return this.isFilledDown(field) || this.sheet.filledDown.has(cellKey(this.index + 1, column))
  }
}

/** Collects what is to be said about a row. */
export class Issues {
  readonly reasons: RowReason[] = []
  refused = false

  constructor(private row: RowCells) {}

  /** From here on cells are quoted from this reading of the row. */
  about(row: RowCells): void {
    this.row = row
  }

  /** The row is taken, but the user should see this. Without `text` the cell's own text is quoted. */
  warn(code: ReasonCode, field?: string, text?: string): void {
    this.add(code, field, text)
  }

  /** The row is not taken. */
  refuse(code: ReasonCode, field?: string, text?: string): void {
    this.refused = true
    this.add(code, field, text)
  }

  private add(code: ReasonCode, field: string | undefined, text: string | undefined): void {
    if (this.reasons.length >= 30) return
    const column = field === undefined ? undefined : this.row.column(field)
    const quoted = text ?? (column === undefined ? '' : rawText(this.row.get(field ?? '')))
    this.reasons.push({
      code,
      ...(field === undefined ? {} : { field }),
      ...(column === undefined ? {} : { column }),
      ...(quoted === '' ? {} : { text: cleanText(quoted).slice(0, 200) }),
    })
  }
}
