import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packageContents } from '../../../preload/contract/exchange'
import { PaperOrder } from '../../../preload/contract/handbooks/index'
import type { Failure } from '../../../preload/contract/result'
import {
  contentsAtFirst,
  inOrder,
  privacyLines,
  shortSum,
  verdictKey,
} from '../../../renderer/exchange/rules'
import exchangeEn from '../../../renderer/exchange/texts/en-US.json'
import exchangeZh from '../../../renderer/exchange/texts/zh-CN.json'
import {
  addPart,
  asCards,
  countParts,
  movePart,
  oddity,
  partsFromAddress,
  removePart,
  showsPhones,
  startOf,
  titleIn,
  toChosen,
} from '../../../renderer/handbooks/parts'
import handbooksEn from '../../../renderer/handbooks/texts/en-US.json'
import handbooksZh from '../../../renderer/handbooks/texts/zh-CN.json'
import plansEn from '../../../renderer/plans/texts/en-US.json'
import plansZh from '../../../renderer/plans/texts/zh-CN.json'
import {
  layoutPages,
  PAGE_GAP,
  pageAt,
  pagesInView,
  parsePage,
  zoomFactor,
  zoomStep,
} from '../../../renderer/shared/pdf/layout'
import { commonSheet, sheetStyles, turnFor } from '../../../renderer/shared/pdf/sheets'

const a4 = { width: 595.28, height: 841.89 }
const a3wide = { width: 1190.55, height: 841.89 }

describe('pages of a preview', () => {
  const layout = layoutPages([a4, a3wide, a4], 1)

  it('stand below each other at the size on paper', () => {
    expect(layout.widths).toEqual([794, 1587, 794])
    expect(layout.tops).toEqual([PAGE_GAP, PAGE_GAP * 2 + 1123, PAGE_GAP * 3 + 1123 * 2])
    expect(layout.total).toBe(1123 * 3 + PAGE_GAP * 4)
    expect(layout.widest).toBe(1587)
  })

  it('are found by height, above the first and below the last too', () => {
    expect(pageAt(layout, -50)).toBe(0)
    expect(pageAt(layout, 1123)).toBe(0)
    expect(pageAt(layout, 1123 + 2 * PAGE_GAP)).toBe(1)
    expect(pageAt(layout, 1e9)).toBe(2)
    expect(pageAt(layoutPages([], 1), 10)).toBe(0)
  })

  it('in view never reach beyond the paper and always hold what is seen', () => {
    expect(pagesInView(layoutPages([], 1), 0, 700, 1)).toEqual({ first: 0, last: -1 })
    const many = layoutPages(
      Array.from({ length: 450 }, () => a4),
      0.5,
    )
    fc.assert(
      fc.property(fc.nat(many.total), fc.integer({ min: 1, max: 2_000 }), (top, height) => {
        const { first, last } = pagesInView(many, top, height, 1)
        expect(first).toBeGreaterThanOrEqual(0)
        expect(last).toBeLessThanOrEqual(449)
        expect(last - first).toBeLessThanOrEqual(height / 560 + 4)
        const [upper = 0, lower = 0] = [many.tops[first], (many.tops[last] ?? 0) + (many.heights[last] ?? 0)]
        expect(first === 0 || upper <= top).toBe(true)
        expect(last === 449 || lower >= top + height).toBe(true)
      }),
    )
  })

  it('fit the window by width or whole, and never become too small or too large', () => {
    const view = { width: 1_000, height: 700 }
    expect(zoomFactor('width', a4, view)).toBeCloseTo((1_000 - 24) / 793.7, 3)
    expect(zoomFactor('page', a4, view)).toBeCloseTo((700 - 24) / 1122.5, 3)
    expect(zoomFactor(0.75, a4, view)).toBe(0.75)
    expect(zoomFactor('first', a4, view)).toBe(1)
    expect(zoomFactor('first', a4, { width: 500, height: 700 })).toBeCloseTo((500 - 24) / 793.7, 3)
    expect(zoomFactor('page', a4, { width: 0, height: 0 })).toBe(0.1)
    expect(zoomFactor(99, a4, view)).toBe(5)
  })

  it('zoom from any factor to the next step and stop at the ends', () => {
    expect(zoomStep(0.97, 1)).toBe(1)
    expect(zoomStep(1, 1)).toBe(1.25)
    expect(zoomStep(0.97, -1)).toBe(0.75)
    expect(zoomStep(5, 1)).toBe(4)
    expect(zoomStep(0.1, -1)).toBe(0.25)
  })

  it('are named by numbers that exist, full-width ones too', () => {
    expect(parsePage('12', 20)).toBe(11)
    expect(parsePage(' １２ ', 20)).toBe(11)
    for (const typed of ['0', '21', '', '1.5', '-1', '一', '1e1'])
      expect(parsePage(typed, 20), typed).toBeUndefined()
  })
})

