import type { TemplateColumn } from '../sheets/index'

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

/** The columns of the empty list to fill in. Its headers are read back without correction. */
export const supplyTemplate: readonly TemplateColumn[] = [
  { ...text('物资名称', 'itemName', 20, '棉被', '写全称，例如“干粉灭火器”。'), required: true },
  text('规格型号', 'spec', 16, '2m×1.5m', '同名不同规格的分行填写。'),
  { ...text('单位', 'unit', 8, '床', '顶、床、件、台、箱、kg、㎡ 等。'), required: true },
  {
    header: '数量',
    key: 'quantity',
    width: 10,
    type: 'number',
    required: true,
    example: 50,
    note: '只填数字。按个计数的物资填整数。',
  },
  {
    ...text('存放地点', 'depotName', 22, '镇应急物资储备库', '储备库（点）的名称；没有的会新建。'),
    required: true,
  },
  text('货位', 'bin', 10, 'A-01', '货架或区域，可不填。'),
  {
    header: '生产日期',
    key: 'producedOn',
    width: 13,
    type: 'date',
    example: '2024-03-01',
    note: '例如 2024-03-01；只知道年月可填 2024-03。',
  },
  {
    header: '有效期至',
    key: 'expiresOn',
    width: 13,
    type: 'date',
    example: '2032-03-01',
    note: '标签上的到期日；不过期的填“长期”。',
  },
  text('保质期', 'shelfLife', 10, '8年', '有生产日期而没有到期日时填写，例如 36个月、8年。'),
  text('批号', 'lotNumber', 14, '20240301', '可不填。'),
  {
    ...text('来源', 'source', 12, '采购', '采购、上级调拨、捐赠、协议储备、归还。'),
    choices: ['采购', '上级调拨', '捐赠', '协议储备', '归还'],
  },
  text('供应商', 'supplier', 20, null, '可不填。'),
  {
    header: '单价（元）',
    key: 'price',
    width: 12,
    type: 'money',
    example: 8500,
    note: '一个单位的价格，可不填。',
  },
  text('备注', 'remark', 24, null, '可不填。'),
]

/** Advice on the template's second sheet. */
export const supplyAdvice: readonly string[] = [
  '从第4行起填写，一行一种物资的一个批次；第3行是示例，导入时会自动略过。',
  '不必删除合计行、标题行；不认识的列会提示，不会丢失其他内容。',
  '导入前会逐行显示结果和未导入的原因；导入后可以整批撤销。',
]
