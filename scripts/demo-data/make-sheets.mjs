// Makes resources/demo/supplies.xlsx and people.xlsx: the lists of an invented township, 甲河镇 in 示例县 (990001),
// kept the way townships keep them (title, caption, merged depots, signatures). Run: node scripts/demo-data/make-sheets.mjs
//
// Nothing in them is real. Names of people are put together from two short lists. Every telephone number begins with
// 000, which no exchange in China connects: 00 leads abroad, and no country has a code that begins with 0.
import { mkdir } from 'node:fs/promises'
import ExcelJS from 'exceljs'

const folder = new URL('../../resources/demo/', import.meta.url)
const written = new Date(Date.UTC(2026, 10, 2))
const thin = { style: 'thin' }
const border = { top: thin, left: thin, bottom: thin, right: thin }
const day = (text) => new Date(`${text}T00:00:00Z`)

// name | specification | unit | quantity | bin | produced | good for months (0: no limit) | lot | source | price | remark
const townStore = `
单帐篷|12㎡|顶|20|A-01|2021-05-12|96|ZP2105|上级调拨|1280|
单帐篷|12㎡|顶|10|A-01|2024-04-18|96|ZP2404|采购|1350|
棉帐篷|12㎡|顶|8|A-02|2019-10-20|96|MZ1910|上级调拨|2100|
棉被|2m×1.5m|床|150|A-03|2022-10-08|96|MB2210|上级调拨|118|
棉被|2m×1.5m|床|60|A-03|2025-09-15|96|MB2509|采购|125|
毛毯|1.5m×2m|床|80|A-04|2023-11-02|96|MT2311|捐赠||爱心企业捐赠
棉大衣|均码|件|100|A-05|2020-11-10|96|DY2011|上级调拨|165|
睡袋|单人|条|40|A-06|2023-03-20|96|SD2303|采购|138|
防潮垫|0.9m×2m|张|100|A-06|2022-03-11|60|FC2203|采购|28|
折叠床|1.9m×0.7m|张|60|A-07|2021-06-01|120|ZC2106|上级调拨|210|
折叠桌凳|一桌四凳|套|15|A-07|2022-06-15|120||采购|320|
苫布|6m×8m|块|30|A-08|2022-12-05|60|SB2212|采购|190|
彩条布|4m宽|㎡|1200|A-08|2024-03-28|36|CT2403|采购|2.6|
移动厕所|单人|个|4|A-09|2021-04-10|96||上级调拨|3200|
压缩干粮|90高能|kg|180|B-01|2024-01-15|36|YS2401|采购|26|
压缩干粮|90高能|kg|120|B-01|2025-08-20|36|YS2508|采购|27|
自热食品|24份装|箱|40|B-02|2026-01-10|12|ZR2601|采购|288|
自热食品|24份装|箱|25|B-02|2026-05-18|12|ZR2605|采购|292|
方便食品|24袋装|箱|60|B-02|2026-04-20|6|FB2604|协议储备|52|甲河供销超市代储，待轮换
瓶装饮用水|550ml×24|箱|200|B-03|2026-03-05|12|YS2603|协议储备|26|甲河供销超市代储
瓶装饮用水|550ml×24|箱|120|B-03|2025-12-01|12|YS2512|采购|26|先行轮换
大米|25kg装|kg|1500|B-04|2026-04-22|12|DM2604|协议储备|5.2|
食用油|5L装|L|300|B-04|2026-02-16|18|SY2602|协议储备|13|
洗漱包|七件套|套|120|B-05|2024-05-09|36|XS2405|捐赠||县红十字会转赠
妇女卫生用品|10片装|包|200|B-05|2025-02-12|36|FN2502|采购|9.5|
婴儿用品（奶粉、纸尿裤）|组合|份|20|B-05|2026-05-06|12|YE2605|采购|168|
家庭应急包|标准型|个|80|B-06|2024-09-12|36|YB2409|上级调拨|260|
消毒液（含氯）|500ml|瓶|240|B-07|2026-01-20|12|XD2601|采购|6.8|
医用外科口罩|独立装|只|5000|B-08|2025-03-10|24|KZ2503|采购|0.35|
防护口罩 N95/KN95|头戴式|只|1200|B-08|2024-02-01|36|N9524|上级调拨|2.8|
常用药品|综合箱|份|15|B-09|2025-06-01|24|YP2506|采购|210|镇卫生院代管
安全帽|ABS|顶|100|C-01|2024-06-18|30|AM2406|采购|32|
抢险救援服|夏款|套|50|C-02|2023-05-30|60|JY2305|采购|360|
反光背心|均码|件|120|C-02|2025-04-15|36|FG2504|采购|12|
雨衣|分体式|件|150|C-03|2024-04-02|36|YY2404|采购|58|
雨鞋|高筒|双|120|C-03|2024-04-02|36|YX2404|采购|42|
防护手套|浸胶|双|300|C-04|2025-01-08|24|ST2501|采购|6|
护目镜|防雾|副|40|C-04|2024-01-12|36|HM2401|采购|22|
救生衣|成人|件|120|C-05|2022-05-20|60|JS2205|上级调拨|95|
救生衣|成人|件|40|C-05|2021-10-28|60|JS2110|采购|92|已到期，待报废
救生圈|聚乙烯|个|40|C-05|2022-05-20|60|JQ2205|采购|78|
救生绳（抛绳包）|30m|根|20|C-06|2023-06-06|60|PS2306|采购|135|
抛绳器|气动|套|2|C-06|2023-06-06|60||上级调拨|4200|
橡皮艇|6人|艘|3|C-07|2021-03-15|96||采购|6800|
冲锋舟（含船外机）|40马力|艘|2|C-07|2020-05-08|120||上级调拨|46000|每月试车
安全绳|φ12×50m|根|20|C-08|2023-03-03|60|AS2303|采购|180|
液压破拆工具|电动套装|套|1|C-09|2022-08-16|120||上级调拨|38000|
油锯|20寸|台|8|C-10|2022-09-05|96||采购|1280|
担架|折叠|副|10|C-11|2023-05-12|96||采购|260|
干粉灭火器|4kg|具|60|D-01|2021-11-16|120|MF2111|采购|68|
水基型灭火器|3L|具|20|D-01|2021-01-05|72|SJ2101|采购|110|到期报废
消防水带|65-20m|盘|30|D-02|2021-07-22|96|SD2107|采购|165|
手抬机动泵|8.8kW|台|2|D-02|2022-05-18|120||上级调拨|9800|每月试车
风力灭火机|背负式|台|20|D-03|2022-09-26|96||上级调拨|1850|
二号工具（扑火拍）|橡胶|把|150|D-03|2023-02-15|60|EH2302|采购|18|
森林防火服|阻燃|套|60|D-04|2023-01-10|60|FH2301|上级调拨|420|
对讲机|公网|台|30|E-01|2022-04-12|72||采购|680|
卫星电话|手持|部|2|E-01|2023-08-08|96||上级调拨|7200|
扩音喊话器|30W|个|15|E-01|2023-03-16|60||采购|130|
强光手电|充电式|支|100|E-02|2023-05-05|48|SD2305|采购|85|
头灯|锂电|个|60|E-02|2023-01-18|48|TD2301|采购|66|
移动照明灯组|4×500W|套|3|E-03|2021-09-10|96||上级调拨|12600|每月试机
汽油发电机|5kW|台|6|E-04|2021-06-20|120||采购|4600|每月试机
柴油发电机|30kW|台|1|E-04|2020-12-15|120||上级调拨|36000|每月试机
潜水泵|3kW|台|6|F-01|2022-03-30|96||采购|1450|
汽油抽水泵|4寸|台|5|F-01|2022-03-30|96||采购|2100|
排水管带|4寸|m|600|F-01|2022-03-30|60|PG2203|采购|12|
急救箱（包）|综合型|个|12|F-02|2024-01-22|36|JJ2401|采购|230|
无人机|四旋翼|架|1|F-03|2024-06-11|60||上级调拨|18800|
无人机电池|原厂|块|4|F-03|2024-06-11|36|WD2406|上级调拨|1200|
警戒带|125m|盘|60|F-04|2024-05-15|36|JD2405|采购|18|
反光锥|70cm|个|80|F-04|2023-05-15|60||采购|25|
编织袋|60cm×100cm|条|12000|G-01|2024-05-20|48|BZ2405|采购|1.2|
编织袋|60cm×100cm|条|3000|G-01|2022-11-30|48|BZ2211|采购|1.1|
吸水膨胀袋|40cm×60cm|条|800|G-01|2024-03-12|36|XS2403|采购|8.5|
土工布|400g/㎡|㎡|1500|G-02|2021-04-26|96|TG2104|上级调拨|4.8|
防汛布（复膜编织布）|6m宽|㎡|900|G-02|2023-04-18|60|FX2304|采购|3.9|
铅丝|8号|kg|350|G-03|2020-05-16|96||采购|7.5|
木桩|φ10cm×2m|根|260|G-04|2023-04-10|60||采购|22|
砂石料|混合|m³|85.5|场院|—|0|||95|露天堆放
铁锹|尖头|把|200|G-05|2022-04-20|96||采购|26|
融雪剂|25kg装|吨|6.5|G-06|2025-01-06|24|RX2501|采购|1650|
防滑链|货车|副|12|G-06|2022-11-18|96||采购|320|
`

