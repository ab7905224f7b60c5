import { describe, expect, it } from 'vitest'
import { dueKey } from '../../../renderer/shared/due'
import { splitHits } from '../../../renderer/shared/hits'
import { comboOf, findCommand, isPlain } from '../../../renderer/shared/hotkeys'
import { levels, palettes } from '../../../renderer/shared/palette'
import {
  type ColumnChoice,
  columnWidths,
  fitColumns,
  readPrefs,
  type TableColumn,
} from '../../../renderer/shared/tableColumns'

const key = (
  name: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('keys', () => {
  it.each([
    [key('s', { ctrlKey: true }), 'ctrl+s'],
    [key('S', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+s'],
    [key('s', { metaKey: true }), 'ctrl+s'],
    [key('F2'), 'f2'],
    [key('F10', { shiftKey: true }), 'shift+f10'],
    [key('Escape'), 'escape'],
    [key(' '), 'space'],
    [key('?', { shiftKey: true }), '?'],
    [key('ArrowUp', { altKey: true }), 'alt+arrowup'],
  ])('%j is %s', (event, combo) => {
    expect(comboOf(event)).toBe(combo)
  })

  it('that are text belong to the field that is typed into', () => {
    expect(['a', 'space', 'arrowdown', 'enter', 'shift+arrowdown'].every(isPlain)).toBe(true)
    expect(['ctrl+s', 'alt+arrowdown', 'f2', 'shift+f3', 'escape'].some(isPlain)).toBe(false)
  })

  it('go to what lies on top; a drawer covers the page, but not what is inside it nor what works everywhere', () => {
    const command = (name: string) => () => void name
    const everywhere = {
      keys: { 'ctrl+k': command('find'), f1: command('help') },
      exclusive: false,
      global: true,
    }
    const page = { keys: { f2: command('new'), 'ctrl+s': command('page') }, exclusive: false, global: false }
    const drawer = {
      keys: { escape: command('close'), f1: command('own help') },
      exclusive: true,
      global: false,
    }
    const form = { keys: { 'ctrl+s': command('save') }, exclusive: false, global: false }
    const stack = [everywhere, page, drawer, form]
    expect(findCommand([everywhere, page], 'f2', false)).toBe(page.keys.f2)
    expect(findCommand(stack, 'f2', false)).toBeUndefined()
    expect(findCommand(stack, 'ctrl+s', true)).toBe(form.keys['ctrl+s'])
    expect(findCommand(stack, 'ctrl+k', true)).toBe(everywhere.keys['ctrl+k'])
    expect(findCommand(stack, 'f1', false)).toBe(drawer.keys.f1)
    expect(findCommand(stack, 'escape', true)).toBe(drawer.keys.escape)
    expect(
      findCommand([{ ...page, keys: { arrowdown: command('move') } }], 'arrowdown', true),
    ).toBeUndefined()
  })
})

type Row = Readonly<{ a: string }>
const column = (name: string, width: number, more: Partial<TableColumn<Row>> = {}): TableColumn<Row> => ({
  key: name,
  title: name,
  width,
  text: (row) => row.a,
  ...more,
})

describe('columns of a list', () => {
  const columns = [
    column('name', 150, { priority: 1, grow: true }),
    column('spec', 100, { priority: 2, grow: true }),
    column('lot', 120, { priority: 3 }),
    column('bin', 90, { priority: 3 }),
    column('made', 100, { optional: true, priority: 3 }),
  ]
  const shown = (width: number, choice: ColumnChoice = {}) =>
    fitColumns(columns, choice, width).map((one) => one.key)

  it('give way from the least important on, so that nothing scrolls sideways', () => {
    expect(shown(460)).toEqual(['name', 'spec', 'lot', 'bin'])
    expect(shown(459)).toEqual(['name', 'spec', 'lot'])
    expect(shown(260)).toEqual(['name', 'spec'])
    expect(shown(200)).toEqual(['name'])
    expect(shown(10)).toEqual(['name'])
  })

  it('stay when somebody chose them, and go when somebody did not want them', () => {
    expect(shown(200, { lot: true })).toEqual(['name', 'lot'])
    expect(shown(1_000, { made: true, spec: false })).toEqual(['name', 'lot', 'bin', 'made'])
    expect(shown(1_000, { name: false, spec: false, lot: false, bin: false })).toEqual(['name'])
  })

  it('share the free space by their widths and never exceed it', () => {
    const widths = columnWidths(columns.slice(0, 3), 870)
    expect([...widths.entries()]).toEqual([
      ['name', 450],
      ['spec', 300],
      ['lot', 120],
    ])
    expect([...columnWidths(columns.slice(0, 3), 10).values()]).toEqual([150, 100, 120])
    expect([...columnWidths([column('only', 80)], 500).values()]).toEqual([80])
  })

  it('are remembered; anything odd that was stored counts as not said', () => {
    const fallback = { columns: {}, pageSize: 50, sort: null } as const
    expect(readPrefs(null, fallback)).toEqual(fallback)
    expect(readPrefs('{', fallback)).toEqual(fallback)
    expect(
      readPrefs('{"pageSize":7,"sort":{"field":1,"order":"up"},"columns":{"a":"x","b":false}}', fallback),
    ).toEqual({
      ...fallback,
      columns: { b: false },
    })
    expect(readPrefs('{"pageSize":200,"sort":{"field":"name","order":"desc"}}', fallback)).toEqual({
      columns: {},
      pageSize: 200,
      sort: { field: 'name', order: 'desc' },
    })
  })
})

describe('signs', () => {
  it('say how far a day is, and say nothing where nothing is due', () => {
    expect(dueKey({ state: 'good', days: 400 })).toBeNull()
    expect(dueKey({ state: 'none', days: null })).toBeNull()
    expect(dueKey({ state: 'soon', days: 13 })).toBe('due.expiry.soon')
    expect(dueKey({ state: 'expired', days: 0 })).toBe('due.expiry.today')
    expect(dueKey({ state: 'expired', days: -3 })).toBe('due.expiry.over')
    expect(dueKey({ state: 'soon', days: 2, kind: 'task' })).toBe('due.task.soon')
  })

  it('mark what was found and read nothing as markup', () => {
    expect(splitHits('防\u0002汛\u0003<b>办</b>\u0002抢险\u0003')).toEqual([
      { text: '防', hit: false },
      { text: '汛', hit: true },
      { text: '<b>办</b>', hit: false },
      { text: '抢险', hit: true },
    ])
    expect(splitHits('没有')).toEqual([{ text: '没有', hit: false }])
    expect(splitHits('\u0002没有关上')).toEqual([{ text: '没有关上', hit: true }])
    expect(splitHits('')).toEqual([])
  })

  it('can be read: words on their tint and on the surface keep 4.5 to 1 in both themes', () => {
    const light = (hex: string) => {
      const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      const [red = 0, green = 0, blue = 0] = parts.map((c) =>
        c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (a: string, b: string) => {
      const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y)
      return (high + 0.05) / (low + 0.05)
    }
    for (const palette of Object.values(palettes)) {
      for (const level of levels) {
        expect(contrast(palette.levels[level].ink, palette.levels[level].tint)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette.levels[level].ink, palette.surface)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(palette.second, palette.page)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
