import type { Item, SupplyContract } from '../../../preload/contract/supplies/index'
import {
  type CellValue,
  type Issues,
  parseDay,
  parseQuantity,
  plainText,
  type RowCells,
  type TemplateColumn,
} from '../../sheets/index'
import {
  type Known,
  type ListSpec,
  type PaperColumn,
  readChoice,
  readNumber,
  readText,
} from '../catalogue/lists'
import { folded, scaleQuantity } from '../rules'
import { contractKey, contractKindText, standingText } from './rules'

/** One promised item of one contract; rows of the same partner and number are one contract. */
export type ContractLineDraft = Readonly<{
  kind: SupplyContract['kind']
  number: string
  partner: string
  contact: string
  phone24: string
  startsOn: string
  endsOn: string
  hoursToDeliver: number | null
  remark: string
  itemName: string
  line: Readonly<{ itemId: string; quantity: number; withinHours: number | null }> | null
}>

type KnownItem = Pick<Item, 'id' | 'name' | 'spec' | 'unit' | 'decimals'>
export type KnownContracts = Known & Readonly<{ items: readonly KnownItem[]; contracts: readonly string[] }>

const kindWords = [
  ['capacity', /产能|生产能力|生产/],
  ['agreement', /协议|代储|商超|储备/],
] as const

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

const template: readonly TemplateColumn[] = [
  {
    ...text('类型', 'kind', 12, '协议储备', '协议储备或产能储备。'),
    choices: Object.values(contractKindText),
  },
  { ...text('协议单位', 'partner', 24, '示例超市', '企业名称。'), required: true },
  text('合同编号', 'number', 16, 'XY-2026-01', '同一合同有几种物资的，分几行填，编号相同。'),
  text('联系人', 'contact', 10, '示例丁', '可不填。'),
  text('24小时电话', 'phone24', 16, '000-0002000', '随时有人接听的电话。'),
  {
    header: '开始日期',
    key: 'startsOn',
    width: 13,
    type: 'date',
    required: true,
    example: '2026-01-01',
    note: '例如 2026-01-01。',
  },
  {
    header: '截止日期',
    key: 'endsOn',
    width: 13,
    type: 'date',
    required: true,
    example: '2026-12-31',
    note: '不能早于开始日期。',
  },
  {
    header: '送达时限（小时）',
    key: 'hours',
    width: 12,
    type: 'number',
    example: 4,
    note: '接到通知后几小时送到。',
  },
  text('物资名称', 'itemName', 18, '方便食品', '物资目录里的名称。'),
  text('规格型号', 'spec', 14, null, '目录里有几种规格时填写。'),
  {
    header: '承诺数量',
    key: 'quantity',
    width: 11,
    type: 'number',
    example: 200,
    note: '按目录里的计量单位。',
  },
  {
    header: '时限（小时）',
    key: 'withinHours',
    width: 11,
    type: 'number',
    example: 24,
    note: '多少小时内备齐（产能：产出）这个数量。',
  },
  text('备注', 'remark', 20, null, '可不填。'),
]

