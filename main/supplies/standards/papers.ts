import type { EntityManager } from '../../../database/open'
import { linesOfStandard, standardById } from '../../../database/supplies/standards/repository'
import type { StandardLineRow } from '../../../database/supplies/standards/schema'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import type {
  GapRow,
  NeedRow,
  PurchaseLine,
  ReplenishmentRow,
  RotationRow,
} from '../../../preload/contract/supplies/standards'
import type { Environment } from '../../host/index'
import { type GroupLine, numberText, type Paper, units, yuan } from '../paper'
import { officeFacts } from './facts'
import { gapOn } from './gap'
import { gapRows } from './gap-handlers'
import { needOf } from './need'
import { asPurchaseList, purchaseListById } from './purchases'
import { UNVERIFIED } from './reference'
import { openReplenishments, replenishmentRows } from './replenishment'
import { chosenRotation, rotationRows } from './rotation'
import { costOf, requiredOf } from './rules'

/** The database and what a paper is made from. */
export type Desk = Readonly<{ em: EntityManager; environment: Environment; today: string }>

const origins = { reference: '参考清单', example: '示例', county: '县级标准', own: '本单位标准' } as const
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** Rows under a line with the name of their group, in the order in which the groups first come. */
export function inGroups<R>(rows: readonly R[], groupOf: (row: R) => string): (R | GroupLine)[] {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row])
  if (groups.size <= 1) return [...rows]
  return [...groups].flatMap(([group, inGroup]) => [{ group: group || '其他' }, ...inGroup])
}

/** How a required quantity is made up: `60 + 每村 5 × 6`. */
export function derivationText(row: Pick<GapRow, 'derivation' | 'decimals'>): string {
  return row.derivation
    .map(({ basis, quantity, per, times }) => {
      const amount = numberText(quantity / 10 ** row.decimals)
      if (basis === 'villages') return `每村 ${amount} × ${times ?? '?'} 村`
      if (basis === 'population')
        return `每 ${per === 1 ? '' : numberText(per)}人 ${amount} × ${times === null ? '?' : numberText(times)} 人`
      return amount
    })
    .join(' + ')
}

export function standardPaper(
  { em, environment }: Desk,
  { id }: ParsedInput<'supplies', 'printStandard'>,
): Paper<StandardLineRow> {
  const standard = standardById(em, id)
  if (!standard) throw new DomainError('not-found')
  const facts = officeFacts(em, environment)
  return {
    title: standard.name,
    subtitle: [origins[standard.origin], standard.basis].filter(Boolean).join('　'),
    columns: [
      { title: '物资名称', width: 24, type: 'text', value: (row) => row.name },
      { title: '单位', width: 7, type: 'text', align: 'center', value: (row) => row.unit },
      {
        title: '标准',
        width: 18,
        type: 'text',
        value: (row) =>
          derivationText({
            decimals: row.decimals,
            derivation: [
              {
                basis: row.basis,
                quantity: row.quantity,
                per: row.per,
                times: row.basis === 'population' ? facts.population : facts.villages,
              },
            ],
          }),
      },
      {
        title: '本单位应储',
        width: 12,
        type: 'number',
        value: (row) => units(requiredOf(row, facts), row.decimals),
      },
      {
        title: '依据和说明',
        width: 34,
        type: 'text',
        value: (row) => [row.source, row.remark].filter(Boolean).join('；'),
      },
    ],
    rows: inGroups(linesOfStandard(em, id), (row) => row.group),
    notes: notesOf(standard.origin),
    signatures: ['制表人', '审核人', '负责人'],
  }
}

const notesOf = (origin: keyof typeof origins | null): string[] =>
  origin === 'reference' || origin === 'example' ? [`注：本表为${UNVERIFIED}。`] : []

/** What lies in stock and is not in the figures, so that a reader of the paper does not take it for nothing. */
const uncountedNote = (
  rows: readonly Readonly<{ name: string; uncounted: readonly string[] }>[],
): string[] => {
  const named = rows.filter((row) => row.uncounted.length > 0)
  if (named.length === 0) return []
  return [
    `单位不同，未计入：${named.map((row) => `${row.name}（${row.uncounted.join('、')}）`).join('；')}。`,
  ]
}

