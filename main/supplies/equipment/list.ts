import type { Item } from '../../../preload/contract/supplies/index'
import {
  type CellValue,
  type Issues,
  parseDay,
  plainText,
  type RowCells,
  type TemplateColumn,
} from '../../sheets/index'
import { type Known, type ListSpec, readChoice, readText } from '../catalogue/lists'
import { folded } from '../rules'
import { itemPart, unitKey } from './rules'

/** One unit as a list of equipment has it. `itemId` is null where the item is not in the catalogue yet. */
export type UnitDraft = Readonly<{
  itemId: string | null
  itemName: string
  spec: string
  unit: string
  serial: string
  model: string
  maker: string
  madeOn: string | null
  state: 'usable' | 'repair' | 'broken'
  depotName: string
  bin: string
  custodian: string
  custodianPhone: string
  remark: string
}>

type KnownItem = Pick<Item, 'id' | 'name' | 'spec' | 'kind'>

/** Besides the units that are here: the catalogue, the depots, and numbers that lie in stock without a card. */
export type KnownUnits = Known &
  Readonly<{
    items: readonly KnownItem[]
    depots: readonly string[]
    loose: readonly string[]
    today: string
  }>

const stateWords = [
  ['repair', /维修|修理|送修|待修/],
  ['broken', /故障|损坏|不可用|不能用|坏/],
  ['usable', /可用|完好|正常|良好|在用|好/],
] as const

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

const template: readonly TemplateColumn[] = [
  {
    ...text('装备名称', 'itemName', 18, '汽油发电机', '和物资目录里的名称一致；目录里没有的一并建立。'),
    required: true,
  },
  text('规格', 'spec', 16, '5 kW', '目录里有几种同名装备时要填。'),
  { ...text('编号', 'serial', 18, 'FDJ-2026-001', '一台一个编号，同一种装备不能重复。'), required: true },
  text('型号', 'model', 16, '示例 5GF', '可不填。'),
  text('生产厂家', 'maker', 20, '示例机电厂', '可不填。'),
  {
    header: '生产日期',
    key: 'madeOn',
    width: 13,
    type: 'date',
    example: '2026-01-01',
    note: '例如 2026-01-01；按它推算保养和报废。',
  },
  {
    ...text('状态', 'state', 10, '可用', '可用、维修中、故障；不填为可用。'),
    choices: ['可用', '维修中', '故障'],
  },
  { ...text('存放地点', 'depotName', 20, '镇应急物资储备库', '仓库名称；没有的一并建立。'), required: true },
  text('货位', 'bin', 10, 'C-01', '可不填。'),
  text('责任人', 'custodian', 10, '示例甲', '可不填。'),
  text('责任人电话', 'custodianPhone', 16, '000-00010001', '可不填。'),
  text('单位', 'unit', 8, '台', '目录里没有的装备按它建立，不填为台。'),
  text('备注', 'remark', 20, null, '可不填。'),
]