/** Contracts as Excel keeps them: a row for each promised item. */
export const contractList: ListSpec<ContractLineDraft, KnownContracts> = {
  title: '协议储备和产能储备清单',
  sheetName: '协议与产能',
  keyFields: ['partner'],
  fields: [
    { key: 'kind', required: false, synonyms: ['类型', '储备方式', '储备类型', '协议类型', '合同类型'] },
    {
      key: 'partner',
      required: true,
      synonyms: [
        '协议单位',
        '企业名称',
        '单位名称',
        '供应商',
        '协议企业',
        '代储单位',
        '签约单位',
        '企业',
        '乙方',
      ],
      avoid: ['计量', '电话'],
    },
    { key: 'number', required: false, synonyms: ['合同编号', '协议编号', '编号', '合同号', '协议号'] },
    { key: 'contact', required: false, synonyms: ['联系人', '负责人', '企业联系人'], avoid: ['电话'] },
    {
      key: 'phone24',
      required: false,
      synonyms: ['24小时电话', '联系电话', '电话', '值班电话', '手机', '联系方式'],
    },
    {
      key: 'startsOn',
      required: true,
      synonyms: ['开始日期', '签订日期', '生效日期', '协议起', '起始日期', '签约日期', '合同开始日期'],
    },
    {
      key: 'endsOn',
      required: true,
      synonyms: [
        '截止日期',
        '到期日期',
        '终止日期',
        '协议止',
        '结束日期',
        '有效期至',
        '合同到期日期',
        '有效期',
      ],
    },
    {
      key: 'hours',
      required: false,
      synonyms: ['送达时限', '送达时限小时', '响应时限', '到达时限', '供货时限'],
    },
    { key: 'itemName', required: false, synonyms: ['物资名称', '品名', '储备物资', '物资', '品种', '产品'] },
    { key: 'spec', required: false, synonyms: ['规格型号', '规格', '型号'] },
    {
      key: 'quantity',
      required: false,
      synonyms: ['承诺数量', '协议数量', '储备数量', '数量', '产能', '日产能'],
    },
    {
      key: 'withinHours',
      required: false,
      synonyms: ['时限', '时限小时', '备齐时限', '生产时限'],
      avoid: ['送达', '响应'],
    },
    { key: 'remark', required: false, synonyms: ['备注', '说明'] },
  ],
  template,
  advice: [
    '从第4行起填写，一行一种物资；同一份合同的几行，协议单位和合同编号相同。',
    '物资要先在物资目录里；找不到的行不会导入，并说明原因。',
    '系统里已有同一单位同一编号的合同会略过。',
  ],
  read(row, issues, known) {
    const partner = readText(row, issues, 'partner', 60)
    if (partner === '') issues.refuse('name-missing', 'partner')
    const number = readText(row, issues, 'number', 40)
    if (known.contracts.includes(contractKey(partner, number))) issues.refuse('record-exists', 'number')
    const startsOn = readDay(row, issues, 'startsOn', 'first')
    const endsOn = readDay(row, issues, 'endsOn', 'last')
    if (startsOn !== '' && endsOn !== '' && endsOn < startsOn)
      issues.refuse('ends-before-starts', 'endsOn', `${startsOn} → ${endsOn}`)
    const phone24 = plainText(row.get('phone24')).slice(0, 30)
    const isPhone = /^[\d+\-()#*\s]*$/.test(phone24)
    if (!isPhone) issues.warn('phone-unreadable', 'phone24')
    return {
      kind: readChoice(row, issues, 'kind', kindWords, 'agreement'),
      number,
      partner,
      contact: readText(row, issues, 'contact', 30),
      phone24: isPhone ? phone24 : '',
      startsOn,
      endsOn,
      hoursToDeliver: readNumber(row, issues, 'hours', { min: 0, max: 8_760, whole: true }),
      remark: readText(row, issues, 'remark', 500),
      ...readLine(row, issues, known.items),
    }
  },
}

function readDay(row: RowCells, issues: Issues, field: string, missing: 'first' | 'last'): string {
  const answer = parseDay(row.get(field) as CellValue, { missing })
  if (!answer.ok) {
    issues.refuse(answer.reason, field)
    return ''
  }
  for (const note of answer.notes) issues.warn(note, field)
  if (answer.value === null) issues.refuse('date-missing', field)
  return answer.value ?? ''
}

function readLine(row: RowCells, issues: Issues, items: readonly KnownItem[]) {
  const itemName = readText(row, issues, 'itemName', 60)
  if (itemName === '') return { itemName, line: null }
  const spec = readText(row, issues, 'spec', 60)
  const named = items.filter((item) => folded(item.name) === folded(itemName))
  const item =
    named.find((one) => folded(one.spec) === folded(spec)) ?? (named.length === 1 ? named[0] : undefined)
  if (!item) {
    issues.refuse('not-in-catalogue', 'itemName', [itemName, spec].filter(Boolean).join(' '))
    return { itemName, line: null }
  }
  const answer = parseQuantity(row.get('quantity'))
  const quantity = answer.ok ? scaleQuantity(answer.value.thousandths, item.decimals) : null
  if (!answer.ok) issues.refuse(answer.reason, 'quantity')
  else if (quantity === null) issues.refuse('quantity-fraction', 'quantity')
  else if (quantity === 0) issues.refuse('quantity-zero', 'quantity')
  const withinHours = readNumber(row, issues, 'withinHours', { min: 1, max: 8_760, whole: true })
  return { itemName, line: { itemId: item.id, quantity: quantity ?? 0, withinHours } }
}

type PaperLine = Readonly<{ contract: SupplyContract; line: SupplyContract['lines'][number] | null }>

/** A contract's lines as rows of a paper; a contract without lines has one. */
export const paperLines = (contract: SupplyContract): PaperLine[] =>
  contract.lines.length === 0
    ? [{ contract, line: null }]
    : contract.lines.map((line) => ({ contract, line }))

const amount = (line: PaperLine['line'], what: 'quantity' | 'used'): number | null =>
  line && line[what] / 10 ** line.decimals

/** Contracts on paper and in Excel. */
export const contractColumns: readonly PaperColumn<PaperLine>[] = [
  { header: '类型', width: 11, weight: 1.8, value: ({ contract }) => contractKindText[contract.kind] },
  { header: '协议单位', width: 24, weight: 4, value: ({ contract }) => contract.partner },
  { header: '合同编号', width: 16, weight: 2.4, value: ({ contract }) => contract.number },
  { header: '联系人', width: 10, weight: 1.6, value: ({ contract }) => contract.contact },
  { header: '24小时电话', width: 16, weight: 2.6, value: ({ contract }) => contract.phone24 },
  { header: '开始日期', width: 12, weight: 2.2, type: 'date', value: ({ contract }) => contract.startsOn },
  { header: '截止日期', width: 12, weight: 2.2, type: 'date', value: ({ contract }) => contract.endsOn },
  {
    header: '送达时限（小时）',
    width: 11,
    weight: 1.6,
    type: 'number',
    value: ({ contract }) => contract.hoursToDeliver,
  },
  { header: '物资名称', width: 18, weight: 3, value: ({ line }) => line?.itemName ?? '' },
  { header: '规格型号', width: 14, weight: 2, value: ({ line }) => line?.spec ?? '' },
  { header: '计量单位', width: 9, weight: 1.2, value: ({ line }) => line?.unit ?? '' },
  {
    header: '承诺数量',
    width: 11,
    weight: 1.7,
    type: 'number',
    value: ({ line }) => amount(line, 'quantity'),
  },
  { header: '已调用', width: 10, type: 'number', value: ({ line }) => amount(line, 'used') },
  {
    header: '时限（小时）',
    width: 10,
    weight: 1.3,
    type: 'number',
    value: ({ line }) => line?.withinHours ?? null,
  },
  { header: '状态', width: 10, weight: 1.8, value: ({ contract }) => standingText[contract.standing] },
  { header: '备注', width: 20, value: ({ contract, line }) => line?.remark || contract.remark },
]
