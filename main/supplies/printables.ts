import type { EntityManager } from '../../database/open'
import { listStock } from '../../database/supplies/repository'
import type { PartOf } from '../../preload/contract/handbooks/index'
import type { PrintedPart, TableColumn, TableRow } from '../documents/index'
import type { PartContext } from '../host/index'
import { formatQuantity } from './rules'
import { asStockRow, type StockLine, stateText } from './stock'

type Column = NonNullable<PartOf<'supplies'>['columns']>[number]

const columns: Readonly<Record<Column, TableColumn & { text: (row: StockLine) => string }>> = {
  item: { title: '物资名称', weight: 3.4, text: (row) => row.itemName },
  spec: { title: '规格型号', weight: 2.8, text: (row) => row.spec },
  quantity: {
    title: '数量',
    weight: 1.6,
    align: 'right',
    text: (row) => formatQuantity(row.quantity, row.decimals),
  },
  unit: { title: '单位', weight: 1.1, align: 'center', text: (row) => row.unit },
  bin: { title: '货位', weight: 1.7, align: 'center', text: (row) => row.bin },
  lot: { title: '批号', weight: 2.5, text: (row) => row.lotNumber },
  producedOn: { title: '生产日期', weight: 2, align: 'center', text: (row) => row.producedOn ?? '' },
  expiresOn: { title: '有效期至', weight: 2, align: 'center', text: (row) => row.expiresOn ?? '' },
  state: { title: '状态', weight: 2.1, align: 'center', text: (row) => stateText(row) },
}
const all = Object.keys(columns) as Column[]
/** What fits across a pocket book. */
const few: readonly Column[] = ['item', 'quantity', 'unit', 'expiresOn']

/** Columns that still can be read on an upright page. */
const mostUpright = 6

/** Rows read at a time: a list of any length takes the same memory while it is read. */
const pageOfRows = 2_000

/** 物资清单: what lies in which depot. Wide tables stand on wide pages. */
export function collectSupplies(context: PartContext, part: PartOf<'supplies'>): PrintedPart {
  const rows = (part.depotIds ?? [undefined])
    .flatMap((depotId) => stockOf(context, depotId))
    .filter((row) => !part.expiring || row.state === 'soon' || row.state === 'expired')
  const chosen = part.columns ?? (context.form === 'pocket' ? few : all)
  const title = part.expiring ? '临期和过期物资清单' : '应急物资清单'
  const numbered = context.form !== 'pocket'
  let number = 0
  const lines: TableRow[] = []
  for (const [depot, lots] of grouped(rows, (row) => row.depotName)) {
    lines.push({ group: `${depot}（${lots.length} 项）` })
    for (const lot of lots) {
      number += 1
      lines.push([...(numbered ? [String(number)] : []), ...chosen.map((name) => columns[name].text(lot))])
    }
  }
  return {
    title,
    numbers: false,
    empty: rows.length === 0,
    sections: [
      {
        runningHead: title,
        orientation: chosen.length > mostUpright ? 'landscape' : 'portrait',
        elements: [
          { kind: 'title', text: title },
          {
            kind: 'table',
            columns: [
              ...(numbered ? [{ title: '序号', weight: 1.1, align: 'center' as const }] : []),
              ...chosen.map((name) => {
                const { text: _text, ...column } = columns[name]
                return column
              }),
            ],
            rows: lines,
            empty: '（没有库存）',
          },
        ],
      },
    ],
  }
}

function stockOf({ em, today, signal }: PartContext, depotId: string | undefined): StockLine[] {
  const rows: StockLine[] = []
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const page = pageOf(em, depotId, offset)
    rows.push(...page.map((row) => asStockRow(row, today)))
    if (page.length < pageOfRows) return rows
  }
}

const pageOf = (em: EntityManager, depotId: string | undefined, offset: number) =>
  listStock(em, { depotId, sort: { field: 'depotName', order: 'asc' } }, { offset, limit: pageOfRows }).rows

/** Rows by a key, in the order the keys come up. */
function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
