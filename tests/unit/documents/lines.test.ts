import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSqueezed, mayBreak, printable } from '../../../main/documents/characters'
import { breakLines, type Line, type Measure } from '../../../main/documents/lines'

/** Chinese one em wide, Latin half; nothing missing except the private use area. */
const measure: Measure & { lost: number[] } = {
  lost: [],
  glyphOf: (_role, code) =>
    code >= 0xe000 && code <= 0xf8ff ? undefined : { face: 0, width: code < 0x2000 ? 500 : 1000 },
  missing(code) {
    this.lost.push(code)
  },
}

function set(text: string, ems: number, options: { firstIndent?: number; justify?: boolean } = {}): Line[] {
  return breakLines([{ text, role: 'song' }], { size: 10, width: ems * 10, ...options }, measure)
}
const textOf = (line: Line): string => line.pieces.map((piece) => piece.text).join('')
const texts = (lines: Line[]): string[] => lines.map(textOf)

describe('breakLines', () => {
  it('puts as many characters on a line as fit', () => {
    expect(texts(set('天地玄黄宇宙洪荒', 4))).toEqual(['天地玄黄', '宇宙洪荒'])
  })

  it('never begins a line with a closing mark: the character before goes with it', () => {
    expect(texts(set('天地玄黄！？宇宙', 4))).toEqual(['天地玄', '黄！？宇', '宙'])
  })

  it('lets the empty half of a closing mark hang over the edge', () => {
    // 4.5 em: four characters and the inked half of the comma.
    expect(texts(set('天地玄黄，宇宙洪荒', 4.5))).toEqual(['天地玄黄，', '宇宙洪荒'])
  })

  it('never ends a line with an opening mark', () => {
    expect(texts(set('天地玄（黄）宇宙', 4))).toEqual(['天地玄', '（黄）宇', '宙'])
  })

  it('keeps the halves of a dash and of dots together', () => {
    expect(texts(set('天地玄——黄', 4))).toEqual(['天地玄', '——黄'])
    expect(texts(set('天地玄……黄', 4))).toEqual(['天地玄', '……黄'])
  })

  it('keeps numbers and words whole and breaks at spaces', () => {
    expect(texts(set('天地12345玄黄', 4))).toEqual(['天地', '12345玄', '黄'])
    expect(texts(set('the quick brown fox', 5))).toEqual(['the quick', 'brown fox'])
    expect(texts(set('拨打0791-8888888报告', 7))).toEqual(['拨打', '0791-8888888报', '告'])
  })

  it('cuts a word that is longer than a line', () => {
    expect(texts(set('a'.repeat(23), 5))).toEqual(['a'.repeat(10), 'a'.repeat(10), 'aaa'])
  })

  it('drops the indent that people type and uses its own', () => {
    const lines = set('　　天地玄黄宇宙', 4, { firstIndent: 20 })
    expect(texts(lines)).toEqual(['天地', '玄黄宇宙'])
    expect(lines.map((line) => line.indent)).toEqual([20, 0])
  })

  it('begins a new line at a line break, and keeps blank lines', () => {
    expect(texts(set('天\n\n地', 4))).toEqual(['天', '', '地'])
  })

  it('makes one empty line of nothing', () => {
    expect(set('', 4)).toMatchObject([{ pieces: [], width: 0 }])
  })

  it('fills lines to the edge, but not the last', () => {
    const lines = set('天地玄黄！？宇宙', 4, { justify: true })
    expect(lines[0]).toMatchObject({ width: 30, spacing: 0 })
    const wide = set('天地玄黄宇宙洪荒日月盈昃辰（宿）', 14, { justify: true })
    expect(wide[0]).toMatchObject({ width: 140, spacing: 10 / 12 })
    expect(wide.at(-1)?.spacing).toBe(0)
  })

  it('reports characters that no font has and sets a box', () => {
    measure.lost.length = 0
    expect(texts(set('天\uf0b7地', 4))).toEqual(['天□地'])
    expect(measure.lost).toEqual([0xf0b7])
  })

  it('takes out the hole between marks that follow one another', () => {
    expect(isSqueezed(code('）'), code('。'))).toBe(true)
    expect(isSqueezed(code('：'), code('“'))).toBe(true)
    expect(isSqueezed(code('（'), code('《'))).toBe(true)
    expect(isSqueezed(code('（'), code('。'))).toBe(false)
    expect(isSqueezed(code('。'), code('天'))).toBe(false)
    expect(set('天）。', 4)[0]?.width).toBe(25)
  })

  it('splits a line into pieces where the font or the underline changes', () => {
    const [line] = breakLines(
      [
        { text: '天地', role: 'song' },
        { text: '玄', role: 'song', underline: true },
        { text: '黄', role: 'song' },
      ],
      { size: 10, width: 100 },
      measure,
    )
    expect(line?.pieces.map(({ text, underline }) => [text, underline])).toEqual([
      ['天地', false],
      ['玄', true],
      ['黄', false],
    ])
  })

  const anyText = fc.string({
    unit: fc.constantFrom(...'天地玄黄宇宙一二三，。、；：！？（）“”《》—…·%-/.,() abcXYZ0123\n　😀'),
    maxLength: 300,
  })

  it('loses nothing, whatever the text and the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), fc.boolean(), (text, ems, justify) => {
        const kept = texts(set(text, ems, { justify })).join('')
        const bare = (value: string): string => value.replace(/[\s　]/gu, '')
        expect(bare(kept)).toBe(bare(text))
      }),
    )
  })

  it('stays within the width, and breaks only where it may', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 12, max: 40 }), (text, ems) => {
        const flat = text.replace(/[\s　]/gu, '')
        const lines = set(flat, ems, { justify: true })
        for (const [index, line] of lines.entries()) {
          expect(line.width).toBeLessThanOrEqual(ems * 10 + 0.1)
          const next = lines[index + 1]
          if (!next) continue
          const last = Array.from(textOf(line)).at(-1) ?? ''
          const allowed = mayBreak(code(last), code(textOf(next)))
          // Only a run that may be broken nowhere is cut.
          expect(allowed || !breakable(textOf(line))).toBe(true)
        }
      }),
    )
  })
})

function breakable(text: string): boolean {
  const codes = Array.from(text, code)
  return codes.some((value, index) => index > 0 && mayBreak(codes[index - 1] ?? 0, value))
}

function code(character: string): number {
  return character.codePointAt(0) ?? 0
}

describe('printable', () => {
  it('keeps ordinary text as the same string', () => {
    expect(printable('第一章　总则 1.1\n天')).toBe('第一章　总则 1.1\n天')
  })

  it('takes out what has no picture', () => {
    expect(printable('\ufeff天\u200b地\u00ad玄\ufe0f\u0007')).toBe('天地玄')
    expect(printable('a\u00a0b\u2003c\td')).toBe('a b c  d')
  })

  it('knows every line break, and shows half a character as a box', () => {
    expect(printable('一\r\n二\r三\u2028四\v五')).toBe('一\n二\n三\n四\n五')
    expect(printable('天\ud842地')).toBe('天□地')
  })
})
