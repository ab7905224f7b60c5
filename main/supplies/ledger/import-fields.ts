import type { FieldSpec } from '../../sheets/index'
import { supplyFields } from '../import-fields'

const own: readonly FieldSpec[] = [
  {
    key: 'happenedOn',
    required: true,
    synonyms: [
      '日期',
      '时间',
      '出入库日期',
      '出入库时间',
      '发生日期',
      '单据日期',
      '业务日期',
      '记账日期',
      '登记日期',
      '领用日期',
      'date',
    ],
    avoid: ['生产', '出厂', '有效', '到期', '失效', '归还'],
  },
  {
    key: 'direction',
    required: false,
    synonyms: [
      '出入库',
      '类型',
      '出入库类型',
      '业务类型',
      '收发类型',
      '单据类型',
      '方向',
      '收/发',
      '收发',
      '出/入库',
      '出库/入库',
      '入库/出库',
      'type',
    ],
  },
  {
    key: 'inQuantity',
    required: false,
    synonyms: ['入库数量', '收入数量', '入库', '收入', '购入数量', '收入数', '入库数'],
    avoid: ['日期', '时间', '单价', '金额', '方式', '人'],
  },
  {
    key: 'outQuantity',
    required: false,
    synonyms: [
      '出库数量',
      '发出数量',
      '出库',
      '发出',
      '领用数量',
      '发放数量',
      '支出数量',
      '出库数',
      '领用数',
    ],
    avoid: ['日期', '时间', '单价', '金额', '方式', '人'],
  },
  {
    key: 'counterparty',
    required: false,
    synonyms: [
      '领用单位',
      '往来单位',
      '单位（部门）',
      '领用部门',
      '使用单位',
      '供货单位',
      '接收单位',
      '用户单位',
      '去向',
      '来源去向',
    ],
  },
  {
    key: 'receiver',
    required: false,
    synonyms: ['领用人', '经手人', '领取人', '接收人', '经办人', '领物人', '使用人', '签领人', '签收人'],
  },
  { key: 'orderedBy', required: false, synonyms: ['批准人', '审批人', '审批', '批准', '签批人'] },
  { key: 'event', required: false, synonyms: ['用途', '事由', '摘要', '使用事由', '领用事由', '原因'] },
]

/** The goods' own columns as in a list of stock; how much may stand under one head or under two (收入, 发出). */
const goods = supplyFields
  .filter(({ key }) => key !== 'receivedOn')
  .map((field) => {
    if (field.key !== 'quantity') return field
    return {
      ...field,
      required: false,
      synonyms: ['数量', '件数', '出入库数量', '发生数量', '收发数量', 'quantity'],
      avoid: ['结存', '库存', '剩余', '余额', '入库数', '出库数', '收入', '发出', '领用数', '发放数'],
    }
  })

/** Columns of a list of receipts and issues and what people call them. */
export const movementFields: readonly FieldSpec[] = [...own, ...goods]
