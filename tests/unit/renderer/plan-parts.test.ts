import { describe, expect, it } from 'vitest'
import { withoutListNumber } from '../../../preload/contract/heading-number'
import type { PartContent } from '../../../preload/contract/plans/index'
import { deepest, keepable, moveLine, parseMinutes, pastedRows } from '../../../renderer/plans/parts/rules'

describe('lines that are moved', () => {
  it.each([
    [0, 2, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [1, 1, ['a', 'b', 'c']],
    [0, 3, ['a', 'b', 'c']],
    [0, -1, ['a', 'b', 'c']],
    [7, 0, ['a', 'b', 'c']],
  ])('from %i to %i', (from, to, expected) => expect(moveLine(['a', 'b', 'c'], from, to)).toEqual(expected))
})

describe('text that is pasted', () => {
  it.each([
    ['到岗', null],
    ['到岗\r\n', null],
    ['到岗\t15分钟', [['到岗', '15分钟']]],
    ['到岗\r\n巡查\r\n', [['到岗'], ['巡查']]],
    ['"两行\n一格"\t5', [['两行\n一格', '5']]],
    ['\t\r\n\r\n', null],
  ])('%j', (text, rows) => expect(pastedRows(text)).toEqual(rows))

  it('is cut at two hundred rows', () => {
    expect(pastedRows(Array.from({ length: 900 }, (_, i) => `第${i}步`).join('\n'))).toHaveLength(200)
  })
})

it.each([
  ['1. 到岗', '到岗'],
  ['（一）到岗', '到岗'],
  ['①到岗', '到岗'],
  ['1.5米水深', '1.5米水深'],
  ['119报警', '119报警'],
])('takes the number off %s', (text, rest) => expect(withoutListNumber(text)).toBe(rest))

it.each([
  ['30', 30],
  ['３０分钟', 30],
  ['1小时', 60],
  ['1.5 小时内', 90],
  ['2h', 120],
  ['立即', null],
  ['', null],
  ['-5', null],
  ['0.333小时', null],
])('reads %s as minutes', (text, minutes) => expect(parseMinutes(text)).toBe(minutes))

describe('what can be kept of a part that is being typed', () => {
  it('has no empty lines', () => {
    const card: PartContent = {
      kind: 'card',
      body: {
        post: '巡堤员',
        title: '',
        trigger: '',
        steps: [
          { text: '到岗', minutes: null },
          { text: '  ', minutes: 5 },
        ],
        contacts: [
          { role: '', personId: null, name: '', phone: '' },
          { role: '', personId: null, name: '', phone: '119' },
        ],
        bans: ['', '单人下水'],
      },
    }
    expect(keepable(card)?.body).toMatchObject({
      steps: [{ text: '到岗' }],
      contacts: [{ phone: '119' }],
      bans: ['单人下水'],
    })
  })
  it('is nothing while a card has no post and a list no name', () => {
    const bare = { title: '', trigger: '', steps: [], contacts: [], bans: [] }
    expect(keepable({ kind: 'card', body: { post: ' ', ...bare } })).toBeNull()
    expect(keepable({ kind: 'contacts', body: { title: '', lines: [] } })).toBeNull()
  })
  it('has no supplies without an item or a quantity', () => {
    const line = { itemId: null, category: 'YB-101', quantity: 1, unit: '', depotId: null, note: '' }
    const lines = [line, { ...line, quantity: 0 }, { ...line, category: '' }]
    expect(keepable({ kind: 'supplies', body: { lines } })?.body).toEqual({ lines: [line] })
  })
})

it('lets a post stand at most one step below the one before it', () => {
  const posts = [{ depth: 0 }, { depth: 1 }, { depth: 4 }, { depth: 4 }]
  expect(posts.map((_, at) => deepest(posts, at))).toEqual([0, 1, 2, 4])
})
