import { DomainError } from '../../preload/contract/result'
import type {
  ColumnMapping,
  PreviewRow,
  RememberedMapping,
  RowReason,
  RowVerdict,
  SheetChoice,
  SheetColumn,
  SheetPreview,
  VerdictCounts,
} from '../../preload/contract/sheets'
import { type CellValue, columnLetter, isErrorText, type Sheet, type SheetFile } from './cells'
import {
  captionsAbove,
  type FieldSpec,
  type FoundHeader,
  findHeader,
  headerAt,
  headerSignature,
  matchColumns,
  recallMapping,
  sheetScore,
} from './header'
import { Issues, RowCells, RowClassifier } from './rows'
import { cleanText, rawText } from './values/text'

/** How a module reads a list. `judge` answers the row's values, or null where it refused them through `issues`. */
export type TableSpec<V> = Readonly<{
  fields: readonly FieldSpec[]
  /** Fields that every row of data has, the name first. */
  keyFields: readonly string[]
  judge: (row: RowCells, issues: Issues, captions: Readonly<Record<string, string>>) => V | null
  /** Looks at all rows together, for duplicates; `mark` adds a reason and gives a row that was taken another verdict. */
  finish?: (rows: readonly ImportRow<V>[], mark: MarkRow<V>) => void
}>

/** A judged row; `row` is Excel's row number, `values` null unless it is taken. */
export type ImportRow<V> = Omit<PreviewRow, 'values'> & { values: V | null }

export type MarkRow<V> = (row: ImportRow<V>, verdict: 'warn' | 'skip' | 'refuse', reason: RowReason) => void

/** A list as read: the preview's facts and every row. Rows are empty while a problem stands in the way. */
export type ImportTable<V> = SheetPreview & { rows: ImportRow<V>[] }

export type TableChoice = SheetChoice &
  Readonly<{
    /** Mappings the user corrected before, by header signature. */
    remembered?: Readonly<Record<string, RememberedMapping>> | undefined
    signal?: AbortSignal | undefined
    progress?: ((fraction: number) => void) | undefined
  }>

const FIRST_ROWS = 15
const SAMPLES = 4
const CELL_TEXT = 200

/**
 * Judges one sheet of a file against a module's fields: chooses the sheet and the header (or takes the user's choice),
 * maps columns, leaves out rows without data, and has each other row judged.
 * Throws `sheet-not-found` for a sheet that is not there, `cancelled`. A missing header or column is a `problem`.
 */
export function judgeTable<V>(file: SheetFile, spec: TableSpec<V>, choice: TableChoice = {}): ImportTable<V> {
  const sheet = chooseSheet(file, spec.fields, choice.sheet)
  const header =
    choice.headerRow === undefined
      ? findHeader(sheet, spec.fields)
      : headerAt(sheet, choice.headerRow - 1, spec.fields)
  const frame = frameOf<V>(file, sheet, spec.fields)
  if (!header)
    return { ...frame, problems: [{ code: sheet.rows.length === 0 ? 'sheet-empty' : 'no-header' }] }
  const { mapping, columns, signature } = mapColumns(sheet, header, spec.fields, choice)
  const problems: SheetPreview['problems'] = spec.fields
    .filter((field) => field.required && mapping[field.key] === undefined)
    .map((field) => ({ code: 'column-missing' as const, field: field.key }))
  const blocked = problems.length > 0
  if (sheet.columnsCut > 0) problems.push({ code: 'columns-cut' })
  const captions = captionsAbove(sheet, header.row)
  const rows = blocked ? [] : judgeRows(sheet, header, mapping, spec, captions, choice)
  return {
    ...frame,
    headerRow: header.row + 1,
    headerRows: header.rows,
    columns,
    mapping,
    signature,
    captions,
    problems,
    counts: countVerdicts(rows),
    rows,
  }
}

/** The preview without its rows, as the page gets it. */
export function previewOf<V>(table: ImportTable<V>): SheetPreview {
  const { rows: _rows, ...preview } = table
  return preview
}

/** Counts rows by verdict. */
export function countVerdicts(rows: ReadonlyArray<Readonly<{ verdict: RowVerdict }>>): VerdictCounts {
  const counts = { rows: rows.length, import: 0, warn: 0, refuse: 0, skip: 0 }
  for (const row of rows) counts[row.verdict] += 1
  return counts
}

function chooseSheet(file: SheetFile, fields: readonly FieldSpec[], wanted: string | undefined): Sheet {
  if (wanted !== undefined) {
    const found = file.sheets.find((sheet) => sheet.name === wanted)
    if (!found) throw new DomainError('sheet-not-found', { file: file.name, sheet: wanted })
    return found
  }
  // A hidden sheet holds old figures as a rule: it is chosen only by the user.
  const visible = file.sheets.filter((sheet) => !sheet.hidden)
  const candidates = visible.length > 0 ? visible : file.sheets
  const scored = candidates.map((sheet) => ({ sheet, score: sheetScore(sheet, fields) }))
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, next) => (!top || next.score > top.score + 0.01 ? next : top),
    undefined,
  )
  if (!best) throw new DomainError('file-empty', { file: file.name })
  return best.score > 0 ? best.sheet : (candidates.find((sheet) => sheet.rows.length > 0) ?? best.sheet)
}

