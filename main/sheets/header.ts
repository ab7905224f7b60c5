import { createHash } from 'node:crypto'
import type { ColumnMapping, RememberedMapping } from '../../preload/contract/sheets'
import type { CellValue, Sheet } from './cells'
import { cleanText, matchKey } from './values/text'

/** A field that a column may fill. Synonyms in the order of preference; a header with an `avoid` word is never it. */
export type FieldSpec = Readonly<{
  key: string
  required: boolean
  synonyms: readonly string[]
  avoid?: readonly string[]
}>

/** A column's header: `text` as shown, `parts` the texts it was put together from (a header of two lines has two). */
export type Header = Readonly<{ text: string; parts: readonly string[] }>

export type FoundHeader = Readonly<{
  /** Rows counted from 0. */
  row: number
  rows: number
  headers: readonly Header[]
}>

export type MatchedColumns = Readonly<{
  mapping: ColumnMapping
  /** Field → how sure, 0 to 1. */
  confidence: Readonly<Record<string, number>>
  /** Columns with a header that no field took. */
  unmatched: readonly number[]
}>

const LOOKED_AT = 40
const ENOUGH = 0.45
/** What a synonym loses to the one before it; known words stay above `KNOWN`. */
const ORDER = 0.001
const KNOWN = 0.95
const BRACKETS = /[([{【〔][^()[\]{}【】〔〕]*[)\]}】〕]/g

type Normal = Readonly<{ base: string; whole: string }>

/** A header for comparing: without spaces, stars, colons and brackets (`base`), and with what the brackets hold (`whole`). */
function normal(text: string): Normal {
  const key = matchKey(text).replace(/[*★☆※:。.]/g, '')
  return { base: key.replace(BRACKETS, '') || key, whole: key.replace(/[()[\]{}【】〔〕]/g, '') }
}

/** What stands in brackets in a header: 单价（万元） → 万元, 保质期（月） → 月. Also 保质期/月. '' if nothing. */
export function headerUnit(text: string): string {
  const key = matchKey(text)
  return /[([{【〔]([^()[\]{}【】〔〕]*)[)\]}】〕]/.exec(key)?.[1] ?? /[/／](.{1,3})$/.exec(key)?.[1] ?? ''
}

const memo = new Map<string, Normal>()
function normalSynonym(text: string): Normal {
  const known = memo.get(text)
  if (known) return known
  const made = normal(text)
  memo.set(text, made)
  return made
}

/** How well a header fits a field. In Chinese the last word carries the meaning: 物资存放地点 is a 存放地点. */
function fitness(header: Normal, field: FieldSpec): number {
  if (header.base === '') return 0
  let best = 0
  for (const [i, synonym] of field.synonyms.entries()) {
    const word = normalSynonym(synonym)
    if (header.base === word.base || header.whole === word.whole) return Math.max(best, 1 - i * ORDER)
    if (word.base.length < 2) continue
    const place = header.base.endsWith(word.base)
      ? 0.85
      : header.base.startsWith(word.base)
        ? 0.75
        : header.base.includes(word.base)
          ? 0.65
          : 0
    best = Math.max(best, place * (0.7 + (0.3 * word.base.length) / header.base.length))
  }
  const avoided = field.avoid?.some((word) => header.whole.includes(matchKey(word))) ?? false
  return avoided ? 0 : best
}

function fitHeader(header: Header, field: FieldSpec): number {
  const whole = fitness(normal(header.text), field)
  const last = header.parts.at(-1)
  if (header.parts.length < 2 || last === undefined) return whole
  const avoided = field.avoid?.some((word) => matchKey(header.text).includes(matchKey(word))) ?? false
  return avoided ? whole : Math.max(whole, KNOWN * fitness(normal(last), field))
}

/**
 * Gives columns to fields by their headers, the surest first; each column and each field once. A hidden column is
 * taken only where no visible one fits as well.
 */
