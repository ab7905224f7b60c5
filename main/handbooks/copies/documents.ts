import type { DocumentDefinition, TableRow } from '../../documents/index'
import { tableDocument } from '../../documents/index'
import type { ChangePlan } from './pages'
import { numbersText } from './rules'

/** The sheet on top of change pages: what to take out, what to put in, and where. */
export function exchangeSheet(
  sheet: Readonly<{
    title: string
    office: string
    date: string
    from: Readonly<{ version: number; code: string }>
    to: Readonly<{ version: number; code: string }>
    plan: ChangePlan
  }>,
): DocumentDefinition {
  const { title, office, date, from, to, plan } = sheet
  const rows = plan.exchanges.map((exchange, index): TableRow => {
    const pages = exchange.in.map(({ label, page }) => (page === null ? `${label}（空白）` : label))
    return [
      String(index + 1),
      list(exchange.out.map(({ label }) => label)),
      list(pages),
      exchange.after === '' ? '放在最前面' : `放在第 ${exchange.after} 页之后`,
      '',
    ]
  })
  const total = plan.exchanges.reduce((sum, exchange) => sum + exchange.in.length, 0)
  return tableDocument({
    title: `${title} 换页说明`,
    office,
    date,
    subtitle: `从第 ${from.version} 版（${from.code}）换到第 ${to.version} 版（${to.code}），共 ${plan.exchanges.length} 处，补页 ${total} 页`,
    columns: [
      { title: '序号', weight: 1, align: 'center' },
      { title: '抽出旧页', weight: 3 },
      { title: '放入新页', weight: 3 },
      { title: '位置', weight: 3 },
      { title: '已换', weight: 1, align: 'center' },
    ],
    rows,
    signatures: ['换页人', '日期'],
  })
}

/** Labels as people read them: runs of plain numbers are drawn together (3–5、7-1). */
function list(labels: readonly string[]): string {
  const parts: string[] = []
  for (let at = 0; at < labels.length; ) {
    let end = at
    while (isNext(labels[end], labels[end + 1])) end++
    parts.push(end - at >= 2 ? `${labels[at]} 至 ${labels[end]}` : labels.slice(at, end + 1).join('、'))
    at = end + 1
  }
  return parts.length > 0 ? `第 ${parts.join('、')} 页` : '—'
}

const isNext = (label: string | undefined, next: string | undefined): boolean =>
  /^\d+$/.test(label ?? '') && next === String(Number(label) + 1)

export type HoldingLine = Readonly<{
  title: string
  firstNumber: number
  lastNumber: number
  holder: string
  unit: string
  phone: string
  givenOn: string
  state: string
  version: number
  latestVersion: number
  note: string
}>

export const holdingStateText: Readonly<Record<string, string>> = {
  held: '在手',
  returned: '已交回',
  destroyed: '已销毁',
  lost: '遗失',
}

/** Who still holds old copies, with room to tick them off. */
export function recallList(
  lines: readonly HoldingLine[],
  facts: Readonly<{ office: string; date: string }>,
): DocumentDefinition {
  return tableDocument({
    title: '旧版手册回收清单',
    office: facts.office,
    date: facts.date,
    landscape: true,
    secrecy: true,
    columns: [
      { title: '手册', weight: 4 },
      { title: '编号', weight: 1.4, align: 'center' },
      { title: '持有人', weight: 1.8 },
      { title: '单位', weight: 2.6 },
      { title: '电话', weight: 2.2 },
      { title: '手中版本', weight: 1.6, align: 'center' },
      { title: '最新版本', weight: 1.6, align: 'center' },
      { title: '发出日期', weight: 1.8, align: 'center' },
      { title: '换页或收回', weight: 2, align: 'center' },
    ],
    rows: lines.map((line) => [
      line.title,
      numbersText(line.firstNumber, line.lastNumber),
      line.holder,
      line.unit,
      line.phone,
      `第 ${line.version} 版`,
      `第 ${line.latestVersion} 版`,
      line.givenOn,
      '',
    ]),
    ...(lines.length === 0 ? { foot: '没有旧版在外。' } : {}),
    signatures: ['经办人', '日期'],
  })
}
