import type { RecordRow } from '../../../database/record'
import type { DepotRow } from '../../../database/supplies/catalogue/schema'
import { chinaBounds, type Depot } from '../../../preload/contract/supplies/index'
import { type Issues, parsePhones, plainText, type RowCells, type TemplateColumn } from '../../sheets/index'
import {
  type Known,
  type ListSpec,
  type PaperColumn,
  readChoice,
  readNumber,
  readText,
  splitWords,
} from './lists'
import { newDepot } from './records'
import { depotKey, levelOfName, parseDegrees } from './rules'

export type DepotDraft = Omit<DepotRow, keyof RecordRow>

const levelWords = [
  ['partner', /协议|企业|商超|超市|公司|代储/],
  ['county', /县|区级|市级/],
  ['township', /乡|镇|街道/],
  ['village', /村|社区/],
  ['point', /点|站|组/],
] as const

const truckWords = [
  ['none', /不通|不能|无法|否/],
  ['small', /小|面包|三轮|皮卡/],
  ['large', /大|货车|可|能|是|通/],
] as const

const goodsWords = [
  ['rescue', /抢险/],
  ['force', /力量|救援力量|装备/],
  ['living', /生活|救灾|安置/],
] as const

/** The words of the contract on paper. */
export const levelText: Readonly<Record<Depot['level'], string>> = {
  county: '县级',
  township: '乡镇级',
  village: '村级',
  point: '储备点',
  partner: '协议单位',
}
const truckText: Readonly<Record<Depot['truckAccess'], string>> = {
  '': '',
  large: '大货车可到',
  small: '小型车可到',
  none: '不通车',
}
const goodsText: Readonly<Record<Depot['goods'][number], string>> = {
  rescue: '抢险救援保障物资',
  force: '应急救援力量保障物资',
  living: '基本生活保障物资',
}

/** Both in one cell (`116.27, 28.43`) or as two; swapped ones are set right with a warning. */
function readCoordinates(
  row: RowCells,
  issues: Issues,
): { latitude: number | null; longitude: number | null } {
  const together = plainText(row.get('coordinates'))
  const both = splitPair(together)
  if (together !== '' && !both) {
    issues.refuse('coordinates-unreadable', 'coordinates')
    return { latitude: null, longitude: null }
  }
  const latitudeText = both?.[0] ?? plainText(row.get('latitude'))
  const longitudeText = both?.[1] ?? plainText(row.get('longitude'))
  if (latitudeText === '' && longitudeText === '') return { latitude: null, longitude: null }
  const field = both ? 'coordinates' : 'latitude'
  const first = parseDegrees(latitudeText)
  const second = parseDegrees(longitudeText)
  if (first === null || second === null) {
    issues.refuse('coordinates-unreadable', field)
    return { latitude: null, longitude: null }
  }
  const inside = (latitude: number, longitude: number) =>
    latitude >= chinaBounds.latitude[0] &&
    latitude <= chinaBounds.latitude[1] &&
    longitude >= chinaBounds.longitude[0] &&
    longitude <= chinaBounds.longitude[1]
  if (inside(first, second)) return { latitude: first, longitude: second }
  if (inside(second, first)) {
    // In one cell people write either first; only two columns say which is which.
    if (!both) issues.warn('coordinates-swapped', field)
    return { latitude: second, longitude: first }
  }
  issues.refuse('coordinates-outside', field)
  return { latitude: null, longitude: null }
}

function splitPair(text: string): [string, string] | null {
  const parts = text.split(/[,;、\s]+/).filter(Boolean)
  return parts.length === 2 && parts[0] && parts[1] ? [parts[0], parts[1]] : null
}

