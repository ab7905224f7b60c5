import type { ParsedInput } from '../../../preload/contract/api'
import type { WatchRow } from '../../../preload/contract/supplies/watch'
import type { WorkContext } from '../../host/index'
import { type Paper, type PaperFormat, units, writePaper } from '../paper'
import { formatQuantity } from '../rules'
import { chosenWatch, watchRows } from './list'

const kinds = {
  expired: '已过期',
  expiring: '即将到期',
  minimum: '低于最低储备',
  loan: '借出未还',
  test: '试机检验',
  contract: '协议到期',
} as const
const works = { test: '试机', maintenance: '保养', inspection: '检验', scrap: '到报废年限' } as const
const urgencies = { overdue: '已逾期', urgent: '紧急', soon: '临近' } as const

/** What stands beside the day: how long is left, or how much is wanted. */
function stateText(row: WatchRow): string {
  if (row.wanted !== null) return `最低 ${formatQuantity(row.wanted, row.decimals)}`
  if (row.daysLeft === null) return ''
  return row.daysLeft < 0 ? `超 ${-row.daysLeft} 天` : row.daysLeft === 0 ? '今天' : `还有 ${row.daysLeft} 天`
}

export function watchPaperOf(rows: readonly WatchRow[], today: string): Paper<WatchRow> {
  const groups = (['overdue', 'urgent', 'soon'] as const).flatMap((urgency) => {
    const inGroup = rows.filter((row) => row.urgency === urgency)
    return inGroup.length === 0
      ? []
      : [{ group: `${urgencies[urgency]}（${inGroup.length} 项）` }, ...inGroup]
  })
  return {
    title: '应急物资预警清单',
    subtitle: `${today}　共 ${rows.length} 项`,
    columns: [
      {
        title: '事项',
        width: 12,
        type: 'text',
        value: (row) => (row.work ? works[row.work] : kinds[row.kind]),
      },
      { title: '名称', width: 20, type: 'text', value: (row) => row.name },
      { title: '规格、批号、单号', width: 19, type: 'text', value: (row) => row.detail },
      { title: '地点、对象', width: 19, type: 'text', value: (row) => row.place },
      { title: '数量', width: 9, type: 'number', value: (row) => units(row.quantity, row.decimals) },
      { title: '单位', width: 6, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '日期', width: 11, type: 'date', align: 'center', value: (row) => row.on },
      { title: '状态', width: 11, type: 'text', value: stateText },
      { title: '处理情况', width: 16, type: 'text', value: () => '' },
    ],
    rows: groups,
    signatures: ['保管人', '负责人'],
    landscape: true,
  }
}

type Args = Readonly<{
  format: PaperFormat
  out: string
  today: string
  input: ParsedInput<'supplies', 'printWatch'>
}>

/** The watch list, as PDF or .xlsx. */
export async function watchPaper(context: WorkContext, { input, ...rest }: Args): Promise<void> {
  const rows = await context.snapshot(async (em) => chosenWatch(watchRows(em, rest.today), input))
  await writePaper(context, watchPaperOf(rows, rest.today), rest)
}
