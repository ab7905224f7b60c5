import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section } from '../../../preload/contract/plans/index'
import { HEADING, PlanIndex } from '../../../renderer/plans/findInPlan'
import { groupHits } from '../../../renderer/plans/groupHits'
import { segmentsOf } from '../../../renderer/plans/reading'
import { countBetween } from '../../../renderer/plans/usePlanSearch'
import { findIn, fold, spanInPieces, stepHit } from '../../../renderer/shared/pdf/find'

const found = (text: string, words: string) =>
  findIn(fold(text), fold(words)).map(({ from, to }) => text.slice(from, to))

describe('finding words in a text', () => {
  it('finds them across a line break, full-width letters and capitals, and names the place in the text as it is', () => {
    expect(found('启动应急\n  预案。应急预案', '应急预案')).toEqual(['应急\n  预案', '应急预案'])
    expect(found('ＡＢ类１１９电话', 'ab类119')).toEqual(['ＡＢ类１１９'])
    expect(found('一　总　则', '总则')).toEqual(['总　则'])
  })

  it('does not count overlapping places twice, and finds nothing for nothing', () => {
    expect(found('救援救援救援', '救援救援')).toHaveLength(1)
    expect(found('应急', '')).toEqual([])
    expect(found('应急', '  \n')).toEqual([])
    expect(found('', '应急')).toEqual([])
  })

  it('keeps places right behind signs that grow when made small', () => {
    expect(found('İİİ转移', '转移')).toEqual(['转移'])
  })

  it('finds a word wherever it is put, whatever stands around it', () => {
    const filler = fc.string({ unit: fc.constantFrom('甲', '乙', ' ', '\n', 'x', '１', '，'), maxLength: 20 })
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const text = `${before}冲锋舟${after}`
        const [span] = findIn(fold(text), fold('冲 锋舟'))
        expect(span).toEqual({ from: before.length, to: before.length + 3 })
      }),
    )
  })
})

describe('a span in pieces', () => {
  it('is cut where one piece ends and the next begins; empty pieces take nothing', () => {
    expect(spanInPieces([3, 0, 2, 5], { from: 1, to: 7 })).toEqual([
      { piece: 0, from: 1, to: 3 },
      { piece: 2, from: 0, to: 2 },
      { piece: 3, from: 0, to: 2 },
    ])
    expect(spanInPieces([3, 3], { from: 3, to: 5 })).toEqual([{ piece: 1, from: 0, to: 2 }])
    expect(spanInPieces([2], { from: 5, to: 6 })).toEqual([])
  })

  it('always comes to the length of the span', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 1 }), fc.nat(40), fc.nat(40), (lengths, one, other) => {
        const total = lengths.reduce((sum, length) => sum + length, 0)
        const [from = 0, to = 0] = [Math.min(one, total), Math.min(other, total)].sort((a, b) => a - b)
        const parts = spanInPieces(lengths, { from, to })
        expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(to - from)
      }),
    )
  })
})

it('goes from hit to hit round the end, from the first when there was none', () => {
  expect(stepHit(3, -1, 1)).toBe(0)
  expect(stepHit(3, -1, -1)).toBe(2)
  expect(stepHit(3, 2, 1)).toBe(0)
  expect(stepHit(3, 0, -1)).toBe(2)
  expect(stepHit(0, -1, 1)).toBe(-1)
})

const section = (position: number, title: string, blocks: Section['blocks']): Section => ({
  id: `00000000-0000-4000-8000-00000000000${position}`,
  position,
  level: 1,
  number: '一、',
  title,
  runIn: '',
  characters: 0,
  key: `00000000-0000-4000-8000-00000000000${position}`,
  hint: '',
  blocks,
})

describe('finding words in a plan', () => {
  const sections = [
    section(0, '应急响应', [
      { kind: 'paragraph', runs: [{ text: '应急' }, { text: '响应分四级', bold: true }] },
      {
        kind: 'table',
        headerRows: 1,
        rows: [[{ text: '级别' }, { text: '应急' }], [{ text: '响应', colSpan: 2 }]],
      },
    ]),
    section(1, '附则', [
      { kind: 'list', ordered: true, items: [[{ text: '无' }], [{ text: '见应急响应一节' }]] },
      { kind: 'image', attachment: 'a'.repeat(64), width: 1, height: 1, alt: '应急响应' },
    ]),
  ]

  it('finds headings, text that changes its look in the middle, items; never across cells, never in a picture', () => {
    const hits = new PlanIndex().find(sections, '应急响应')
    expect(hits.map(({ position, block, segment }) => [position, block, segment])).toEqual([
      [0, HEADING, 0],
      [0, 0, 0],
      [1, 0, 1],
    ])
  })

  it('counts the number of a heading into its text, and cells in reading order', () => {
    expect(new PlanIndex().find(sections, '一、应急')).toHaveLength(1)
    const cells = new PlanIndex().find(sections, '应急').filter(({ block }) => block === 1)
    expect(cells.map(({ segment }) => segment)).toEqual([1])
  })

  it('places every hit inside its segment', () => {
    for (const { position, block, segment, span } of new PlanIndex().find(sections, '应急')) {
      if (block === HEADING) continue
      const body = sections[position]?.blocks[block]
      expect(body && segmentsOf(body)[segment]?.slice(span.from, span.to)).toBe('应急')
    }
  })

  it('sums hits over what is hidden below a heading', () => {
    const counts = new Map([
      [0, 2],
      [3, 1],
    ])
    expect(countBetween(counts, 0, 3)).toBe(2)
    expect(countBetween(counts, 0, 4)).toBe(3)
    expect(countBetween(new Map(), 0, 9_000)).toBe(0)
  })
})

it('groups hits by plan in the order of their first hit', () => {
  const hit = (planId: string, heading: string) => ({
    planId,
    planTitle: planId.toUpperCase(),
    sectionId: null,
    heading,
    snippet: '',
  })
  const groups = groupHits([hit('b', '1'), hit('a', '2'), hit('b', '3')])
  expect(groups.map((group) => [group.planTitle, group.hits.map(({ heading }) => heading)])).toEqual([
    ['B', ['1', '3']],
    ['A', ['2']],
  ])
})
