import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test, vi } from 'vitest'
import { readPdf } from '../../../main/plans/readers/pdf'
import { toLines } from '../../../main/plans/readers/pdf-lines'
import { readRules, ruledTables } from '../../../main/plans/readers/pdf-tables'
import { blockText } from '../../../preload/contract/blocks'
import { pdfOf } from './make-pdf'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name))
const read = async (bytes: Buffer) => {
  const source = await readPdf(bytes, '预案.pdf', {})
  return { ...source, texts: source.blocks.map((one) => blockText(one.block)) }
}
const gbk = (text: string) => `<${iconv.encode(text, 'gbk').toString('hex')}> Tj`
/** Text at a place, 12 points, in GBK for a font that is not in the file. */
const at = (x: number, y: number, text: string, size = 12) => `BT /F1 ${size} Tf ${x} ${y} Td ${gbk(text)} ET`

describe('a PDF', () => {
  test('whose font is not embedded is read through the character maps', async () => {
    const { texts } = await read(pdfOf([at(72, 700, '示例镇防汛应急预案', 22)]))
    expect(texts).toEqual(['示例镇防汛应急预案'])
  })

  test('has its lines joined into paragraphs, over the end of a page too', async () => {
    const line = '各村（社区）和有关单位按照职责分工，加强值班值守和巡查排'
    const page = (start: number) =>
      Array.from({ length: 20 }, (_, row) =>
        at(row === start ? 96 : 72, 740 - row * 24, row === start ? line.slice(2) : line),
      )
    const { texts } = await read(pdfOf([page(0).join('\n'), page(5).join('\n')]))
    expect(texts).toHaveLength(2)
    expect(texts[0]).toHaveLength(line.length * 25 - 2)
    expect(texts[0]).not.toContain(' ')
  })

  test('without text is a scan', async () => {
    await expect(read(pdfOf(['0 0 100 100 re f']))).rejects.toMatchObject({
      code: 'file-no-text',
      facts: { pages: 1 },
    })
  })

  test('with some pages without text says so', async () => {
    const { notes } = await read(pdfOf([at(72, 700, '正文'), '0 0 100 100 re f']))
    expect(notes).toEqual(['pages-without-text'])
  })

  test('that asks for a password is refused', async () => {
    await expect(read(fixture('有口令.pdf'))).rejects.toMatchObject({ code: 'file-encrypted' })
  })

  test('that is cut off or damaged is read where it can be and refused where not', async () => {
    const whole = fixture('示例镇防汛抗旱应急预案.pdf')
    await expect(read(Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({ code: 'file-broken' })
    const outcome = await read(whole.subarray(0, 20_000)).then(
      () => 'read',
      (error: { code?: string }) => error.code,
    )
    expect(['read', 'file-broken', 'file-no-text']).toContain(outcome)
  })

  test('can be stopped', async () => {
    const stop = AbortSignal.abort()
    await expect(readPdf(pdfOf([at(72, 700, '正文')]), 'a.pdf', { signal: stop })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  test('tells how far it is', async () => {
    const told: number[] = []
    await readPdf(pdfOf([at(72, 700, '一'), at(72, 700, '二')]), 'a.pdf', {
      progress: ({ done, total }) => told.push(done / total),
    })
    expect(told).toEqual([0.5, 1])
  })
})

describe('lines', () => {
  const piece = (text: string, x0: number, x1: number, y = 100, size = 12) => ({ text, x0, x1, y, size })

  test('have spaces only between Latin words and around no figures', () => {
    const [line] = toLines(
      [
        piece('新华社北京', 72, 132),
        piece('2', 135, 141),
        piece('月', 144, 156),
        piece('GB/T', 160, 180),
        piece('9704', 183, 205),
      ],
      1,
    )
    expect(line?.text).toBe('新华社北京2月GB/T 9704')
  })

  test('are parted where there are gaps, but not behind the number of a heading', () => {
    const [line] = toLines([piece('甲某', 72, 96), piece('镇长', 160, 184)], 1)
    expect(line?.cells.map((cell) => cell.text)).toEqual(['甲某', '镇长'])
    const [heading] = toLines([piece('1.1', 72, 90), piece('目的', 130, 154)], 1)
    expect(heading?.cells).toHaveLength(1)
  })

  test('printed twice for bold are read once', () => {
    expect(toLines([piece('总则', 72, 96), piece('总则', 72.4, 96.4)], 1).map((line) => line.text)).toEqual([
      '总则',
    ])
  })
})

describe('ruled tables', () => {
  const codes = {
    save: 1,
    restore: 2,
    transform: 3,
    constructPath: 4,
    paintFormXObjectBegin: 5,
    paintFormXObjectEnd: 6,
  }
  const line = (x0: number, y0: number, x1: number, y1: number) => [
    20,
    [new Float32Array([0, x0, y0, 1, x1, y1])],
    null,
  ]
  const grid = [
    ...[0, 40, 80].map((y) => line(0, y, 200, y)),
    line(0, 0, 0, 80),
    line(200, 0, 200, 80),
    line(100, 40, 100, 80),
  ]
  const rules = readRules({ fnArray: grid.map(() => 4), argsArray: grid }, codes, [1, 0, 0, 1, 0, 0])

  test('have cells where rules part them', () => {
    const pieces = [
      { text: '合并的表头', x0: 10, x1: 70, y: 25, size: 12 },
      { text: '甲', x0: 10, x1: 22, y: 60, size: 12 },
      { text: '乙', x0: 110, x1: 122, y: 60, size: 12 },
    ]
    expect(ruledTables(rules, pieces)).toMatchObject([
      { rows: [[{ text: '合并的表头', colSpan: 2 }], [{ text: '甲' }, { text: '乙' }]] },
    ])
  })

  test('follow the matrices of the page', () => {
    const scaled = readRules(
      {
        fnArray: [1, 3, ...grid.map(() => 4), 2, 4],
        argsArray: [null, [2, 0, 0, 2, 5, 5], ...grid, null, line(0, 0, 50, 0)],
      },
      codes,
      [1, 0, 0, -1, 0, 842],
    )
    expect(scaled.across.at(0)).toEqual({ at: 837, from: 5, to: 405 })
    expect(scaled.across.at(-1)).toEqual({ at: 842, from: 0, to: 50 })
  })

  test('a frame or a single rule is no table', () => {
    const frame = [line(0, 0, 200, 0), line(0, 80, 200, 80), line(0, 0, 0, 80), line(200, 0, 200, 80)]
    expect(
      ruledTables(readRules({ fnArray: [4, 4, 4, 4], argsArray: frame }, codes, [1, 0, 0, 1, 0, 0]), []),
    ).toEqual([])
  })
})
