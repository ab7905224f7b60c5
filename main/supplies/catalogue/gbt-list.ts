import { plainText } from '../../sheets/index'
import { type Known, type ListSpec, readText } from './lists'

export type GbtDraft = Readonly<{ code: string; name: string }>

/** The office's own table of GB/T 38565 codes as Excel keeps it. */
export const gbtList: ListSpec<GbtDraft, Known> = {
  title: '应急物资分类及编码（GB/T 38565）',
  sheetName: '分类编码',
  keyFields: ['code', 'name'],
  fields: [
    {
      key: 'code',
      required: true,
      synonyms: ['代码', '编码', '分类代码', '物资代码', '物资编码', '国标代码', '类目代码'],
    },
    {
      key: 'name',
      required: true,
      synonyms: ['名称', '类目名称', '物资名称', '分类名称', '物资类别', '类别名称'],
      avoid: ['代码', '编码'],
    },
  ],
  template: [
    {
      header: '代码',
      key: 'code',
      width: 14,
      type: 'text',
      required: true,
      example: '1010000',
      note: '七位数字，第一位是1、2或3；格式按文本填写。',
    },
    {
      header: '名称',
      key: 'name',
      width: 30,
      type: 'text',
      required: true,
      example: '示例类目',
      note: '与标准原文一致。',
    },
  ],
  advice: ['把手上的标准文本或上级下发的编码表贴进来，一行一个代码；导入后在物资目录里可直接选。'],
  read(row, issues) {
    const code = plainText(row.get('code')).replace(/[\s.\-—]/g, '')
    if (!/^[123](\d{2}){3}$/.test(code)) issues.refuse('code-format', 'code')
    const name = readText(row, issues, 'name', 60)
    if (name === '') issues.refuse('name-missing', 'name')
    return { code, name }
  },
  keyOf: (line) => line.code,
}
