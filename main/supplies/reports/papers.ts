import type { EntityManager } from '../../../database/open'
import type {
  CardRow,
  DonationRow,
  FlowRow,
  ReportChoice,
  StockAtRow,
} from '../../../preload/contract/supplies/reports'
import { today as dayOf, type Environment } from '../../host/index'
import { withWords } from '../page'
import { type Paper, units, yuan } from '../paper'
import { cardOf } from './handlers'
import { donationsOf, flowsOf, stockAt, stockTotals, totalsOf } from './reports'
import type { Group } from './rules'

export type Desk = Readonly<{ em: EntityManager; environment: Environment; today: string; now: number }>
type Choice<R extends ReportChoice['report']> = Extract<ReportChoice, { report: R }>

const groupTitles: Readonly<Record<Group, string>> = {
  lot: '物资名称',
  item: '物资名称',
  depot: '仓库',
  category: '类别',
  source: '来源',
  donor: '捐赠人',
}
const unnamed: Readonly<Record<Group, string>> = {
  lot: '',
  item: '',
  depot: '',
  category: '未分类',
  source: '其他',
  donor: '非捐赠',
}
const byText: Readonly<Record<Group, string>> = {
  lot: '按批次',
  item: '按品种',
  depot: '按仓库',
  category: '按类别',
  source: '按来源',
  donor: '按捐赠人',
}