export function gapPaper(
  { em, environment, today }: Desk,
  { standardId, on, countAgreement, ...choice }: ParsedInput<'supplies', 'printGap'>,
): Paper<GapRow> {
  const day = on ?? today
  const gap = gapOn(em, { standardId, on: day, countAgreement, facts: officeFacts(em, environment) })
  const rows = gapRows(gap.rows, choice)
  const { summary } = gap
  const cost = rows.reduce((sum, row) => sum + (row.costFen ?? 0), 0)
  return {
    title: choice.onlyShort ? '应急物资缺口清单' : '应急物资配备情况',
    subtitle: `标准：${summary.standardName || '（未设定）'}　日期：${day}　${countAgreement ? '含协议储备' : '不含协议储备'}`,
    columns: [
      { title: '物资名称', width: 20, type: 'text', value: (row) => row.name },
      { title: '单位', width: 6, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '应有', width: 9, type: 'number', value: (row) => units(row.required, row.decimals) },
      { title: '账面', width: 9, type: 'number', value: (row) => units(row.held, row.decimals) },
      { title: '可用', width: 9, type: 'number', value: (row) => units(row.usable, row.decimals) },
      { title: '协议', width: 9, type: 'number', value: (row) => units(row.agreement, row.decimals) },
      { title: '缺口', width: 9, type: 'number', value: (row) => units(row.gap, row.decimals) },
      {
        title: '参考单价（元）',
        width: 11,
        type: 'money',
        value: (row) => (row.gap > 0 ? row.priceFen : null),
      },
      {
        title: '估算金额（元）',
        width: 13,
        type: 'money',
        value: (row) => (row.gap > 0 ? row.costFen : null),
      },
      { title: '标准构成', width: 22, type: 'text', value: derivationText },
    ],
    rows: inGroups(rows, (row) => row.group),
    totals: ['合计', '', null, null, null, null, null, null, cost, ''],
    notes: [
      `齐备品种 ${summary.covered}/${summary.rows}（${percent(summary.coverage)}），数量满足率 ${percent(summary.fillRate)}。可用：在库、当日未过期、未预留。`,
      ...(summary.withoutPrice > 0 ? [`${summary.withoutPrice} 种没有采购过，未计金额。`] : []),
      ...uncountedNote(rows),
      ...notesOf(summary.origin),
    ],
    signatures: ['制表人', '审核人', '负责人'],
    landscape: true,
  }
}

export function purchasePaper(
  { em }: Desk,
  { id }: ParsedInput<'supplies', 'printPurchaseList'>,
): Paper<PurchaseLine> {
  const list = asPurchaseList(purchaseListById(em, id))
  const cost = (row: PurchaseLine) =>
    row.priceFen === null ? null : costOf(row.quantity, row.decimals, row.priceFen)
  return {
    title: list.title,
    subtitle: `编制日期：${list.madeOn}${list.note ? `　${list.note}` : ''}`,
    columns: [
      { title: '物资名称', width: 22, type: 'text', value: (row) => row.name },
      { title: '规格型号', width: 16, type: 'text', value: (row) => row.spec },
      { title: '单位', width: 7, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '数量', width: 10, type: 'number', value: (row) => units(row.quantity, row.decimals) },
      { title: '估算单价（元）', width: 13, type: 'money', value: (row) => row.priceFen },
      { title: '估算金额（元）', width: 14, type: 'money', value: cost },
      { title: '备注', width: 18, type: 'text', value: (row) => row.remark },
    ],
    rows: list.lines,
    totals: ['合计', '', '', null, null, list.costFen, ''],
    notes: [
      `估算合计 ${yuan(list.costFen)} 元。单价按最近一次入库价格或手工填写，仅供编制预算参考。`,
      ...(list.withoutPrice > 0 ? [`${list.withoutPrice} 行没有单价，未计入合计。`] : []),
    ],
    signatures: ['申请人', '审核人', '批准人'],
  }
}

const kinds = { all: '全体', elderly: '老年人', children: '儿童', infants: '婴幼儿', women: '妇女' } as const