export function matchColumns(
  headers: readonly Header[],
  fields: readonly FieldSpec[],
  hidden: ReadonlySet<number> = new Set(),
): MatchedColumns {
  const fits = fields.flatMap((field) =>
    headers.flatMap((header, column) => {
      const score = fitHeader(header, field) - (hidden.has(column) ? 0.1 : 0)
      return score >= ENOUGH ? [{ field: field.key, column, score }] : []
    }),
  )
  fits.sort((a, b) => b.score - a.score || a.column - b.column)
  const mapping: ColumnMapping = {}
  const confidence: Record<string, number> = {}
  const taken = new Set<number>()
  for (const { field, column, score } of fits) {
    if (field in mapping || taken.has(column)) continue
    mapping[field] = column
    confidence[field] = score >= KNOWN ? 1 : Math.max(0, score)
    taken.add(column)
  }
  const unmatched = headers.flatMap((header, i) => (header.text !== '' && !taken.has(i) ? [i] : []))
  return { mapping, confidence, unmatched }
}

const headerText = (cell: CellValue | undefined): string => cleanText(cell ?? null).replace(/\s/g, '')

const single = (sheet: Sheet, row: number): Header[] =>
  Array.from({ length: sheet.width }, (_, c) => {
    const text = headerText(sheet.rows[row]?.[c])
    return { text, parts: text === '' ? [] : [text] }
  })

/** The upper line's text over a column: its own, that of the merge covering it, or (without merges) its left neighbour's. */
function upperTexts(sheet: Sheet, row: number): string[] {
  const texts = Array.from({ length: sheet.width }, (_, c) => headerText(sheet.rows[row]?.[c]))
  for (const merge of sheet.merges) {
    if (merge.top !== row || merge.right <= merge.left) continue
    for (let c = merge.left + 1; c <= Math.min(merge.right, sheet.width - 1); c += 1)
      texts[c] = texts[merge.left] ?? ''
  }
  const lower = sheet.rows[row + 1]
  for (let c = 1; c < texts.length; c += 1) {
    const bothBelow = headerText(lower?.[c]) !== '' && headerText(lower?.[c - 1]) !== ''
    if (texts[c] === '' && bothBelow) texts[c] = texts[c - 1] ?? ''
  }
  return texts
}

/** A header of two lines: 数量 over 应有 and 实有 becomes 数量应有 and 数量实有; cells merged over both lines stay one text. */
function double(sheet: Sheet, row: number): Header[] {
  return upperTexts(sheet, row).map((upper, c) => {
    const lower = headerText(sheet.rows[row + 1]?.[c])
    const parts = upper === lower ? [upper] : [upper, lower]
    const kept = parts.filter((part) => part !== '')
    return { text: kept.join(''), parts: kept }
  })
}

const isHeaderLike = (cells: readonly CellValue[] | undefined): boolean => {
  const filled = cells?.filter((cell) => cell !== null) ?? []
  return (
    filled.length > 0 &&
    filled.every((cell) => typeof cell === 'string' && cell.length <= 30 && !/^\d/.test(cell.trim()))
  )
}

/**
 * True where the next row is the lower line of the same header: it has texts under blanks of the upper line (the parts
 * of a merged 数量), and elsewhere at most what a merge over both lines repeats.
 */
function continues(sheet: Sheet, row: number): boolean {
  const upper = sheet.rows[row] ?? []
  const lower = sheet.rows[row + 1]
  if (!isHeaderLike(lower)) return false
  const at = (cells: readonly CellValue[] | undefined, c: number) => headerText(cells?.[c])
  const underBlank = (c: number) => at(lower, c) !== '' && at(upper, c) === ''
  const columns = Array.from({ length: sheet.width }, (_, c) => c).filter((c) => at(lower, c) !== '')
  // Where the upper line has fewer words it is a title or names groups: the lower line says all by itself.
  const own = columns.filter((c) => at(lower, c) !== at(upper, c)).length
  if (own > upper.filter((cell) => cell !== null).length) return false
  const part = (c: number) => at(lower, c) === at(upper, c) || underBlank(c) || underBlank(c + 1)
  // 收入 over 数量 and 单价, 发出 over 数量 alone: a part of one group may be all of another.
  const fits = columns.every((c) => part(c) || columns.some((o) => part(o) && at(lower, o) === at(lower, c)))
  return fits && columns.some((c) => underBlank(c) || at(lower, c) === at(upper, c))
}

/** The header that starts at a row, of one line or two as the cells show. Null where the sheet has no such row. */
export function headerAt(sheet: Sheet, row: number, fields: readonly FieldSpec[]): FoundHeader | null {
  if (!sheet.rows[row]) return null
  const one = single(sheet, row)
  if (!continues(sheet, row)) return { row, rows: 1, headers: one }
  const two = double(sheet, row)
  // A title such as 台账 over a header is no upper line: with it fewer columns are known.
  return score(two, fields) >= 0.8 * score(one, fields)
    ? { row, rows: 2, headers: two }
    : { row, rows: 1, headers: one }
}