/** A register of serial-numbered equipment as Excel keeps it: a row a unit. */
export const equipmentList: ListSpec<UnitDraft, KnownUnits> = {
  title: '应急装备登记表',
  sheetName: '装备',
  keyFields: ['itemName', 'serial'],
  fields: [
    {
      key: 'itemName',
      required: true,
      synonyms: ['装备名称', '设备名称', '名称', '物资名称', '器材名称', '品名', '装备'],
      avoid: ['单位', '厂'],
    },
    { key: 'spec', required: false, synonyms: ['规格', '规格型号', '规格参数'] },
    {
      key: 'serial',
      required: true,
      synonyms: [
        '编号',
        '装备编号',
        '设备编号',
        '出厂编号',
        '序列号',
        '机身号',
        '资产编号',
        '固定资产编号',
        'SN',
      ],
      avoid: ['序号', '合同'],
    },
    { key: 'model', required: false, synonyms: ['型号', '装备型号', '设备型号'] },
    { key: 'maker', required: false, synonyms: ['生产厂家', '厂家', '制造商', '生产单位', '品牌'] },
    { key: 'madeOn', required: false, synonyms: ['生产日期', '出厂日期', '制造日期', '出厂时间'] },
    { key: 'state', required: false, synonyms: ['状态', '装备状态', '技术状态', '完好情况', '状况'] },
    {
      key: 'depotName',
      required: true,
      synonyms: ['存放地点', '仓库', '储备库', '存放位置', '仓库名称', '存放仓库', '储备点', '所在仓库'],
    },
    { key: 'bin', required: false, synonyms: ['货位', '库位', '货架'] },
    {
      key: 'custodian',
      required: false,
      synonyms: ['责任人', '保管人', '负责人', '使用人', '管理人'],
      avoid: ['电话'],
    },
    { key: 'custodianPhone', required: false, synonyms: ['责任人电话', '联系电话', '电话', '手机'] },
    { key: 'unit', required: false, synonyms: ['单位', '计量单位'] },
    { key: 'remark', required: false, synonyms: ['备注', '说明'] },
  ],
  template,
  advice: [
    '从第4行起填写，一台一行；第3行是示例，导入时会自动略过。',
    '每台建一张卡并入库；已登记过的编号会略过，不会改动原来的资料。',
    '导入前会逐行显示结果和未导入的原因；导入后可以整批撤销。',
  ],
  read(row, issues, known) {
    const itemName = readText(row, issues, 'itemName', 60)
    if (itemName === '') issues.refuse('name-missing', 'itemName')
    const spec = readText(row, issues, 'spec', 60)
    const serial = readText(row, issues, 'serial', 40)
    if (serial === '') issues.refuse('serial-missing', 'serial')
    const itemId = itemName === '' ? null : itemOf(itemName, spec, issues, known)
    if (itemId !== null && known.loose.includes(unitKey(itemId, serial)))
      issues.refuse('serial-in-stock', 'serial', serial)
    const depotName = readText(row, issues, 'depotName', 60)
    if (depotName === '') issues.refuse('depot-missing', 'depotName')
    else if (!known.depots.some((name) => folded(name) === folded(depotName)))
      issues.warn('depot-new', 'depotName', depotName)
    const custodianPhone = plainText(row.get('custodianPhone')).slice(0, 30)
    const isPhone = /^[\d+\-()#*\s]*$/.test(custodianPhone)
    if (!isPhone) issues.warn('phone-unreadable', 'custodianPhone', custodianPhone)
    return {
      itemId,
      itemName,
      spec,
      unit: readText(row, issues, 'unit', 10) || '台',
      serial,
      model: readText(row, issues, 'model', 60),
      maker: readText(row, issues, 'maker', 60),
      madeOn: readMadeOn(row, issues, known.today),
      state: readState(row, issues),
      depotName,
      bin: readText(row, issues, 'bin', 30),
      custodian: readText(row, issues, 'custodian', 30),
      custodianPhone: isPhone ? custodianPhone : '',
      remark: readText(row, issues, 'remark', 500),
    }
  },
  keyOf: (unit) => unitKey(itemPart(unit), unit.serial),
}

/** The item of the catalogue with that name; null where it is to be made, or where the row was refused. */
function itemOf(name: string, spec: string, issues: Issues, { items }: KnownUnits): string | null {
  const named = items.filter((item) => folded(item.name) === folded(name))
  const serial = named.filter((item) => item.kind === 'serial')
  const same = (one: KnownItem) => folded(one.spec) === folded(spec)
  const item = serial.find(same) ?? (serial.length === 1 && spec === '' ? serial[0] : undefined)
  if (item) return item.id
  if (serial.length > 1 && spec === '') issues.refuse('item-several', 'itemName', name)
  // Something that is counted, not numbered: its card would say what the ledger does not.
  else if (serial.length === 0 && named.some((one) => same(one) || spec === ''))
    issues.refuse('item-not-serial', 'itemName', name)
  else issues.warn('item-new', 'itemName', [name, spec].filter(Boolean).join(' '))
  return null
}

function readMadeOn(row: RowCells, issues: Issues, today: string): string | null {
  const answer = parseDay(row.get('madeOn') as CellValue, { missing: 'first' })
  if (!answer.ok) {
    issues.refuse(answer.reason, 'madeOn')
    return null
  }
  for (const note of answer.notes) issues.warn(note, 'madeOn')
  if (answer.value !== null && answer.value > today)
    issues.refuse('produced-in-future', 'madeOn', answer.value)
  return answer.value
}

/** Scrapped ones are no stock: they are refused rather than taken in as usable. */
function readState(row: RowCells, issues: Issues): UnitDraft['state'] {
  const typed = plainText(row.get('state'))
  if (/报废/.test(typed)) {
    issues.refuse('unit-scrapped', 'state')
    return 'usable'
  }
  return readChoice(row, issues, 'state', stateWords, 'usable')
}