export function needPaper({ em, today }: Desk, choice: ParsedInput<'supplies', 'printNeed'>): Paper<NeedRow> {
  const need = needOf(em, choice, today)
  const parts = (['elderly', 'children', 'infants', 'women'] as const)
    .filter((kind) => choice[kind] > 0)
    .map((kind) => `${kinds[kind]} ${choice[kind]} 人`)
  const rows = need.rows.filter((row) => row.needed > 0)
  return {
    title: '应急物资需求测算',
    subtitle: `${choice.people} 人${parts.length > 0 ? `（其中${parts.join('、')}）` : ''}　${choice.days} 天　${choice.on ?? today} 至 ${need.lastDay}`,
    columns: [
      { title: '物资', width: 18, type: 'text', value: (row) => row.name },
      { title: '对象', width: 9, type: 'text', align: 'center', value: (row) => kinds[row.people] },
      { title: '人数', width: 9, type: 'number', value: (row) => row.persons },
      { title: '单位', width: 7, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '需要', width: 11, type: 'number', value: (row) => units(row.needed, row.decimals) },
      { title: '可用', width: 11, type: 'number', value: (row) => units(row.usable, row.decimals) },
      { title: '还差', width: 11, type: 'number', value: (row) => units(row.short, row.decimals) },
      { title: '可保障人数', width: 11, type: 'number', value: (row) => row.served },
    ],
    rows,
    notes: [
      `现有物资可同时保障 ${Math.min(need.served, choice.people)} 人${need.served > choice.people ? `（最多 ${numberText(need.served)} 人）` : ''}。可用：在库、到最后一天仍未过期、未预留${choice.countAgreement ? '，含协议储备' : ''}。`,
      ...uncountedNote(rows),
      '人均需求是可修改的参考值，未经核实。',
    ],
    signatures: ['测算人', '审核人'],
  }
}

const rotationStates = { open: '待轮换', done: '已出库', kept: '保留' } as const

export function rotationPaper(
  { em, environment, today }: Desk,
  { year, ...choice }: ParsedInput<'supplies', 'printRotation'>,
): Paper<RotationRow> {
  const rows = chosenRotation(rotationRows(em, environment, year, today), choice)
  return {
    title: `${year} 年应急物资轮换计划`,
    ...(choice.month === undefined ? {} : { subtitle: `${choice.month} 月` }),
    columns: [
      { title: '轮换期限', width: 11, type: 'date', align: 'center', value: (row) => row.plannedOn },
      { title: '物资名称', width: 18, type: 'text', value: (row) => row.itemName },
      { title: '规格型号', width: 13, type: 'text', value: (row) => row.spec },
      { title: '批号', width: 11, type: 'text', value: (row) => row.lotNumber },
      { title: '数量', width: 9, type: 'number', value: (row) => units(row.quantity, row.decimals) },
      { title: '单位', width: 6, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '存放地点', width: 17, type: 'text', value: (row) => row.depotNames },
      { title: '有效期至', width: 11, type: 'date', align: 'center', value: (row) => row.expiresOn },
      { title: '更新安排', width: 15, type: 'text', value: (row) => row.replacement },
      {
        title: '完成情况',
        width: 17,
        type: 'text',
        value: (row) => [rotationStates[row.state], row.documentNumber, row.note].filter(Boolean).join(' '),
      },
    ],
    rows: inGroups(rows, (row) => `${row.month} 月`),
    notes: ['有效期以标签为准；没有标签日期的按生产日期和常用保质期推算，仅供参考。'],
    signatures: ['制表人', '审核人', '负责人'],
    landscape: true,
  }
}

export function replenishmentPaper(
  { em, today }: Desk,
  { all }: ParsedInput<'supplies', 'printReplenishments'>,
): Paper<ReplenishmentRow> {
  return {
    title: all ? '物资消耗与补库情况' : '待补库物资清单',
    subtitle: `截至 ${today}，近一年`,
    columns: [
      { title: '日期', width: 11, type: 'date', align: 'center', value: (row) => row.issuedOn },
      { title: '单号', width: 15, type: 'text', value: (row) => row.documentNumber },
      { title: '物资名称', width: 18, type: 'text', value: (row) => row.itemName },
      { title: '规格型号', width: 13, type: 'text', value: (row) => row.spec },
      { title: '单位', width: 6, type: 'text', align: 'center', value: (row) => row.unit },
      { title: '消耗', width: 9, type: 'number', value: (row) => units(row.issued, row.decimals) },
      { title: '已补', width: 9, type: 'number', value: (row) => units(row.replaced, row.decimals) },
      {
        title: '待补',
        width: 9,
        type: 'number',
        value: (row) => (row.dismissed ? null : units(row.open, row.decimals)),
      },
      {
        title: '用途和说明',
        width: 24,
        type: 'text',
        value: (row) =>
          [row.note, row.receipts, row.dismissed ? `不补：${row.reason || '未写原因'}` : '']
            .filter(Boolean)
            .join('　'),
      },
    ],
    rows: openReplenishments(replenishmentRows(em, today), all),
    signatures: ['保管人', '审核人', '负责人'],
    landscape: true,
  }
}
