import type { CountLine, StockCount } from '../../../preload/contract/supplies/index'
import type { DocumentDefinition, Element, Section, TableRow } from '../../documents/index'
import { formatQuantity } from '../rules'
import { momentText } from '../steps/moment'

/** Reasons for differences on paper. */
export const reasonWord: Readonly<Record<string, string>> = {
  'not-entered-in': '入库未登记',
  'not-entered-out': '出库未登记',
  misplaced: '放错位置',
  damaged: '损坏变质',
  lost: '丢失',
  measured: '计量误差',
  'earlier-mistake': '以前记错',
  other: '其他',
}

/** A line of the report: with its price, where its lot has one. */
export type PaperLine = CountLine & Readonly<{ priceFen: number | null }>

export type CountPaper = Readonly<{
  count: StockCount
  categoryName: string
  lines: readonly PaperLine[]
  counters: readonly string[]
  submitter: string
  approver: string
  office: string
  today: string
}>

const shownBin = (bin: string) => (bin === '' ? '（未定货位）' : bin)
const quantityText = (quantity: number | null, decimals: number) =>
  quantity === null ? '' : formatQuantity(quantity, decimals)

const itemText = (line: CountLine) =>
  line.status === 'damaged' ? `${line.itemName}（损坏待处理）` : line.itemName

function scopeText({ count, categoryName }: CountPaper): string {
  return [
    count.category === '' ? '全部物资' : categoryName,
    count.bins.length === 0 ? '全部货位' : `货位 ${count.bins.map(shownBin).join('、')}`,
  ].join('，')
}

/** Empty lines at the end of each sheet for things that are not in the book. */
const blankLines = 4

/**
 * Sheets to count with: one for each person who counts (who may take several bins), bin by bin, with lines to sign on.
 * `withBook` prints the book figures at the snapshot.
 */
export function countSheets(paper: CountPaper, withBook: boolean, recount: boolean): DocumentDefinition {
  const { count, lines, office, today } = paper
  const people = [...new Set(lines.map((line) => line.person))].sort()
  const title = recount ? '应急物资复盘表' : '应急物资盘点表'
  return {
    title: `${title} ${count.number}`,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    sections: (people.length === 0 ? [''] : people).map((person): Section => {
      const own = lines.filter((line) => line.person === person)
      return {
        runningHead: `${title}  ${count.number}  ${count.depotName}`,
        elements: [
          { kind: 'title', text: title, subtitle: `编号：${count.number}` },
          {
            kind: 'facts',
            facts: [
              ['仓库', count.depotName],
              ['盘点范围', scopeText(paper)],
              ['账面时点', momentText(count.snapshotAt)],
              ['负责人', person],
            ],
          },
          {
            kind: 'table',
            columns: [
              { title: '行号', weight: 1.1, align: 'center' },
              { title: '物资名称', weight: 4 },
              { title: '规格型号', weight: 3.6 },
              { title: '单位', weight: 1.3, align: 'center' },
              { title: '批号', weight: 2.8 },
              { title: '有效期至', weight: 3 },
              ...(withBook ? [{ title: '账面', weight: 1.8, align: 'right' as const }] : []),
              { title: '实盘', weight: 2.4 },
              { title: '备注', weight: 2.6 },
            ],
            rows: [...sheetRows(own, withBook), ...blankRows(withBook)],
          },
          {
            kind: 'note',
            text: '盘点时如有进出，请在备注里写明时间；账上没有的物资写在空行里。\n清点时间：______月____日____时____分至____时____分',
          },
          { kind: 'signatures', labels: ['盘点人', '监盘人', '保管人'] },
        ],
      }
    }),
  }
}

function sheetRows(lines: readonly CountLine[], withBook: boolean): TableRow[] {
  const rows: TableRow[] = []
  let bin: string | null = null
  for (const line of lines) {
    if (line.bin !== bin) {
      bin = line.bin
      rows.push({ group: `货位：${shownBin(bin)}` })
    }
    rows.push([
      String(line.position),
      itemText(line),
      line.spec,
      line.unit,
      line.lotNumber,
      line.expiresOn ?? '',
      ...(withBook ? [quantityText(line.book, line.decimals)] : []),
      '',
      '',
    ])
  }
  return rows
}

const blankRows = (withBook: boolean): TableRow[] => [
  { group: '账上没有的物资' },
  ...Array.from({ length: blankLines }, () => Array.from({ length: withBook ? 9 : 8 }, () => '')),
]

/** Value of a difference in fen; null where the lot has no price. */
export const worth = (line: PaperLine): number | null =>
  line.priceFen === null || line.difference === null
    ? null
    : Math.round((line.difference * line.priceFen) / 10 ** line.decimals)

/** Fen as yuan with both decimals: 1250 → 12.50. */
function yuan(fen: number | null): string {
  if (fen === null) return ''
  const [whole = '0', part = ''] = formatQuantity(fen, 2).split('.')
  return `${whole}.${part.padEnd(2, '0')}`
}

