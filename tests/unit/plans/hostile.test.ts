import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { readPlan } from '../../../main/plans/import'
import { fitBlocks, limits, readDocument } from '../../../main/plans/readers/index'
import { blockText } from '../../../preload/contract/blocks'
import { escapeXml, makeDocx } from './make-docx'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'youbei-plans-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fixtures = join(import.meta.dirname, 'fixtures')

async function outcome(name: string, bytes: Buffer | string, options = {}) {
  const path = join(folder, `f${Math.random().toString(36).slice(2)}`)
  writeFileSync(path, bytes)
  return readDocument(path, name, options).then(
    (document) => ({ read: document.blocks.map((one) => blockText(one.block)) }),
    (error: { code?: string }) => ({ refused: error.code }),
  )
}

async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
const body = { text: '各村要加强值班值守。' }

describe('what a file is, is told by its content', () => {
  test('a .docx called .doc, .wps or .txt is read', async () => {
    const docx = await makeDocx([body])
    for (const name of ['a.doc', 'a.wps', 'a.txt', 'a'])
      expect(await outcome(name, docx)).toEqual({ read: [body.text] })
  })

  test('a .doc called .docx or .wps is read', async () => {
    const doc = readFileSync(join(fixtures, '自动编号.doc'))
    for (const name of ['a.docx', 'a.wps'])
      expect(await outcome(name, doc)).toMatchObject({
        read: expect.arrayContaining(['为做好应急工作，制定本预案。']),
      })
  })

  test.each([
    ['a.docx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-not-what-it-says'],
    ['a.pdf', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'file-not-what-it-says'],
    ['a.doc', Buffer.from('MZ\x90\0'), 'file-not-what-it-says'],
    ['a.txt', Buffer.from('SQLite format 3\0'), 'file-not-what-it-says'],
    ['a.docx', Buffer.from('这是一段文字'), 'file-not-what-it-says'],
    ['a.txt', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]), 'file-not-what-it-says'],
    ['a.doc', Buffer.from('{\\rtf1\\ansi text}'), 'file-unsupported'],
    ['a.doc', Buffer.from('<html><body>text</body></html>'), 'file-unsupported'],
    ['a.doc', Buffer.from('MIME-Version: 1.0\r\n'), 'file-unsupported'],
    ['a.docx', Buffer.alloc(0), 'file-empty'],
    ['a.txt', Buffer.from('  \r\n \n　'), 'file-empty'],
    ['a.pdf', Buffer.from('%PDF-1.7 broken'), 'file-broken'],
    ['a.docx', Buffer.from('PK\x03\x04 cut off'), 'file-broken'],
  ])('%s with other content: %#', async (name, bytes, code) => {
    expect(await outcome(name, bytes)).toEqual({ refused: code })
  })

  test('zips of other kinds', async () => {
    expect(
      await outcome('a.docx', await zipOf({ 'xl/workbook.xml': '<x/>', '[Content_Types].xml': '<x/>' })),
    ).toEqual({ refused: 'file-not-what-it-says' })
    expect(
      await outcome('a.docx', await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })),
    ).toEqual({ refused: 'file-unsupported' })
    expect(
      await outcome('a.docx', await zipOf({ 'word/styles.xml': '<x/>', '[Content_Types].xml': '<x/>' })),
    ).toEqual({ refused: 'file-broken' })
  })

  test('a document with nothing in it', async () => {
    expect(await outcome('a.docx', await makeDocx([{ text: '  ' }]))).toEqual({ refused: 'file-empty' })
  })
})

describe('files that cannot be opened', () => {
  test('are named', async () => {
    await expect(readDocument(join(folder, 'nothing.docx'), 'nothing.docx')).rejects.toMatchObject({
      code: 'file-not-found',
      facts: { name: 'nothing.docx' },
    })
    mkdirSync(join(folder, 'sub'))
    await expect(readDocument(join(folder, 'sub'), 'sub')).rejects.toMatchObject({ code: 'file-unsupported' })
    const closed = join(folder, 'closed.txt')
    writeFileSync(closed, '文字')
    chmodSync(closed, 0)
    // The superuser may read everything.
    if (process.getuid?.() !== 0)
      await expect(readDocument(closed, 'closed.txt')).rejects.toMatchObject({ code: 'no-permission' })
  })
})

