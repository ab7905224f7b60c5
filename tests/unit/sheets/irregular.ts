import * as xlsx from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'

/**
 * A stock list as a township keeps it: a title over the table, a header in two lines with merged cells, merged depots,
 * units inside quantities, full-width figures, dates in many styles, a formula, a hidden column, section rows, totals,
 * a header repeated in the middle, signatures below, and a second sheet. Names and places are invented.
 */
export async function irregularBook(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('物资台账')
  const put = (row: number, cells: readonly ExcelJS.CellValue[]) => {
    sheet.getRow(row).values = [...cells]
  }
  put(1, ['示例县甲河镇2026年应急物资台账'])
  sheet.mergeCells('A1:M1')
  put(2, ['填报单位：甲河镇人民政府', null, null, null, null, null, null, '填报日期：2026年11月1日'])
  sheet.mergeCells('A2:G2')
  sheet.mergeCells('H2:M2')
  put(3, [
    '序号',
    '物资\n名称*',
    '规格\n型号',
    '计量单位',
    '数　量',
    null,
    '存放地点',
    '生产日期',
    '有效期至',
    '保质期',
    '单价（元）',
    '内部编号',
    '备注',
  ])
  put(4, [null, null, null, null, '应有', '实有'])
  sheet.mergeCells('E3:F3')
  for (const c of ['A', 'B', 'C', 'D', 'G', 'H', 'I', 'J', 'K', 'L', 'M']) sheet.mergeCells(`${c}3:${c}4`)
  put(5, ['一、基本生活类'])
  sheet.mergeCells('A5:M5')
  put(6, [
    1,
    '棉　被',
    '2m×1.5m',
    '床',
    60,
    '５０床',
    '镇应急物资储备库',
    '2024.3.1',
    null,
    '8年',
    85,
    'N-01',
    null,
  ])
  put(7, [
    2,
    '单帐篷',
    '12㎡',
    '顶',
    20,
    '20顶',
    null,
    new Date(Date.UTC(2023, 4, 10)),
    null,
    '10年',
    '1,200',
    'N-02',
    null,
  ])
  put(8, [
    3,
    '瓶装水',
    '550ml×24',
    '箱',
    100,
    '100箱(24瓶/箱)',
    null,
    '2026年3月',
    '2027-3',
    null,
    28.5,
    'N-03',
    null,
  ])
  put(9, [
    4,
    '方便面',
    null,
    '箱',
    50,
    { formula: 'E9*0.6', result: 30 },
    null,
    '20260515',
    '2026年11月15日',
    null,
    null,
    'N-04',
    null,
  ])
  put(10, [
    5,
    '大米',
    '25kg',
    '公斤',
    500,
    437.5,
    null,
    '２０２６－０５－０１',
    '2027/05/01',
    null,
    null,
    null,
    null,
  ])
  sheet.mergeCells('G6:G10')
  put(11, ['小计', null, null, null, 730, { formula: 'SUM(F6:F10)', result: 637.5 }])
  put(12, ['二、抢险救援类'])
  put(13, [
    6,
    '救生衣',
    '成人',
    '件',
    40,
    '约40',
    '东坪村储备点',
    '2022-06-30',
    '2027-06-30',
    null,
    null,
    null,
    '蓝色',
  ])
  put(14, [
    7,
    '灭火器',
    '干粉4kg',
    '具',
    12,
    12,
    '同上',
    '2020/07/01',
    '2019/07/01',
    null,
    null,
    null,
    '日期有误',
  ])
  put(15, [8, '编织袋', null, '条', 5000, '若干', '东坪村储备点', null, null, null, null, null, null])
  put(16, [9, '铁锹', null, '把', 30, -5, '东坪村储备点', null, null, null, null, null, null])
  put(17, [10, '手电筒', null, null, 20, 20, '东坪村储备点', null, null, null, null, null, null])
  put(18, [
    '序号',
    '物资名称',
    '规格型号',
    '计量单位',
    '应有',
    '实有',
    '存放地点',
    '生产日期',
    '有效期至',
    '保质期',
    '单价（元）',
    '内部编号',
    '备注',
  ])
  put(19, [11, '雨衣', '均码', '件', 60, 60, '西塘村储备点', '长期', '长期', '长期', null, null, null])
  put(20, [
    12,
    '发电机',
    '5kW',
    '台',
    2,
    { formula: 'ROUND(2,0)' } as ExcelJS.CellFormulaValue,
    '西塘村储备点',
    null,
    null,
    null,
    null,
    null,
    null,
  ])
  put(21, [13])
  put(22, [])
  put(23, [14, '雨衣', '均码', '件', 60, 60, '西塘村储备点', '长期', '长期', '长期', null, null, null])
  put(24, [15, '对讲机', 'U段', '部', 8, 8, null, '2025-02-30', null, null, null, null, null])
  put(25, [16, '安全绳', '30m', '根', 10, 10, null, '2025.3.1', '2028.3.1', null, null, null, null])
  sheet.mergeCells('F24:F25')
  put(26, ['合计', null, null, null, null, 9999])
  put(27, ['备注：以上物资每季度盘点一次。'])
  put(28, ['制表人：示例甲', null, null, null, '审核人：示例乙'])
  sheet.getCell('H7').numFmt = 'yyyy/m/d'
  sheet.getColumn(12).hidden = true
  sheet.getRow(13).hidden = true
  const second = book.addWorksheet('村级储备点')
  second.addRow(['村名', '地址', '负责人'])
  second.addRow(['东坪村', '村委会一楼', '示例丙'])
  const hidden = book.addWorksheet('旧数据', { state: 'hidden' })
  hidden.addRow(['物资名称', '单位', '数量', '存放地点'])
  hidden.addRow(['旧棉被', '床', 1, '镇储备库'])
  return book
}

