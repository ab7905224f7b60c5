import { fields, recordFields } from '../rules'
import { type Described, hidden } from './described'

export const peopleTables = {
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
    personal: { phones: hidden.phones, remark: hidden.text },
  },
} as const satisfies Readonly<Record<string, Described>>
