import type { Answer } from '../../../preload/contract/api'
import {
  type EntryLine,
  entryLines,
  isSigned,
  lineWorth,
  worthOf,
} from '../../../preload/contract/supplies/index'
import type { DocumentDefinition, Element, TableColumn } from '../../documents/index'
import { formatQuantity } from '../rules'

type Opened = Pick<Answer<'supplies', 'getDocument'>, 'document' | 'entries' | 'links'>
type Kind = Opened['document']['kind']

/** What a slip is called, as storekeepers do. */
export const slipTitles: Readonly<Record<Kind, string>> = {
  opening: '期初库存单',
  receive: '入库单',
  issue: '出库单',
  transfer: '调拨单',
  arrive: '到货确认单',
  lend: '借用单',
  'give-back': '归还单',
  scrap: '报废单',
  rotate: '轮换出库单',
  adjust: '调整单',
  reverse: '冲销单',
}

const signatures: Readonly<Record<Kind, readonly string[]>> = {
  opening: ['制单', '保管员', '负责人'],
  receive: ['制单', '经办人', '保管员', '批准'],
  issue: ['制单', '领用人', '保管员', '批准'],
  transfer: ['制单', '发出人', '接收人', '批准'],
  arrive: ['制单', '接收人', '保管员'],
  lend: ['制单', '借用人', '保管员', '批准'],
  'give-back': ['制单', '归还人', '保管员'],
  scrap: ['制单', '经办人', '保管员', '批准'],
  rotate: ['制单', '经办人', '保管员', '批准'],
  adjust: ['制单', '经办人', '保管员', '批准'],
  reverse: ['制单', '保管员', '批准'],
}

/** A paper that an issue can be printed on besides its 出库单: the one the taker keeps and signs. */
const takeForm = { title: '领用单', signatures: ['领用人', '单位负责人', '发放人', '批准'] } as const

export type SlipForm = 'slip' | 'take'

/** What the paper is called. Only an issue has two. */
export const slipTitle = (kind: Kind, form: SlipForm): string =>
  form === 'take' && kind === 'issue' ? takeForm.title : slipTitles[kind]

const partner: Readonly<Partial<Record<Kind, string>>> = {
  receive: '供货单位',
  issue: '领用单位',
  lend: '借用单位',
  'give-back': '借用单位',
  rotate: '去向',
}
const person: Readonly<Partial<Record<Kind, string>>> = {
  receive: '经办人',
  issue: '领用人',
  transfer: '接收人',
  arrive: '接收人',
  lend: '借用人',
  'give-back': '归还人',
}
const due: Readonly<Partial<Record<Kind, string>>> = { lend: '应还日期', rotate: '应补日期' }

const CAPITALS = [...'零壹贰叁肆伍陆柒捌玖']
const PLACES = ['', '拾', '佰', '仟']

/** A whole number below 10^16 in capital figures: 1,020 → 壹仟零贰拾. Never with a gap of more than one 零. */
export function capitalNumber(value: number): string {
  if (value === 0) return '零'
  let out = ''
  let zero = false
  const digits = String(value)
  for (const [index, digit] of [...digits].entries()) {
    const place = digits.length - 1 - index
    if (digit === '0') zero = out !== ''
    else {
      out += `${zero ? '零' : ''}${CAPITALS[Number(digit)] ?? ''}${PLACES[place % 4] ?? ''}`
      zero = false
    }
    if (place % 4 === 0 && place > 0) {
      const group = digits.slice(Math.max(0, index - 3), index + 1)
      // Four zeros say nothing, but a myriad of a 亿 is still named by its 亿.
      if (Number(group) > 0) out += place % 8 === 0 ? '亿' : place % 8 === 4 ? '万' : ''
      else if (place % 8 === 0) out += '亿'
    }
  }
  return out
}

/** An amount in capital figures as on Chinese bills: 123450 fen → 壹仟贰佰叁拾肆元伍角整. */
export function capitalAmount(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const rest = fen % 10
  const whole = yuan === 0 && fen > 0 ? '' : `${capitalNumber(yuan)}元`
  if (jiao === 0 && rest === 0) return `${whole}整`
  const tenth = jiao > 0 ? `${CAPITALS[jiao]}角` : whole === '' ? '' : '零'
  return `${whole}${tenth}${rest > 0 ? `${CAPITALS[rest]}分` : '整'}`
}

