import type { TemplateColumn } from '../../sheets/index'

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

/** The columns of the empty list of receipts and issues. Its headers are read back without correction. */
export const movementTemplate: readonly TemplateColumn[] = [
  {
    header: '日期',
    key: 'happenedOn',
    width: 13,
    type: 'date',
    required: true,
    example: '2026-03-01',
    note: '发生的日期；同一天的几行可以只填第一行。',
  },
  {
    ...text('出入库', 'direction', 9, '入库', '入库、出库、报废。'),
    required: true,
    choices: ['入库', '出库', '报废'],
  },
  { ...text('物资名称', 'itemName', 20, '棉被', '写全称。'), required: true },
  text('规格型号', 'spec', 14, '2m×1.5m', '与物资目录一致。'),
  { ...text('单位', 'unit', 8, '床', '与物资目录一致。'), required: true },
  {
    header: '数量',
    key: 'quantity',
    width: 10,
    type: 'number',
    required: true,
    example: 50,
    note: '只填数字，出库也填正数。',
  },
  { ...text('存放地点', 'depotName', 20, '镇应急物资储备库', '仓库的名称。'), required: true },
  text('货位', 'bin', 9, 'A-01', '可不填。'),
  text('批号', 'lotNumber', 12, '20240301', '可不填；出库不填时按先到期先出。'),
  {
    header: '有效期至',
    key: 'expiresOn',
    width: 13,
    type: 'date',
    example: '2032-03-01',
    note: '入库时填，可不填。',
  },
  text('来源', 'source', 10, '采购', '入库时填：采购、上级调拨、捐赠。'),
  text('领用单位', 'counterparty', 18, null, '出库时填。'),
  text('领用人', 'receiver', 10, null, '出库时填。'),
  text('批准人', 'orderedBy', 10, null, '可不填。'),
  text('用途', 'event', 20, null, '可不填。'),
]

/** Advice on the template's second sheet. */
export const movementAdvice: readonly string[] = [
  '从第4行起填写，一行一种物资；第3行是示例，导入时会自动略过。',
  '同一天、同一仓库、同一领用人的行合成一张单据。',
  '导入前会逐行显示结果和未导入的原因；导入后可以整批撤销。',
]