const villages = ['东坪村', '西塘村', '南冲村', '北埠村', '石桥村', '茶山村']
const villageStore = `
编织袋|60cm×100cm|条|400|2024-05-20|48|BZ2405|上级调拨|1.2
铁锹|尖头|把|20|2022-04-20|96||采购|26
雨衣|分体式|件|15|2024-04-02|36|YY2404|上级调拨|58
强光手电|充电式|支|8|2023-05-05|48|SD2305|上级调拨|85
扩音喊话器|30W|个|2|2023-03-16|60||上级调拨|130
铜锣|直径35cm|面|3|2018-06-10|240||采购|150
干粉灭火器|4kg|具|6|2017-01-10|120|MF1701|采购|65
`

const rowsOf = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

function addMonths(text, months) {
  const [y, m, d] = text.split('-').map(Number)
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last)))
}

function supplyLines() {
  const lines = rowsOf(townStore).map(
    ([name, spec, unit, quantity, bin, made, months, lot, source, price, remark]) => ({
      cells: [name, spec, unit, Number(quantity), bin, made, Number(months), lot, source, price, remark],
      depot: '镇应急物资储备库',
    }),
  )
  villages.forEach((village, v) => {
    for (const [name, spec, unit, quantity, made, months, lot, source, price] of rowsOf(villageStore)) {
      const scaled = Number(quantity) + (Number(quantity) > 100 ? v * 50 : v % 3)
      lines.push({
        cells: [name, spec, unit, scaled, '', made, Number(months), lot, source, price, ''],
        depot: `${village}储备点`,
      })
    }
  })
  return lines
}

