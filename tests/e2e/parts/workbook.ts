import { join } from 'node:path'
import exceljs from 'exceljs'

export type Cell = string | number | Date | null

/** Writes rows into an .xlsx as somebody would have typed them, from A1 on. */
export async function writeWorkbook(
  folder: string,
  name: string,
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  for (const row of rows) sheet.addRow([...row])
  const file = join(folder, name)
  await book.xlsx.writeFile(file)
  return file
}

/** The texts of an .xlsx's first sheet, row by row. */
export async function readWorkbook(file: string): Promise<string[][]> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(file)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    const line: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => line.push(cell.text))
    rows.push(line)
  })
  return rows
}
