import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DocumentDefinition, type Element, findFonts, makePdf } from '../../../main/documents/index'
import type { Block } from '../../../preload/contract/blocks'
import { type Placed, readPdf } from './read-pdf'

const fonts = findFonts({ folders: [] })
const MM = 72 / 25.4
/** The block's edges on A4 (GB/T 9704-2012 5.2), pt. */
const block = { top: 37 * MM, bottom: (37 + 225) * MM, left: 28 * MM, right: (28 + 156) * MM }

let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'official-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function print(elements: readonly Element[], more: Partial<DocumentDefinition> = {}) {
  files += 1
  const path = join(folder, `${files}.pdf`)
  await makePdf(
    {
      title: '题',
      office: '办',
      paper: 'A4',
      layout: 'official',
      sections: [{ foot: 'number', elements }],
      ...more,
    },
    path,
    { fonts },
  )
  return (await readPdf(path)).pages
}

const run = (count: number): Block => ({ kind: 'paragraph', runs: [{ text: '应'.repeat(count) }] })
const text = (...blocks: Block[]): Element => ({ kind: 'blocks', blocks })
const signed: Element = { kind: 'signed', body: '清源镇人民政府', day: '2026年3月5日' }
/** What stands in the text block, from the top down. */
const inBlock = (items: readonly Placed[]) =>
  items.filter(({ y }) => y > block.top && y < block.bottom + 1).sort((a, b) => a.y - b.y)

describe('the signature of an official paper', () => {
  it('never stands alone on a page, however long the text is, and leaves no heading behind', async () => {
    for (let lines = 14; lines <= 30; lines += 1) {
      // Short paragraphs, a heading over the last one: both have to go along.
      const pages = await print([
        text(...Array.from({ length: lines }, () => run(20))),
        { kind: 'heading', level: 1, text: '八、附则' },
        text(run(20 + (lines % 3) * 24)),
        signed,
      ])
      const last = inBlock(pages.at(-1)?.items ?? [])
      expect(last.at(-1)?.text, `${lines}`).toBe('2026年3月5日')
      expect(last.length, `${lines}`).toBeGreaterThanOrEqual(4)
      for (const page of pages) expect(inBlock(page.items).at(-1)?.text).not.toBe('八、附则')
    }
  }, 120_000)

  it('takes lines along, and the page that they leave is set wider, down to the block’s lower edge', async () => {
    // One paragraph of 21 lines: the signature needs three more.
    const pages = await print([text(run(26 + 20 * 28)), signed])
    expect(pages).toHaveLength(2)
    const [first = [], last = []] = pages.map(({ items }) => inBlock(items))
    expect([first.length, last.length]).toEqual([19, 4])
    const pitch = (first[1]?.y ?? 0) - (first[0]?.y ?? 0)
    expect(pitch).toBeGreaterThan(29)
    expect(pitch).toBeLessThan(28.95 * 1.2)
    // The last base line is as high over the block's lower edge as that of a page of 22 lines, but for a point.
    expect(block.bottom - (first.at(-1)?.y ?? 0)).toBeLessThan(28.95 - 16 * 0.88 + 2)
    expect(block.bottom - (first.at(-1)?.y ?? 0)).toBeGreaterThan(0)
  })

  it('has the day four characters in, the body in the middle over it, a long name inside the block', async () => {
    for (const body of ['清源镇人民政府', '示例省示例市示例县清源镇防汛抗旱指挥部办公室']) {
      const [page] = await print([text(run(50)), { ...signed, body } as Element])
      const find = (wanted: string) => page?.items.find((item) => item.text === wanted)
      const [over, under] = [find(body), find('2026年3月5日')]
      if (!over || !under) throw new Error('not found')
      expect(under.x + under.width).toBeCloseTo(block.right - 4 * 16, 0)
      expect(over.x + over.width).toBeLessThan(block.right + 0.5)
      if (body.length < 10) expect(over.x + over.width / 2).toBeCloseTo(under.x + under.width / 2, 0)
      expect(under.y - over.y).toBeCloseTo(28.95, 1)
    }
  })
})

describe('the lines at the end of an official paper', () => {
  it('lie on the lower edge of the back of the last sheet, whatever the number of pages', async () => {
    for (const pagesOfText of [1, 2, 3, 4]) {
      const elements = [text(...Array.from({ length: 22 * pagesOfText - 12 }, () => run(20))), signed]
      const pages = await print(elements, {
        sections: [
          {
            foot: 'number',
            elements,
            closing: [
              { left: `抄送：${'县应急管理局，'.repeat(6)}县水利局。` },
              { left: '清源镇党政办', right: '2026年3月6日印发' },
            ],
          },
        ],
      })
      expect(pages.length).toBe(Math.ceil(pagesOfText / 2) * 2)
      const last = pages.at(-1)?.items ?? []
      const office = last.find((item) => item.text === '清源镇党政办')
      const day = last.find((item) => item.text === '2026年3月6日印发')
      if (!office || !day) throw new Error('not found')
      expect([office.size, day.size]).toEqual([14, 14])
      const more = last.find((item) => item.y < office.y && item.y > office.y - 28)
      expect(more?.x).toBeCloseTo(block.left + 14 + 3 * 14, 0)
      expect(office.x).toBeCloseTo(block.left + 14, 0)
      expect(day.x + day.width).toBeCloseTo(block.right - 14, 0)
      expect(block.bottom - office.y).toBeLessThan(15)
      expect(block.bottom - office.y).toBeGreaterThan(0)
      for (const page of pages.slice(0, -1)) expect(page.text).not.toContain('抄送')
    }
  }, 60_000)
})

