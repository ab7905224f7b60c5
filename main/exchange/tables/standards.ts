import { fields, recordFields } from '../rules'
import { type Described, refersTo } from './described'

const ofLine = 'In the line’s smallest unit: divide by 10 to the power of decimals'

/** What the office should have and for how many people, what is to be bought, and what replaced what was used. */
export const standardTables = {
  supply_standards: {
    title: '配备标准',
    description: 'Examples of other towns stay out.',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('name', '名称', { required: true }),
      fields.text('origin', '来历', {
        required: true,
        description: 'reference (unverified list of the program), county, own',
      }),
      fields.text('basis', '依据'),
      fields.yesNo('active', '现行', { required: true, description: 'The one that gaps are counted by' }),
      fields.text('remark', '备注'),
    ],
  },
  supply_standard_lines: {
    title: '配备标准明细',
    primaryKey: ['id'],
    foreignKeys: [refersTo('supply_standards', 'standard_id')],
    fields: [
      ...recordFields,
      fields.text('standard_id', '标准', { required: true }),
      fields.integer('position', '次序', { required: true }),
      fields.text('group_name', '分组'),
      fields.text('name', '物资名称', { required: true }),
      fields.text('unit', '单位', { required: true }),
      fields.integer('decimals', '小数位数', { required: true }),
      fields.text('basis', '配备方式', { required: true, description: 'fixed, population, villages' }),
      fields.integer('quantity', '数量', { required: true, minimum: 1, description: ofLine }),
      fields.integer('per', '每多少人', {
        required: true,
        minimum: 1,
        description: 'People; 1 for the other bases',
      }),
      fields.text('category', '类别'),
      fields.text('source', '依据'),
      fields.text('remark', '备注'),
    ],
  },
  item_matches: {
    title: '物资与标准的对应',
    description: 'What somebody said: which item counts for which name, and how units convert.',
    primaryKey: ['id'],
    foreignKeys: [refersTo('items', 'item_id')],
    fields: [
      ...recordFields,
      fields.text('line_key', '名称和单位', { required: true, description: 'Name, U+0001, unit' }),
      fields.text('item_id', '物资', { required: true }),
      fields.yesNo('counted', '计入', { required: true }),
      fields.integer('item_units', '物资数量', {
        minimum: 1,
        description: 'So many units of the item …',
      }),
      fields.integer('line_thousandths', '折合标准（千分之一）', {
        minimum: 1,
        description: '… are so many thousandths of the line’s unit',
      }),
    ],
  },
  need_norms: {
    title: '人均需求',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.integer('position', '次序', { required: true }),
      fields.text('name', '物资', { required: true }),
      fields.text('unit', '单位', { required: true }),
      fields.integer('decimals', '小数位数', { required: true }),
      fields.text('category', '类别'),
      fields.text('people', '对象', {
        required: true,
        description: 'all, elderly, children, infants, women',
      }),
      fields.integer('quantity', '数量', { required: true, minimum: 1, description: ofLine }),
      fields.integer('per', '每多少人', { required: true, minimum: 1 }),
      fields.yesNo('per_day', '每天都要', { required: true }),
      fields.text('source', '依据'),
      fields.text('remark', '备注'),
    ],
  },
  purchase_lists: {
    title: '采购清单',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('title', '名称', { required: true }),
      fields.text('source', '来自', {
        required: true,
        description: 'gap, need, minimum, replenishment, own',
      }),
      fields.text('state', '状态', { required: true, description: 'draft, done' }),
      fields.day('made_on', '编制日期', { required: true }),
      fields.text('note', '说明'),
      fields.list('lines', '明细', {
        required: true,
        description: `itemId, name, spec, unit, decimals, quantity, priceFen (fen a unit), remark. ${ofLine}`,
      }),
    ],
  },
  replenishments: {
    title: '补库',
    description: 'What was issued and which receipt replaced it; without one: it need not be replaced.',
    primaryKey: ['id'],
    foreignKeys: [refersTo('items', 'item_id')],
    fields: [
      ...recordFields,
      fields.text('document_number', '出库单号', { required: true }),
      fields.text('item_id', '物资', { required: true }),
      fields.text('receipt_number', '入库单号'),
      fields.integer('quantity', '补回数量', {
        required: true,
        minimum: 0,
        description: 'In the item’s smallest unit',
      }),
      fields.text('reason', '不补的原因'),
    ],
  },
} as const satisfies Readonly<Record<string, Described>>
