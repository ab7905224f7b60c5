import { makePdf, type TableColumn, tableDocument } from '../../documents/index'
import { importWork, type JudgeArgs, type WorkContext } from '../../host/index'
import {
  type FieldSpec,
  type ImportTable,
  type Issues,
  judgeTable,
  plainText,
  type RowCells,
  type TemplateColumn,
  type WriteColumn,
  writeTemplate,
  writeWorkbook,
} from '../../sheets/index'

/** A list that a page brings in: its columns, how a row is read, and what makes two rows the same. */
export type ListSpec<V, K extends Known = Known> = Readonly<{
  title: string
  sheetName: string
  fields: readonly FieldSpec[]
  keyFields: readonly string[]
  template: readonly TemplateColumn[]
  advice: readonly string[]
  read: (row: RowCells, issues: Issues, known: K) => V | null
  /** Rows with the same key are about the same record; left out where rows may share one. */
  keyOf?: (values: V) => string
}>

/** What a judge must know of the records that are here: the keys of all of them. */
export type Known = Readonly<{ keys: readonly string[] }>

function judgeList<V, K extends Known>(
  spec: ListSpec<V, K>,
  known: K,
  file: Parameters<typeof judgeTable<V>>[0],
  options: Parameters<typeof judgeTable<V>>[2],
): ImportTable<V> {
  const here = new Set(known.keys)
  return judgeTable<V>(
    file,
    {
      fields: spec.fields,
      keyFields: spec.keyFields,
      judge: (row, issues) => {
        const values = spec.read(row, issues, known)
        return issues.refused ? null : values
      },
      finish: (rows, mark) => {
        const { keyOf } = spec
        if (!keyOf) return
        const seen = new Map<string, number>()
        for (const row of rows) {
          if (!row.values) continue
          const key = keyOf(row.values)
          const first = seen.get(key)
          if (here.has(key)) mark(row, 'skip', { code: 'record-exists' })
          else if (first !== undefined) mark(row, 'skip', { code: 'duplicate-row', text: String(first) })
          else seen.set(key, row.row)
        }
      },
    },
    options,
  )
}

/**
 * The work functions of a list: judging it, an empty one to fill in, its refused rows. `prepare` adds to what the judge
 * was told of the records that are here what it looks up where it runs.
 */
export function listWork<V, K extends Known>(
  spec: ListSpec<V, K>,
  prepare: (context: WorkContext, known: unknown, today: string) => K,
) {
  const { judge, refused } = importWork((file, args: JudgeArgs, options, context) => {
    const { defaults: _defaults, ...choice } = args.choice
    const known = prepare(context, args.known, args.today)
    return judgeList(spec, known, file, { ...choice, ...options, remembered: args.remembered })
  })
  return {
    judge,
    refused,

    template: (_context: WorkContext, args: { out: string; office: string; today: string }) =>
      writeTemplate(args.out, {
        title: spec.title,
        sheetName: spec.sheetName,
        columns: spec.template,
        advice: spec.advice,
        foot: { office: args.office, printedOn: args.today },
      }),
  }
}

/** A text of at most `max` characters; signs for nothing are nothing. */
export function readText(row: RowCells, issues: Issues, field: string, max: number): string {
  const text = row.text(field)
  if (text.length > max) issues.refuse('too-long', field)
  return /^(?:[-—–/\\]+|无)$/.test(text) ? '' : text
}

/** A number with an optional unit behind it (`120㎡`, `30 分钟`); null for an empty cell. Anything else refuses the row. */
export function readNumber(
  row: RowCells,
  issues: Issues,
  field: string,
  range: Readonly<{ min: number; max: number; whole?: boolean }>,
): number | null {
  const text = plainText(row.get(field)).replace(/,/g, '')
  if (text === '' || /^(?:[-—–/\\]+|无|不详)$/.test(text)) return null
  // ㎡ is m2 once widths are folded.
  const found = /^(-?\d+(?:\.\d+)?)\s*(?:[cdk]?m[23²³]?|[^\d.]{0,6})$/i.exec(text)
  const value = found ? Number(found[1]) : Number.NaN
  if (
    !Number.isFinite(value) ||
    value < range.min ||
    value > range.max ||
    (range.whole && !Number.isInteger(value))
  ) {
    issues.refuse('number-unreadable', field)
    return null
  }
  return value
}

/** One of several words; what is none of them is left out with a warning. */
export function readChoice<T extends string>(
  row: RowCells,
  issues: Issues,
  field: string,
  words: ReadonlyArray<readonly [T, RegExp]>,
  otherwise: T,
): T {
  const text = plainText(row.get(field))
  if (text === '') return otherwise
  const found = words.find(([, word]) => word.test(text))
  if (!found) issues.warn('choice-unknown', field)
  return found?.[0] ?? otherwise
}

/** Cells that hold several words: A-01、A-02，A-03. */
export const splitWords = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n\s]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

/** A column of a list on paper and in Excel. */
export type PaperColumn<R> = Readonly<{
  header: string
  /** Characters in Excel. */
  width: number
  /** Share of the width on paper; left out, it is in Excel only. */
  weight?: number
  type?: WriteColumn['type']
  decimals?: number
  value: (row: R) => string | number | null
}>

type Paper<R> = Readonly<{
  out: string
  title: string
  office: string
  today: string
  columns: readonly PaperColumn<R>[]
  rows: readonly R[]
  signatures?: readonly string[]
  foot?: string
}>

/** Writes a list as a print-ready .xlsx. */
export function writeList<R>(paper: Paper<R>, { signal, progress }: WorkContext): Promise<void> {
  return writeWorkbook(
    paper.out,
    {
      title: paper.title,
      sheets: [
        {
          name: paper.title.slice(0, 20),
          columns: paper.columns.map((column, index) => ({
            header: column.header,
            key: `c${index}`,
            width: column.width,
            type: column.type ?? 'text',
            ...(column.decimals === undefined ? {} : { decimals: column.decimals }),
          })),
          rows: paper.rows.map((row) =>
            Object.fromEntries(paper.columns.map((column, index) => [`c${index}`, column.value(row)])),
          ),
          landscape: true,
        },
      ],
      foot: { office: paper.office, printedOn: paper.today },
    },
    { signal, progress: (rows) => progress({ done: rows, total: paper.rows.length, stage: 'writing' }) },
  )
}

/** Prints a list: the columns that have a weight. */
export async function printList<R>(paper: Paper<R>, { signal, progress }: WorkContext): Promise<void> {
  const columns = paper.columns.filter((column) => column.weight !== undefined)
  const heads: TableColumn[] = columns.map((column) => ({
    title: column.header,
    weight: column.weight ?? 1,
    ...(column.type === 'number' ? { align: 'right' as const } : {}),
  }))
  await makePdf(
    tableDocument({
      title: paper.title,
      office: paper.office,
      date: paper.today,
      landscape: true,
      columns: heads,
      rows: paper.rows.map((row) => columns.map((column) => String(column.value(row) ?? ''))),
      ...(paper.foot ? { foot: paper.foot } : {}),
      ...(paper.signatures ? { signatures: paper.signatures } : {}),
    }),
    paper.out,
    { signal, progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }) },
  )
}
