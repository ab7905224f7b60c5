import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { columnLetter, readPasted, readSheets, type SheetFile } from '../../../main/sheets/index'
import { longCsv } from './irregular'
import { bare } from './zips'

const folder = mkdtempSync(join(tmpdir(), 'youbei-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
async function read(name: string, bytes: Buffer | string): Promise<SheetFile> {
  made += 1
  const path = join(folder, `${made}-file`)
  writeFileSync(path, bytes)
  return readSheets(path, name)
}
const rowsOf = async (name: string, bytes: Buffer | string) => (await read(name, bytes)).sheets[0]?.rows
const refused = (code: string) => expect.objectContaining({ name: 'DomainError', code })

describe('cells of .xlsx', () => {
  async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook()
    fill(workbook.addWorksheet('表'), workbook)
    return Buffer.from(await workbook.xlsx.writeBuffer())
  }

  test('dates keep their day, months stay months, times stay times, codes keep their zeros', async () => {
    const day = new Date(Date.UTC(2025, 2, 1))
    const bytes = await book((sheet) => {
      const cells: ReadonlyArray<readonly [ExcelJS.CellValue, string]> = [
        [day, 'yyyy-mm-dd'],
        [day, 'yyyy"年"m"月"d"日"'],
        [day, 'yyyy"年"m"月"'],
        [day, 'mmm-yy'],
        [day, 'yyyy'],
        [new Date(Date.UTC(2025, 2, 1, 8, 30)), 'yyyy/m/d h:mm'],
        [0.5, 'h:mm AM/PM'],
        [123, '00000'],
        [20, '0"顶"'],
        [45717, 'General'],
        [-1, 'yyyy-mm-dd'],
      ]
      sheet.addRow(cells.map(([value]) => value))
      cells.forEach(([, format], i) => {
        sheet.getCell(1, i + 1).numFmt = format
      })
    })
    expect(await rowsOf('a.xlsx', bytes)).toEqual([
      [
        '2025-03-01',
        '2025-03-01',
        '2025-03',
        '2025-03',
        '2025',
        '2025-03-01 08:30',
        '12:00',
        '00123',
        20,
        45717,
        -1,
      ],
    ])
  })

  test('the formats that Chinese Excel has built in are dates too; money is not', async () => {
    const cells =
      '<c r="A1" s="1"><v>45717</v></c><c r="B1" s="2"><v>45717</v></c><c r="C1" s="3"><v>45717</v></c><c r="D1" s="4"><v>45717</v></c><c r="E1"><v>45717</v></c>'
    expect(await rowsOf('a.xlsx', await bare(`<row r="1">${cells}</row>`))).toEqual([
      ['2025-03-01', '2025-03', '2025-03-01', 45717, 45717],
    ])
  })

  test('books of the 1904 system count from their own day', async () => {
    const bytes = await book((sheet, workbook) => {
      workbook.properties.date1904 = true
      sheet.addRow([new Date(Date.UTC(2025, 2, 1))])
      sheet.getCell('A1').numFmt = 'yyyy-mm-dd'
    })
    const raw = xlsx.read(bytes, { type: 'buffer' }).Sheets.表?.A1?.v
    expect(raw).toBe(44255)
    expect(await rowsOf('a.xlsx', bytes)).toEqual([['2025-03-01']])
  })

  test('formulas give their kept value, failed ones their error, never calculated ones say so', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow([
        { formula: '1+1', result: 2 },
        { formula: 'A1', result: '文' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
        { error: '#REF!' },
        { formula: '1+2' },
      ])
    })
    expect(await rowsOf('a.xlsx', bytes)).toEqual([[2, '文', '#DIV/0!', '#REF!', '#UNCALCULATED!']])
  })

  test('rich text, links, booleans and blanks', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow([
        { richText: [{ text: '棉' }, { text: '被', font: { bold: true } }] },
        { text: '链接', hyperlink: 'https://example.invalid' },
        true,
        '   ',
        null,
        '末',
      ])
      sheet.addRow([])
      sheet.addRow(['', '  '])
      sheet.getCell('Z99').border = { top: { style: 'thin' } }
    })
    const sheet = (await read('a.xlsx', bytes)).sheets[0]
    expect(sheet?.rows).toEqual([['棉被', '链接', true, null, null, '末']])
    expect(sheet?.width).toBe(6)
  })

  test('a vertical merge repeats its value down one column, a horizontal one does not', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow(['库', '名', '标题'])
      sheet.addRow([null, '乙'])
      sheet.addRow([null, '丙'])
      sheet.mergeCells('A1:A3')
      sheet.mergeCells('C1:E2')
    })
    const sheet = (await read('a.xlsx', bytes)).sheets[0]
    expect(sheet?.rows).toEqual([
      ['库', '名', '标题'],
      ['库', '乙', '标题'],
      ['库', '丙'],
    ])
    expect(sheet?.filledDown.size).toBe(3)
  })

  test('hidden rows, columns and sheets are read and noted', async () => {
    const bytes = await book((sheet, workbook) => {
      sheet.addRows([
        [1, 2],
        [3, 4],
      ])
      sheet.getRow(2).hidden = true
      sheet.getColumn(2).hidden = true
      workbook.addWorksheet('藏', { state: 'veryHidden' }).addRow(['x'])
    })
    const file = await read('a.xlsx', bytes)
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['表', false],
      ['藏', true],
    ])
    expect([...(file.sheets[0]?.hiddenRows ?? [])]).toEqual([1])
    expect([...(file.sheets[0]?.hiddenColumns ?? [])]).toEqual([1])
    expect(file.sheets[0]?.rows).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('columns beyond the limit are said, not lost silently', async () => {
    const bytes = await book((sheet) => {
      sheet.getCell(1, 1).value = 'a'
      sheet.getCell(1, 203).value = 'b'
    })
    expect((await read('a.xlsx', bytes)).sheets[0]).toMatchObject({ width: 1, columnsCut: 3 })
  })
})

