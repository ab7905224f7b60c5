import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingNumbers } from '../../../../preload/contract/plans/numbering'
import {
  moveItem,
  placeFor,
  removeItem,
  type TreeItem,
  type TreeMove,
} from '../../../../preload/contract/plans/tree'

const items = (levels: readonly number[]): TreeItem[] =>
  levels.map((level, at) => ({ id: String.fromCharCode(97 + at), level }))
const text = (row: readonly TreeItem[] | null) => row?.map(({ id, level }) => `${id}${level}`).join(' ')

describe('moving a section with everything below it', () => {
  const row = items([1, 2, 3, 2, 1, 2])
  it.each<[string, TreeMove, string | undefined]>([
    ['b', { kind: 'down' }, 'a1 d2 b2 c3 e1 f2'],
    ['d', { kind: 'up' }, 'a1 d2 b2 c3 e1 f2'],
    ['a', { kind: 'down' }, 'e1 f2 a1 b2 c3 d2'],
    ['a', { kind: 'up' }, undefined],
    ['d', { kind: 'down' }, undefined],
    ['b', { kind: 'promote' }, 'a1 b1 c2 d2 e1 f2'],
    ['d', { kind: 'demote' }, 'a1 b2 c3 d3 e1 f2'],
    ['b', { kind: 'demote' }, undefined],
    ['e', { kind: 'demote' }, 'a1 b2 c3 d2 e2 f3'],
    ['a', { kind: 'promote' }, undefined],
    ['f', { kind: 'before', target: 'a' }, 'f1 a1 b2 c3 d2 e1'],
    ['c', { kind: 'after', target: 'e' }, 'a1 b2 d2 e1 f2 c1'],
    ['e', { kind: 'inside', target: 'b' }, 'a1 b2 c3 e3 f4 d2'],
    ['a', { kind: 'inside', target: 'c' }, undefined],
    ['a', { kind: 'before', target: 'a' }, undefined],
    ['f', { kind: 'inside', target: 'e' }, undefined],
    ['a', { kind: 'after', target: 'nobody' }, undefined],
  ])('%s %o', (id, move, expected) => {
    expect(text(moveItem(row, id, move))).toBe(expected)
  })

  it('never goes deeper than nine levels', () => {
    const deep = items([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2])
    expect(moveItem(deep, 'j', { kind: 'inside', target: 'h' })).toBeNull()
    expect(placeFor(deep, 'i', 'inside')).toBeNull()
  })
})

/** Levels of a tree: each at most one deeper than the one before. */
const trees = fc
  .array(fc.nat(8), { minLength: 1, maxLength: 30 })
  .map((wishes) => {
    let level = 0
    return wishes.map((wish) => {
      level = Math.min(wish + 1, level + 1)
      return level
    })
  })
  .map((levels) => levels.map((level, at) => ({ id: `s${at}`, level })))
const moves = fc.oneof(
  fc.constantFrom<TreeMove>({ kind: 'up' }, { kind: 'down' }, { kind: 'promote' }, { kind: 'demote' }),
  fc.record({
    kind: fc.constantFrom('before' as const, 'after' as const, 'inside' as const),
    target: fc.nat(29).map((at) => `s${at}`),
  }),
)

it('keeps every section, leaves no gap between levels, and keeps what was moved together', () => {
  fc.assert(
    fc.property(trees, fc.nat(29), moves, (row, pick, move) => {
      const id = `s${pick % row.length}`
      const moved = moveItem(row, id, move)
      if (!moved) return
      expect(moved.map((item) => item.id).sort()).toEqual(row.map((item) => item.id).sort())
      for (const [at, item] of moved.entries())
        expect(item.level).toBeLessThanOrEqual((moved[at - 1]?.level ?? 0) + 1)
      const below = (all: readonly TreeItem[]) => {
        const gone = removeItem(all, id)
        return all.filter((item) => !gone.includes(item)).map((item) => item.id)
      }
      expect(below(moved).slice(0, below(row).length)).toEqual(below(row))
    }),
  )
})

describe('numbers', () => {
  const heading = (level: number, title = '标题', number = '') => ({ level, title, number })
  it('follow GB/T 9704 down to the fourth level and go on below', () => {
    const deep = Array.from({ length: 9 }, (_, at) => heading(at + 1))
    expect(headingNumbers(deep, 'chinese')).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '①',
      '1）',
      'a.',
      'a）',
      'i.',
    ])
    expect(headingNumbers(deep, 'decimal').at(-1)).toBe('1.1.1.1.1.1.1.1.1')
  })

  it('begin again below each heading', () => {
    const row = [1, 2, 2, 3, 1, 2].map((level) => heading(level))
    expect(headingNumbers(row, 'chinese')).toEqual(['一、', '（一）', '（二）', '1.', '二、', '（一）'])
    expect(headingNumbers(row, 'decimal')).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1'])
  })

  it('leave a preface without one, and count annexes by themselves', () => {
    const row = [
      heading(1, '前言'),
      heading(2, '背景'),
      heading(1, '总则'),
      heading(1, '通讯录', '附件2'),
      heading(2, '镇级'),
      heading(1, '风险清单', '附件5'),
    ]
    expect(headingNumbers(row, 'decimal')).toEqual(['', '1', '1', '附件1', '1', '附件2'])
    expect(headingNumbers(row, 'chinese')).toEqual(['', '（一）', '一、', '附件1', '一、', '附件2'])
  })

  it('stay as they are where the version keeps them', () => {
    const row = [heading(1, '总则', '第一章'), heading(2, '目的', '第一条')]
    expect(headingNumbers(row, 'kept')).toEqual(['第一章', '第一条'])
  })

  it('go past ten, twenty and the alphabet', () => {
    const many = [1, 2, 3, 4]
      .flatMap((level) => [heading(level)])
      .concat(Array.from({ length: 21 }, () => heading(5)))
    expect(headingNumbers(many, 'chinese').slice(-2)).toEqual(['⑳', '〔21〕'])
    const ten = Array.from({ length: 12 }, () => heading(1))
    expect(headingNumbers(ten, 'chinese').slice(-3)).toEqual(['十、', '十一、', '十二、'])
  })
})
