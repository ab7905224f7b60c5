import type { FieldSpec } from '../../sheets/index'

/** Columns of a filled-in count sheet and what people call them. */
export const countFields: readonly FieldSpec[] = [
  { key: 'position', required: false, synonyms: ['行号', '盘点行号', '序号', '编号'], avoid: ['批', '货'] },
  {
    key: 'itemName',
    required: true,
    synonyms: ['物资名称', '品名', '名称', '物品名称', '物资', '物品'],
    avoid: ['仓库', '储备库', '单位名'],
  },
  { key: 'spec', required: false, synonyms: ['规格型号', '规格', '型号'] },
  { key: 'unit', required: false, synonyms: ['单位', '计量单位'], avoid: ['供', '生产', '管理'] },
  { key: 'lotNumber', required: false, synonyms: ['批号', '批次', '生产批号', '批次号'] },
  { key: 'bin', required: false, synonyms: ['货位', '库位', '货架', '架位', '货位号', '位置'] },
  { key: 'producedOn', required: false, synonyms: ['生产日期', '出厂日期'] },
  { key: 'expiresOn', required: false, synonyms: ['有效期至', '有效期', '到期日期', '到期日'] },
  {
    key: 'quantity',
    required: true,
    synonyms: ['实盘数量', '实盘数', '盘点数量', '实有数量', '实点数量', '实盘', '实数', '实有数'],
    avoid: ['账面', '账存', '帐面', '帐存', '差', '盈', '亏', '库存'],
  },
  { key: 'counter', required: false, synonyms: ['盘点人', '清点人', '盘点员', '经手人'] },
]
