import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { columnLetter, readPasted, readSheets, type SheetFile } from '../../../main/sheets/index'
import { irregularXlsx, longCsv } from './irregular'

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

async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The smallest .xlsx, with the parts a test wants to be odd. */
async function bare(sheet: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="57" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="44" applyNumberFormat="1"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  })
}

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

describe('bad and hostile files', () => {
  test.each([
    ['a picture', 'a.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-not-what-it-says'],
    ['a PDF by its name', 'a.pdf', Buffer.from('%PDF-1.7\n\u0000\u0001'), 'file-unsupported'],
    ['a letter named .xlsx', 'a.xlsx', Buffer.from('各村：请尽快上报。'), 'file-not-what-it-says'],
    [
      'XML that is no sheet',
      'a.xls',
      Buffer.from('<?xml version="1.0"?><kml></kml>'),
      'file-not-what-it-says',
    ],
    ['random bytes', 'a.csv', Buffer.from([0x81, 0x30, 0x00, 0xff, 0xfe, 0x00]), 'file-not-what-it-says'],
    [
      'an OLE file that holds no workbook',
      'a.xls',
      Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(2_000)}`, 'hex'),
      'file-not-what-it-says',
    ],
    ['nothing', 'a.xlsx', Buffer.alloc(0), 'file-empty'],
    ['blank lines', 'a.csv', Buffer.from('\n \n,,\n'), 'file-empty'],
  ])('%s', async (_, name, bytes, code) => {
    await expect(read(name, bytes)).rejects.toThrow(refused(code))
    await expect(read(name, bytes)).rejects.toMatchObject({ facts: { file: name } })
  })

  test('a Word document named .xlsx', async () => {
    const types =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    await expect(
      read('a.xlsx', await zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w/>' })),
    ).rejects.toThrow(refused('file-not-what-it-says'))
  })

  test('an empty workbook', async () => {
    await expect(read('a.xlsx', await bare(''))).rejects.toThrow(refused('file-empty'))
  })

  test('a file with a password', async () => {
    const encrypted = xlsx.CFB.utils.cfb_new()
    xlsx.CFB.utils.cfb_add(encrypted, '/EncryptionInfo', Buffer.alloc(64, 1))
    xlsx.CFB.utils.cfb_add(encrypted, '/EncryptedPackage', Buffer.alloc(5_000, 7))
    const bytes = Buffer.from(xlsx.CFB.write(encrypted, { type: 'buffer' }))
    await expect(read('a.xlsx', bytes)).rejects.toThrow(refused('file-encrypted'))
  })

  test('half a file, at any place', async () => {
    const whole = await irregularXlsx()
    for (const part of [0.02, 0.3, 0.6, 0.9, 0.999]) {
      await expect(read('a.xlsx', whole.subarray(0, Math.floor(whole.length * part)))).rejects.toThrow(
        refused('file-broken'),
      )
    }
  })

  test('bytes changed at random are refused or read, never an unexpected fault', async () => {
    const whole = await irregularXlsx()
    for (let seed = 1; seed <= 40; seed += 1) {
      const bytes = Buffer.from(whole)
      for (let i = 0; i < 20; i += 1)
        bytes[(seed * 7_919 + i * 104_729) % bytes.length] = (seed * 31 + i * 17) % 256
      const answer = await read('a.xlsx', bytes).catch((error: unknown) => error)
      if (answer instanceof Error) expect(answer).toMatchObject({ name: 'DomainError' })
    }
  }, 20_000)

  test('a zip bomb that says so', async () => {
    const bomb = deflateRawSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 9 })
    expect(bomb.length).toBeLessThan(1_000_000)
    const zip = await bare('', { 'xl/worksheets/sheet2.xml': 'PLACEHOLDER' })
    const patched = withEntry(zip, 'xl/worksheets/sheet2.xml', bomb, 300 * 1024 * 1024)
    await expect(read('a.xlsx', patched)).rejects.toThrow(refused('file-too-large'))
  }, 20_000)

  test('a zip bomb that lies about its size is stopped while it unpacks', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20), { level: 9 })
    const zip = await bare('', { 'xl/worksheets/sheet2.xml': 'PLACEHOLDER' })
    // The same part with its true size is read, so that what is refused below is the lie.
    await expect(
      read('a.xlsx', withEntry(zip, 'xl/worksheets/sheet2.xml', bomb, 64 * 1024 * 1024)),
    ).rejects.toThrow(refused('file-empty'))
    await expect(read('a.xlsx', withEntry(zip, 'xl/worksheets/sheet2.xml', bomb, 1_000))).rejects.toThrow(
      refused('file-broken'),
    )
  }, 20_000)

  test('more parts than any workbook has', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`xl/x${i}.xml`, '']))
    await expect(read('a.xlsx', await bare('', many))).rejects.toThrow(refused('file-too-large'))
  })

  test('files, rows and sheets beyond the limits', async () => {
    const path = join(folder, 'large.csv')
    writeFileSync(path, 'a')
    truncateSync(path, 50 * 1024 * 1024 + 1)
    await expect(readSheets(path, 'large.csv')).rejects.toThrow(refused('file-too-large'))
    await expect(read('rows.csv', `a,b\n${'1,2\n'.repeat(200_000)}`)).rejects.toThrow(
      refused('too-many-rows'),
    )
    expect((await rowsOf('rows.csv', '1,2\n'.repeat(200_000)))?.length).toBe(200_000)
    const far = '<row r="200001"><c r="A200001"><v>1</v></c></row>'
    await expect(read('rows.xlsx', await bare(far))).rejects.toThrow(refused('too-many-rows'))
  })

  test('merges that cover each other or everything cost nothing', async () => {
    const merges = Array.from({ length: 2_000 }, () => '<mergeCell ref="A1:A1048576"/>').join('')
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c></row></sheetData><mergeCells count="2000">${merges}</mergeCells></worksheet>`
    const file = await read('a.xlsx', await bare('', { 'xl/worksheets/sheet1.xml': sheet }))
    expect(file.sheets[0]?.rows).toHaveLength(9)
    expect(file.sheets[0]?.filledDown.size).toBe(8)
  })

  test('a file that is gone, a folder, one that may not be read', async () => {
    await expect(readSheets(join(folder, 'gone.xlsx'), 'gone.xlsx')).rejects.toThrow(
      refused('file-not-found'),
    )
    await expect(readSheets(folder, 'folder.xlsx')).rejects.toThrow(refused('file-not-found'))
    if (process.getuid?.() === 0) return
    const path = join(folder, 'secret.csv')
    writeFileSync(path, 'a,b')
    chmodSync(path, 0o000)
    await expect(readSheets(path, 'secret.csv')).rejects.toThrow(refused('no-permission'))
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

/** Puts other packed bytes under an entry of a zip and lets its headers say `size`. */
function withEntry(zip: Buffer, name: string, packed: Buffer, size: number): Buffer {
  const key = Buffer.from(name)
  const local = zip.indexOf(key) - 30
  const flags = zip.readUInt16LE(local + 6)
  const oldPacked = zip.readUInt32LE(zip.lastIndexOf(key) - 46 + 20)
  const start = local + 30 + key.length + zip.readUInt16LE(local + 28)
  // Entries with a data descriptor carry their sizes behind the bytes too; the reader trusts the directory.
  const tail = zip.subarray(start + oldPacked)
  const grown = packed.length - oldPacked
  const out = Buffer.concat([zip.subarray(0, start), packed, tail])
  const central = out.lastIndexOf(key) - 46
  for (const at of [local + 18, central + 20]) out.writeUInt32LE(packed.length, at)
  for (const at of [local + 22, central + 24]) out.writeUInt32LE(size, at)
  out.writeUInt16LE(8, local + 8)
  out.writeUInt16LE(8, central + 10)
  out.writeUInt16LE(flags, local + 6)
  const end = out.lastIndexOf(Buffer.from('504b0506', 'hex'))
  out.writeUInt32LE(out.readUInt32LE(end + 16) + grown, end + 16)
  let at = out.readUInt32LE(end + 16)
  while (out.readUInt32LE(at) === 0x02014b50) {
    const offset = out.readUInt32LE(at + 42)
    if (offset > local) out.writeUInt32LE(offset + grown, at + 42)
    at += 46 + out.readUInt16LE(at + 28) + out.readUInt16LE(at + 30) + out.readUInt16LE(at + 32)
  }
  return out
}