const shown = (cell: CellValue | undefined): string =>
  rawText(cell ?? null)
    .trim()
    .slice(0, CELL_TEXT)

function frameOf<V>(file: SheetFile, sheet: Sheet, fields: readonly FieldSpec[]): ImportTable<V> {
  return {
    file: { name: file.name.slice(0, 255), kind: file.kind, encoding: file.encoding },
    sheets: file.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })),
    sheet: sheet.name,
    headerRow: null,
    headerRows: 0,
    firstRows: sheet.rows.slice(0, FIRST_ROWS).map((cells, i) => ({ row: i + 1, cells: cells.map(shown) })),
    columns: [],
    fields: fields.map(({ key, required }) => ({ key, required })),
    mapping: {},
    signature: '',
    captions: {},
    problems: [],
    counts: countVerdicts([]),
    rows: [],
  }
}

function mapColumns(sheet: Sheet, header: FoundHeader, fields: readonly FieldSpec[], choice: TableChoice) {
  const signature = headerSignature(header.headers)
  const auto = matchColumns(header.headers, fields, sheet.hiddenColumns)
  const remembered = choice.remembered?.[signature]
  const own = choice.mapping ?? (remembered ? recallMapping(header.headers, remembered) : undefined)
  const mapping: ColumnMapping = own ? onlyKnown(own, fields, sheet.width) : auto.mapping
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]))
  const first = header.row + header.rows
  const columns: SheetColumn[] = header.headers.flatMap(({ text }, index) => {
    const samples = samplesOf(sheet, first, index)
    if (text === '' && samples.length === 0) return []
    const field = fieldOf.get(index) ?? null
    const sure = field === null ? 0 : own ? 1 : (auto.confidence[field] ?? 0)
    const hidden = sheet.hiddenColumns.has(index)
    return [
      {
        index,
        letter: columnLetter(index),
        header: text.slice(0, CELL_TEXT),
        hidden,
        samples,
        field,
        confidence: sure,
      },
    ]
  })
  return { mapping, columns, signature }
}

/** The user's mapping without fields and columns that do not exist here. */
function onlyKnown(mapping: ColumnMapping, fields: readonly FieldSpec[], width: number): ColumnMapping {
  const keys = new Set(fields.map((field) => field.key))
  return Object.fromEntries(
    Object.entries(mapping).filter(([key, column]) => keys.has(key) && column < width),
  )
}

function samplesOf(sheet: Sheet, first: number, column: number): string[] {
  const samples: string[] = []
  for (
    let row = first;
    row < Math.min(sheet.rows.length, first + 200) && samples.length < SAMPLES;
    row += 1
  ) {
    const text = shown(sheet.rows[row]?.[column])
    if (text !== '' && !samples.includes(text)) samples.push(text)
  }
  return samples
}

function judgeRows<V>(
  sheet: Sheet,
  header: FoundHeader,
  mapping: ColumnMapping,
  spec: TableSpec<V>,
  captions: Readonly<Record<string, string>>,
  choice: TableChoice,
): ImportRow<V>[] {
  const headers = header.headers.map(({ text }) => text)
  const classifier = new RowClassifier(sheet, headers, mapping, spec.keyFields)
  const above = new Map<string, CellValue>()
  const rows: ImportRow<V>[] = []
  let section = ''
  for (let index = header.row + header.rows; index < sheet.rows.length; index += 1) {
    if (index % 5_000 === 0) {
      if (choice.signal?.aborted) throw new DomainError('cancelled')
      choice.progress?.(index / sheet.rows.length)
    }
    const kind = classifier.kind(index)
    if (kind) {
      if (kind.section !== undefined) section = kind.section
      rows.push({
        row: index + 1,
        verdict: 'skip',
        reasons: [{ code: kind.code }],
        cells: texts(sheet, index),
        values: null,
      })
      continue
    }
    const cells = new RowCells(sheet, index, mapping, headers, above, section)
    const issues = new Issues(cells)
    const values = judgeRow(cells, issues, spec, captions)
    if (sheet.hiddenRows.has(index)) issues.warn('hidden-row')
    const verdict: RowVerdict =
      issues.refused || values === null ? 'refuse' : issues.reasons.length > 0 ? 'warn' : 'import'
    rows.push({
      row: index + 1,
      verdict,
      reasons: issues.reasons,
      ...(verdict === 'import' ? {} : { cells: texts(sheet, index) }),
      values: verdict === 'refuse' ? null : values,
    })
  }
  spec.finish?.(rows, (row, verdict, reason) => {
    row.verdict = verdict
    if (row.reasons.length < 30) row.reasons.push(reason)
    row.cells ??= texts(sheet, row.row - 1)
    if (verdict !== 'warn') row.values = null
  })
  return rows
}

/** A formula that failed in any mapped column refuses the row before its parsers see half of it. */
function judgeRow<V>(
  cells: RowCells,
  issues: Issues,
  spec: TableSpec<V>,
  captions: Readonly<Record<string, string>>,
): V | null {
  for (const { key } of spec.fields) {
    if (isErrorText(cells.get(key))) issues.refuse('formula-error', key)
  }
  return issues.refused ? null : spec.judge(cells, issues, captions)
}

const texts = (sheet: Sheet, row: number): string[] =>
  (sheet.rows[row] ?? []).map((cell) => cleanText(cell).slice(0, 2_000))
