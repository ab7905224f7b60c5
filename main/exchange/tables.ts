import { attachmentsOfPlans, eachRow, type TableName } from '../../database/exchange/repository'
import type { EntityManager } from '../../database/open'
import type { DataPackage } from '../../preload/contract/exchange'
import type { Phone } from '../../preload/contract/people'
import { maskPhone } from '../people/index'
import { fields, recordFields } from './rules'
import type { Table } from './table'

type Content = DataPackage['contents'][number]

/** Which tables each content brings. */
const tablesOf: Readonly<Record<Content, readonly TableName[]>> = {
  plans: ['plans', 'plan_versions', 'plan_sections', 'plan_parts'],
  supplies: ['depots', 'items', 'lots', 'stock'],
  people: ['people'],
}

type Described = Omit<Table, 'rows' | 'name'>

const described: Readonly<Record<TableName, Described>> = {
  plans: {
    title: '应急预案',
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['version_id'], reference: { resource: 'plan_versions', fields: ['id'] } }],
    fields: [
      ...recordFields,
      fields.text('title', '名称', { required: true }),
      fields.text('category', '类别', { required: true }),
      fields.text('level', '层级', { required: true }),
      fields.list('event_types', '事件类型', { description: 'Ids of the event picklist' }),
      fields.list('area', '适用区域', { description: '统计用区划代码' }),
      fields.text('document_number', '发文字号'),
      fields.text('issued_by', '发布单位'),
      fields.day('issued_on', '印发日期'),
      fields.day('effective_on', '施行日期'),
      fields.day('published_on', '公布日期'),
      fields.day('approved_on', '批准日期'),
      fields.text('approved_by', '批准会议或人员'),
      fields.day('filed_on', '备案日期'),
      fields.text('filed_with', '备案机关'),
      fields.text('filing_number', '备案号'),
      fields.day('review_on', '指定下次评估日期'),
      fields.day('next_review_on', '下次评估日期'),
      fields.day('assessed_on', '最近评估日期'),
      fields.day('drilled_on', '最近演练日期'),
      fields.text('responsible', '责任人'),
      fields.text('parent_id', '上级预案'),
      fields.list('keywords', '关键词'),
      fields.text('secrecy', '公开属性', { required: true }),
      fields.text('remark', '备注'),
      fields.text('version_id', '现行版本', { required: true }),
    ],
  },
  plan_versions: {
    title: '预案版本',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('plan_id', '预案', { required: true }),
      fields.integer('number', '版本号', { required: true }),
      fields.text('source_name', '来源文件'),
      fields.text('source_sha256', '来源文件校验值'),
      fields.integer('characters', '字数'),
      fields.text('state', '状态', { required: true }),
      fields.text('change_note', '修订说明'),
    ],
  },
  plan_sections: {
    title: '预案章节',
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['version_id'], reference: { resource: 'plan_versions', fields: ['id'] } }],
    fields: [
      fields.text('id', '标识', { required: true }),
      fields.text('version_id', '版本', { required: true }),
      fields.integer('position', '次序', { required: true }),
      fields.integer('level', '层级', { required: true }),
      fields.text('number', '编号'),
      fields.text('title', '标题'),
      fields.text('run_in', '标题与正文之间的标点'),
      fields.text('key', '章节标识', { description: 'The same from version to version of a plan' }),
      fields.list('body', '正文', { required: true, description: 'Blocks: paragraph, list, table, image' }),
    ],
  },
  plan_parts: {
    title: '预案要素',
    description:
      'Response levels, command structure, task cards, contacts, supplies; people and items by id.',
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['version_id'], reference: { resource: 'plan_versions', fields: ['id'] } }],
    fields: [
      ...recordFields,
      fields.text('version_id', '版本', { required: true }),
      fields.text('kind', '种类', { required: true }),
      fields.integer('position', '次序', { required: true }),
      fields.text('section_key', '所属章节'),
      fields.object('body', '内容', { required: true }),
    ],
  },
  depots: {
    title: '储备库（点）',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('name', '名称', { required: true }),
      fields.text('level', '级别', { required: true }),
      fields.text('division_code', '区划代码'),
      fields.text('address', '地址'),
      fields.text('keeper', '保管人'),
      fields.list('phones', '电话'),
      fields.text('remark', '备注'),
    ],
  },
  items: {
    title: '物资目录',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('name', '物资名称', { required: true }),
      fields.text('spec', '规格型号'),
      fields.text('unit', '计量单位', { required: true }),
      fields.integer('decimals', '小数位数', { required: true }),
      fields.text('category', '类别'),
      fields.text('gbt38565_code', 'GB/T 38565 代码'),
      fields.integer('shelf_life_months', '保质期（月）'),
      fields.text('remark', '备注'),
    ],
  },
  lots: {
    title: '物资批次',
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['item_id'], reference: { resource: 'items', fields: ['id'] } }],
    fields: [
      ...recordFields,
      fields.text('item_id', '物资', { required: true }),
      fields.text('number', '批号'),
      fields.day('produced_on', '生产日期'),
      fields.day('expires_on', '有效期至'),
      fields.text('source', '来源'),
      fields.text('source_kind', '来源方式', {
        required: true,
        description: 'purchase, allocation, donation, contract, return, other',
      }),
      fields.text('reserve_form', '储备形式', {
        required: true,
        description: 'physical, agreement, capacity',
      }),
      fields.text('donor', '捐赠者'),
      fields.text('supplier', '供应单位'),
      fields.integer('price_fen', '单价（分）'),
      fields.text('remark', '备注'),
    ],
  },
  stock: {
    title: '库存',
    description:
      'Quantities are whole numbers of the smallest unit: divide by 10 to the power of items.decimals.',
    primaryKey: ['id'],
    foreignKeys: [
      { fields: ['depot_id'], reference: { resource: 'depots', fields: ['id'] } },
      { fields: ['lot_id'], reference: { resource: 'lots', fields: ['id'] } },
    ],
    fields: [
      fields.text('id', '标识', {
        required: true,
        description: 'depot_id/lot_id/status/bin; a bin may be empty',
      }),
      fields.text('depot_id', '储备库', { required: true }),
      fields.text('lot_id', '批次', { required: true }),
      fields.text('bin', '货位'),
      fields.text('status', '状态', {
        required: true,
        description: 'here, transit (on the way to this depot), lent, damaged',
      }),
      fields.integer('quantity', '数量', { required: true, minimum: 0 }),
    ],
  },
  people: {
    title: '通讯录',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('name', '姓名', { required: true }),
      fields.text('unit', '单位'),
      fields.text('post', '职务'),
      fields.text('village_code', '村（社区）代码'),
      fields.text('village_name', '村（社区）'),
      fields.list('phones', '电话'),
      fields.text('remark', '备注'),
    ],
  },
}

