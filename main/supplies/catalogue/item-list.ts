import type { RecordRow } from '../../../database/record'
import type { ItemRow } from '../../../database/supplies/catalogue/schema'
import { type Item, packSizes } from '../../../preload/contract/supplies/index'
import {
  canonicalUnit,
  headerUnit,
  type Issues,
  parseQuantity,
  parseShelfLife,
  plainText,
  type RowCells,
  type TemplateColumn,
} from '../../sheets/index'
import { decimalsFor, formatQuantity, itemKey, scaleQuantity } from '../rules'
import {
  type Known,
  type ListSpec,
  type PaperColumn,
  readChoice,
  readNumber,
  readText,
  splitWords,
} from './lists'
import { newItem } from './records'
import { kindOfCategory } from './rules'

export type ItemDraft = Omit<ItemRow, keyof RecordRow>

/** With the code of the kind that a name stands for in the reference list. */
type KnownItems = Known & Readonly<{ categoryOf: (name: string) => string | undefined }>

const kindWords = [
  ['serial', /编号|序列|单台|一物一码/],
  ['consumable', /消耗|易耗|一次性/],
  ['durable', /耐用|非消耗|固定|周转/],
] as const

export const kindText: Readonly<Record<Item['kind'], string>> = {
  consumable: '消耗品',
  durable: '耐用品',
  serial: '按编号管理',
}

/** `1箱=20个`, `箱=10盒；盒=12个`, `20瓶/箱`: packs and what they hold. Null where it cannot be read. */
export function parsePackagings(typed: string, unit: string): ItemRow['packagings'] | null {
  const packs: ItemRow['packagings'] = []
  for (const part of splitWords(typed.normalize('NFKC').replace(/\s*[=:]\s*/g, '='))) {
    const found =
      /^1?([^\d=]{1,10})=(\d{1,7})([^\d=]{0,10})$/.exec(part) ??
      swap(/^(\d{1,7})([^\d/]{0,10})\/([^\d/]{1,10})$/.exec(part))
    if (!found) return null
    const of = canonicalUnit(found[3] ?? '')
    packs.push({ name: found[1] ?? '', count: Number(found[2]), of: of === unit ? '' : of })
  }
  return packSizes(unit, packs).ok && packs.every((pack) => pack.count > 0) ? packs.slice(0, 5) : null
}

const swap = (found: RegExpExecArray | null): string[] | null =>
  found && ['', found[3] ?? '', found[1] ?? '', found[2] ?? '']

/** `1箱=20个；1盒=5个` of an item; nothing where it has no packs. */
export const packagingText = (item: Pick<Item, 'packagings' | 'unit'>): string =>
  item.packagings.map((pack) => `1${pack.name}=${pack.count}${pack.of || item.unit}`).join('；')

function readShelfLife(row: RowCells, issues: Issues): number | null {
  const unit = headerUnit(row.header('shelfLife'))
  const answer = parseShelfLife(
    row.get('shelfLife'),
    /年/.test(unit) ? 'year' : /月/.test(unit) ? 'month' : /天|日/.test(unit) ? 'day' : null,
  )
  if (answer.ok) return answer.value
  issues.refuse(answer.reason, 'shelfLife')
  return null
}

function readMinimum(row: RowCells, issues: Issues, decimals: number): number | null {
  const cell = plainText(row.get('minimum'))
  if (cell === '' || /^(?:0|[-—–/\\]+|无)$/.test(cell)) return null
  const answer = parseQuantity(row.get('minimum'))
  const scaled = answer.ok ? scaleQuantity(answer.value.thousandths, decimals) : null
  if (!answer.ok) issues.refuse(answer.reason, 'minimum')
  else if (scaled === null) issues.refuse('quantity-fraction', 'minimum')
  else if (scaled < 0) issues.refuse('quantity-negative', 'minimum')
  return scaled
}

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

const template: readonly TemplateColumn[] = [
  { ...text('物资名称', 'name', 20, '瓶装饮用水', '写全称；同名不同规格的分行填写。'), required: true },
  text('规格型号', 'spec', 16, '550mL', '可不填。'),
  { ...text('计量单位', 'unit', 10, '瓶', '按最小的单位填写。'), required: true },
  text('包装', 'packaging', 18, '1箱=24瓶', '几种包装用“；”分开，例如 1箱=10盒；1盒=12个。'),
  {
    ...text('管理方式', 'kind', 14, '消耗品', '消耗品、耐用品、按编号管理。'),
    choices: Object.values(kindText),
  },
  text('类别', 'category', 16, '瓶装饮用水', '按参考目录的名称，可不填，会按物资名称推定。'),
  text('国标代码', 'gbt', 12, null, 'GB/T 38565—2020 七位代码，没有可不填。'),
  text('保质期', 'shelfLife', 10, '12个月', '例如 36个月、8年；不过期的不填。'),
  {
    header: '最低储备量',
    key: 'minimum',
    width: 12,
    type: 'number',
    example: 500,
    note: '少于这个数就提醒，可不填。',
  },
  {
    header: '检查周期（月）',
    key: 'checkCycle',
    width: 12,
    type: 'number',
    example: 3,
    note: '几个月检查一次，可不填。',
  },
  text('存放要求', 'storage', 22, '阴凉干燥，离墙10厘米', '可不填。'),
  text('备注', 'remark', 20, null, '可不填。'),
]