describe('encrypted', () => {
  const container = (...names: string[]) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(2_000),
      ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
    ])

  test('Word files, new and old', async () => {
    expect(await outcome('a.docx', container('EncryptionInfo', 'EncryptedPackage'))).toEqual({
      refused: 'file-encrypted',
    })
    const doc = Buffer.from(readFileSync(join(fixtures, '自动编号.doc')))
    const start = doc.indexOf(Buffer.from('eca5', 'hex'), 512)
    doc.writeUInt16LE(doc.readUInt16LE(start + 10) | 0x0100, start + 10)
    expect(await outcome('a.doc', doc)).toEqual({ refused: 'file-encrypted' })
  })

  test('containers of other programs', async () => {
    expect(await outcome('a.doc', container('Workbook'))).toEqual({ refused: 'file-not-what-it-says' })
    expect(await outcome('a.wps', container('MatOST'))).toEqual({ refused: 'file-unsupported' })
    expect(await outcome('a.doc', container('WordDocument'))).toEqual({ refused: 'file-broken' })
  })
})

describe('bombs', () => {
  test('a small zip that grows beyond measure is stopped before it is read', async () => {
    const docx = await makeDocx([body], { parts: { 'word/media/a.png': Buffer.alloc(300 * 1024 * 1024) } })
    expect(docx.length).toBeLessThan(1_000_000)
    expect(await outcome('a.docx', docx)).toEqual({ refused: 'file-too-large' })
  })

  test('a part that is longer than it says is stopped', async () => {
    const docx = await makeDocx([{ text: '各村要加强值班值守。'.repeat(2_000) }])
    const honest = docx.length
    const central = docx.lastIndexOf(Buffer.from('word/document.xml'))
    docx.writeUInt32LE(100, central - 46 + 24)
    expect(honest).toBe(docx.length)
    expect(await outcome('a.docx', docx)).toEqual({ refused: 'file-broken' })
  })

  test('a document too large for memory', async () => {
    const text = escapeXml('各村要加强值班值守。'.repeat(100))
    const xml = `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`.repeat(24_000)
    expect(await outcome('a.docx', await makeDocx([{ raw: xml }]))).toEqual({ refused: 'file-too-large' })
  })

  test('too many entries', async () => {
    const parts = Object.fromEntries(Array.from({ length: limits.entries + 1 }, (_, at) => [`x/${at}`, '']))
    expect(await outcome('a.docx', await zipOf(parts))).toEqual({ refused: 'file-too-large' })
  })

  test('elements within elements without end', async () => {
    const raw = `${'<w:smartTag>'.repeat(5_000)}${'</w:smartTag>'.repeat(5_000)}`
    expect(await outcome('a.docx', await makeDocx([{ raw }]))).toEqual({ refused: 'file-broken' })
  })

  test('entities are not expanded: a document type is refused', async () => {
    const parts = {
      '[Content_Types].xml': '<Types/>',
      'word/document.xml':
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>',
    }
    expect(await outcome('a.docx', await zipOf(parts))).toEqual({ refused: 'file-broken' })
  })

  test('a text of two million lines', async () => {
    expect(await outcome('a.txt', '行\n'.repeat(300_000))).toEqual({ refused: 'file-too-large' })
    expect(await outcome('a.txt', Buffer.alloc(limits.textBytes + 1, 0x61))).toEqual({
      refused: 'file-too-large',
    })
  })
})

test('damaged Word files are refused or read, never anything else', async () => {
  for (const name of ['国家突发事件总体应急预案.docx', '自动编号.doc', '示例镇防汛抗旱应急预案.doc']) {
    const whole = readFileSync(join(fixtures, name))
    for (let step = 0; step < 25; step++) {
      const bytes = Buffer.from(whole)
      const at = (step * 7919 + 613) % bytes.length
      bytes.fill(step, at, Math.min(bytes.length, at + 64))
      const result = await outcome(name, bytes)
      if ('refused' in result)
        expect([
          'file-broken',
          'file-not-what-it-says',
          'file-encrypted',
          'file-empty',
          'file-too-large',
        ]).toContain(result.refused)
      else expect(result.read.length).toBeGreaterThan(0)
    }
  }
})

test('reading can be stopped', async () => {
  const docx = await makeDocx([body])
  expect(await outcome('a.docx', docx, { signal: AbortSignal.abort() })).toEqual({ refused: 'cancelled' })
})