function sheetIn(book, name, title, widths) {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 3 }] })
  widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  sheet.addRow([title])
  sheet.mergeCells(1, 1, 1, widths.length)
  sheet.getCell('A1').font = { name: '黑体', size: 16 }
  sheet.getCell('A1').alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 30
  return sheet
}

function head(sheet, texts) {
  const row = sheet.addRow(texts)
  row.eachCell((cell) => {
    cell.font = { bold: true }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = border
  })
}

async function supplies() {
  const book = new ExcelJS.Workbook()
  book.created = written
  book.modified = written
  const widths = [6, 22, 14, 6, 9, 20, 8, 12, 12, 10, 10, 10, 20]
  const sheet = sheetIn(book, '物资台账', '示例县甲河镇应急物资储备台账', widths)
  sheet.addRow(['填报单位：甲河镇应急管理服务中心', ...Array(7).fill(null), '填报日期：2026年11月2日'])
  sheet.mergeCells(2, 1, 2, 8)
  sheet.mergeCells(2, 9, 2, widths.length)
  head(sheet, [
    '序号',
    '物资名称',
    '规格型号',
    '单位',
    '数量',
    '存放地点',
    '货位',
    '生产日期',
    '有效期至',
    '批号',
    '来源',
    '单价（元）',
    '备注',
  ])
  let start = 0
  supplyLines().forEach(({ cells, depot }, i, all) => {
    const [name, spec, unit, quantity, bin, made, months, lot, source, price, remark] = cells
    const dated = /^\d/.test(made)
    const row = sheet.addRow([
      i + 1,
      name,
      spec,
      unit,
      quantity,
      depot,
      bin,
      dated ? day(made) : made,
      dated && months > 0 ? addMonths(made, months) : '长期',
      lot,
      source,
      price === '' ? null : Number(price),
      remark,
    ])
    row.eachCell((cell) => {
      cell.border = border
    })
    row.getCell(8).numFmt = 'yyyy-mm-dd'
    row.getCell(9).numFmt = 'yyyy-mm-dd'
    if (i === 0 || all[i - 1].depot !== depot) start = row.number
    if (all[i + 1]?.depot !== depot) {
      if (row.number > start) sheet.mergeCells(start, 6, row.number, 6)
      sheet.getCell(start, 6).alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
    }
  })
  sheet.addRow(['制表人：沈示例', null, null, null, null, null, null, '审核人：陆示例'])
  await book.xlsx.writeFile(new URL('supplies.xlsx', folder).pathname)
}

