import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookletSides, imposePdf, plainSides } from '../../../main/documents/imposition'
import { type Element, findFonts, makePdf } from '../../../main/documents/index'
import type { Block } from '../../../preload/contract/blocks'
import { readPdf } from './read-pdf'

const fonts = findFonts({ folders: [] })
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the order of a booklet', () => {
  it('is that of the rule for eight pages', () => {
    expect(bookletSides(8)).toEqual([
      [8, 1],
      [2, 7],
      [6, 3],
      [4, 5],
    ])
    expect(bookletSides(1)).toEqual([
      [0, 1],
      [0, 0],
    ])
    expect(bookletSides(0)).toEqual([])
  })

  it('reads from 1 to the last page when it is folded, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (pages) => {
        const sides = bookletSides(pages)
        const count = Math.ceil(pages / 4) * 4
        expect(sides).toHaveLength(count / 2)
        // Folded in the middle: the right halves of the fronts and the left of the backs go up to the middle leaf,
        // then the right halves of the backs and the left of the fronts come back.
        const fronts = sides.filter((_, side) => side % 2 === 0)
        const backs = sides.filter((_, side) => side % 2 === 1)
        const up = fronts.flatMap((front, sheet) => [front[1], backs[sheet]?.[0]])
        const down = fronts.flatMap((front, sheet) => [front[0], backs[sheet]?.[1]]).reverse()
        const read = [...up, ...down]
        expect(read).toEqual(Array.from({ length: count }, (_, at) => (at < pages ? at + 1 : 0)))
      }),
    )
  })
})

it('puts pages in their order, so many on a side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom(2, 4), (pages, each) => {
      const flat = plainSides(pages, each).flat()
      expect(flat.filter((page) => page > 0)).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
      expect(flat.length % each).toBe(0)
      expect(flat.length - pages).toBeLessThan(each)
    }),
  )
})

describe('sheets', () => {
  async function pages(paper: 'A5' | 'A6', count: number): Promise<string> {
    const path = join(folder, `${paper}-${count}.pdf`)
    const sections = Array.from({ length: count }, (_, at) => ({
      plain: true,
      elements: [{ kind: 'note' as const, text: `第${at + 1}面` }],
    }))
    await makePdf({ title: '册', office: '办', paper, layout: 'compact', sections }, path, { fonts })
    return path
  }

  it('of a booklet are A4 across, the last page left of the first', async () => {
    const out = join(folder, 'booklet.pdf')
    expect(await imposePdf(await pages('A5', 6), out, { kind: 'booklet', paper: 'A5' })).toEqual({
      sheets: 2,
    })
    const made = await readPdf(out)
    expect(made).toMatchObject({ title: '册', author: '办', language: 'zh-CN' })
    expect(made.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      Array.from({ length: 4 }, () => [842, 595]),
    )
    const placed = made.pages.map(({ items, width }) =>
      items.map(({ text, x }) => `${text}${x < width / 2 ? '左' : '右'}`),
    )
    expect(placed).toEqual([['第1面右'], ['第2面左'], ['第6面左', '第3面右'], ['第4面左', '第5面右']])
  })

  it('of a booklet have wide pages turned, not made small', async () => {
    const path = join(folder, 'wide.pdf')
    const sections = (['portrait', 'landscape'] as const).map((orientation) => ({
      orientation,
      plain: true,
      elements: [{ kind: 'note' as const, text: orientation }],
    }))
    await makePdf({ title: '册', office: '办', paper: 'A5', layout: 'compact', sections }, path, { fonts })
    const out = join(folder, 'wide-booklet.pdf')
    await imposePdf(path, out, { kind: 'booklet', paper: 'A5' })
    const [, back] = (await readPdf(out)).pages
    const item = back?.items.find(({ text }) => text === 'landscape')
    expect(item?.size).toBeCloseTo(10.5, 1)
    // Page 2 is the left half; turned to the left, its first line runs up along the left edge.
    expect(item?.x).toBeLessThan(80)
    expect(item?.y).toBeGreaterThan(300)
  })

  it('of A6 hold two booklets, one over the other', async () => {
    const out = join(folder, 'pocket.pdf')
    expect(await imposePdf(await pages('A6', 4), out, { kind: 'booklet', paper: 'A6' })).toEqual({
      sheets: 1,
    })
    const [front] = (await readPdf(out)).pages
    expect(front?.items.map(({ text }) => text)).toEqual(['第4面', '第1面', '第4面', '第1面'])
  })

  it('of cards hold four, in reading order', async () => {
    const out = join(folder, 'four.pdf')
    expect(await imposePdf(await pages('A6', 5), out, { kind: 'four', paper: 'A6' })).toEqual({ sheets: 2 })
    const [first] = (await readPdf(out)).pages
    const quarter = ({ x, y }: { x: number; y: number }) => (y < 421 ? 0 : 2) + (x < 297 ? 0 : 1)
    expect(first?.items.map((item) => [item.text, quarter(item)])).toEqual([
      ['第1面', 0],
      ['第2面', 1],
      ['第3面', 2],
      ['第4面', 3],
    ])
  })
})