/** An instant as it stands on paper, on this computer's clock. */
export function instantText(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${dayOf(at)} ${two(date.getHours())}:${two(date.getMinutes())}`
}

export function stockPaper({ em, environment, now }: Desk, choice: Choice<'stock'>): Paper<StockAtRow> {
  const { report: _report, at = now, by, search, ...filter } = choice
  const rows = withWords(
    stockAt({ em, environment }, { ...filter, by, at }),
    search,
    (row) => `${row.name} ${row.detail} ${row.depotName}`,
  )
  const totals = stockTotals(rows)
  const alike = by === 'item' || by === 'lot'
  const things = [
    {
      title: groupTitles[by],
      width: 20,
      type: 'text' as const,
      value: (row: StockAtRow) => row.name || unnamed[by],
    },
    {
      title: by === 'lot' ? '规格、批号' : '规格型号',
      width: 16,
      type: 'text' as const,
      value: (row: StockAtRow) => row.detail,
    },
    ...(by === 'lot'
      ? [{ title: '仓库', width: 16, type: 'text' as const, value: (row: StockAtRow) => row.depotName }]
      : []),
    {
      title: '单位',
      width: 7,
      type: 'text' as const,
      align: 'center' as const,
      value: (row: StockAtRow) => row.unit,
    },
    {
      title: '账面数量',
      width: 11,
      type: 'number' as const,
      value: (row: StockAtRow) => units(row.quantity, row.decimals),
    },
    {
      title: '其中不在库',
      width: 11,
      type: 'number' as const,
      value: (row: StockAtRow) => (row.elsewhere === 0 ? null : units(row.elsewhere, row.decimals)),
    },
    ...(by === 'lot'
      ? [
          {
            title: '有效期至',
            width: 11,
            type: 'date' as const,
            align: 'center' as const,
            value: (row: StockAtRow) => row.expiresOn,
          },
        ]
      : [{ title: '批数', width: 7, type: 'number' as const, value: (row: StockAtRow) => row.lots }]),
    { title: '金额（元）', width: 13, type: 'money' as const, value: (row: StockAtRow) => row.valueFen },
  ]
  const sums = [
    {
      title: groupTitles[by],
      width: 26,
      type: 'text' as const,
      value: (row: StockAtRow) => row.name || unnamed[by],
    },
    { title: '品种数', width: 12, type: 'number' as const, value: (row: StockAtRow) => row.items },
    { title: '批数', width: 12, type: 'number' as const, value: (row: StockAtRow) => row.lots },
    { title: '金额（元）', width: 16, type: 'money' as const, value: (row: StockAtRow) => row.valueFen },
  ]
  const blank = by === 'lot' ? ['', '', ''] : ['', '']
  return {
    title: '应急物资库存表',
    subtitle: `截至 ${instantText(at)}　${byText[by]}`,
    columns: alike ? things : sums,
    rows,
    totals: alike
      ? [
          '合计',
          ...blank,
          totals.quantity === null ? null : units(totals.quantity, rows[0]?.decimals ?? 0),
          null,
          by === 'lot' ? '' : totals.lots,
          totals.valueFen,
        ]
      : ['合计', null, totals.lots, totals.valueFen],
    notes: ['账面数量含借出、在途和损坏待处理的物资；没有单价的批次未计金额。'],
    signatures: ['保管人', '核对人', '负责人'],
    landscape: by === 'lot',
  }
}

const parts = [
  ['opening', '期初'],
  ['received', '收入'],
  ['issued', '发出'],
  ['other', '其他增减'],
  ['closing', '结存'],
] as const

/** Nothing moved is nothing printed; a balance of nothing is a fact. */
function amountOf(row: FlowRow, part: keyof FlowRow['values']): number | null {
  const quantity = row.quantities?.[part] ?? 0
  return quantity === 0 && part !== 'closing' ? null : units(quantity, row.decimals)
}

export function flowsPaper({ em, environment, today }: Desk, choice: Choice<'flows'>): Paper<FlowRow> {
  const { report: _report, search, ...period } = choice
  const rows = withWords(
    flowsOf({ em, environment, today }, period),
    search,
    (row) => `${row.name} ${row.detail} ${row.period}`,
  )
  const totals = totalsOf(rows)
  const alike = period.by === 'item' || period.by === 'lot'
  const amounts = alike
    ? parts.map(([part, title]) => ({
        title,
        width: 11,
        type: 'number' as const,
        value: (row: FlowRow) => amountOf(row, part),
      }))
    : parts.map(([part, title]) => ({
        title: `${title}（元）`,
        width: 13,
        type: 'money' as const,
        value: (row: FlowRow) => row.values[part],
      }))
  const split =
    period.split === 'none'
      ? []
      : [{ title: '期间', width: 10, type: 'text' as const, value: (row: FlowRow) => row.period }]
  const decimals = rows[0]?.decimals ?? 0
  return {
    title: '应急物资收发存汇总表',
    subtitle: `${period.from} 至 ${period.to}　${byText[period.by]}`,
    columns: [
      {
        title: groupTitles[period.by],
        width: 20,
        type: 'text',
        value: (row) => row.name || unnamed[period.by],
      },
      ...(alike
        ? [
            {
              title: period.by === 'lot' ? '规格、批号、仓库' : '规格型号',
              width: 16,
              type: 'text' as const,
              value: (row: FlowRow) => row.detail,
            },
            {
              title: '单位',
              width: 6,
              type: 'text' as const,
              align: 'center' as const,
              value: (row: FlowRow) => row.unit,
            },
          ]
        : []),
      ...split,
      ...amounts,
      ...(alike
        ? [
            {
              title: '结存金额（元）',
              width: 14,
              type: 'money' as const,
              value: (row: FlowRow) => row.values.closing,
            },
          ]
        : []),
    ],
    rows,
    totals: [
      '合计',
      ...(alike ? ['', ''] : []),
      ...split.map(() => ''),
      ...parts.map(([part]) =>
        alike ? (totals.quantities ? units(totals.quantities[part], decimals) : null) : totals.values[part],
      ),
      ...(alike ? [totals.values.closing] : []),
    ],
    notes: [
      '期初 + 收入 − 发出 + 其他增减 = 结存。其他增减：调拨、借还、盘点和调整；冲销按原单据的类别冲减。',
    ],
    signatures: ['制表人', '审核人', '负责人'],
    landscape: true,
  }
}

const kindTexts: Readonly<Record<string, string>> = {
  opening: '期初',
  receive: '入库',
  issue: '出库',
  transfer: '调拨',
  arrive: '到货',
  lend: '借出',
  'give-back': '归还',
  scrap: '报废',
  rotate: '轮换',
  adjust: '调整',
  reverse: '冲销',
}

/** Rows read at a time for a card, which may have many. */
const wholeCard = 100_000

export function cardPaper({ em, today }: Desk, choice: Choice<'card'>): Paper<CardRow> {
  const card = cardOf(em, choice, { offset: 0, limit: wholeCard })
  return {
    title: '物资明细账',
    subtitle: `${card.title}　单位：${card.unit}　${choice.from ?? '启用'} 至 ${choice.to ?? today}`,
    columns: [
      { title: '日期', width: 11, type: 'date', align: 'center', value: (row) => dayOf(row.happenedAt) },
      { title: '单号', width: 15, type: 'text', value: (row) => row.documentNumber },
      {
        title: '类别',
        width: 7,
        type: 'text',
        align: 'center',
        value: (row) => kindTexts[row.kind] ?? row.kind,
      },
      { title: '仓库', width: 15, type: 'text', value: (row) => row.depotName },
      { title: '批号', width: 12, type: 'text', value: (row) => row.lotNumber },
      { title: '摘要', width: 18, type: 'text', value: (row) => row.note },
      {
        title: '收入',
        width: 9,
        type: 'number',
        value: (row) => (row.received === 0 ? null : units(row.received, card.decimals)),
      },
      {
        title: '发出',
        width: 9,
        type: 'number',
        value: (row) => (row.issued === 0 ? null : units(row.issued, card.decimals)),
      },
      { title: '结存', width: 10, type: 'number', value: (row) => units(row.balance, card.decimals) },
      { title: '经办', width: 9, type: 'text', value: (row) => row.userName },
    ],
    rows: card.rows,
    totals: [
      '合计',
      '',
      '',
      '',
      '',
      `期初 ${card.opening / 10 ** card.decimals}`,
      units(card.received, card.decimals),
      units(card.issued, card.decimals),
      units(card.closing, card.decimals),
      '',
    ],
    signatures: ['保管人', '核对人', '负责人'],
    landscape: true,
  }
}

export function donationsPaper({ em, today }: Desk, choice: Choice<'donations'>): Paper<DonationRow> {
  const rows = withWords(
    donationsOf(em, choice),
    choice.search,
    (row) => `${row.donor} ${row.itemName} ${row.spec} ${row.documentNumber}`,
  )
  const value = rows.reduce((sum, row) => sum + row.valueFen, 0)
  return {
    title: '捐赠物资接收使用情况公示',
    subtitle: `${choice.from ?? '启用'} 至 ${choice.to ?? today}`,
    columns: [
      { title: '接收日期', width: 11, type: 'date', align: 'center', value: (row) => row.receivedOn },
      { title: '捐赠人', width: 18, type: 'text', value: (row) => row.donor },
      {
        title: '物资名称',
        width: 18,
        type: 'text',
        value: (row) => [row.itemName, row.spec].filter(Boolean).join(' '),
      },
      { title: '单位', width: 6, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '接收', width: 9, type: 'number', value: (row) => units(row.received, row.decimals) },
      { title: '发放', width: 9, type: 'number', value: (row) => units(row.issued, row.decimals) },
      { title: '报废', width: 9, type: 'number', value: (row) => units(row.scrapped, row.decimals) },
      { title: '结存', width: 9, type: 'number', value: (row) => units(row.left, row.decimals) },
      { title: '价值（元）', width: 12, type: 'money', value: (row) => row.valueFen },
      { title: '使用去向', width: 26, type: 'text', value: (row) => row.uses },
    ],
    rows,
    totals: ['合计', '', '', '', null, null, null, null, value, ''],
    notes: [`共 ${rows.length} 批，估值 ${yuan(value)} 元。没有单价的未计价值。`],
    signatures: ['经办人', '审核人', '负责人'],
    landscape: true,
  }
}
