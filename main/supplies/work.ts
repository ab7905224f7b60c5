import type { EntityManager } from '../../database/open'
import { listStock } from '../../database/supplies/repository'
import { makePdf, tableDocument } from '../documents/index'
import { importWork, type JudgeArgs, type WorkContext } from '../host/index'
import { readSettings } from '../office/index'
import { writeTemplate, writeWorkbook } from '../sheets/index'
import { CategoryIndex } from './categories'
import { judgeOpeningStock } from './import'
import { supplyAdvice, supplyTemplate } from './import-template'
import { referenceCategories } from './reference'
import { formatQuantity } from './rules'
import { asStockRow, type StockLine, stateText, stockFilter } from './stock'
import { readThresholds } from './watch/settings'

type Judging = JudgeArgs & { known: { depots: string[] } }

const list = importWork((file, args: Judging, options, { environment }) => {
  const { defaults, ...choice } = args.choice
  return judgeOpeningStock(file, {
    ...choice,
    ...options,
    defaults,
    remembered: args.remembered,
    today: args.today,
    categories: new CategoryIndex(referenceCategories(environment.resourceFolder)),
    knownDepots: args.known.depots,
  })
})

/** Reads and judges a supplies list. */
export const judge = list.judge

/** The refused rows of a list, with the reasons, to be mended and brought in again. */
export const exportRefused = list.refused

export async function makeTemplate(
  _context: WorkContext,
  args: { out: string; office: string; today: string },
): Promise<void> {
  await writeTemplate(args.out, {
    title: '应急物资清单',
    sheetName: '物资清单',
    columns: supplyTemplate,
    advice: supplyAdvice,
    foot: { office: args.office, printedOn: args.today },
  })
}

type Listing = Readonly<{ out: string; today: string; filter: Parameters<typeof stockFilter>[0] }>

/** Rows read at a time. */
const pageOfRows = 2_000

function* stockRows(
  em: EntityManager,
  { filter, today }: Listing,
  signal: AbortSignal,
): Generator<StockLine> {
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const thresholds = readThresholds(em)
    const { rows } = listStock(em, stockFilter(filter, today, thresholds), { offset, limit: pageOfRows })
    for (const row of rows) yield asStockRow(row, today, thresholds)
    if (rows.length < pageOfRows) return
  }
}

/** What lies where, as a print-ready .xlsx. */
export function exportStock({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  return snapshot(async (em) => {
    await writeWorkbook(
      args.out,
      {
        title: '应急物资台账',
        sheets: [
          {
            name: '台账',
            columns: [
              { header: '物资名称', key: 'itemName', width: 20, type: 'text' },
              { header: '规格型号', key: 'spec', width: 16, type: 'text' },
              { header: '单位', key: 'unit', width: 7, type: 'text' },
              { header: '数量', key: 'quantity', width: 10, type: 'number', decimals: 0 },
              { header: '存放地点', key: 'depotName', width: 20, type: 'text' },
              { header: '货位', key: 'bin', width: 10, type: 'text' },
              { header: '批号', key: 'lotNumber', width: 14, type: 'text' },
              { header: '生产日期', key: 'producedOn', width: 12, type: 'date' },
              { header: '有效期至', key: 'expiresOn', width: 12, type: 'date' },
              { header: '状态', key: 'stateText', width: 14, type: 'text' },
            ],
            rows: mapped(stockRows(em, args, signal), (row) => ({
              ...row,
              quantity: row.quantity / 10 ** row.decimals,
              stateText: stateText(row),
            })),
            landscape: true,
          },
        ],
        foot: { office: readSettings(em).officeName, printedOn: args.today },
      },
      { signal, progress: (rows) => progress({ done: rows, total: 0, stage: 'writing' }) },
    )
  })
}

function* mapped<T, U>(rows: Iterable<T>, fn: (row: T) => U): Generator<U> {
  for (const row of rows) yield fn(row)
}

/** What lies where, as a PDF. */
export async function printStock({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  const { office, rows } = await snapshot(async (em) => ({
    office: readSettings(em).officeName,
    rows: [...stockRows(em, args, signal)],
  }))
  const definition = tableDocument({
    title: '应急物资台账',
    office,
    date: args.today,
    landscape: true,
    columns: [
      { title: '物资名称', weight: 4 },
      { title: '规格型号', weight: 3 },
      { title: '数量', weight: 2, align: 'right' },
      { title: '单位', weight: 1.2, align: 'center' },
      { title: '存放地点', weight: 4 },
      { title: '货位', weight: 2 },
      { title: '批号', weight: 2.5 },
      { title: '生产日期', weight: 2.4 },
      { title: '有效期至', weight: 2.4 },
      { title: '状态', weight: 2.6 },
    ],
    rows: rows.map((row) => [
      row.itemName,
      row.spec,
      formatQuantity(row.quantity, row.decimals),
      row.unit,
      row.depotName,
      row.bin,
      row.lotNumber,
      row.producedOn ?? '',
      row.expiresOn ?? '',
      stateText(row),
    ]),
    signatures: ['保管人', '核对人', '负责人'],
  })
  await makePdf(definition, args.out, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}