describe('sheets for the printer', () => {
  const turned = { width: a4.height, height: a4.width }

  it('are those of most pages, upright, in whole tenths of a millimetre', () => {
    expect(commonSheet([a4, { width: 595.32, height: 841.92 }, a3wide])).toEqual({
      widthMicrons: 210_000,
      heightMicrons: 297_000,
    })
    expect(commonSheet([turned, a3wide, a3wide])).toEqual({ widthMicrons: 297_000, heightMicrons: 420_000 })
    expect(commonSheet([])).toEqual({ widthMicrons: 210_000, heightMicrons: 297_000 })
  })

  it('take sideways pages turned', () => {
    expect([turnFor(a4), turnFor(turned), turnFor({ width: 5, height: 5 })]).toEqual([0, 90, 0])
  })

  it('name their size to the printer', () => {
    expect(sheetStyles(commonSheet([a4]))).toContain('size: 210mm 297mm')
    expect(sheetStyles({ widthMicrons: 148_500, heightMicrons: 210_000 })).toContain('size: 148.5mm 210mm')
  })
})

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

describe('parts of a handbook', () => {
  const three = toChosen([1, 2, 3].map((n) => ({ kind: 'plan', planId: id(n) })))
  const order = (parts: typeof three) =>
    parts.map(({ part }) => (part.kind === 'plan' ? Number(part.planId.slice(-1)) : 0))

  it('are moved, and moves beyond the ends stop there', () => {
    expect(order([...movePart(three, 0, 2)])).toEqual([2, 3, 1])
    expect(order([...movePart(three, 2, -9)])).toEqual([3, 1, 2])
    expect(movePart(three, 1, 1)).toBe(three)
    expect(movePart(three, 7, 0)).toBe(three)
  })

  it('stay the same parts whatever is moved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -2, max: 5 }))),
        (moves) => {
          const moved = moves.reduce<readonly (typeof three)[number][]>(
            (parts, [a, b]) => movePart(parts, a, b),
            three,
          )
          expect([...order([...moved])].sort()).toEqual([1, 2, 3])
        },
      ),
    )
  })

  it('are never there twice; the phone book with and without masks is one part', () => {
    const twice = addPart(three, { kind: 'plan', planId: id(2) })
    expect(twice).toHaveLength(3)
    const book = addPart(three, { kind: 'people', masked: true })
    const open = addPart(book, { kind: 'people', masked: false })
    expect(open).toHaveLength(4)
    expect([showsPhones(book), showsPhones(open)]).toEqual([false, true])
    expect(addPart(open, { kind: 'people', units: ['派出所'], masked: true })).toHaveLength(5)
    expect(removePart(open, open[3]?.key ?? '')).toEqual(three)
  })

  it('are counted by kind and read from an address', () => {
    expect(countParts([{ kind: 'plan', planId: id(1) }, { kind: 'supplies' }])).toMatchObject({
      plan: 1,
      supplies: 1,
      people: 0,
    })
    expect(
      partsFromAddress(`${id(4)},nonsense,,${id(5)}`).map((part) => 'planId' in part && part.planId),
    ).toEqual([id(4), id(5)])
    expect(partsFromAddress(null)).toEqual([])
  })
})

describe('what the editor starts with', () => {
  const draft = { title: '口袋本', paper: 'A5', internal: false, parts: [{ kind: 'plan', planId: id(1) }] }
  const { parts: _parts, ...shape } = PaperOrder.parse(draft)
  const former = { ...shape, title: '防汛手册', parts: [{ kind: 'supplies' as const }] }

  it('is a book made before, or the plans asked for, or the draft, or nothing', () => {
    expect(startOf(former, id(2), draft, '手册')).toMatchObject({
      order: { title: '防汛手册', paper: 'A5' },
      parts: [{ kind: 'supplies' }],
    })
    expect(startOf(undefined, id(2), draft, '手册')).toMatchObject({
      order: { title: '手册' },
      parts: [{ planId: id(2) }],
    })
    expect(startOf(undefined, null, draft, '手册')).toMatchObject({
      order: { title: '口袋本', paper: 'A5', internal: false, form: 'handbook' },
      parts: draft.parts,
    })
    expect(startOf(undefined, 'x', undefined, '手册').parts).toEqual([])
  })

  it('never is a damaged draft', () => {
    for (const bad of [{ ...draft, parts: [{ kind: 'plan' }] }, { ...draft, paper: 'A0' }, 'text', null, []])
      expect(startOf(undefined, null, bad, '手册').order.title).toBe('手册')
  })
})