describe('the head of an official paper', () => {
  const head = (body: string, signer = ''): Element => ({
    kind: 'red-head',
    body,
    documentNumber: '清府发〔2026〕1号',
    signer,
  })

  it('stands 35 mm under the block’s upper edge, the number two lines lower, the title two under the line', async () => {
    const [page] = await print([head('清源镇人民政府'), { kind: 'title', text: '防汛预案' }, text(run(60))])
    const find = (wanted: string) => page?.items.find((item) => item.text === wanted)
    const [mark, number, title] = ['清源镇人民政府文件', '清府发〔2026〕1号', '防汛预案'].map(find)
    if (!mark || !number || !title) throw new Error('not found')
    expect((mark.y - mark.size * 0.88) / MM).toBeCloseTo(37 + 35, 0)
    expect(number.size).toBe(16)
    expect(number.y - mark.y).toBeGreaterThan(2 * 28.95)
    expect(number.x + number.width / 2).toBeCloseTo((block.left + block.right) / 2, 0)
    expect(title.size).toBe(22)
    // 4 mm from the number to the line, two empty lines, the title.
    expect(title.y - title.size * 0.88 - number.y).toBeCloseTo(16 * 0.12 + 4 * MM + 2 * 28.95, 0)
  })

  it('takes two lines of a long name instead of small type, and puts the signer at the right', async () => {
    const body = '中共示例省示例市示例县甲河镇委员会示例县甲河镇人民政府'
    const [page] = await print([head(body, '王示例'), text(run(60))])
    const lines = (page?.items ?? []).filter(({ y }) => y < 130 * MM && y > 70 * MM)
    const mark = lines.filter(({ size }) => size >= 20)
    expect(mark.map((line) => line.text).join('')).toBe(`${body}文件`)
    expect(mark).toHaveLength(2)
    for (const line of mark) {
      expect(line.x).toBeGreaterThan(block.left - 0.5)
      expect(line.x + line.width).toBeLessThan(block.right + 0.5)
    }
    const signer = lines.find((line) => line.text === '签发人：王示例')
    expect((signer?.x ?? 0) + (signer?.width ?? 0)).toBeCloseTo(block.right - 16, 0)
    expect(lines.find((line) => line.text.startsWith('清府发'))?.x).toBeCloseTo(block.left + 16, 0)
  })
})

it('numbers official pages in size 4 Song, 7 mm under the block, one character in from the outside', async () => {
  const pages = await print([text(...Array.from({ length: 60 }, () => run(20)))])
  pages.slice(0, 3).forEach((page, at) => {
    const number = page.items.find((item) => item.text === `— ${at + 1} —`)
    if (!number) throw new Error('not found')
    expect(number.size).toBe(14)
    expect((number.y - 14 * 0.88 - block.bottom) / MM).toBeCloseTo(7, 1)
    if (at % 2 === 0) expect(number.x + number.width).toBeCloseTo(block.right - 14, 0)
    else expect(number.x).toBeCloseTo(block.left + 14, 0)
  })
})

describe('the foot of a controlled copy', () => {
  it('shows code, version and number side by side on every paper, nothing over anything else', async () => {
    const code = Array.from({ length: 21 }, () => '1'.repeat(21))
    for (const paper of ['A4', 'A5', 'A6'] as const)
      for (const narrow of [false, true]) {
        const pages = await print([], {
          title: '示例省示例市示例县甲河镇突发事件应急手册（全体人员）',
          office: '示例省示例市示例县甲河镇应急管理服务中心',
          version: '第 12 版',
          printedOn: '2026-11-22',
          paper,
          layout: paper === 'A4' ? 'official' : 'compact',
          mark: { text: '3K7M-9QX2-D', code },
          sections: [{ narrow, elements: [text(...Array.from({ length: 120 }, () => run(20)))] }],
        })
        for (const page of pages.slice(0, 4)) {
          const line = page.items.find((item) => item.text === '3K7M-9QX2-D')
          if (!line) throw new Error('not found')
          const foot = page.items
            .filter(({ y, text: words }) => Math.abs(y - line.y) < 9 && words.trim() !== '')
            .sort((a, b) => a.x - b.x)
          expect(foot.map((item) => item.text).join(), `${paper} ${narrow}`).toContain('第 12 版')
          foot.forEach((item, at) => {
            const next = foot[at + 1]
            // The square stands left of its text.
            const from = next?.text === '3K7M-9QX2-D' ? next.x - 24 - 3 : next?.x
            if (from !== undefined) expect(item.x + item.width).toBeLessThan(from + 0.1)
          })
          const body = page.items.filter((item) => item.text.startsWith('应'))
          const lowest = Math.max(...body.map(({ y }) => y))
          expect(line.y - lowest, `${paper} ${narrow}`).toBeGreaterThan(12)
        }
      }
  }, 60_000)
})
