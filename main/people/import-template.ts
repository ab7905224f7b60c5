import type { TemplateColumn } from '../sheets/index'

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

/** The columns of the empty phone list to fill in. Its headers are read back without correction. */
export const peopleTemplate: readonly TemplateColumn[] = [
  { ...text('姓名', 'name', 12, '示例甲', '一行一人。'), required: true },
  text('单位', 'unit', 24, '示例县甲河镇人民政府', '工作单位或所在队伍。'),
  text('职务', 'post', 16, '应急办主任', '职务、岗位或职责。'),
  text('村（社区）', 'village', 16, '东坪村', '村级人员填写，可不填。'),
  text('手机', 'mobile', 18, '000-00010001', '有几个号码用“、”分开。'),
  text('办公电话', 'officePhone', 18, '000-0001000', '带区号，例如 区号-号码。'),
  text('值班电话', 'dutyPhone', 18, null, '24小时有人接听的电话。'),
  text('短号', 'shortPhone', 12, null, '集团网、虚拟网短号。'),
  text('备注', 'remark', 24, null, '可不填。'),
]

/** Advice on the template's second sheet. */
export const peopleAdvice: readonly string[] = [
  '从第4行起填写，一行一人；第3行是示例，导入时会自动略过。',
  '电话栏已设为文本，开头的0不会丢失；一格里可以写几个号码。',
  '不要填写身份证号、住址门牌等用不到的个人信息。',
]
