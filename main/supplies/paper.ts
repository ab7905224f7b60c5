import { makePdf, type TableRow, tableDocument } from '../documents/index'
import type { WorkContext } from '../host/index'
import { readSettings } from '../office/index'
import { writeWorkbook } from '../sheets/index'

type Value = string | number | null

/** A column of a paper that is made as PDF and as .xlsx. `number` holds whole units, `money` fen, `date` a day. */
export type PaperColumn<R> = Readonly<{
  title: string
  /** Share of the width in print; characters in the workbook. */
  width: number
  type: 'text' | 'number' | 'money' | 'date'
  align?: 'center'
  value: (row: R) => Value
}>

/** A row that only heads the ones after it. */
export type GroupLine = Readonly<{ group: string }>

export type Paper<R> = Readonly<{
  title: string
  /** Period, filter, basis: under the title. */
  subtitle?: string
  columns: readonly PaperColumn<R>[]
  rows: readonly (R | GroupLine)[]
  /** Under the table, one value a column. */
  totals?: readonly Value[]
  /** What must be known to read it. */
  notes?: readonly string[]
  signatures: readonly string[]
  landscape?: boolean
}>

export type PaperFormat = 'pdf' | 'xlsx'

/** A quantity in whole units: 12500 with 3 decimals is 12.5. */
export const units = (quantity: number | null, decimals: number): number | null =>
  quantity === null ? null : quantity / 10 ** decimals

/** Yuan with thousands and two places. */
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${grouped(Math.trunc(Math.abs(fen) / 100))}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** A number as it is printed: thousands apart, three places at most. */
export function numberText(value: number): string {
  const [whole = '0', part = ''] = Math.abs(value).toFixed(3).split('.')
  const places = part.replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${grouped(Number(whole))}${places === '' ? '' : `.${places}`}`
}

const isGroup = (row: unknown): row is GroupLine =>
  typeof row === 'object' && row !== null && 'group' in row && Object.keys(row).length === 1

function textOf(type: PaperColumn<never>['type'], value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return type === 'money' ? yuan(value) : numberText(value)
}

/** Makes a paper: a PDF with repeated heads, page x of y and lines to sign on, or a print-ready workbook. */
export async function writePaper<R extends object>(
  { snapshot, signal, progress }: WorkContext,
  paper: Paper<R>,
  { format, out, today }: Readonly<{ format: PaperFormat; out: string; today: string }>,
): Promise<void> {
  const office = await snapshot(async (em) => readSettings(em).officeName)
  // A sum of nothing would hide that there is nothing.
  const totals = paper.rows.length === 0 ? undefined : paper.totals
  if (format === 'xlsx') {
    const keys = paper.columns.map((_, index) => `c${index}`)
    const record = (values: readonly Value[]) =>
      Object.fromEntries(values.map((value, index) => [keys[index] ?? '', value]))
    const rows = [
      ...paper.rows.map((row) =>
        isGroup(row) ? { c0: row.group } : record(paper.columns.map((column) => column.value(row))),
      ),
      ...(totals ? [record(totals)] : []),
      ...(paper.signatures.length > 0
        ? [{}, { c0: paper.signatures.map((label) => `${label}：`).join('                    ') }]
        : []),
    ]
    const spec = {
      title: paper.title,
      sheets: [
        {
          name: paper.title,
          columns: paper.columns.map((column, index) => ({
            header: column.title,
            key: keys[index] ?? '',
            width: column.width,
            type: column.type,
          })),
          rows,
          landscape: paper.landscape ?? false,
          notes: [...(paper.subtitle ? [paper.subtitle] : []), ...(paper.notes ?? [])],
        },
      ],
      foot: { office, printedOn: today },
    }
    await writeWorkbook(out, spec, {
      signal,
      progress: (done) => progress({ done, total: rows.length, stage: 'writing' }),
    })
    return
  }
  const print = (values: readonly Value[]): TableRow =>
    values.map((value, index) => textOf(paper.columns[index]?.type ?? 'text', value))
  const definition = tableDocument({
    title: paper.title,
    ...(paper.subtitle ? { subtitle: paper.subtitle } : {}),
    office,
    date: today,
    landscape: paper.landscape ?? false,
    columns: paper.columns.map((column) => ({
      title: column.title,
      weight: column.width,
      ...(column.type === 'number' || column.type === 'money'
        ? { align: 'right' as const }
        : column.align
          ? { align: column.align }
          : {}),
    })),
    rows: [
      ...paper.rows.map((row) =>
        isGroup(row) ? { group: row.group } : print(paper.columns.map((column) => column.value(row))),
      ),
      ...(totals ? [print(totals)] : []),
    ],
    ...(paper.notes?.length ? { foot: paper.notes.join('\n') } : {}),
    signatures: paper.signatures,
  })
  await makePdf(definition, out, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}