const surnames = [...'沈陆顾钱孙韩姚邵汪范石崔侯孟龙万段雷汤尹黎易常武乔贺赖龚文']
const given = ['示安', '例平', '示宁', '例康', '示和', '例顺', '示清', '例远', '示明', '例达', '示川', '例林']
const personName = (i) => surnames[i % surnames.length] + given[(i * 7) % given.length]
let next = 0
const mobile = () => `000-0001${String(1000 + next).padStart(4, '0')}`

// unit | post | village | office telephone | remark
const town = `
甲河镇人民政府|党委书记||000-0001001|应急委主任
甲河镇人民政府|镇长||000-0001002|应急委主任
甲河镇人民政府|分管应急副镇长||000-0001003|防指副指挥长
甲河镇人民政府|武装部长||000-0001004|民兵应急分队
甲河镇应急管理服务中心|主任||000-0001010|
甲河镇应急管理服务中心|副主任||000-0001010|
甲河镇应急管理服务中心|物资管理员||000-0001011|镇应急物资储备库
甲河镇应急管理服务中心|灾害信息员A岗||000-0001010|
甲河镇应急管理服务中心|灾害信息员B岗||000-0001010|
甲河镇应急管理服务中心|值班员||000-0001119|
甲河镇自然资源所|所长||000-0001020|地质灾害防治
甲河镇水利站|站长||000-0001021|防汛抗旱
甲河镇林业站|站长||000-0001022|森林防火
甲河镇农业农村办|主任||000-0001023|
甲河镇村镇建设办|主任||000-0001024|危房、在建工地
甲河镇派出所|所长||000-0001030|
甲河镇派出所|教导员||000-0001030|
甲河镇卫生院|院长||000-0001031|医疗救护
甲河镇卫生院|急诊负责人||000-0001120|
甲河镇供电所|所长||000-0001032|电力抢修
甲河镇供水站|站长||000-0001033|
甲河通信营业部|负责人||000-0001034|通信保障
甲河镇中心学校|校长||000-0001035|应急避难场所
甲河镇敬老院|院长||000-0001036|
甲河镇综合应急救援队|队长||000-0001040|
甲河镇综合应急救援队|副队长||000-0001040|
甲河镇综合应急救援队|队员|||油锯、冲锋舟操作
甲河镇综合应急救援队|队员|||无人机操作
甲河镇专职消防队|队长||000-0001041|
甲河供销超市|经理||000-0001050|协议储备单位
`
const villagePosts = ['党支部书记', '村委会主任', '灾害信息员', '地质灾害群测群防员', '网格员']

async function people() {
  const book = new ExcelJS.Workbook()
  book.created = written
  book.modified = written
  const sheet = sheetIn(book, '应急通讯录', '示例县甲河镇应急通讯录', [6, 26, 10, 20, 12, 18, 16, 10, 20])
  sheet.addRow(['说明：本表人员、号码均为虚构，号码不能拨通。'])
  sheet.mergeCells(2, 1, 2, 9)
  head(sheet, ['序号', '单位', '姓名', '职务', '村（社区）', '手机号码', '办公电话', '短号', '备注'])
  const add = (unit, post, village, office, remark) => {
    next += 1
    const name = personName(next)
    const shortNumber = next % 4 === 0 ? String(600000 + next) : null
    const row = sheet.addRow([
      next,
      unit,
      name,
      post,
      village || null,
      mobile(),
      office || null,
      shortNumber,
      remark || null,
    ])
    row.eachCell((cell) => {
      cell.border = border
    })
  }
  for (const line of rowsOf(town)) add(...line)
  villages.forEach((village, v) => {
    for (const post of villagePosts) {
      add(
        `${village}村民委员会`,
        post,
        village,
        post === '党支部书记' ? `000-00020${String(v + 1).padStart(2, '0')}` : '',
        '',
      )
    }
  })
  await book.xlsx.writeFile(new URL('people.xlsx', folder).pathname)
}

await mkdir(folder, { recursive: true })
await supplies()
await people()
