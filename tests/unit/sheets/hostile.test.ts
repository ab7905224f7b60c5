import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { readSheets, type SheetFile } from '../../../main/sheets/index'
import { irregularXlsx } from './irregular'
import { bare, withEntry, zipOf } from './zips'

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