describe('what a package says about privacy', () => {
  it('names what is left out when personal data stays behind', () => {
    expect(privacyLines(['people', 'plans'], false, true)).toEqual([
      'phonesMasked',
      'namesLeftOut',
      'remarksLeftOut',
      'plansAsTheyAre',
    ])
    expect(privacyLines(['people'], true, true)).toEqual(['phonesIncluded', 'remarksIncluded'])
    expect(privacyLines(['supplies'], false, true)).toEqual(['phonesMasked', 'namesLeftOut'])
    expect(privacyLines(['handbooks'], true, true)).toEqual(['phonesIncluded', 'namesIncluded'])
    expect(privacyLines(['plans'], false, false)).toEqual(['namesLeftOut', 'plansAsTheyAre', 'filesLeftOut'])
  })

  it('has a sentence for every line', () => {
    const lines = [true, false].flatMap((personal) => privacyLines(packageContents, personal, false))
    for (const line of lines) expect(exchangeZh.privacy).toHaveProperty(line)
  })
})

describe('a verdict', () => {
  const failures: Failure[] = [
    ...[
      'damaged',
      'newer-format',
      'too-many-files',
      'too-large',
      'too-compressed',
      'bad-entry',
      'duplicate-entry',
      'extra-file',
      'missing-file',
      'wrong-hash',
      'bad-manifest',
      'bad-description',
      'bad-table',
    ].map((reason): Failure => ({ code: 'package-broken', facts: { reason } })),
    { code: 'package-broken' },
    { code: 'signature-wrong', facts: { reason: 'other-key' } },
    { code: 'file-not-what-it-says' },
  ]

  it('has plain words for every way in which a package can be wrong', () => {
    for (const failure of failures) {
      const key = verdictKey(failure).replace('verdict.', '')
      expect(exchangeZh.verdict, JSON.stringify(failure)).toHaveProperty(`${key}.title`)
      expect(exchangeZh.verdict).toHaveProperty(`${key}.advice`)
    }
  })

  it('leaves everything else to the common words', () => {
    expect(verdictKey({ code: 'disk-full' })).toBe('verdict.unreadable')
  })
})

it('names a package by the beginning of its sum, and contents in one order', () => {
  expect(shortSum('0a1b2c3d4e')).toBe('0A1B 2C3D')
  expect(shortSum('')).toBe('')
  expect(inOrder(['people', 'plans'])).toEqual(['plans', 'people'])
  expect(contentsAtFirst({ plans: 2, supplies: 0, people: 1, handbooks: 0, attachments: 9 })).toEqual([
    'plans',
    'people',
  ])
})

/** Every text with its key and the names of the values it takes. */
function leaves(node: unknown, path = ''): string[] {
  if (typeof node === 'string')
    return [
      `${path} ${[...node.matchAll(/\{\{(\w+)\}\}/g)]
        .map((match) => match[1])
        .sort()
        .join(' ')}`,
    ]
  return Object.entries(node ?? {}).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}

describe.each([
  ['plans', plansZh, plansEn],
  ['handbooks', handbooksZh, handbooksEn],
  ['exchange', exchangeZh, exchangeEn],
] as const)('texts of %s', (_name, zh, en) => {
  it('say the same things in both languages, with the same values', () => {
    expect(leaves(en)).toEqual(leaves(zh))
  })
})

describe('a paper in another form', () => {
  const plans = new Map([
    ['a', { title: '防汛预案', cards: 2 }],
    ['b', { title: '森林防灭火预案', cards: 0 }],
  ])
  const one = toChosen([{ kind: 'plan', planId: 'a' }])
  const two = toChosen([
    { kind: 'plan', planId: 'a' },
    { kind: 'plan', planId: 'b' },
  ])
  const { titles } = handbooksZh

  it('is called as its form or its plan is, unless somebody called it otherwise', () => {
    expect(titleIn('official', titles.handbook, one, plans, titles)).toBe('防汛预案')
    expect(titleIn('official', titles.handbook, two, plans, titles)).toBe(titles.official)
    expect(titleIn('cards', '防汛预案', one, plans, titles)).toBe(titles.cards)
    expect(titleIn('cards', ' ', [], plans, titles)).toBe(titles.cards)
    expect(titleIn('cards', '汛期卡片', one, plans, titles)).toBe('汛期卡片')
    expect(handbooksEn.titles).toEqual(titles)
  })

  it('says what does not go with the form, and takes the cards of plans', () => {
    expect(oddity('handbook', two)).toBeUndefined()
    expect(oddity('official', one)).toBeUndefined()
    expect(oddity('official', two)).toBe('official')
    expect(oddity('cards', one)).toBe('cards')
    expect(oddity('phones', one)).toBe('other')
    expect(oddity('cards', asCards(two, plans))).toBeUndefined()
    expect(asCards(two, plans).map(({ part }) => part)).toEqual([{ kind: 'cards', planId: 'a' }])
  })
})
