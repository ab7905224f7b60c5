import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { readSheets, writeRefused, writeTemplate, writeWorkbook } from '../../../main/sheets/index'
import { sheetName, type WriteColumn } from '../../../main/sheets/write'

const folder = mkdtempSync(join(tmpdir(), 'youbei-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const columns: WriteColumn[] = [
  { header: '物资名称', key: 'name', width: 20, type: 'text' },
  { header: '数量', key: 'quantity', width: 10, type: 'number', decimals: 1 },
  { header: '单价（元）', key: 'price', width: 12, type: 'money' },
  { header: '有效期至', key: 'expiresOn', width: 14, type: 'date' },
  { header: '联系电话', key: 'phone', width: 16, type: 'text' },
]
const foot = { office: '示例县甲河镇应急管理服务中心', printedOn: '2026-11-22' }

async function open(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

describe('writeWorkbook', () => {
  test('is ready to print: A4, one page wide, header on each page, foot with office, pages and date', async () => {
    const path = join(folder, 'print.xlsx')
    await writeWorkbook(path, {
      title: '库存表',
      sheets: [
        {
          name: '库存',
          columns,
          rows: [{ name: '棉被' }],
          landscape: true,
          notes: ['单位：床', '全部储备库'],
        },
      ],
      foot: { ...foot, office: '甲&乙镇' },
    })
    const sheet = (await open(path)).getWorksheet('库存')
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    })
    expect(sheet?.headerFooter.oddFooter).toBe('&L&9甲&&乙镇&C&9第 &P 页 共 &N 页&R&9打印日期：2026-11-22')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
    expect(sheet?.autoFilter).toBe('A4:E4')
    expect(sheet?.getCell('A1').value).toBe('库存表')
    expect(sheet?.getCell('A1').isMerged).toBe(true)
    expect(sheet?.getCell('A2').value).toBe('单位：床')
    expect(sheet?.getRow(4).values).toEqual([
      undefined,
      '物资名称',
      '数量',
      '单价（元）',
      '有效期至',
      '联系电话',
    ])
    expect(sheet?.getCell('A4').font.bold).toBe(true)
    expect(sheet?.getCell('A5').border.left?.style).toBe('thin')
    expect(sheet?.getColumn(1).width).toBe(20)
  })

  test('keeps types: dates as days in any time zone, fen as yuan, telephone numbers as text', async () => {
    const path = join(folder, 'types.xlsx')
    const rows = [
      { name: '棉被', quantity: 12.5, price: 8550, expiresOn: '2027-03-01', phone: '00000010023' },
      { name: true, quantity: '若干', price: null, expiresOn: '长期', phone: '' },
    ]
    await writeWorkbook(path, { title: '表', sheets: [{ name: '表', columns, rows }], foot })
    const sheet = (await open(path)).worksheets[0]
    expect(sheet?.getCell('B3').value).toBe(12.5)
    expect(sheet?.getCell('B3').numFmt).toBe('#,##0.0')
    expect(sheet?.getCell('C3').value).toBe(85.5)
    expect(sheet?.getCell('D3').value).toEqual(new Date('2027-03-01T00:00:00Z'))
    expect(sheet?.getCell('E3').value).toBe('00000010023')
    expect(sheet?.getCell('E3').numFmt).toBe('@')
    expect(sheet?.getRow(4).values).toEqual([undefined, '是', '若干', undefined, '长期'])
    const back = await readSheets(path, 'types.xlsx')
    expect(back.sheets[0]?.rows[2]).toEqual(['棉被', 12.5, 85.5, '2027-03-01', '00000010023'])
  })

  test('a number never loses digits to the format of its column', async () => {
    const path = join(folder, 'digits.xlsx')
    const column: WriteColumn = { header: '数量', key: 'n', width: 10, type: 'number' }
    const rows = [20, 437.5, 0.125, 1 / 3, -2.25].map((n) => ({ n }))
    await writeWorkbook(path, { title: '表', sheets: [{ name: '表', columns: [column], rows }], foot })
    const sheet = (await open(path)).worksheets[0]
    expect(rows.map((_, i) => sheet?.getCell(i + 3, 1).numFmt)).toEqual([
      '#,##0',
      '#,##0.0',
      '#,##0.000',
      '#,##0.000',
      '#,##0.00',
    ])
    expect(sheet?.getCell('A4').border.left?.style).toBe('thin')
  })

  test('a value that looks like a formula stays text, and control characters do not break the file', async () => {
    const path = join(folder, 'formula.xlsx')
    const names = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      "=cmd|' /C calc'!A0",
      'a\u0000b\u000bc\uffff',
      '<&">',
      'x'.repeat(40_000),
    ]
    await writeWorkbook(path, {
      title: '=2+2',
      sheets: [{ name: '表', columns, rows: names.map((name) => ({ name })) }],
      foot,
    })
    const sheet = (await open(path)).worksheets[0]
    const cells = names.map((_, i) => sheet?.getCell(i + 3, 1))
    expect(cells.map((cell) => cell?.type)).toEqual(names.map(() => ExcelJS.ValueType.String))
    expect(cells.slice(0, 5).map((cell) => cell?.value)).toEqual(names.slice(0, 5))
    expect(cells.slice(0, 5).every((cell) => cell?.numFmt === '@')).toBe(true)
    expect(cells[5]?.value).toBe('abc')
    expect(cells[6]?.value).toBe('<&">')
    expect(String(cells[7]?.value)).toHaveLength(32_767)
    expect(sheet?.getCell('A1').type).toBe(ExcelJS.ValueType.String)
  })

  test('streams many rows from an async source and tells its progress', async () => {
    const path = join(folder, 'many.xlsx')
    async function* rows() {
      for (let i = 1; i <= 12_000; i += 1) yield { name: `物资${i}`, quantity: i }
    }
    const seen: number[] = []
    await writeWorkbook(
      path,
      { title: '表', sheets: [{ name: '表', columns, rows: rows() }], foot },
      { progress: (n) => seen.push(n) },
    )
    const back = await readSheets(path, 'many.xlsx')
    expect(back.sheets[0]?.rows).toHaveLength(12_002)
    expect(back.sheets[0]?.rows.at(-1)).toEqual(['物资12000', 12_000])
    expect(seen).toEqual(Array.from({ length: 12 }, (_, i) => (i + 1) * 1_000))
  })

  test('several sheets get names that Excel takes', async () => {
    const path = join(folder, 'names.xlsx')
    const names = ['镇库/东区[1]:*?', '镇库/东区[1]:*?', '', 'x'.repeat(40), "'引号'"]
    await writeWorkbook(path, {
      title: '表',
      sheets: names.map((name) => ({ name, columns, rows: [] })),
      foot,
    })
    const found = (await open(path)).worksheets.map((sheet) => sheet.name)
    expect(found).toEqual(['镇库 东区 1', '镇库 东区 1-2', '表', 'x'.repeat(31), '引号'])
    expect(new Set(found).size).toBe(5)
    expect(sheetName('x'.repeat(40), new Set(['x'.repeat(31)]))).toBe(`${'x'.repeat(29)}-2`)
  })

  test('cancel and errors leave nothing behind, and the old file as it was', async () => {
    const path = join(folder, 'cancelled.xlsx')
    writeFileSync(path, 'old')
    const before = readdirSync(folder).sort()
    const stop = new AbortController()
    const rows = (function* () {
      yield { name: 'a' }
      stop.abort()
      yield { name: 'b' }
    })()
    await expect(
      writeWorkbook(
        path,
        { title: '表', sheets: [{ name: '表', columns, rows }], foot },
        { signal: stop.signal },
      ),
    ).rejects.toMatchObject({ code: 'cancelled' })
    // biome-ignore lint/correctness/useYield: a source that fails before its first row is what is tried
    const failing = (function* () {
      throw new Error('the source failed')
    })()
    await expect(
      writeWorkbook(path, { title: '表', sheets: [{ name: '表', columns, rows: failing }], foot }),
    ).rejects.toThrow('the source failed')
    expect(readdirSync(folder).sort()).toEqual(before)
    await expect(
      writeWorkbook(join(folder, 'gone', 'x.xlsx'), {
        title: '表',
        sheets: [{ name: '表', columns, rows: [] }],
        foot,
      }),
    ).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('writeTemplate', () => {
  test('has required stars, an example, choices, text format for numbers that are not amounts, and an explanation', async () => {
    const path = join(folder, 'template.xlsx')
    await writeTemplate(path, {
      title: '物资清单（填写）',
      sheetName: '物资',
      columns: [
        {
          header: '物资名称',
          key: 'name',
          width: 20,
          type: 'text',
          required: true,
          example: '棉被',
          note: '写全称',
        },
        {
          header: '来源',
          key: 'source',
          width: 12,
          type: 'text',
          example: '采购',
          note: '可选',
          choices: ['采购', '捐赠'],
        },
        {
          header: '有效期至',
          key: 'expiresOn',
          width: 14,
          type: 'date',
          example: '2030-01-01',
          note: '日期',
        },
      ],
      advice: ['从第四行开始填。'],
      foot,
    })
    const book = await open(path)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['物资', '填写说明'])
    const sheet = book.worksheets[0]
    expect(sheet?.getRow(2).values).toEqual([undefined, '序号', '物资名称*', '来源', '有效期至'])
    expect(sheet?.getRow(3).values).toEqual([
      undefined,
      '示例',
      '棉被',
      '采购',
      new Date('2030-01-01T00:00:00Z'),
    ])
    expect(sheet?.getCell('C4').dataValidation).toMatchObject({ type: 'list', formulae: ['"采购,捐赠"'] })
    expect(sheet?.getCell('B400').numFmt).toBe('@')
    const help = book.worksheets[1]
    expect(help?.getColumn(1).values).toContain('物资名称')
    expect(help?.getColumn(3).values).toContain('写全称')
  })
})

describe('writeRefused', () => {
  test('gives each row back with its number and the reasons in sentences', async () => {
    const path = join(folder, 'refused.xlsx')
    const column = (index: number, header: string) => ({
      index,
      letter: 'A',
      header,
      hidden: false,
      samples: [],
      field: null,
      confidence: 0,
    })
    await writeRefused(path, {
      title: '未导入的行',
      columns: [column(0, '物资名称'), column(1, ''), column(2, '出厂日期')],
      rows: [
        {
          row: 14,
          cells: ['灭火器', 'x', '2025-02-30'],
          reasons: [
            { code: 'date-impossible', field: 'producedOn', column: 2, text: '2025-02-30' },
            { code: 'unit-missing' },
          ],
        },
      ],
      foot,
    })
    const back = await readSheets(path, 'refused.xlsx')
    expect(back.sheets[0]?.rows.slice(1)).toEqual([
      ['原行号', '未导入原因', '物资名称', '出厂日期'],
      [14, '出厂日期没有这一天“2025-02-30”；没有填单位，也不能从物资名称推定', '灭火器', '2025-02-30'],
    ])
  })
})