/** A catalogue as Excel keeps it. */
export const itemList: ListSpec<ItemDraft, KnownItems> = {
  title: '应急物资目录',
  sheetName: '物资目录',
  keyFields: ['name'],
  fields: [
    {
      key: 'name',
      required: true,
      synonyms: ['物资名称', '品名', '名称', '物品名称', '物资', '品种', '装备名称'],
      avoid: ['单位', '类别', '仓库'],
    },
    { key: 'spec', required: false, synonyms: ['规格型号', '规格', '型号', '规格/型号'] },
    {
      key: 'unit',
      required: true,
      synonyms: ['计量单位', '单位', '最小单位'],
      avoid: ['管理', '供应', '责任'],
    },
    { key: 'packaging', required: false, synonyms: ['包装', '包装规格', '包装换算', '箱规'] },
    { key: 'kind', required: false, synonyms: ['管理方式', '物资性质', '性质', '属性', '耐用/消耗'] },
    { key: 'category', required: false, synonyms: ['类别', '物资类别', '分类', '种类', '大类'] },
    {
      key: 'gbt',
      required: false,
      synonyms: ['国标代码', '物资代码', '编码', '分类代码', '物资编码', '代码', 'GB/T38565代码'],
    },
    {
      key: 'shelfLife',
      required: false,
      synonyms: ['保质期', '有效期', '保质期月', '保质期年', '使用年限', '储存年限'],
    },
    {
      key: 'minimum',
      required: false,
      synonyms: ['最低储备量', '最低储备', '安全库存', '最低库存', '储备下限', '最小库存', '应储数量'],
    },
    { key: 'checkCycle', required: false, synonyms: ['检查周期', '检查周期月', '维护周期', '保养周期'] },
    { key: 'storage', required: false, synonyms: ['存放要求', '储存要求', '保管要求', '存储条件'] },
    { key: 'remark', required: false, synonyms: ['备注', '说明'] },
  ],
  template,
  advice: [
    '从第4行起填写，一行一种物资；第3行是示例，导入时会自动略过。',
    '目录里已有同名、同规格、同单位的物资会略过，不会改动原来的资料。',
    '这里只建立目录，不增加库存；库存用“导入物资台账”或入库单。',
  ],
  read(row, issues, known) {
    const name = readText(row, issues, 'name', 60)
    if (name === '') issues.refuse('name-missing', 'name')
    const unit = canonicalUnit(readText(row, issues, 'unit', 10))
    if (unit === '') issues.refuse('unit-missing', 'unit')
    const decimals = decimalsFor(unit)
    const packed = readText(row, issues, 'packaging', 100)
    const packagings = packed === '' ? [] : parsePackagings(packed, unit)
    if (packagings === null) issues.refuse('pack-unreadable', 'packaging')
    const gbt38565Code = plainText(row.get('gbt')).replace(/\s/g, '')
    if (gbt38565Code !== '' && !/^[123](\d{2}){3}$/.test(gbt38565Code)) issues.refuse('code-format', 'gbt')
    const typed = readText(row, issues, 'category', 60)
    const chosen = typed === '' ? undefined : known.categoryOf(typed)
    if (typed !== '' && chosen === undefined) issues.warn('choice-unknown', 'category')
    const category = chosen ?? known.categoryOf(name) ?? ''
    const kind = readChoice(row, issues, 'kind', kindWords, kindOfCategory(category))
    return newItem({
      name,
      spec: readText(row, issues, 'spec', 60),
      unit,
      decimals: kind === 'serial' ? 0 : decimals,
      kind,
      packagings: packagings ?? [],
      category,
      gbt38565Code,
      shelfLifeMonths: readShelfLife(row, issues),
      minimum: readMinimum(row, issues, decimals),
      checkCycleMonths: readNumber(row, issues, 'checkCycle', { min: 1, max: 1_200, whole: true }),
      storageNote: readText(row, issues, 'storage', 200),
      remark: readText(row, issues, 'remark', 500),
      initials: '',
    })
  },
  keyOf: itemKey,
}

type CatalogueLine = Item & Readonly<{ quantity: number; categoryName: string }>

/** The catalogue on paper and in Excel. */
export const itemColumns: readonly PaperColumn<CatalogueLine>[] = [
  { header: '物资名称', width: 20, weight: 4, value: (row) => row.name },
  { header: '规格型号', width: 16, weight: 3, value: (row) => row.spec },
  { header: '计量单位', width: 9, weight: 1.3, value: (row) => row.unit },
  { header: '包装', width: 18, weight: 2.4, value: packagingText },
  { header: '管理方式', width: 12, weight: 2, value: (row) => kindText[row.kind] },
  { header: '类别', width: 16, weight: 3, value: (row) => row.categoryName },
  { header: '国标代码', width: 11, weight: 1.8, value: (row) => row.gbt38565Code },
  {
    header: '保质期',
    width: 10,
    weight: 1.6,
    value: (row) => (row.shelfLifeMonths === null ? '' : `${row.shelfLifeMonths}个月`),
  },
  {
    header: '最低储备量',
    width: 11,
    weight: 1.8,
    type: 'number',
    value: (row) => (row.minimum === null ? null : row.minimum / 10 ** row.decimals),
  },
  {
    header: '现有数量',
    width: 11,
    weight: 1.8,
    type: 'number',
    value: (row) => Number(formatQuantity(row.quantity, row.decimals).replaceAll(',', '')),
  },
  { header: '检查周期（月）', width: 11, weight: 1.6, type: 'number', value: (row) => row.checkCycleMonths },
  { header: '存放要求', width: 22, weight: 3, value: (row) => row.storageNote },
  { header: '备注', width: 20, value: (row) => row.remark },
]