test('what is larger than a block is cut, and nothing is left out', () => {
  const long = '各'.repeat(250_000)
  const [paragraph] = fitBlocks([{ block: { kind: 'paragraph', runs: [{ text: long }] } }])
  expect(paragraph?.block.kind === 'paragraph' && paragraph.block.runs.map((run) => run.text.length)).toEqual(
    [100_000, 100_000, 50_000],
  )
  const rows = Array.from({ length: 20_001 }, (_, at) =>
    [{ text: String(at) }, { text: '甲', rowSpan: at === 19_999 ? 2 : undefined }].map(
      ({ rowSpan, ...cell }) => (rowSpan ? { ...cell, rowSpan } : cell),
    ),
  )
  const tables = fitBlocks([{ block: { kind: 'table', headerRows: 1, rows } }])
  expect(tables.map((one) => one.block.kind === 'table' && one.block.rows.length)).toEqual([20_000, 1])
  expect(tables[0]?.block.kind === 'table' && tables[0].block.rows.at(-1)).toEqual([
    { text: '19999' },
    { text: '甲' },
  ])
  const wide = fitBlocks([
    { block: { kind: 'table', headerRows: 0, rows: [Array.from({ length: 300 }, () => ({ text: '甲' }))] } },
  ])
  expect(wide.map((one) => blockText(one.block).split('\t').length)).toEqual([300])
})

test('a plan is called by its file where nothing else names it', async () => {
  const path = join(folder, 'named.txt')
  writeFileSync(path, '各村要加强值班值守，落实责任。\n发现险情立即报告，组织转移。')
  expect((await readPlan(path, '附件1：示例镇防汛应急预案（1）.txt')).title).toBe('示例镇防汛应急预案')
  expect((await readPlan(path, '示例镇_防汛预案-20240501.txt')).title).toBe('示例镇 防汛预案')
})

test('deflated data may end in the middle', async () => {
  const packed = deflateRawSync(Buffer.from('<x/>'))
  expect(packed.length).toBeGreaterThan(0)
  const docx = await makeDocx([body])
  expect(await outcome('a.docx', docx.subarray(0, docx.length - 200))).toEqual({ refused: 'file-broken' })
})

describe('large and deep', () => {
  test('headings nine levels deep, and one more', async () => {
    const deep = Array.from({ length: 9 }, (_, at) => ({
      text: `${'甲乙丙丁戊己庚辛壬'.charAt(at)}级事项`,
      outline: at,
    }))
    const path = join(folder, 'deep.docx')
    writeFileSync(
      path,
      await makeDocx([
        { text: '示例镇应急预案', align: 'center', size: 22 },
        ...deep.flatMap((heading) => [heading, body]),
      ]),
    )
    const plan = await readPlan(path, 'deep.docx')
    expect(plan.sections.map((section) => section.level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const numbered = join(folder, 'ten.txt')
    const path10 = Array.from(
      { length: 10 },
      (_, at) =>
        `${Array(at + 1)
          .fill(1)
          .join('.')} 标题${at + 1}`,
    )
    writeFileSync(numbered, path10.flatMap((line) => [line, body.text]).join('\n'))
    const read = await readPlan(numbered, 'ten.txt')
    expect(read.sections.every((section) => section.level <= 9)).toBe(true)
    expect(read.blocks.map(blockText).join('') + read.sections.map((s) => s.title).join('')).toContain(
      '标题10',
    )
  })

  test('a table of 10,000 rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [`${at}`, '救生衣', '件'])
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
    const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
    const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${table}</w:body></w:document>`
    const docx = await zipOf({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': xml,
    })
    const path = join(folder, 'rows.docx')
    writeFileSync(path, docx)
    const plan = await readPlan(path, 'rows.docx')
    const [block] = plan.blocks
    expect(block?.kind === 'table' && block.rows.length).toBe(10_000)
  })

  test('500 pages', async () => {
    const pages = Array.from({ length: 500 }, (_, at) => [
      { text: `第${at + 1}节`, style: 'Heading1' },
      ...Array.from({ length: 12 }, () => ({ text: `${body.text.repeat(8)}` })),
    ]).flat()
    const path = join(folder, 'pages.docx')
    writeFileSync(path, await makeDocx(pages))
    const plan = await readPlan(path, 'pages.docx')
    expect(plan.sections).toHaveLength(500)
    expect(plan.blocks).toHaveLength(6_000)
  })
})
