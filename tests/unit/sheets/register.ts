import * as xlsx from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'

/**
 * A register of receipts and issues as a storekeeper keeps it: title rows, the depot above the table, a header in two
 * lines with 收入, 发出 and 结存, the opening balance as a line, days in six styles, a day merged over its lines and one
 * left empty, units and full-width digits in quantities, balances as formulas, monthly totals, a hidden row, a loan
 * among the issues, signatures below. Names and places are invented.
 */
export async function registerBook(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('出入库登记')
  const put = (row: number, cells: readonly ExcelJS.CellValue[]) => {
    sheet.getRow(row).values = [...cells]
  }
  put(1, ['甲河镇应急物资出入库登记簿（2026年）'])
  sheet.mergeCells('A1:L1')
  put(2, ['仓库：镇应急物资储备库', null, null, null, null, null, null, '保管员：王例'])
  sheet.mergeCells('A2:G2')
  put(3, [
    '日期',
    '凭证号',
    '品　名',
    '规格',
    '单位',
    '收　入',
    null,
    '发　出',
    '结存',
    '领用人',
    '用途',
    '备注',
  ])
  put(4, [null, null, null, null, null, '数量', '单价', '数量'])
  sheet.mergeCells('F3:G3')
  for (const c of ['A', 'B', 'C', 'D', 'E', 'I', 'J', 'K', 'L']) sheet.mergeCells(`${c}3:${c}4`)
  put(5, [null, null, '上年结存', null, null, null, null, null, 100])
  put(6, ['2026.3.2', 1, '救生衣', '成人型', '件', '５０件', 85, null, { formula: 'I5+F6', result: 50 }])
  put(7, [new Date(Date.UTC(2026, 2, 5)), 2, '编织袋', '60×100', '条', '2,000', 1.1, null, 2000])
  put(8, [null, 3, '雨衣', null, '件', 30, '58元', null, 30])
  sheet.mergeCells('A7:A8')
  put(9, ['2026年3月9日', 4, '救生衣', '成人型', '件', null, null, '20', 30, '李示例', '东坪村防汛备勤'])
  put(10, ['', 5, '编织袋', '60×100', '条', null, null, '５００条', 1500, '李示例', '东坪村防汛备勤'])
  put(11, ['20260312', 6, '雨 衣', null, '件', null, null, 5, 25, '赵示取', '巡堤'])
  put(12, ['本月合计', null, null, null, null, 2080, null, 525])
  put(13, ['2026/4/1', 7, '救生衣', '成人型', '件', null, null, 40, -10, '钱示用', '演练'])
  sheet.getCell('A7').numFmt = 'yyyy/m/d'
  put(14, ['２０２６－４－３', 8, '雨衣', null, '件', null, null, '若干', null, '钱示用', '演练'])
  put(15, ['2026-4-6', 9, '雨衣', null, '件', null, null, 10, 15, '孙示借', '借用，用后归还'])
  put(16, ['2026-4-8', 10, '救生衣', '成人型', '件', null, null, 3, 27, '孙示借', '村里领用'])
  put(17, ['2026-4-9', 11, '铁锹', null, '把', 10, 26, 2, 8, '孙示借', ''])
  put(18, ['本月合计', null, null, null, null, 10, null, 55])
  put(19, ['保管员：王例', null, null, null, '审核人：'])
  sheet.getRow(16).hidden = true
  return book
}

export const registerXlsx = async (): Promise<Buffer> =>
  Buffer.from(await (await registerBook()).xlsx.writeBuffer())

/** The same book as Excel 97 writes it. */
export async function registerXls(): Promise<Buffer> {
  const book = xlsx.read(await registerXlsx(), {
    type: 'buffer',
    cellNF: true,
    cellStyles: true,
    cellDates: false,
  })
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8', cellStyles: true })
}

/** The same sheet as Excel in China saves it as CSV: GBK, dates as shown, no merges. */
export async function registerCsv(): Promise<Buffer> {
  const book = xlsx.read(await registerXlsx(), { type: 'buffer', cellNF: true })
  const sheet = book.Sheets.出入库登记
  if (!sheet) throw new Error('the sheet is gone')
  return iconv.encode(xlsx.utils.sheet_to_csv(sheet, { dateNF: 'yyyy/m/d' }), 'gbk')
}
