import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFonts, makePdf } from '../../../main/documents/index'
import {
  type HandbookContent,
  type HandbookPart,
  handbookDefinition,
} from '../../../main/handbooks/documents'
import { handbookData } from '../../bench/handbook-data.mjs'
import { flatten, type ReadPdf, readPdf } from '../documents/read-pdf'

const fonts = findFonts({ folders: [] })
let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbooks-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function print(definition: Parameters<typeof makePdf>[0]): Promise<ReadPdf> {
  files += 1
  const path = join(folder, `${files}.pdf`)
  await makePdf(definition, path, { fonts })
  return readPdf(path)
}

const bare = (text: string): string => text.replace(/\s/gu, '')

const content = (parts: readonly HandbookPart[], more: Partial<HandbookContent> = {}): HandbookContent => ({
  title: '示例镇应急工作手册',
  office: '示例镇应急管理服务中心',
  divisionName: '示例县示例镇',
  version: '第 3 版',
  date: '2026-03-05',
  secrecy: false,
  paper: 'A4',
  parts,
  ...more,
})

const people = (masked: boolean, phones = [{ kind: '手机', number: '10000000001' }]): HandbookPart => ({
  kind: 'people',
  title: '通讯录',
  groups: [
    { unit: '镇政府', rows: [{ name: '王建国', unit: '镇政府', post: '主任', village: '', phones, masked }] },
  ],
})

describe('handbookDefinition', () => {
  it('is plain data that can be posted to a worker', () => {
    const definition = handbookDefinition(content([people(false)]))
    expect(structuredClone(definition)).toEqual(definition)
  })

  it('is marked 内部资料 when asked, or when phone numbers are in it', () => {
    const marked = (parts: HandbookPart[], secrecy: boolean): boolean =>
      handbookDefinition(content(parts, { secrecy })).watermark !== undefined
    expect(marked([], false)).toBe(false)
    expect(marked([], true)).toBe(true)
    expect(marked([people(true)], false)).toBe(false)
    expect(marked([people(false, [])], false)).toBe(false)
    expect(marked([people(false)], false)).toBe(true)
  })

  it('prints cover, contents, plans, supplies and people, each part from its own page', {
    timeout: 30_000,
  }, async () => {
    const data = handbookData({ plans: 2, lots: 70, people: 60, chapters: 4 })
    const pdf = await print(handbookDefinition(data))
    const [cover, contents] = pdf.pages
    expect(cover?.text).toMatch(
      /内部资料.注意保管.*示例县示例镇.*示例镇应急工作手册.*第 3 版.*示例镇应急管理服务中心.*2026年11月22日/u,
    )
    expect(contents?.text).toMatch(/目\s录/u)

    const parts = pdf.bookmarks
    expect(parts.map(({ title }) => title)).toEqual(data.parts.map(({ title }) => title))
    expect(parts[0]?.items.map(({ title }) => title)).toHaveLength(4)
    expect(parts[0]?.items[0]?.items.map(({ title }) => title)).toEqual([
      '（一）预防与预警',
      '（二）预防与预警',
      '（三）预防与预警',
    ])
    for (const part of parts) {
      const page = pdf.pages[part.page - 1]
      // The part's title is the first thing under the running head, and the running head names the part.
      const large = page?.items.filter(({ size }) => size > 15 && size < 60)[0]
      expect(large?.text).toBe(part.title)
      expect(page?.items.filter(({ text, size }) => text === part.title && size < 10)).toHaveLength(1)
    }
    for (const { title, page } of flatten(pdf.bookmarks)) expect(pdf.pages[page - 1]?.text).toContain(title)

    // Every line of the contents names the page on which its heading stands.
    const listed = pdf.pages
      .slice(1, (parts[0]?.page ?? 2) - 1)
      .flatMap(({ items }) =>
        items.filter(({ text, x }) => /^\d+$/.test(text) && x > 400).map(({ text }) => Number(text)),
      )
    const shown = flatten(pdf.bookmarks).filter(({ level }) => level <= 2)
    expect(listed).toEqual(shown.map(({ page }) => page))

    const supplies = pdf.pages.filter(({ width, height }) => width > height)
    expect(supplies.length).toBeGreaterThan(1)
    for (const page of supplies) {
      expect(bare(page.text)).toContain('序号物资名称规格型号数量单位货位批号生产日期有效期至状态')
    }
    expect(supplies.map(({ text }) => text).join('')).toContain('镇储备库（24 项）')
    expect(pdf.pages.at(-1)?.text).toContain('五里村')
    expect(pdf.fonts.embedded).toBe(pdf.fonts.described)
  })

  it('hides phone numbers where it is asked to', async () => {
    const pdf = await print(
      handbookDefinition(content([people(true, [{ kind: '手机', number: '13800000000' }])])),
    )
    const text = pdf.pages.map((page) => page.text).join('')
    expect(text).toContain('手机 138****0000')
    expect(text).not.toContain('13800000000')
  })

  it('does not number what carries its number, and prints sections without title or text', async () => {
    const pdf = await print(
      handbookDefinition(
        content([
          {
            kind: 'plan',
            title: '预案',
            facts: [
              ['文号', ''],
              ['责任人', '张敏'],
            ],
            sections: [
              { level: 1, title: '', blocks: [{ kind: 'paragraph', runs: [{ text: '引言' }] }] },
              { level: 1, number: '一、', title: '一、总则', blocks: [] },
              { level: 2, number: '1.1', title: '目的', blocks: [] },
              {
                level: 3,
                number: '1.',
                title: '加强领导',
                runIn: '。',
                blocks: [{ kind: 'paragraph', runs: [{ text: '各村要高度重视。' }] }],
              },
            ],
          },
          { kind: 'plan', title: '空预案', facts: [], sections: [] },
          {
            kind: 'text',
            title: '说明',
            blocks: [{ kind: 'paragraph', runs: [{ text: '本手册每年修订一次。' }] }],
          },
          { kind: 'supplies', title: '物资', groups: [] },
          { kind: 'people', title: '人员', groups: [] },
        ]),
      ),
    )
    expect(flatten(pdf.bookmarks).map(({ title }) => title)).toEqual([
      '预案',
      '一、总则',
      '1.1 目的',
      '1.加强领导',
      '空预案',
      '说明',
      '物资',
      '人员',
    ])
    expect(pdf.pages[2]?.text).toContain('引言')
    expect(pdf.pages[2]?.text).toContain('1.加强领导。各村要高度重视。')
    expect(pdf.pages[2]?.text).not.toContain('文号')
    expect(pdf.pages.map(({ text }) => text).join('')).toMatch(/（没有库存）[\s\S]*（没有人员）/u)
  })

  it('sets A5 compactly and A4 officially, unless told otherwise', () => {
    expect(handbookDefinition(content([])).layout).toBe('official')
    expect(handbookDefinition(content([], { paper: 'A5' })).layout).toBe('compact')
    expect(handbookDefinition(content([], { layout: 'compact' })).layout).toBe('compact')
  })
})
