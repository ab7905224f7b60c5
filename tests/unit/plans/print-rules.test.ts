import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentsOf, headingText, longDate, withoutSections } from '../../../main/plans/print-rules'

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

describe('longDate', () => {
  it('writes a day without leading zeros and leaves other text alone', () => {
    expect(longDate('2026-03-05')).toBe('2026年3月5日')
    expect(longDate('2026-11-22')).toBe('2026年11月22日')
    expect(longDate('三月')).toBe('三月')
  })
})

describe('withoutSections', () => {
  const sections = [
    { key: 'a', level: 1 },
    { key: 'b', level: 2 },
    { key: 'c', level: 3 },
    { key: 'd', level: 2 },
    { key: 'e', level: 1 },
  ]
  const keys = (omit: string[]) => withoutSections(sections, omit).map(({ key }) => key)

  it('takes everything below a section with it, and nothing else', () => {
    expect(keys([])).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(keys(['b'])).toEqual(['a', 'd', 'e'])
    expect(keys(['a'])).toEqual(['e'])
    expect(keys(['c', 'e', 'gone'])).toEqual(['a', 'b', 'd'])
  })

  it('keeps exactly the sections that neither are named nor stand under one that is', () => {
    const tree = fc.array(fc.record({ level: fc.integer({ min: 1, max: 4 }), out: fc.boolean() }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(tree, (rows) => {
        const all = rows.map(({ level }, at) => ({ key: String(at), level }))
        const omit = rows.flatMap(({ out }, at) => (out ? [String(at)] : []))
        const under = (at: number): boolean => {
          let level = all[at]?.level ?? 0
          for (let over = at; over >= 0; over -= 1) {
            const one = all[over]
            if (!one || (over < at && one.level >= level)) continue
            level = one.level
            if (omit.includes(one.key)) return true
          }
          return false
        }
        const kept = withoutSections(all, omit).map(({ key }) => Number(key))
        expect(kept).toEqual(all.map((_, at) => at).filter((at) => !under(at)))
      }),
    )
  })
})

describe('attachmentsOf', () => {
  it('gives each attachment what is below it, and its word stands alone', () => {
    const row = (level: number, number: string, title: string) => ({ level, number, title })
    const { main, attachments } = attachmentsOf([
      row(1, '一、', '总则'),
      row(2, '（一）', '附件说明'),
      row(1, '附件1', '通讯录'),
      row(2, '1.', '镇'),
      row(1, '', '附件 2：物资清单'),
    ])
    expect(main.map(({ title }) => title)).toEqual(['总则', '附件说明'])
    expect(attachments.map(({ number, rows }) => [number, rows.map(({ title }) => title)])).toEqual([
      ['附件1', ['通讯录', '镇']],
      ['附件2', ['物资清单']],
    ])
  })
})