function readKeys(row: RowCells, issues: Issues): DepotDraft['keyHolders'] {
  const words = splitWords(readText(row, issues, 'keyHolders', 200))
  const people: { name: string; phone: string }[] = []
  for (const word of words) {
    const [, name = '', phone = ''] = /^([^\d(（]*)[(（]?([\d+\-*#]*)[)）]?$/.exec(word) ?? []
    const last = people.at(-1)
    if (name === '' && phone !== '' && last) last.phone = phone.slice(0, 30)
    else if (name !== '') people.push({ name: name.slice(0, 30), phone: phone.slice(0, 30) })
  }
  if (people.length > 2) issues.refuse('too-many', 'keyHolders')
  return people.slice(0, 2)
}

const text = (header: string, key: string, width: number, example: string | null, note: string) =>
  ({ header, key, width, type: 'text', example, note }) as const

const template: readonly TemplateColumn[] = [
  { ...text('仓库名称', 'name', 22, '甲河镇应急物资储备库', '一行一个，名称不能重复。'), required: true },
  {
    ...text('级别', 'level', 12, '乡镇级', '县级、乡镇级、村级、储备点、协议单位。'),
    choices: Object.values(levelText),
  },
  text('地址', 'address', 26, '甲河镇政府院内', '可不填。'),
  text('管理单位', 'keeperUnit', 22, '甲河镇应急管理服务中心', '可不填。'),
  text('保管人', 'keeper', 10, '示例甲', '可不填。'),
  text('联系电话', 'phone', 18, '000-00010001', '有几个号码用“、”分开。'),
  text('钥匙保管人', 'keyHolders', 20, '示例甲、示例乙', '最多两人，用“、”分开。'),
  text('经度', 'longitude', 12, '116.2650', '十进制度，例如 116.2650；也可写度分秒。'),
  text('纬度', 'latitude', 12, '28.3770', '十进制度，例如 28.3770。'),
  { header: '面积（㎡）', key: 'area', width: 10, type: 'number', example: 120, note: '可不填。' },
  text('存放物资种类', 'goods', 20, '基本生活', '抢险救援、救援力量、基本生活，可填几种。'),
  text('货位', 'bins', 24, 'A-01、A-02', '用“、”分开，录入时可直接选。'),
  {
    header: '高出洪水位（m）',
    key: 'floodSafe',
    width: 12,
    type: 'number',
    decimals: 2,
    example: 1.5,
    note: '地面高出历史最高洪水位多少米，低于时填负数。',
  },
  text('车辆通行', 'truckAccess', 14, '大货车可到', '大货车可到、小型车可到、不通车。'),
  text('消防器材', 'fireEquipment', 18, '干粉灭火器4具', '可不填。'),
  text('供电', 'power', 16, '市电、备用发电机', '可不填。'),
  text('可用车辆', 'vehicle', 16, '皮卡1辆', '可不填。'),
  {
    header: '开库时间（分钟）',
    key: 'openingMinutes',
    width: 12,
    type: 'number',
    example: 20,
    note: '接到通知后几分钟能打开。',
  },
  text('备注', 'remark', 20, null, '可不填。'),
]

/** A list of depots as Excel keeps it. */
export const depotList: ListSpec<DepotDraft, Known> = {
  title: '应急物资储备库（点）清单',
  sheetName: '储备库（点）',
  keyFields: ['name'],
  fields: [
    {
      key: 'name',
      required: true,
      synonyms: [
        '仓库名称',
        '储备库名称',
        '储备库（点）名称',
        '名称',
        '仓库',
        '储备库',
        '储备点',
        '库名',
        '存放地点',
        '储备点名称',
      ],
      avoid: ['物资', '单位', '电话'],
    },
    { key: 'level', required: false, synonyms: ['级别', '层级', '类型', '库级别', '储备库级别', '等级'] },
    {
      key: 'address',
      required: false,
      synonyms: ['地址', '详细地址', '位置', '所在地', '库址', '地点'],
      avoid: ['存放'],
    },
    {
      key: 'keeperUnit',
      required: false,
      synonyms: ['管理单位', '主管单位', '保管单位', '责任单位', '单位', '产权单位'],
    },
    {
      key: 'keeper',
      required: false,
      synonyms: ['保管人', '负责人', '管理员', '库管员', '联系人', '责任人', '仓管员'],
      avoid: ['电话', '钥匙'],
    },
    {
      key: 'phone',
      required: false,
      synonyms: ['联系电话', '电话', '手机', '联系方式', '手机号', '负责人电话', '保管人电话'],
    },
    { key: 'keyHolders', required: false, synonyms: ['钥匙保管人', '钥匙', '持钥匙人', '钥匙管理人'] },
    {
      key: 'longitude',
      required: false,
      synonyms: ['经度', '东经', 'longitude', 'lng', 'lon'],
      avoid: ['纬'],
    },
    { key: 'latitude', required: false, synonyms: ['纬度', '北纬', 'latitude', 'lat'], avoid: ['经'] },
    { key: 'coordinates', required: false, synonyms: ['经纬度', '坐标', '经纬度坐标', '地理坐标'] },
    { key: 'area', required: false, synonyms: ['面积', '面积㎡', '建筑面积', '库房面积', '使用面积'] },
    { key: 'goods', required: false, synonyms: ['存放物资种类', '物资种类', '储备物资类别', '存放物资'] },
    { key: 'bins', required: false, synonyms: ['货位', '货架', '库位', '货位号'] },
    {
      key: 'floodSafe',
      required: false,
      synonyms: ['高出洪水位', '防洪安全高度', '高出洪水位m', '防洪高度'],
    },
    {
      key: 'truckAccess',
      required: false,
      synonyms: ['车辆通行', '货车通行', '道路条件', '交通条件', '通车情况'],
    },
    { key: 'fireEquipment', required: false, synonyms: ['消防器材', '消防设施', '消防设备'] },
    { key: 'power', required: false, synonyms: ['供电', '供电情况', '电源', '用电'] },
    { key: 'vehicle', required: false, synonyms: ['可用车辆', '车辆', '运输车辆', '配备车辆'] },
    {
      key: 'openingMinutes',
      required: false,
      synonyms: ['开库时间', '开库时间分钟', '响应时间', '开库分钟'],
    },
    { key: 'remark', required: false, synonyms: ['备注', '说明'] },
  ],
  template,
  advice: [
    '从第4行起填写，一行一个储备库（点）；第3行是示例，导入时会自动略过。',
    '系统里已有同名仓库的行会略过，不会改动原来的资料。',
    '导入前会逐行显示结果和未导入的原因；导入后可以整批撤销。',
  ],
  read(row, issues) {
    const name = readText(row, issues, 'name', 60)
    if (name === '') issues.refuse('name-missing', 'name')
    const bins = splitWords(row.text('bins'))
    if (bins.some((bin) => bin.length > 30)) issues.refuse('too-long', 'bins')
    const { phones, unreadable } = parsePhones(row.get('phone'))
    for (const typed of unreadable) issues.warn('phone-unreadable', 'phone', typed)
    const floodSafe = readNumber(row, issues, 'floodSafe', { min: -20, max: 1_000 })
    const area = readNumber(row, issues, 'area', { min: 1, max: 1_000_000 })
    const goods = plainText(row.get('goods'))
    return newDepot({
      name,
      level: readChoice(row, issues, 'level', levelWords, levelOfName(name)),
      address: readText(row, issues, 'address', 120),
      keeperUnit: readText(row, issues, 'keeperUnit', 60),
      keeper: readText(row, issues, 'keeper', 30),
      phones: phones.slice(0, 5),
      keyHolders: readKeys(row, issues),
      ...readCoordinates(row, issues),
      areaM2: area === null ? null : Math.round(area),
      goods: goodsWords.filter(([, word]) => word.test(goods)).map(([kind]) => kind),
      bins: bins.slice(0, 2_000),
      floodSafeCm: floodSafe === null ? null : Math.round(floodSafe * 100),
      truckAccess: readChoice(row, issues, 'truckAccess', truckWords, ''),
      fireEquipment: readText(row, issues, 'fireEquipment', 120),
      power: readText(row, issues, 'power', 60),
      vehicle: readText(row, issues, 'vehicle', 60),
      openingMinutes: readNumber(row, issues, 'openingMinutes', { min: 0, max: 10_080, whole: true }),
      remark: readText(row, issues, 'remark', 500),
    })
  },
  keyOf: (depot) => depotKey(depot.name),
}

/** The list of depots on paper and in Excel. */
export const depotColumns: readonly PaperColumn<Depot>[] = [
  { header: '仓库名称', width: 22, weight: 4, value: (row) => row.name },
  { header: '级别', width: 10, weight: 1.8, value: (row) => levelText[row.level] },
  { header: '地址', width: 26, weight: 4.4, value: (row) => row.address },
  { header: '管理单位', width: 22, weight: 3.6, value: (row) => row.keeperUnit },
  { header: '保管人', width: 10, weight: 1.8, value: (row) => row.keeper },
  {
    header: '联系电话',
    width: 18,
    weight: 3,
    value: (row) => row.phones.map((phone) => phone.number).join('\n'),
  },
  {
    header: '钥匙保管人',
    width: 20,
    weight: 2.6,
    value: (row) => row.keyHolders.map((one) => [one.name, one.phone].filter(Boolean).join(' ')).join('\n'),
  },
  { header: '经度', width: 11, value: (row) => row.longitude?.toFixed(6) ?? '' },
  { header: '纬度', width: 11, value: (row) => row.latitude?.toFixed(6) ?? '' },
  { header: '面积（㎡）', width: 10, weight: 1.6, type: 'number', value: (row) => row.areaM2 },
  { header: '存放物资种类', width: 22, value: (row) => row.goods.map((kind) => goodsText[kind]).join('、') },
  { header: '货位', width: 24, value: (row) => row.bins.join('、') },
  {
    header: '高出洪水位（m）',
    width: 12,
    type: 'number',
    decimals: 2,
    value: (row) => (row.floodSafeCm === null ? null : row.floodSafeCm / 100),
  },
  { header: '车辆通行', width: 12, weight: 2, value: (row) => truckText[row.truckAccess] },
  { header: '消防器材', width: 18, value: (row) => row.fireEquipment },
  { header: '供电', width: 16, value: (row) => row.power },
  { header: '可用车辆', width: 16, value: (row) => row.vehicle },
  { header: '开库时间（分钟）', width: 12, weight: 1.6, type: 'number', value: (row) => row.openingMinutes },
  { header: '物资批数', width: 10, weight: 1.4, type: 'number', value: (row) => row.lots },
  { header: '备注', width: 20, value: (row) => row.remark },
]
