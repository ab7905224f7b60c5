import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asLine,
  findScreens,
  groupLines,
  type Line,
  markHit,
  moveIn,
  parseRecent,
  remember,
  withoutMarks,
} from '../../../renderer/app/search/rules'

const line = (kind: string, key: string): Line => ({
  key: `${kind} ${key}`,
  kind,
  title: key,
  detail: '',
  to: `/${key}`,
})

describe('groups', () => {
  it('stand in the order in which their kind was first found, and lose nothing', () => {
    const lines = [line('person', 'a'), line('plan', 'b'), line('person', 'c')]
    expect(groupLines(lines)).toEqual([
      { kind: 'person', lines: [lines[0], lines[2]] },
      { kind: 'plan', lines: [lines[1]] },
    ])
    expect(groupLines([])).toEqual([])
  })
})

describe('screens', () => {
  const screens = [
    { path: '/supplies', word: '物资储备', initials: 'wzcb' },
    { path: '/settings', word: 'Settings', initials: 'sz' },
  ]
  it('are found by a part of the name or the first initials, but not by one letter of them', () => {
    expect(findScreens('储备', screens).map((one) => one.to)).toEqual(['/supplies'])
    expect(findScreens('WZ', screens).map((one) => one.to)).toEqual(['/supplies'])
    expect(findScreens('w', screens)).toEqual([])
    expect(findScreens('cb', screens)).toEqual([])
    expect(findScreens('sett', screens).map((one) => one.to)).toEqual(['/settings'])
    expect(findScreens('  ', screens)).toEqual([])
  })
})

describe('recent', () => {
  it('keeps eight, the last first, each once, without the marks of a search', () => {
    const found = asLine(
      {
        kind: 'plan',
        id: '0190-x',
        title: '\u0002防汛\u0003预案',
        detail: '',
        to: '/plans/1',
      },
      '防汛',
    )
    let recent: Line[] = []
    for (const name of 'abcdefghij') recent = remember(recent, line('item', name))
    recent = remember(recent, found)
    recent = remember(recent, line('item', 'j'))
    expect(recent.map((one) => one.title)).toEqual(['j', '防汛预案', 'i', 'h', 'g', 'f', 'e', 'd'])
  })

  it('reads back what it wrote and takes nothing else', () => {
    const lines = [line('plan', 'a'), line('item', 'b')]
    expect(parseRecent(JSON.stringify(lines))).toEqual(lines)
    expect(parseRecent(null)).toEqual([])
    expect(parseRecent('{')).toEqual([])
    expect(parseRecent('{"key":"a"}')).toEqual([])
    expect(parseRecent('[null,1,{"key":"a"}]')).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseRecent(text))))
  })

  it('drops both marks and nothing more', () => {
    expect(withoutMarks('a\u0002b\u0003c\u0002')).toBe('abc')
  })
})

describe('marks', () => {
  const found = { kind: 'item', id: '1', title: '救生衣', detail: 'A型 救生', to: '/supplies' }
  it('stand where the typed words stand, once in each text, whatever their case', () => {
    expect(asLine(found, ' 救生 ')).toMatchObject({
      title: '\u0002救生\u0003衣',
      detail: 'A型 \u0002救生\u0003',
    })
    expect(markHit('aBc', 'BC')).toBe('a\u0002Bc\u0003')
    expect(markHit('abc', 'x')).toBe('abc')
    expect(markHit('abc', ' ')).toBe('abc')
  })

  it('are left to the answer where it has its own', () => {
    expect(asLine({ ...found, title: '\u0002救\u0003生衣' }, '救生').detail).toBe('A型 救生')
  })
})

describe('moving', () => {
  it('goes round, and begins at either end', () => {
    expect(moveIn(3, -1, 1)).toBe(0)
    expect(moveIn(3, -1, -1)).toBe(2)
    expect(moveIn(3, 2, 1)).toBe(0)
    expect(moveIn(3, 0, -1)).toBe(2)
    expect(moveIn(0, -1, 1)).toBe(-1)
  })
})