/** The result: 盘点表 with every line, 盈亏表 with the differences and their reasons. */
export function countReport(paper: CountPaper): DocumentDefinition {
  const { count, lines, office, today } = paper
  const different = lines.filter((line) => line.difference !== null && line.difference !== 0)
  return {
    title: `应急物资盘点结果 ${count.number}`,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    sections: [
      {
        orientation: 'landscape',
        runningHead: `盘点表  ${count.number}  ${count.depotName}`,
        elements: [
          { kind: 'title', text: '应急物资盘点表', subtitle: `编号：${count.number}` },
          factsOf(paper),
          allLines(lines),
          { kind: 'note', text: '“账面数量”是该行清点那一刻的账面数：账面时点的数，加上清点前发生的进出。' },
          { kind: 'signatures', labels: ['盘点人', '监盘人', '保管人', '制表人', '审批人', '日期'] },
        ],
      },
      {
        orientation: 'landscape',
        runningHead: `盘点盈亏表  ${count.number}  ${count.depotName}`,
        elements: [
          { kind: 'title', text: '应急物资盘点盈亏表', subtitle: `编号：${count.number}` },
          differenceLines(different),
          { kind: 'note', text: sumText(different) },
          { kind: 'signatures', labels: ['制表人', '保管人', '审批人'] },
        ],
      },
    ],
  }
}

function factsOf(paper: CountPaper): Element {
  const { count, lines, counters, submitter, approver } = paper
  const counted = lines.filter((line) => line.figure !== null).length
  return {
    kind: 'facts',
    facts: [
      ['仓库', count.depotName],
      ['盘点范围', scopeText(paper)],
      ['账面时点', momentText(count.snapshotAt)],
      ['盘点方式', count.blind ? '盲盘' : '明盘'],
      ['盘点人', counters.join('、')],
      ['提交', submitter],
      ['审批', approver],
      ['调整单', `${count.documentNumber ?? '无'}${count.documentReversed ? '（已冲销）' : ''}`],
      ['结果', `共 ${lines.length} 行，已盘 ${counted} 行，账实不符 ${count.differences} 行`],
      ['说明', count.note],
    ],
  }
}

const allLines = (lines: readonly PaperLine[]): Element => ({
  kind: 'table',
  columns: [
    { title: '行号', weight: 1, align: 'center' },
    { title: '货位', weight: 1.8 },
    { title: '物资名称', weight: 3.6 },
    { title: '规格型号', weight: 2.8 },
    { title: '单位', weight: 1.1, align: 'center' },
    { title: '批号', weight: 2.4 },
    { title: '有效期至', weight: 2.6 },
    { title: '账面数量', weight: 1.9, align: 'right' },
    { title: '初盘', weight: 1.6, align: 'right' },
    { title: '复盘', weight: 1.6, align: 'right' },
    { title: '认定', weight: 1.6, align: 'right' },
    { title: '差异', weight: 1.6, align: 'right' },
    { title: '清点时间', weight: 3.7 },
  ],
  rows: lines.map((line) => [
    String(line.position),
    line.bin,
    `${itemText(line)}${line.found ? '（账外）' : ''}`,
    line.spec,
    line.unit,
    line.lotNumber,
    line.expiresOn ?? '',
    quantityText(line.expected, line.decimals),
    quantityText(line.first, line.decimals),
    quantityText(line.second, line.decimals),
    line.figure === null ? '未盘' : quantityText(line.figure, line.decimals),
    line.difference === null || line.difference === 0 ? '' : signed(line.difference, line.decimals),
    line.secondAt === null && line.firstAt === null ? '' : momentText(line.secondAt ?? line.firstAt ?? 0),
  ]),
})

const signed = (quantity: number, decimals: number) =>
  `${quantity > 0 ? '+' : ''}${formatQuantity(quantity, decimals)}`

const differenceLines = (lines: readonly PaperLine[]): Element => ({
  kind: 'table',
  empty: '账实相符，没有差异',
  columns: [
    { title: '行号', weight: 1, align: 'center' },
    { title: '货位', weight: 1.8 },
    { title: '物资名称', weight: 3.6 },
    { title: '规格型号', weight: 2.6 },
    { title: '单位', weight: 1.1, align: 'center' },
    { title: '批号', weight: 2.4 },
    { title: '账面数量', weight: 1.8, align: 'right' },
    { title: '实盘数量', weight: 1.8, align: 'right' },
    { title: '盘盈', weight: 1.5, align: 'right' },
    { title: '盘亏', weight: 1.5, align: 'right' },
    { title: '金额（元）', weight: 2, align: 'right' },
    { title: '原因', weight: 3.6 },
  ],
  rows: lines.map((line) => {
    const difference = line.difference ?? 0
    return [
      String(line.position),
      line.bin,
      `${itemText(line)}${line.found ? '（账外）' : ''}`,
      line.spec,
      line.unit,
      line.lotNumber,
      quantityText(line.expected, line.decimals),
      quantityText(line.figure, line.decimals),
      difference > 0 ? formatQuantity(difference, line.decimals) : '',
      difference < 0 ? formatQuantity(-difference, line.decimals) : '',
      yuan(worth(line)),
      [reasonWord[line.reason] ?? '', line.reasonNote].filter(Boolean).join('：'),
    ]
  }),
})

function sumText(lines: readonly PaperLine[]): string {
  const sum = (sign: 1 | -1) =>
    lines.reduce((total, line) => {
      const fen = worth(line) ?? 0
      return Math.sign(fen) === sign ? total + fen : total
    }, 0)
  const more = lines.filter((line) => (line.difference ?? 0) > 0).length
  const unpriced = lines.filter((line) => line.priceFen === null).length
  return `盘盈 ${more} 行，金额 ${yuan(sum(1)) || '0.00'} 元；盘亏 ${lines.length - more} 行，金额 ${yuan(-sum(-1)) || '0.00'} 元。${
    unpriced === 0 ? '' : `另有 ${unpriced} 行没有单价，未计金额。`
  }`
}