const yuan = (fen: number): string => (fen / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')

/** 2026年11月22日 08:05, on this computer's calendar. */
export function writtenTime(at: number): string {
  const time = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** The slip of a document: number, who and what for, the lines with amounts, lines to sign on. */
export function slip(
  opened: Opened,
  options: Readonly<{ office: string; printedOn: string; paper: 'half' | 'full'; form?: SlipForm }>,
): DocumentDefinition {
  const { document, entries, links } = opened
  const { kind } = document
  const { form = 'slip' } = options
  const title = slipTitle(kind, form)
  const lines = entryLines(kind, entries)
  // What arrives or comes back was priced when it left.
  const worth = settles(kind) ? null : worthOf(kind, lines)
  const reversedBy = links.find((link) => link.link === 'reversed-by')
  const elements: Element[] = [
    { kind: 'title', text: title, subtitle: options.office },
    { kind: 'facts', facts: facts(opened) },
    { kind: 'table', columns: columns(kind, lines), rows: rows(kind, lines, worth) },
    ...(worth !== null && worth > 0
      ? [{ kind: 'note' as const, text: `金额（大写）：人民币${capitalAmount(worth)}` }]
      : []),
    ...(document.reversed
      ? [{ kind: 'note' as const, text: `本单已冲销${reversedBy ? `，冲销单 ${reversedBy.number}` : ''}。` }]
      : []),
    {
      kind: 'signatures',
      labels: form === 'take' && kind === 'issue' ? takeForm.signatures : signatures[kind],
    },
  ]
  return {
    title: `${title} ${document.number}`,
    office: options.office,
    printedOn: options.printedOn,
    paper: options.paper === 'half' ? 'A5' : 'A4',
    layout: 'compact',
    sections: [{ orientation: options.paper === 'half' ? 'landscape' : 'portrait', elements }],
  }
}

function facts({ document, links }: Opened): (readonly [string, string])[] {
  const { kind } = document
  const linked = links.filter((link) => link.link === 'follows' || link.link === 'reverses')
  const all: (readonly [string, string])[] = [
    ['单号', document.number],
    ['日期', writtenTime(document.happenedAt)],
    [kind === 'transfer' || kind === 'arrive' ? '调出仓库' : '仓库', document.depotName],
    ['调入仓库', document.toDepotName],
    [partner[kind] ?? '单位', document.counterparty],
    [person[kind] ?? '经手人', document.receiver],
    ['电话', document.phone],
    ['用途', document.event],
    ['批准人', document.orderedBy],
    ['调拨令', document.orderNumber],
    [due[kind] ?? '期限', document.dueOn ?? ''],
    [kind === 'arrive' || kind === 'give-back' ? '差异说明' : '原因', document.reason],
    ['未按先到期先出的原因', document.deviation],
    ['对应单据', linked.map((link) => link.number).join('、')],
    ['备注', document.note],
    ['补记时间', entered(document)],
  ]
  return all.filter(([, value]) => value !== '')
}

/** Said only where a slip was entered on a later day than things happened. */
function entered(document: Opened['document']): string {
  const day = (at: number) => writtenTime(at).split(' ')[0]
  return day(document.enteredAt) === day(document.happenedAt) ? '' : writtenTime(document.enteredAt)
}

const settles = (kind: Kind) => kind === 'arrive' || kind === 'give-back'
const hasPrices = (lines: readonly EntryLine[]) => lines.some(({ entry }) => entry.priceFen !== null)
/** Tools and clothes seldom expire: where nothing on a slip does, the names have the room. */
const hasExpiry = (lines: readonly EntryLine[]) => lines.some(({ entry }) => entry.expiresOn !== null)

function columns(kind: Kind, lines: readonly EntryLine[]): TableColumn[] {
  return [
    { title: '序号', weight: 1, align: 'center' },
    { title: '物资名称', weight: 3.2 },
    { title: '规格型号', weight: 2.4 },
    { title: '批号', weight: 2 },
    ...(hasExpiry(lines) ? [{ title: '有效期至', weight: 2.4, align: 'center' } as const] : []),
    { title: '单位', weight: 1, align: 'center' },
    { title: settles(kind) ? '完好' : '数量', weight: 1.6, align: 'right' },
    ...(settles(kind)
      ? ([
          { title: '损坏', weight: 1.2, align: 'right' },
          { title: '缺少', weight: 1.2, align: 'right' },
        ] as const)
      : hasPrices(lines)
        ? ([
            { title: '单价（元）', weight: 2.4, align: 'right' },
            { title: '金额（元）', weight: 2.8, align: 'right' },
          ] as const)
        : []),
    { title: '货位', weight: 1.4 },
  ]
}

function rows(kind: Kind, lines: readonly EntryLine[], worth: number | null): string[][] {
  const signed = isSigned(kind)
  const priced = !settles(kind) && hasPrices(lines)
  const dated = hasExpiry(lines)
  const made = lines.map((line, index) => {
    const { entry, quantity, damaged, missing } = line
    const figure = (value: number) => (value === 0 ? '' : formatQuantity(value, entry.decimals))
    const amount = lineWorth(kind, line)
    const state = entry.status === 'damaged' && !settles(kind) ? '（损坏）' : ''
    return [
      String(index + 1),
      `${entry.itemName}${state}`,
      entry.spec,
      entry.lotNumber,
      ...(dated ? [entry.expiresOn ?? ''] : []),
      entry.unit,
      signed ? `${quantity > 0 ? '+' : ''}${figure(quantity)}` : figure(Math.abs(quantity)),
      ...(settles(kind) ? [figure(damaged), figure(missing)] : []),
      ...(priced
        ? [entry.priceFen === null ? '' : yuan(entry.priceFen), amount === null ? '' : yuan(amount)]
        : []),
      entry.bin,
    ]
  })
  if (!priced || worth === null) return made
  return [...made, ['', '合计', '', '', ...(dated ? [''] : []), '', '', '', yuan(worth), '']]
}
