import { describe, expect, it } from 'vitest'
import { antdTheme, extras, modeOf, variablesOf } from '../../../renderer/app/theme'
import { palettes } from '../../../renderer/shared/palette'

/** Relative contrast of two `#RRGGBB` colours, 1 to 21 (WCAG 2, 1.4.3). */
function contrastOf(one: string, other: string): number {
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [bright = 0, dim = 0] = [light(one), light(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

describe('contrast', () => {
  it('is 21 for black on white, whichever comes first, and 1 for a colour on itself', () => {
    expect(contrastOf('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
    expect(contrastOf('#FFFFFF', '#000000')).toBeCloseTo(21, 5)
    expect(contrastOf('#0F5C8C', '#0F5C8C')).toBe(1)
  })

  it('agrees with the published figure for #767676 on white', () => {
    expect(contrastOf('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2)
  })
})

describe.each(['light', 'dark'] as const)('%s', (mode) => {
  const palette = palettes[mode]
  const extra = extras[mode]

  it('lets words be read: 4.5 : 1 on page and surface', () => {
    for (const words of [palette.text, palette.second, palette.accent]) {
      expect(contrastOf(words, palette.page)).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(words, palette.surface)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrastOf(extra.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(palette.text, extra.accentTint)).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(palette.accent, extra.accentTint)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['red', 'orange', 'yellow', 'blue', 'green'] as const)('%s: words 4.5 : 1, marks 3 : 1', (name) => {
    const level = palette.levels[name]
    for (const ground of [level.tint, palette.surface, palette.page]) {
      expect(contrastOf(level.ink, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(extra.marks[name], ground)).toBeGreaterThanOrEqual(3)
    }
  })

  it('gives plain CSS and antd the same colours', () => {
    const variables = variablesOf(mode)
    const token = antdTheme(mode).token
    expect(variables['--yb-accent']).toBe(token?.colorPrimary)
    expect(variables['--yb-surface']).toBe(token?.colorBgContainer)
    expect(variables['--yb-red-ink']).toBe(token?.colorErrorText)
    expect(Object.values(variables).every((value) => /^#[0-9A-F]{6}$/.test(value))).toBe(true)
  })
})

describe('mode', () => {
  it('follows the computer only when asked to', () => {
    expect(modeOf('system', true)).toBe('dark')
    expect(modeOf('system', false)).toBe('light')
    expect(modeOf('light', true)).toBe('light')
    expect(modeOf('dark', false)).toBe('dark')
  })

  it('stops moving for those who asked for less motion', () => {
    expect(antdTheme('light', true).token?.motion).toBe(false)
    expect(antdTheme('light').token?.motion).toBe(true)
  })
})
