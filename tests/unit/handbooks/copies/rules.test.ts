import { describe, expect, it } from 'vitest'
import { compareSections, frontPages, numbersText } from '../../../../main/handbooks/copies/rules'

const section = (key: string, level = 1, hash = key, from = 1) => ({
  key,
  title: `标题${key}`,
  level,
  from,
  to: from,
  hash,
})
const told = (before: ReturnType<typeof section>[], now: ReturnType<typeof section>[]) =>
  compareSections(before, now).map(({ change, title }) => `${change} ${title}`)

describe('two editions by their sections', () => {
  it('are the same when every sum is the same, wherever the pages are', () => {
    const now = [section('a', 0), section('b', 1, 'b', 7)]
    expect(told([section('a', 0), section('b')], now)).toEqual([])
  })

  it('name what changed, came and went, in the order of the paper', () => {
    const before = [section('a', 0), section('b'), section('c'), section('d')]
    const now = [section('a', 0), section('x'), section('b', 1, 'other'), section('d')]
    expect(told(before, now)).toEqual(['added 标题x', 'changed 标题b', 'removed 标题c'])
  })

  it('name a part that came or went, and not all of its sections', () => {
    const part = [section('p', 0), section('p1'), section('p2', 2)]
    const rest = [section('a', 0), section('a1')]
    expect(told([...part, ...rest], rest)).toEqual(['removed 标题p'])
    expect(told(rest, [...rest, ...part])).toEqual(['added 标题p'])
  })

  it('take what was only moved for unchanged', () => {
    expect(told([section('a'), section('b')], [section('b'), section('a')])).toEqual([])
  })
})

it('counts the pages before the first part', () => {
  expect(frontPages([section('a', 0, 'a', 4), section('b', 1, 'b', 5)], 9)).toBe(3)
  expect(frontPages([section('a', 0, 'a', 1)], 9)).toBe(0)
  expect(frontPages([], 2)).toBe(2)
})

it('writes the numbers of copies', () => {
  expect([numbersText(7, 7), numbersText(7, 12)]).toEqual(['7', '7–12'])
})
