import {
  canonicalUnit,
  cleanText,
  type FieldSpec,
  type ImportTable,
  type Issues,
  judgeTable,
  matchKey,
  parseQuantity,
  type RowCells,
  type SheetFile,
  type TableChoice,
  type TemplateColumn,
} from '../../sheets/index'
import { decimalsFor, scaleQuantity } from '../rules'

/** A line of the county's list as read. Quantity in smallest units. */
export type StandardImportRow = Readonly<{
  group: string
  name: string
  unit: string
  decimals: number
  basis: 'fixed' | 'population' | 'villages'
  quantity: number
  per: number
  remark: string
}>

/** Columns of a list of what is to be kept, and what people call them. */
export const standardFields: readonly FieldSpec[] = [
  {
    key: 'name',
    required: true,
    synonyms: [
      '物资名称',
      '装备名称',
      '名称',
      '品名',
      '物资装备名称',
      '配备项目',
      '项目',
      '物资',
      '物品名称',
      'name',
    ],
    avoid: ['类别', '分类', '单位名', '编号', '编码'],
  },
  {
    key: 'quantity',
    required: true,
    synonyms: [
      '配备标准',
      '配备数量',
      '最低配备数量',
      '标准数量',
      '应储数量',
      '应配数量',
      '应有数量',
      '储备标准',
      '储备数量',
      '最低数量',
      '数量',
      '标准',
      'quantity',
    ],
    avoid: ['现有', '实有', '库存', '缺口', '人数'],
  },
  {
    key: 'unit',
    required: false,
    synonyms: ['计量单位', '单位', '数量单位', 'unit'],
    avoid: ['责任', '配备单位'],
  },
  {
    key: 'group',
    required: false,
    synonyms: ['类别', '分类', '灾种', '大类', '物资类别', '适用灾种', '种类'],
  },
  {
    key: 'basis',
    required: false,
    synonyms: ['配备方式', '计算方式', '配备依据', '配备范围', '层级', '范围', '按'],
    avoid: ['备注'],
  },
  {
    key: 'remark',
    required: false,
    synonyms: ['备注', '说明', '规格型号', '规格', '技术要求', '要求', 'remark'],
  },
]

export const standardTemplate: readonly TemplateColumn[] = [
  { header: '类别', key: 'group', width: 12, type: 'text', example: '防汛', note: '可不填。' },
  {
    header: '物资名称',
    key: 'name',
    width: 24,
    type: 'text',
    required: true,
    example: '救生衣',
    note: '一行一种。',
  },
  {
    header: '单位',
    key: 'unit',
    width: 8,
    type: 'text',
    required: true,
    example: '件',
    note: '件、顶、条、kg 等。',
  },
  {
    header: '配备数量',
    key: 'quantity',
    width: 12,
    type: 'number',
    required: true,
    example: 60,
    note: '只填数字。',
  },
  {
    header: '配备方式',
    key: 'basis',
    width: 14,
    type: 'text',
    example: '全镇',
    note: '全镇：固定数量；每村：每个村（社区）的数量；每千人、每万人：按人口。不填按全镇。',
    choices: ['全镇', '每村', '每百人', '每千人', '每万人'],
  },
  { header: '备注', key: 'remark', width: 24, type: 'text', example: null, note: '可不填。' },
]

export const standardAdvice: readonly string[] = [
  '从第4行起填写；第3行是示例，导入时会自动略过。',
  '同一种物资可以写两行：一行全镇的，一行每村的，计算缺口时相加。',
  '导入后成为单独的一份标准，需要时再设为现行标准。',
]

/** How a quantity is meant, by the words beside it. Null where the words say something else. */
export function basisOf(text: string): Readonly<{ basis: StandardImportRow['basis']; per: number }> | null {
  const key = matchKey(text)
  if (key === '' || /^(?:全镇|全乡|乡镇|镇级|乡级|乡镇级|街道|固定|本级|township|fixed)/.test(key))
    return { basis: 'fixed', per: 1 }
  if (/村|社区/.test(key)) return { basis: 'villages', per: 1 }
  const named = /每?(\d+|百|千|万|十万)人/.exec(key)
  if (!named) return /人口|每人|人均/.test(key) ? { basis: 'population', per: 1 } : null
  const words: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000, 十万: 100_000 }
  const per = words[named[1] ?? ''] ?? Number(named[1])
  return per >= 1 && per <= 1_000_000 ? { basis: 'population', per } : null
}

/** Reads a list of what is to be kept: every row with its verdict and reasons. */
export function judgeStandard(
  file: SheetFile,
  choice: TableChoice & Readonly<{ defaults?: Readonly<Record<string, string>> | undefined }>,
): ImportTable<StandardImportRow> {
  return judgeTable<StandardImportRow>(
    file,
    {
      fields: standardFields,
      keyFields: ['name', 'quantity'],
      judge: (row, issues) => judgeRow(row, issues, choice.defaults?.unit ?? ''),
      finish: (rows, mark) => {
        const seen = new Map<string, number>()
        for (const row of rows) {
          if (!row.values) continue
          const { name, unit, basis } = row.values
          const key = [matchKey(name), matchKey(unit), basis].join('\u0001')
          const first = seen.get(key)
          if (first === undefined) seen.set(key, row.row)
          else mark(row, 'warn', { code: 'same-row', text: String(first) })
        }
      },
    },
    choice,
  )
}

function judgeRow(row: RowCells, issues: Issues, defaultUnit: string): StandardImportRow | null {
  const name = textOf(row, issues, 'name', 60)
  if (name === '') issues.refuse('name-missing', 'name')
  const counted = parseQuantity(row.get('quantity'))
  if (!counted.ok) {
    issues.refuse(counted.reason, 'quantity')
    return null
  }
  if (row.isMergedDown('quantity')) issues.refuse('quantity-merged', 'quantity')
  else if (counted.value.thousandths === 0) issues.refuse('quantity-zero', 'quantity')
  for (const note of counted.notes) issues.warn(note, 'quantity')
  const unit = canonicalUnit(textOf(row, issues, 'unit', 10) || (counted.value.unit ?? '') || defaultUnit)
  if (unit === '') issues.refuse('unit-missing', 'unit')
  const decimals = decimalsFor(unit)
  const quantity = scaleQuantity(counted.value.thousandths, decimals)
  if (quantity === null) issues.refuse('quantity-fraction', 'quantity')
  else if (quantity > mostQuantity) issues.refuse('quantity-too-large', 'quantity')
  const said = textOf(row, issues, 'basis', 30)
  const basis = basisOf(said)
  if (!basis) issues.warn('basis-unclear', 'basis')
  const group = textOf(row, issues, 'group', 30) || cleanText(row.section).slice(0, 30)
  const remark = textOf(row, issues, 'remark', 300)
  if (issues.refused || quantity === null) return null
  return { group, name, unit, decimals, quantity, remark, ...(basis ?? { basis: 'fixed' as const, per: 1 }) }
}

/** For so many people or villages it must still be a quantity; the contract has the same bound. */
const mostQuantity = 1_000_000_000

function textOf(row: RowCells, issues: Issues, field: string, most: number): string {
  const text = row.text(field)
  if (text.length > most) issues.refuse('too-long', field)
  return text
}
