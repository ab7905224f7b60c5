import type { Worksheet } from 'exceljs'
import {
  cellText,
  columnStyle,
  excelValue,
  headerStyle,
  noteStyle,
  pageOf,
  replaceFile,
  sheetName,
  titleStyle,
  type WorkbookFoot,
  type WriteColumn,
} from './write'

/** A column to be filled in. `note` explains it on the second sheet; `choices` become a list to pick from. */
export type TemplateColumn = WriteColumn &
  Readonly<{ required?: boolean; example: string | number | null; note: string; choices?: readonly string[] }>

export type TemplateOptions = Readonly<{
  title: string
  sheetName: string
  columns: readonly TemplateColumn[]
  /** General advice, a line each. */
  advice: readonly string[]
  foot: WorkbookFoot
}>

/** Rows made ready below the example: formats and lists of choices reach that far. */
const READY_ROWS = 500

/**
 * Writes an empty list to fill in: headers (required ones with *), one row marked 示例 that the import leaves out, and
 * a sheet 填写说明. The import reads the file back without any correction of columns.
 */
export async function writeTemplate(path: string, options: TemplateOptions): Promise<void> {
  const { Workbook } = (await import('exceljs')).default
  await replaceFile(path, async (part) => {
    const book = new Workbook()
    const name = sheetName(options.sheetName, new Set())
    const page = pageOf(true, options.foot, 2)
    const sheet = book.addWorksheet(name, { ...page, views: [{ state: 'frozen', xSplit: 0, ySplit: 2 }] })
    fillList(sheet, options)
    const help = book.addWorksheet('填写说明', pageOf(false, options.foot, 0))
    fillHelp(help, options)
    await book.xlsx.writeFile(part)
  })
}

function fillList(sheet: Worksheet, options: TemplateOptions): void {
  const columns: readonly TemplateColumn[] = [
    { header: '序号', key: 'no', width: 8, type: 'text', example: '示例', note: '' },
    ...options.columns,
  ]
  sheet.getCell(1, 1).value = cellText(options.title)
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.getCell(1, 1).style = titleStyle
  sheet.getRow(1).height = 30
  sheet.getRow(2).height = 24
  columns.forEach((column, i) => {
    const index = i + 1
    sheet.getColumn(index).width = column.width
    sheet.getCell(2, index).value = column.required ? `${column.header}*` : column.header
    sheet.getCell(2, index).style = headerStyle
    sheet.getCell(3, index).value = excelValue(column.example, column)
    for (let row = 3; row < 3 + READY_ROWS; row += 1) {
      const cell = sheet.getCell(row, index)
      cell.style = columnStyle(column)
      if (column.choices && row > 3) {
        const list = column.choices.map((choice) => choice.replaceAll('"', '').replaceAll(',', ' ')).join(',')
        cell.dataValidation = {
          type: 'list',
          allowBlank: true,
          showErrorMessage: false,
          formulae: [`"${list}"`],
        }
      }
    }
  })
}

function fillHelp(sheet: Worksheet, options: TemplateOptions): void {
  sheet.getColumn(1).width = 18
  sheet.getColumn(2).width = 10
  sheet.getColumn(3).width = 70
  sheet.addRow(['填写说明'])
  sheet.mergeCells(1, 1, 1, 3)
  sheet.getCell(1, 1).style = titleStyle
  for (const line of options.advice) {
    const row = sheet.addRow([cellText(line)])
    sheet.mergeCells(row.number, 1, row.number, 3)
    row.getCell(1).style = noteStyle
    row.height = 18 * Math.max(1, Math.ceil(line.length / 48))
  }
  const header = sheet.addRow(['栏目', '是否必填', '怎么填'])
  for (let c = 1; c <= 3; c += 1) header.getCell(c).style = headerStyle
  for (const column of options.columns) {
    const row = sheet.addRow([column.header, column.required ? '必填' : '选填', cellText(column.note)])
    for (let c = 1; c <= 3; c += 1) row.getCell(c).style = columnStyle({ ...column, type: 'text' })
  }
}