function score(headers: readonly Header[], fields: readonly FieldSpec[]): number {
  const { confidence } = matchColumns(headers, fields)
  return fields.reduce((sum, field) => sum + (confidence[field.key] ?? 0) * (field.required ? 2 : 1), 0)
}

/**
 * Finds the header among the first rows, below titles such as 甲河镇应急物资台账 and lines such as 填报单位：.
 * It must hold at least two known fields, one of them required. Null where there is none.
 */
export function findHeader(sheet: Sheet, fields: readonly FieldSpec[]): FoundHeader | null {
  let best: Readonly<{ header: FoundHeader; score: number }> | null = null
  for (let row = 0; row < Math.min(LOOKED_AT, sheet.rows.length); row += 1) {
    if ((sheet.rows[row]?.filter((cell) => typeof cell === 'string').length ?? 0) < 2) continue
    const header = headerAt(sheet, row, fields)
    if (!header) continue
    const { mapping } = matchColumns(header.headers, fields)
    const known = Object.keys(mapping)
    if (known.length < 2 || !fields.some((field) => field.required && field.key in mapping)) continue
    const value = score(header.headers, fields)
    // The lower line of a header may know as many words as both: it stays the lower line.
    if (best && row < best.header.row + best.header.rows) continue
    // The first header counts; one repeated further down may be a little better, being in one line.
    if (!best || value > best.score * 1.15) best = { header, score: value }
  }
  return best?.header ?? null
}

/** How good a sheet looks for these fields, to choose among sheets: 0 where it has no header. */
export function sheetScore(sheet: Sheet, fields: readonly FieldSpec[]): number {
  const header = findHeader(sheet, fields)
  if (!header) return 0
  const required = fields.filter((field) => field.required)
  const { mapping } = matchColumns(header.headers, fields)
  const complete = required.every((field) => field.key in mapping) ? 100 : 0
  return complete + score(header.headers, fields)
}

/** A stable key for a header, whatever the order, spaces and brackets of its columns: a corrected mapping is kept under it. */
export function headerSignature(headers: readonly Header[]): string {
  const words = headers.map((header) => normal(header.text).base).filter((word) => word !== '')
  return createHash('sha256')
    .update([...words].sort().join('\n'))
    .digest('hex')
    .slice(0, 32)
}

/** A mapping by header text, which survives columns changing places. */
export function rememberMapping(headers: readonly Header[], mapping: ColumnMapping): RememberedMapping {
  const kept: RememberedMapping = {}
  for (const [field, column] of Object.entries(mapping)) {
    const text = headers[column]?.text
    if (text) kept[field] = text
  }
  return kept
}

/** A remembered mapping found again in a header of the same signature. Headers that are gone leave their field empty. */
export function recallMapping(headers: readonly Header[], remembered: RememberedMapping): ColumnMapping {
  const mapping: ColumnMapping = {}
  const taken = new Set<number>()
  for (const [field, text] of Object.entries(remembered)) {
    const wanted = normal(text).whole
    const column = headers.findIndex((header, i) => !taken.has(i) && normal(header.text).whole === wanted)
    if (column < 0) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** Lines such as 存放地点：镇储备库 above the header (label → value), and the title under 标题. */
export function captionsAbove(sheet: Sheet, headerRow: number): Record<string, string> {
  const captions: Record<string, string> = {}
  for (const row of sheet.rows.slice(0, Math.min(headerRow, LOOKED_AT))) {
    const texts = row.map((cell) => cleanText(cell))
    for (const [i, text] of texts.entries()) {
      if (text === '') continue
      const parts = /^([^:：]{2,12})[:：]\s*(.*)$/.exec(text)
      const label = parts?.[1]?.replace(/\s/g, '')
      const value = parts?.[2] || texts.slice(i + 1).find((next) => next !== '')
      if (label && value && !captions[label]) captions[label] = value.slice(0, 200)
      else if (!parts && !captions.标题 && text.length > 3) captions.标题 = text.slice(0, 200)
    }
  }
  return captions
}