/** Columns that hold JSON text in the database and lists in the package. */
const lists = ['phones', 'body', 'event_types', 'area', 'keywords']

/**
 * The tables of a package, read row by row. Without `personalData` every phone number is masked, also those of
 * depots' keepers, and remarks about people stay behind.
 */
export function packageTables(
  em: EntityManager,
  contents: readonly Content[],
  personalData: boolean,
): Table[] {
  return contents
    .flatMap((content) => tablesOf[content])
    .map((name) => ({ name, ...described[name], rows: rowsOf(em, name, personalData) }))
}

function* rowsOf(
  em: EntityManager,
  name: TableName,
  personalData: boolean,
): Generator<Record<string, unknown>> {
  for (const row of eachRow(em, name)) {
    for (const column of lists) if (typeof row[column] === 'string') row[column] = JSON.parse(row[column])
    yield personalData ? row : masked(name, row)
  }
}

function masked(name: TableName, row: Record<string, unknown>): Record<string, unknown> {
  if (name === 'plan_parts') return { ...row, body: withoutNumbers(row.body) }
  // A name that a plan prints is a person's.
  if (name === 'plans') return { ...row, responsible: '' }
  if (!('phones' in row)) return row
  const phones = (row.phones as Phone[]).map((phone) => ({ ...phone, number: maskPhone(phone.number) }))
  return { ...row, phones, ...(name === 'people' ? { remark: '' } : {}) }
}

/** Numbers that were typed into a part, wherever they stand in it. */
function withoutNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNumbers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'phone' && typeof inner === 'string' ? maskPhone(inner) : withoutNumbers(inner),
    ]),
  )
}

/** Sums of the attachments the chosen contents need. */
export const packageAttachments = (em: EntityManager, contents: readonly Content[]): string[] =>
  contents.includes('plans') ? attachmentsOfPlans(em) : []
