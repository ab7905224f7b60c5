import { describe, expect, it } from 'vitest'
import { contentsDepth, headingText, longDate } from '../../../main/handbooks/rules'

describe('headingText', () => {
  it.each([
    ['一、', '总则', '一、总则'],
    ['（一）', '目的', '（一）目的'],
    ['1.1', '目的', '1.1 目的'],
    ['1.', '明确责任', '1.明确责任'],
    ['第一章', '总则', '第一章 总则'],
    ['一、', '一、总则', '一、总则'],
    [undefined, ' 总则 ', '总则'],
    ['', '总则', '总则'],
    ['附件', '', '附件'],
    [undefined, '', ''],
  ])('joins %j and %j', (number, title, text) => {
    expect(headingText(number, title)).toBe(text)
  })
})

describe('contentsDepth', () => {
  it('goes to the second level while that can be read', () => {
    expect(contentsDepth(0, [])).toBe(2)
    expect(contentsDepth(3, [1, 2, 2, 3, 3])).toBe(2)
    expect(contentsDepth(20, new Array(221).fill(2))).toBe(1)
    expect(contentsDepth(20, new Array(461).fill(1))).toBe(0)
  })
})

describe('longDate', () => {
  it('writes a day without leading zeros and leaves other text alone', () => {
    expect(longDate('2026-03-05')).toBe('2026年3月5日')
    expect(longDate('2026-11-22')).toBe('2026年11月22日')
    expect(longDate('三月')).toBe('三月')
  })
})
