import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanSectionRow } from '../../../../database/plans/schema'
import { compareSections, countSections } from '../../../../main/plans/compare/compare'
import { diffBodies, type TextLine } from '../../../../main/plans/compare/lines'
import { matchSections, movedPlaces } from '../../../../main/plans/compare/match'
import { diffText } from '../../../../main/plans/compare/words'
import type { DiffPart } from '../../../../preload/contract/plans/index'

const side = (parts: readonly DiffPart[], op: 'added' | 'removed') =>
  parts
    .filter((part) => part.op === 'same' || part.op === op)
    .map((part) => part.text)
    .join('')

/** Texts of few characters, so that much of them is shared. */
const text = fc.string({
  unit: fc.constantFrom('镇', '村', '防', '汛', '的', '，', '1', 'a', ' '),
  maxLength: 40,
})

describe('two texts', () => {
  it('give the one and the other when the marks are applied', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffText(before, after)
        expect(side(parts, 'removed')).toBe(before)
        expect(side(parts, 'added')).toBe(after)
        for (const part of parts) expect(part.text).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it('are marked by words, what was removed first', () => {
    expect(diffText('接到橙色预警后立即转移', '接到红色预警后立即转移')).toEqual([
      { op: 'same', text: '接到' },
      { op: 'removed', text: '橙色' },
      { op: 'added', text: '红色' },
      { op: 'same', text: '预警后立即转移' },
    ])
  })

  it('that are the same have no marks', () => {
    expect(diffText('', '')).toEqual([])
    expect(diffText('总则', '总则')).toEqual([{ op: 'same', text: '总则' }])
  })
})

const lines = fc.array(
  text.filter((value) => value.trim() !== '').map((value): TextLine => ({ text: value, key: value })),
  { maxLength: 12 },
)

describe('two bodies', () => {
  it('give the one and the other when the marks are applied line by line', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = diffBodies(before, after)
        const kept = (op: 'added' | 'removed') =>
          found
            .filter(({ kind }) => kind !== (op === 'added' ? 'removed' : 'added'))
            .map(({ parts }) => side(parts, op))
        expect(kept('removed')).toEqual(before.map((line) => line.text))
        expect(kept('added')).toEqual(after.map((line) => line.text))
      }),
      { numRuns: 300 },
    )
  })

  it('tell two pictures apart that read the same', () => {
    const found = diffBodies(
      [{ text: '〔图〕', key: '〔图〕\u0000a' }],
      [{ text: '〔图〕', key: '〔图〕\u0000b' }],
    )
    expect(found.some(({ kind }) => kind === 'same')).toBe(false)
  })
})

const section = (position: number, title: string, body: string, key = `k${position}`): PlanSectionRow => ({
  id: `00000000-0000-4000-8000-0000000000${String(position).padStart(2, '0')}`,
  versionId: 'v',
  position,
  level: 1,
  number: '',
  title,
  runIn: '',
  characters: body.length,
  body: JSON.stringify(body ? [{ kind: 'paragraph', runs: [{ text: body }] }] : []),
  key,
  hint: '',
})

describe('sections', () => {
  it('are matched by key, heading, text or a heading that is alike, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.nat(30).map(String), title: text, text }), { maxLength: 20 }),
        fc.array(fc.record({ key: fc.nat(30).map(String), title: text, text }), { maxLength: 20 }),
        (before, after) => {
          const level = (list: typeof before) => list.map((one) => ({ ...one, level: 1 }))
          const pairs = matchSections(level(before), level(after))
          expect(new Set(pairs.values()).size).toBe(pairs.size)
          for (const [to, from] of pairs) {
            expect(to).toBeLessThan(after.length)
            expect(from).toBeLessThan(before.length)
          }
        },
      ),
    )
  })

  it('that only moved are named as moved; one in front does not move all behind it', () => {
    expect([
      ...movedPlaces(
        new Map([
          [0, 0],
          [1, 1],
          [2, 2],
        ]),
      ),
    ]).toEqual([])
    expect([
      ...movedPlaces(
        new Map([
          [1, 0],
          [2, 1],
          [3, 2],
        ]),
      ),
    ]).toEqual([])
    expect([
      ...movedPlaces(
        new Map([
          [0, 2],
          [1, 0],
          [2, 1],
        ]),
      ),
    ]).toEqual([0])
  })

  it('are shown as changed, added, removed, moved and the same', () => {
    const before = [
      section(0, '总则', '为做好防汛工作。'),
      section(1, '组织指挥', '镇长任指挥长。'),
      section(2, '旧办法', '按旧办法执行，已经没有用处了。'),
      section(3, '附则', '自印发之日起施行。'),
    ]
    const after = [
      section(0, '总则', '为做好防汛抗旱工作。'),
      section(4, '夜间叫应', '逐户电话叫应。', 'new'),
      section(3, '附则', '自印发之日起施行。'),
      section(1, '组织指挥', '镇长任指挥长。'),
    ]
    const found = compareSections(before, after)
    expect(found.map((one) => [one.heading.map((part) => part.text).join(''), one.kind, one.moved])).toEqual([
      ['总则', 'changed', false],
      ['夜间叫应', 'added', false],
      ['附则', 'same', true],
      ['组织指挥', 'same', false],
      ['旧办法', 'removed', false],
    ])
    expect(countSections(found)).toEqual({ changed: 1, added: 1, removed: 1, moved: 1, same: 2 })
  })

  it('that got another number only are the same', () => {
    const numbered = (number: string) => ({ ...section(0, '附则', '自印发之日起施行。'), number })
    expect(compareSections([numbered('三、')], [numbered('四、')])[0]?.kind).toBe('same')
  })

  it('of two papers without common keys are matched by their headings', () => {
    const before = [section(0, '编制目的', '甲', 'a'), section(1, '响应措施（分级）', '乙乙乙', 'b')]
    const after = [section(0, '编制目的', '甲', 'x'), section(1, '响应措施', '乙乙丙', 'y')]
    expect(compareSections(before, after).map(({ kind }) => kind)).toEqual(['same', 'changed'])
  })
})
