import { fields, recordFields } from '../rules'
import { type Described, hidden, refersTo } from './described'

/** The register of papers and of their printed copies. The papers themselves stay at home: they print phone numbers. */
export const handbookTables = {
  handbooks: {
    title: '印品',
    primaryKey: ['id'],
    fields: [
      ...recordFields,
      fields.text('title', '名称', { required: true }),
      fields.text('form', '样式', { required: true }),
      fields.integer('version', '版次', { required: true }),
      fields.text('edition', '版本标识', { description: 'As it is printed' }),
      fields.integer('pages', '页数', { required: true }),
      fields.integer('sheets', '张数', { required: true }),
      fields.integer('bytes', '大小（字节）', { required: true }),
      fields.text('file_sha256', '文件校验值', { description: 'The file does not travel' }),
      fields.moment('made_at', '编印时间', { required: true }),
    ],
  },
  print_runs: {
    title: '印制登记',
    description: 'Whole papers, and change pages (补页) for copies that are out already.',
    primaryKey: ['id'],
    foreignKeys: [refersTo('handbooks', 'handbook_id'), refersTo('handbooks', 'from_id')],
    fields: [
      ...recordFields,
      fields.text('number', '编号', { required: true }),
      fields.text('kind', '种类', { required: true, description: 'whole, change' }),
      fields.text('handbook_id', '印品', { required: true }),
      fields.text('from_id', '补页的起始版', { description: 'The edition that change pages start from' }),
      fields.integer('copies', '份数', { required: true, minimum: 1 }),
      fields.integer('first_number', '起号'),
      fields.integer('last_number', '止号'),
      fields.day('printed_on', '印制日期', { required: true }),
      fields.text('user_name', '经办人'),
      fields.text('note', '备注'),
    ],
    personal: { user_name: hidden.text },
  },
  print_holdings: {
    title: '印品发放',
    description: 'Who has which copies; `handbook_id` is the edition they stand at now.',
    primaryKey: ['id'],
    foreignKeys: [
      refersTo('print_runs', 'run_id'),
      refersTo('print_runs', 'through_id'),
      refersTo('handbooks', 'handbook_id'),
    ],
    fields: [
      ...recordFields,
      fields.text('run_id', '印制登记', { required: true }),
      fields.text('handbook_id', '现为哪一版', { required: true }),
      fields.text('through_id', '经哪次补页'),
      fields.integer('first_number', '起号', { required: true }),
      fields.integer('last_number', '止号', { required: true }),
      fields.text('holder', '持有人'),
      fields.text('unit', '单位'),
      fields.text('phone', '电话'),
      fields.text('person_id', '持有人标识', { description: 'Id of people, if that table travels' }),
      fields.day('given_on', '发放日期', { required: true }),
      fields.text('state', '状态', { required: true, description: 'held, returned, destroyed, lost' }),
      fields.day('ended_on', '收回日期'),
      fields.text('note', '备注'),
    ],
    personal: {
      holder: hidden.text,
      phone: hidden.text,
      person_id: hidden.reference,
      note: hidden.text,
    },
  },
} as const satisfies Readonly<Record<string, Described>>