export const irregularXlsx = async (): Promise<Buffer> =>
  Buffer.from(await (await irregularBook()).xlsx.writeBuffer())

/** The same book as Excel 97 writes it. */
export async function irregularXls(): Promise<Buffer> {
  const book = xlsx.read(await irregularXlsx(), {
    type: 'buffer',
    cellNF: true,
    cellStyles: true,
    cellDates: false,
  })
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8', cellStyles: true })
}

/** The first sheet as Excel in China saves it as CSV: GBK, dates as shown, no merges. */
export async function irregularCsv(): Promise<Buffer> {
  const book = xlsx.read(await irregularXlsx(), { type: 'buffer', cellNF: true })
  const sheet = book.Sheets.物资台账
  if (!sheet) throw new Error('the sheet is gone')
  return iconv.encode(xlsx.utils.sheet_to_csv(sheet, { dateNF: 'yyyy/m/d' }), 'gbk')
}

/** A plain list of `count` rows, as one CSV text; quick to make for large counts. */
export function longCsv(count: number): string {
  const lines = ['物资名称,规格型号,单位,数量,存放地点,货位,生产日期,有效期至,批号,备注']
  for (let i = 1; i <= count; i += 1) {
    const day = `${2022 + (i % 4)}-${(i % 12) + 1}-${(i % 28) + 1}`
    lines.push(
      `示例物资${i % 2000},规格${i % 7},件,${(i % 300) + 1},示例储备点${i % 20},A-${i % 50},${day},2030-1-1,L${i},`,
    )
  }
  return lines.join('\r\n')
}

/** The same list as an .xlsx with dates as dates, streamed to a file. */
export async function longXlsx(path: string, count: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  })
  const sheet = book.addWorksheet('台账')
  sheet
    .addRow([
      '物资名称',
      '规格型号',
      '单位',
      '数量',
      '存放地点',
      '货位',
      '生产日期',
      '有效期至',
      '批号',
      '备注',
    ])
    .commit()
  for (let i = 1; i <= count; i += 1) {
    const row = sheet.addRow([
      `示例物资${i % 2000}`,
      `规格${i % 7}`,
      '件',
      (i % 300) + 1,
      `示例储备点${i % 20}`,
      `A-${i % 50}`,
      new Date(Date.UTC(2022 + (i % 4), i % 12, (i % 28) + 1)),
      new Date(Date.UTC(2030, 0, 1)),
      `L${i}`,
    ])
    row.getCell(7).numFmt = 'yyyy-mm-dd'
    row.getCell(8).numFmt = 'yyyy-mm-dd'
    row.commit()
  }
  sheet.commit()
  await book.commit()
}