describe('what belongs together', () => {
  const words = '各村应当按照本预案做好监测、预警、转移和安置工作，并在规定的时间内报告。'
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
  const table: Block = {
    kind: 'table',
    headerRows: 1,
    rows: Array.from({ length: 6 }, (_, row) => [{ text: `项${row}` }, { text: '内容' }]),
  }

  it('stays together: no heading and no caption is the last thing on a page', async () => {
    for (const layout of ['official', 'compact'] as const) {
      for (let lines = 0; lines < 12; lines += 1) {
        const elements: Element[] = []
        for (let at = 0; at < 12; at += 1) {
          elements.push({ kind: 'heading', level: 1, text: `标题${at}` })
          elements.push({
            kind: 'blocks',
            blocks: [paragraph(words.repeat(1 + ((at * 5 + lines) % 7))), paragraph(`表${at} 物资`), table],
          })
        }
        const path = join(folder, `${layout}-${lines}.pdf`)
        await makePdf({ title: '题', office: '办', paper: 'A4', layout, sections: [{ elements }] }, path, {
          fonts,
        })
        for (const page of (await readPdf(path)).pages) {
          const foot = page.height - (layout === 'official' ? 99 : 62)
          const body = page.items.filter(({ y, size }) => y < foot && size > 9)
          const last = body.reduce(
            (low, item) => (item.y > low.y ? item : low),
            body[0] ?? { y: 0, text: '' },
          )
          expect(last.text, `${layout} ${lines}`).not.toMatch(/^(?:标题\d+|表\d+ 物资)$/u)
        }
      }
    }
  }, 120_000)
})

describe('a card', () => {
  const card = (lines: number): Element => ({
    kind: 'card',
    title: '村应急队长处置卡',
    blocks: [
      {
        label: '怎么做',
        numbered: true,
        lines: Array.from({ length: lines }, (_, at) => `第${at + 1}步：通知各户转移到安置点`),
      },
    ],
    phones: [{ role: '镇值班室', name: '值班员', number: '000-0001119' }],
  })
  const make = async (lines: number) => {
    const path = join(folder, `card-${lines}.pdf`)
    const made = await makePdf(
      {
        title: '卡',
        office: '办',
        paper: 'A6',
        layout: 'compact',
        sections: [{ narrow: true, elements: [card(lines)] }],
      },
      path,
      { fonts },
    )
    const { pages } = await readPdf(path)
    const step = pages[0]?.items.find(({ text }) => text.startsWith('第1步'))
    return { made, pages, size: step?.size ?? 0 }
  }

  it('is set as large as its text allows, and says so when it does not fit at all', async () => {
    const few = await make(3)
    const many = await make(24)
    const crowd = await make(60)
    expect([few.pages.length, many.pages.length]).toEqual([1, 1])
    expect(few.size).toBeGreaterThan(many.size)
    expect(many.size).toBeGreaterThanOrEqual(9)
    expect(few.made.crowdedCards).toEqual([])
    expect(crowd.made.crowdedCards).toEqual(['村应急队长处置卡'])
    expect(crowd.pages.length).toBeGreaterThan(1)
    const all = crowd.pages.map(({ text }) => text).join('')
    expect(all).toContain('第60步')
    expect(all).toContain('000-0001119')
  }, 60_000)
})

it('prints a copy’s code in the foot of every page', async () => {
  const path = join(folder, 'marked.pdf')
  await makePdf(
    {
      title: '手册',
      office: '办',
      paper: 'A4',
      layout: 'official',
      mark: { text: 'YB-0001', code: ['101', '010', '111'] },
      sections: [
        { elements: [{ kind: 'note', text: '一' }] },
        { foot: 'number', elements: [{ kind: 'note', text: '二' }] },
      ],
    },
    path,
    { fonts },
  )
  const { pages } = await readPdf(path)
  expect(pages).toHaveLength(2)
  for (const page of pages) expect(page.text).toContain('YB-0001')
})
