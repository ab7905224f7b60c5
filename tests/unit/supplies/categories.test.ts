import { describe, expect, test } from 'vitest'
import { CategoryIndex, readCategories } from '../../../main/supplies/categories'

const categories = await readCategories('resources')
const index = new CategoryIndex(categories)

describe('the reference list', () => {
  test('is whole: three classes, groups below them, kinds below groups, each code once', () => {
    const codes = new Set(categories.map((category) => category.code))
    expect(codes.size).toBe(categories.length)
    expect(categories.filter((category) => category.level === 1).map((category) => category.code)).toEqual([
      '1000000',
      '2000000',
      '3000000',
    ])
    for (const category of categories.filter(({ level }) => level > 1))
      expect(codes).toContain(category.parent)
    for (const category of categories.filter(({ level }) => level === 3)) expect(category.unit).not.toBe('')
  })

  test('every synonym leads to its own kind', () => {
    for (const category of categories) {
      for (const word of category.synonyms)
        expect([word, index.suggest(word)?.category.code]).toEqual([word, category.code])
    }
  })

  test.each([
    ['棉被', '', 'YB-102-01', true],
    ['加厚棉被', '', 'YB-102-01', false],
    ['救灾棉大衣', '', 'YB-102-04', true],
    ['12㎡单帐篷', '', 'YB-103-01', false],
    ['矿泉水', '', 'YB-101-04', true],
    ['手电筒', '', 'YB-207-01', true],
    ['灭火器', '干粉4kg', 'YB-204-01', true],
    ['灭火器', '水基型', 'YB-204-02', true],
    ['苫布', '', 'YB-103-05', true],
    ['Ｎ９５口罩', '', 'YB-105-03', true],
    ['对讲机（手持）', '', 'YB-206-01', true],
    ['不知名的东西', '', undefined, undefined],
  ])('%s %s → %s', (name, spec, code, exact) => {
    const found = index.suggest(name, spec)
    expect([found?.category.code, found?.exact]).toEqual([code, exact])
  })

  test('a list may name a group or a code', () => {
    expect(index.byName('森林防灭火')?.code).toBe('YB-205')
    expect(index.byName('yb-101-05')?.code).toBe('YB-101-05')
    expect(index.byName('其他')).toBeNull()
    expect(index.byName('')).toBeNull()
  })
})
