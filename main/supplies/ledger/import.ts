import {
  type ImportRow,
  type ImportTable,
  type Issues,
  judgeTable,
  type MarkRow,
  type RowCells,
  type SheetFile,
} from '../../sheets/index'
import {
  type Captions,
  judgeGoods,
  markNewDepots,
  type OpeningOptions,
  type OpeningRow,
  readDay,
  textOf,
} from '../import'
import { formatQuantity } from '../rules'
import { movementFields } from './import-fields'

/** Kinds that a list may hold: those that need no other document beside them. */
export type MovementKind = 'receive' | 'issue' | 'scrap'

/** A line of a list of receipts and issues as read; the quantity is scaled by 10^decimals and positive. */
export type MovementRow = OpeningRow &
  Readonly<{
    kind: MovementKind
    happenedOn: string
    counterparty: string
    receiver: string
    orderedBy: string
    event: string
  }>

const WORDS: ReadonlyArray<readonly [MovementKind | null, RegExp]> = [
  [null, /归还|还库|借|调拨|调出|调入|移库|盘点|调整|冲/],
  ['scrap', /报废|报损|损毁|损耗|销毁/],
  ['issue', /出|领|发放|发出|支出|使用|消耗|out|issue/i],
  ['receive', /入|收|购|捐|in|receipt|receive/i],
]

/** What a word says the movement is; null for kinds that are written as documents, undefined where it says nothing. */
export const kindOf = (word: string): MovementKind | null | undefined =>
  WORDS.find(([, words]) => words.test(word))?.[0]

type Row = Readonly<{ row: number; values: MovementRow }>

type Options = OpeningOptions &
  Readonly<{
    /** The rows that take more than there is, by row number: what there is and what they want. Left out: not asked. */
    foresee?: (rows: readonly Row[]) => ReadonlyMap<number, Readonly<{ have: number; need: number }>>
  }>

/**
 * Reads a list of receipts and issues: every row with its verdict and reasons. Rows that take more than there is then
 * are refused (`stock-short`); the rest is judged as if they were not there.
 */
export function judgeMovements(file: SheetFile, options: Options): ImportTable<MovementRow> {
  const carried = { depotName: '', happenedOn: '' }
  return judgeTable<MovementRow>(
    file,
    {
      fields: movementFields,
      keyFields: ['itemName'],
      judge: (row, issues, captions) => judgeRow(row, issues, captions, options, carried),
      finish: (rows, mark) => {
        markSame(rows, mark)
        if (options.foresee) markShort(rows, mark, options.foresee)
        if (options.knownDepots) markNewDepots(rows, mark, options.knownDepots)
      },
    },
    options,
  )
}

/** A line that stands there twice, with nothing at all different, may have been copied by mistake. */
function markSame(rows: readonly ImportRow<MovementRow>[], mark: MarkRow<MovementRow>): void {
  const first = new Map<string, number>()
  for (const row of rows) {
    if (row.values === null) continue
    const key = JSON.stringify(row.values)
    const other = first.get(key)
    if (other === undefined) first.set(key, row.row)
    else mark(row, 'warn', { code: 'same-row', text: String(other) })
  }
}

function markShort(
  rows: readonly ImportRow<MovementRow>[],
  mark: MarkRow<MovementRow>,
  foresee: NonNullable<Options['foresee']>,
): void {
  const taken = rows.flatMap(({ row, values }) => (values === null ? [] : [{ row, values }]))
  const shorts = foresee(taken)
  if (shorts.size === 0) return
  for (const row of rows) {
    const short = shorts.get(row.row)
    if (!short || row.values === null) continue
    const { depotName, itemName, lotNumber, bin, unit, decimals } = row.values
    const said = (quantity: number) => `${formatQuantity(quantity, decimals)} ${unit}`
    mark(row, 'refuse', {
      code: 'stock-short',
      field: 'quantity',
      text: [depotName, bin, itemName, lotNumber].filter(Boolean).join(' '),
      facts: { have: said(short.have), need: said(short.need), missing: said(short.need - short.have) },
    })
  }
}

function judgeRow(
  row: RowCells,
  issues: Issues,
  captions: Captions,
  options: OpeningOptions,
  carried: { depotName: string; happenedOn: string },
): MovementRow | null {
  const happenedOn = readHappenedOn(row, issues, options.today, carried)
  const [kind, cells] = readKind(row, issues, options)
  issues.about(cells)
  const goods = judgeGoods(cells, issues, captions, options, carried)
  const rest = {
    counterparty: textOf(row, issues, 'counterparty'),
    receiver: textOf(row, issues, 'receiver'),
    orderedBy: textOf(row, issues, 'orderedBy'),
    event: textOf(row, issues, 'event'),
  }
  if (issues.refused || !goods || kind === null || happenedOn === null) return null
  return { ...goods, kind, happenedOn, ...rest }
}

/** Storekeepers write a day once and leave the lines below it empty. */
function readHappenedOn(
  row: RowCells,
  issues: Issues,
  today: string,
  carried: { happenedOn: string },
): string | null {
  const day = readDay(row, issues, 'happenedOn', 'first')
  if (issues.refused) return null
  if (day === null) {
    if (carried.happenedOn === '') issues.refuse('date-missing', 'happenedOn')
    return carried.happenedOn || null
  }
  if (day > today) issues.refuse('date-future', 'happenedOn', day)
  carried.happenedOn = day
  return day
}

/** Receipt or issue: by which of the two quantity columns is filled, by the column that says so, by the user's choice. */
function readKind(
  row: RowCells,
  issues: Issues,
  options: OpeningOptions,
): readonly [MovementKind | null, RowCells] {
  const hasIn = row.text('inQuantity') !== '' && row.text('inQuantity') !== '0'
  const hasOut = row.text('outQuantity') !== '' && row.text('outQuantity') !== '0'
  if (hasIn && hasOut) {
    issues.refuse('quantity-several', 'outQuantity')
    return [null, row.reading('quantity', 'inQuantity')]
  }
  const word = row.text('direction')
  const told = word === '' ? undefined : kindOf(word)
  if (told === null) issues.refuse('movement-kind-unknown', 'direction')
  if (hasIn) return [told === undefined ? 'receive' : told, row.reading('quantity', 'inQuantity')]
  if (hasOut) return [told === 'scrap' ? 'scrap' : 'issue', row.reading('quantity', 'outQuantity')]
  if (told !== undefined) return [told, row]
  if (word !== '') {
    issues.refuse('movement-kind-unknown', 'direction')
    return [null, row]
  }
  const chosen = options.defaults?.direction
  if (chosen === 'receive' || chosen === 'issue' || chosen === 'scrap') return [chosen, row]
  issues.refuse('movement-kind-missing', 'direction')
  return [null, row]
}