describe('other kinds of file, told by content', () => {
  const grid = [
    ['物资名称', '数量'],
    ['棉被', 50],
  ]
  const written = (bookType: xlsx.BookType) => {
    const workbook = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet(grid), '物资')
    return xlsx.write(workbook, { type: 'buffer', bookType }) as Buffer
  }

  test.each([
    ['xlsx', 'xlsx'],
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
    ['xlml', 'html'],
  ] as const)('%s, whatever its name', async (bookType, kind) => {
    const file = await read('名单.csv', written(bookType))
    expect(file.kind).toBe(kind)
    expect(file.sheets[0]?.name).toBe('物资')
    expect(file.sheets[0]?.rows).toEqual(grid)
  })

  test('HTML that a program saved as .xls, in GBK', async () => {
    const html =
      '<html><head><meta charset="gbk"></head><body><table><tr><th colspan="2">物资</th></tr><tr><td>棉被</td><td>2025.3.1</td></tr><tr><td>毯子</td><td>00012</td></tr></table></body></html>'
    const file = await read('导出.xls', iconv.encode(html, 'gbk'))
    expect(file).toMatchObject({ kind: 'html', encoding: 'gb18030' })
    expect(file.sheets[0]?.rows).toEqual([['物资'], ['棉被', '2025.3.1'], ['毯子', '00012']])
  })

  const csv = '物资名称,数量\r\n棉被,50\r\n"折叠床,加宽","1,200"\r\n'
  const cells = [
    ['物资名称', '数量'],
    ['棉被', '50'],
    ['折叠床,加宽', '1,200'],
  ]
  test.each([
    ['UTF-8', Buffer.from(csv), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`), 'utf-8'],
    ['GBK', iconv.encode(csv, 'gbk'), 'gb18030'],
    ['GB 18030 with a rare character', iconv.encode(csv.replace('棉', '㐂'), 'gb18030'), 'gb18030'],
    ['UTF-16', iconv.encode(csv, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 the other way', iconv.encode(csv, 'utf-16be', { addBOM: true }), 'utf-16be'],
  ])('CSV in %s', async (name, bytes, encoding) => {
    const file = await read('a.csv', bytes)
    expect(file).toMatchObject({ kind: 'csv', encoding })
    const expected = name.includes('rare') ? JSON.parse(JSON.stringify(cells).replace('棉', '㐂')) : cells
    expect(file.sheets[0]?.rows).toEqual(expected)
  })

  test.each([
    ['tabs in .xls', 'a.xls', '名\t数\n被\t5'],
    ['semicolons', 'a.csv', '名;数\n被;5'],
    ['full-width commas', 'a.csv', '名，数\n被，5'],
    ['a hint of Excel', 'a.csv', 'sep=|\r\n名|数\r\n被|5'],
    ['bars', 'a.txt', '名|数\n被|5'],
  ])('text with %s', async (_, name, text) => {
    const rows = await rowsOf(name, text)
    expect(rows?.slice(-2)).toEqual([
      ['名', '数'],
      ['被', '5'],
    ])
  })

  test('numbers that CSV keeps as formulas, quotes without end, lines inside quotes, blank lines', async () => {
    expect(await rowsOf('a.csv', '号,名\n="0012","一\n二"\n\n5" 管,x\n')).toEqual([
      ['号', '名'],
      ['0012', '一\n二'],
      [],
      ['5" 管', 'x'],
    ])
    expect(await rowsOf('a.csv', '名,数\n"没有结尾,5\n被,6')).toEqual([
      ['名', '数'],
      ['"没有结尾', '5'],
      ['被', '6'],
    ])
  })

  test('rows pasted from Excel', () => {
    expect(readPasted('名称\t数量\r\n"两\n行"\t5\r\n\t6\r\n').sheets[0]?.rows).toEqual([
      ['名称', '数量'],
      ['两\n行', '5'],
      [null, '6'],
    ])
    expect(readPasted('一,二').sheets[0]?.rows).toEqual([['一', '二']])
    expect(() => readPasted('  \n ')).toThrow(refused('file-empty'))
  })
})

test('reading tells its progress and can be cancelled', async () => {
  const path = join(folder, 'progress.csv')
  writeFileSync(path, longCsv(50))
  const seen: number[] = []
  await readSheets(path, 'progress.csv', { progress: (part) => seen.push(part) })
  expect(seen.at(-1)).toBe(1)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  const stop = new AbortController()
  stop.abort()
  await expect(readSheets(path, 'progress.csv', { signal: stop.signal })).rejects.toThrow(
    refused('cancelled'),
  )
})

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [199, 'GR'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter)
})
