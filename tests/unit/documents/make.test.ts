import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DocumentDefinition, type Element, findFonts, makePdf } from '../../../main/documents/index'
import type { Block } from '../../../preload/contract/blocks'
import { DomainError } from '../../../preload/contract/result'
import { flatten, readPdf } from './read-pdf'

const require = createRequire(import.meta.url)
const bundled = findFonts({ folders: [] })
let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function define(elements: readonly Element[], more: Partial<DocumentDefinition> = {}): DocumentDefinition {
  return {
    title: '示例',
    office: '示例镇应急管理服务中心',
    paper: 'A4',
    layout: 'compact',
    sections: [{ elements }],
    ...more,
  }
}

async function print(elements: readonly Element[], more: Partial<DocumentDefinition> = {}) {
  files += 1
  const path = join(folder, `${files}.pdf`)
  const made = await makePdf(define(elements, more), path, { fonts: bundled })
  return { made, pdf: await readPdf(path) }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const blocks = (...list: Block[]): Element => ({ kind: 'blocks', blocks: list })
const long =
  '为全面提高应对突发事件的能力，最大限度地预防和减少突发事件及其造成的损害，保障人民群众生命财产安全，制定本预案。'

/** A picture of one colour. `alpha`: with a transparent channel, which is unpacked while the file is written. */
function png(width: number, height: number, alpha = false): Buffer {
  const channels = alpha ? 4 : 3
  const raw = Buffer.alloc((width * channels + 1) * height, 128)
  for (let row = 0; row < height; row += 1) raw[row * (width * channels + 1)] = 0
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, alpha ? 6 : 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

describe('makePdf', () => {
  it('makes a file that knows its title, office and language, with every font embedded', async () => {
    const { made, pdf } = await print([{ kind: 'title', text: '防汛预案' }, blocks(paragraph(long))])
    expect(pdf).toMatchObject({ title: '示例', author: '示例镇应急管理服务中心', language: 'zh-CN' })
    expect(pdf.pages[0]?.text).toContain('最大限度地预防和减少突发事件')
    expect(pdf.fonts.described).toBeGreaterThanOrEqual(2)
    expect(pdf.fonts.embedded).toBe(pdf.fonts.described)
    expect(pdf.fonts.names.every((name) => /^[A-Z]{6}\+Noto/.test(name))).toBe(true)
    expect(made).toMatchObject({ pages: 1, missing: [], skippedImages: [] })
    expect(made.fonts.map(({ name }) => name)).toContain('Noto Serif SC')
  })

  it('sets official text as GB/T 9704 wants it: 22 lines of 28 characters in 156 × 225 mm', async () => {
    const { pdf } = await print([blocks(paragraph('应'.repeat(28 * 50)))], { layout: 'official' })
    const [page] = pdf.pages
    const lines = page?.items.filter(({ size }) => Math.abs(size - 16) < 0.01) ?? []
    expect(lines).toHaveLength(22)
    expect(lines[0]?.text).toHaveLength(26)
    expect(lines[1]?.text).toHaveLength(28)
    const mm = 72 / 25.4
    expect(lines[1]?.x).toBeCloseTo(28 * mm, 1)
    expect((lines[1]?.x ?? 0) + (lines[1]?.width ?? 0)).toBeLessThanOrEqual((28 + 156) * mm + 0.5)
    expect((lines[2]?.y ?? 0) - (lines[1]?.y ?? 0)).toBeCloseTo(28.95, 1)
    expect(lines.at(-1)?.y).toBeLessThan((37 + 225) * mm)
  })

  it('never begins a line with a closing mark', async () => {
    const { pdf } = await print([
      blocks(
        ...Array.from({ length: 40 }, (_, index) =>
          paragraph(long.slice(index).replace(/^[，。]/u, '') + long),
        ),
      ),
    ])
    const starts = pdf.pages.flatMap(({ items }) => items.map(({ text }) => text[0] ?? ''))
    expect(starts.filter((start) => '，。、；：！？）”》'.includes(start))).toEqual([])
  })

  it('leads from the contents to the right pages and nests the bookmarks', async () => {
    const elements: Element[] = []
    for (let plan = 1; plan <= 3; plan += 1) {
      elements.push({ kind: 'title', text: `预案${plan}` })
      for (let chapter = 1; chapter <= 4; chapter += 1) {
        elements.push({ kind: 'heading', level: 1, text: `${plan}之${chapter}章` })
        elements.push({ kind: 'heading', level: 2, text: `${plan}之${chapter}节` })
        elements.push(blocks(...Array.from({ length: 9 }, () => paragraph(long.repeat(3)))))
      }
    }
    const { pdf } = await print([], {
      sections: [
        { elements: [{ kind: 'contents', title: '目　录', depth: 1 }] },
        { runningHead: '正文', elements },
      ],
    })
    const contents = pdf.pages[0]
    expect(contents?.text).toMatch(/目\s录/u)
    const listed = contents?.items.filter(({ text }) => /^预案\d$|^\d之\d章$/.test(text)) ?? []
    expect(listed).toHaveLength(15)
    for (const entry of listed) {
      const number = contents?.items.find((item) => Math.abs(item.y - entry.y) < 1 && /^\d+$/.test(item.text))
      const page = pdf.pages[Number(number?.text) - 1]
      expect(page?.items.map(({ text }) => text)).toContain(entry.text)
      expect(Number(number?.text)).toBeGreaterThan(1)
    }
    const bookmarks = flatten(pdf.bookmarks)
    expect(bookmarks).toHaveLength(27)
    expect(bookmarks.slice(0, 4).map(({ title, level }) => [title, level])).toEqual([
      ['预案1', 0],
      ['1之1章', 1],
      ['1之1节', 2],
      ['1之2章', 1],
    ])
    for (const { title, page } of bookmarks) expect(pdf.pages[page - 1]?.text).toContain(title)
  })

  it('never leaves a heading alone at the foot of a page', async () => {
    const elements: Element[] = []
    for (let index = 0; index < 60; index += 1) {
      elements.push(blocks(paragraph(long.repeat(1 + (index % 4)))))
      elements.push(
        { kind: 'heading', level: 1, text: `甲${index}` },
        { kind: 'heading', level: 2, text: `乙${index}` },
      )
      if (index % 3 === 0)
        elements.push({ kind: 'table', columns: [{ title: '列', weight: 1 }], rows: [['值']] })
    }
    elements.push(blocks(paragraph(long)))
    for (const layout of ['official', 'compact'] as const) {
      const { pdf } = await print(elements, { layout })
      expect(pdf.pages.length).toBeGreaterThan(5)
      for (const page of pdf.pages) {
        const body = page.items.filter(({ text }) => !/^(—|第)/.test(text) && !text.startsWith('示例镇'))
        expect(body.at(-1)?.text).not.toMatch(/^[甲乙]\d+$/)
      }
    }
  })

  it('puts odd page numbers right and even ones left, and the facts of the print beside them', async () => {
    const { pdf } = await print([blocks(...Array.from({ length: 30 }, () => paragraph(long.repeat(4))))], {
      layout: 'official',
      version: '第 2 版',
      printedOn: '2026-11-22',
    })
    const x = (page: number): number =>
      pdf.pages[page - 1]?.items.find(({ text }) => text === `— ${page} —`)?.x ?? 0
    expect(x(1)).toBeGreaterThan(400)
    expect(x(2)).toBeLessThan(120)
    expect(pdf.pages[1]?.text).toContain(`第 2 页 共 ${pdf.pages.length} 页`)
    expect(pdf.pages[1]?.text).toContain('示例镇应急管理服务中心 · 示例 · 第 2 版 · 2026-11-22 印')
  })

  it('keeps cover pages plain and puts the watermark on the others', async () => {
    const { pdf } = await print([], {
      watermark: '内部资料',
      sections: [
        {
          plain: true,
          elements: [
            {
              kind: 'cover',
              marks: ['机密'],
              title: '名'.repeat(70),
              lines: [],
              office: '办'.repeat(40),
              date: '2026年1月1日',
            },
          ],
        },
        { elements: [blocks(...Array.from({ length: 40 }, () => paragraph(long.repeat(3))))] },
      ],
    })
    expect(pdf.pages.length).toBeGreaterThan(4)
    expect(pdf.pages[0]?.text).not.toMatch(/内部资料|第 1 页/)
    expect(pdf.pages[0]?.text.match(/名/g)).toHaveLength(70)
    for (const page of pdf.pages.slice(1)) expect(page.text).toContain('内部资料')
  })

  it('breaks a title between words, into lines of about equal length', async () => {
    const text = '示例镇人民政府关于印发《示例镇突发地质灾害和山洪灾害防御应急预案》的通知'
    const { pdf } = await print([{ kind: 'title', text }], { layout: 'official' })
    const lines = pdf.pages[0]?.items.filter(({ size }) => size > 20) ?? []
    expect(lines.map((line) => line.text)).toEqual([
      '示例镇人民政府关于印发《示例镇突发',
      '地质灾害和山洪灾害防御应急预案》的通知',
    ])
    const middle = lines.map(({ x, width }) => x + width / 2)
    expect(middle[0]).toBeCloseTo(middle[1] ?? 0, 0)
  })

  it('makes every paper and both orientations', async () => {
    const sizes: [number, number][] = []
    for (const paper of ['A3', 'A4', 'A5', 'A6'] as const) {
      for (const orientation of ['portrait', 'landscape'] as const) {
        const { pdf } = await print([], {
          paper,
          sections: [{ orientation, elements: [blocks(paragraph(long))] }],
        })
        sizes.push([pdf.pages[0]?.width ?? 0, pdf.pages[0]?.height ?? 0])
      }
    }
    const mm = sizes.map((pair) => pair.map((value) => Math.round((value * 25.4) / 72)))
    expect(mm).toEqual([
      [297, 420],
      [420, 297],
      [210, 297],
      [297, 210],
      [148, 210],
      [210, 148],
      [105, 148],
      [148, 105],
    ])
  })

  it('sets nine levels of headings, empty sections and blank paragraphs', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, index): Element => ({ kind: 'heading', level: index + 1, text: `第${index + 1}级` }),
    )
    const { pdf } = await print([
      { kind: 'title', text: '题' },
      ...levels,
      blocks(paragraph(''), paragraph(' 　\n')),
    ])
    expect(flatten(pdf.bookmarks).map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect((await print([{ kind: 'heading', level: 3, text: '独' }, blocks()])).pdf.pages[0]?.text).toContain(
      '独',
    )
    await expect(print([])).rejects.toEqual(new DomainError('nothing-chosen'))
  })

  it('sets two hundred headings in a row without losing one', async () => {
    const elements = Array.from(
      { length: 200 },
      (_, index): Element => ({ kind: 'heading', level: (index % 3) + 1, text: `甲${index}乙` }),
    )
    const { pdf } = await print(elements)
    const text = pdf.pages.map((page) => page.text).join('')
    for (let index = 0; index < 200; index += 1) expect(text).toContain(`甲${index}乙`)
  })

  it('prints titles without a letter and headings longer than a page', async () => {
    const { pdf } = await print([
      { kind: 'contents', title: '目录', depth: 9 },
      { kind: 'title', text: '\u200b' },
      { kind: 'heading', level: 1, text: '头\n行' },
      blocks(paragraph('甲')),
      { kind: 'heading', level: 2, text: '长'.repeat(4_000) },
      blocks(paragraph('乙')),
    ])
    const text = pdf.pages.map((page) => page.text).join('')
    expect(text.match(/长/gu)?.length).toBe(4_120)
    expect(text).toContain('乙')
    expect(flatten(pdf.bookmarks).map(({ title }) => title)).toEqual([
      '（无题）',
      '头 行',
      `${'长'.repeat(120)}…`,
    ])
  })

  it('sets lists, bold and underlined words', async () => {
    const { pdf } = await print([
      blocks(
        {
          kind: 'list',
          ordered: true,
          items: Array.from({ length: 12 }, (_, index) => [{ text: `项目${index}${long}` }]),
        },
        { kind: 'list', ordered: false, items: [[{ text: '要点' }], []] },
        {
          kind: 'paragraph',
          runs: [
            { text: '一' },
            { text: '粗', bold: true },
            { text: '斜', italic: true },
            { text: '线', underline: true },
          ],
        },
      ),
    ])
    const text = pdf.pages.map((page) => page.text).join('')
    expect(text).toContain('1. 项目0为全面')
    expect(text).toContain('12. 项目11为全面')
    expect(text).toContain('•要点')
    expect(text).toContain('一粗斜线')
  })

  it('shows a box for characters that no font has, says which, and keeps rare ones', async () => {
    const { made, pdf } = await print([
      { kind: 'title', text: '题\u{10fffd}' },
      blocks(paragraph('村名𬌗、㙍、龘；私用\uf0b7，表情😀，阿拉伯ع')),
    ])
    expect([...made.missing].sort()).toEqual(['\uf0b7', '😀', '\u{10fffd}', 'ع'].sort())
    expect(pdf.pages[0]?.text).toContain('村名𬌗、㙍、龘；私用□，表情□，阿拉伯□')
    expect(pdf.pages[0]?.text).toContain('题□')
  })

  it('prints pictures, shrinks large ones, and says where one cannot be printed', async () => {
    const images: Record<string, string> = {}
    const add = (name: string, bytes: Buffer): Block => {
      const attachment = name.repeat(64).slice(0, 64)
      images[attachment] = join(folder, `${name}.bin`)
      writeFileSync(images[attachment] ?? '', bytes)
      return { kind: 'image', attachment, width: 10, height: 10, alt: `图${name}` }
    }
    const good = png(40, 30)
    const list = [
      add('a', good),
      add('b', png(3000, 4000, true)),
      add('c', Buffer.from('GIF89a.............................')),
      add('d', good.subarray(0, good.length - 20)),
      add('e', Buffer.alloc(0)),
      { kind: 'image' as const, attachment: 'f'.repeat(64), width: 1, height: 1, alt: '' },
    ]
    // A head that promises 60,000 × 60,000 pixels.
    const bomb = Buffer.from(good)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    list.push(add('9', bomb), add('a', good))
    const { made, pdf } = await print([blocks(paragraph('前'), ...list, paragraph('后'))], { images })
    expect([...made.skippedImages].map((name) => name[0]).sort()).toEqual(['9', 'c', 'd', 'e', 'f'])
    const text = pdf.pages.map((page) => page.text).join('')
    expect(text).toContain('［图片：图c，此格式不能打印］')
    expect(text).toContain('［图片，此格式不能打印］')
    expect(text.indexOf('后')).toBeGreaterThan(text.indexOf('前'))
  })

  it('stops when asked to and leaves nothing behind', async () => {
    const path = join(folder, 'stopped.pdf')
    const many = define([blocks(...Array.from({ length: 400 }, () => paragraph(long.repeat(5))))])
    for (const at of [0, 0.5, 0.8]) {
      const stop = new AbortController()
      const work = makePdf(many, path, {
        fonts: bundled,
        signal: stop.signal,
        progress: (done) => {
          if (done > at) stop.abort()
        },
      })
      if (at === 0) stop.abort()
      await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([])
  })

  it('says how far it is, up to the end', async () => {
    const seen: number[] = []
    await makePdf(
      define([blocks(...Array.from({ length: 200 }, () => paragraph(long.repeat(5))))]),
      join(folder, 'p.pdf'),
      {
        fonts: bundled,
        progress: (done) => seen.push(done),
      },
    )
    expect(seen.length).toBeGreaterThan(3)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(seen.at(-1)).toBe(1)
  })

  it('keeps the old file when it cannot write a new one', async () => {
    const work = makePdf(define([blocks(paragraph(long))]), join(folder, 'none', 'x.pdf'), { fonts: bundled })
    await expect(work).rejects.toMatchObject({ code: 'ENOENT' })
    const path = join(folder, 'old.pdf')
    writeFileSync(path, 'old')
    mkdirSync(`${path}.part`)
    await expect(makePdf(define([blocks(paragraph(long))]), path, { fonts: bundled })).rejects.toThrow()
    expect(readFileSync(path, 'utf8')).toBe('old')
  })

  it('refuses a document without pages', async () => {
    await expect(
      makePdf(define([], { sections: [] }), join(folder, 'empty.pdf'), { fonts: bundled }),
    ).rejects.toEqual(new DomainError('nothing-chosen'))
  })
})

describe('findFonts', () => {
  const latin = join(
    dirname(require.resolve('pdfmake/package.json')),
    'build/fonts/Roboto/Roboto-Regular.ttf',
  )

  it('uses the bundled fonts where the computer has no others', () => {
    expect(
      Object.values(bundled.roles).every(({ origin, file }) => origin === 'bundled' && existsSync(file)),
    ).toBe(true)
    expect(bundled.roles.fangsong.name).toBe('Noto Serif SC')
    expect(bundled.roles.hei.name).toBe('Noto Sans SC Medium')
  })

  it('takes 仿宋 from a font folder, and single characters it lacks from the bundled font', async () => {
    const fonts = join(folder, 'fonts', 'inner')
    mkdirSync(fonts, { recursive: true })
    copyFileSync(latin, join(fonts, 'SIMFANG.TTF'))
    const found = findFonts({ folders: [join(folder, 'fonts'), join(folder, 'missing')] })
    expect(found.roles.fangsong).toMatchObject({ name: '仿宋', origin: 'office' })
    expect(found.roles.hei.origin).toBe('bundled')
    const path = join(folder, 'mixed.pdf')
    const made = await makePdf(define([blocks(paragraph('Order 第12号'))], { layout: 'official' }), path, {
      fonts: found,
    })
    expect(made.fonts.map(({ name }) => name)).toEqual(expect.arrayContaining(['仿宋', 'Noto Serif SC']))
    const pdf = await readPdf(path)
    expect(pdf.fonts.names.some((name) => name.includes('Roboto'))).toBe(true)
    expect(pdf.pages[0]?.text).toContain('Order 第12号')
    // Both fonts on one base line.
    const line = pdf.pages[0]?.items.filter(({ size }) => size > 15) ?? []
    expect(new Set(line.map(({ y }) => y.toFixed(1))).size).toBe(1)
  })

  it('leaves out what may not be embedded and what is no font, and survives a broken one', async () => {
    const fonts = join(folder, 'bad-fonts')
    mkdirSync(fonts)
    const bytes = readFileSync(latin)
    const tables = bytes.readUInt16BE(4)
    for (let at = 12; at < 12 + tables * 16; at += 16) {
      if (bytes.toString('latin1', at, at + 4) === 'OS/2')
        bytes.writeUInt16BE(2, bytes.readUInt32BE(at + 8) + 8)
    }
    writeFileSync(join(fonts, 'simhei.ttf'), bytes)
    writeFileSync(join(fonts, 'simkai.ttf'), 'no font at all, just some words in a file')
    writeFileSync(join(fonts, 'fzxbsjw.ttf'), '')
    // Sound at the head, cut off behind.
    writeFileSync(join(fonts, 'simfang.ttf'), readFileSync(latin).subarray(0, 20_000))
    const found = findFonts({ folders: [fonts] })
    expect(found.roles.hei.origin).toBe('bundled')
    expect(found.roles.kai.origin).toBe('bundled')
    expect(found.roles.title.origin).toBe('bundled')
    const path = join(folder, 'survived.pdf')
    await makePdf(define([blocks(paragraph(long))], { layout: 'official' }), path, { fonts: found })
    expect((await readPdf(path)).pages[0]?.text).toContain('为全面提高应对突发事件的能力')
  })
})
