import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeRows, parseClipboardText, toClipboardText } from '../../../renderer/shared/clipboard'
import { toClipboardHtml } from '../../../renderer/shared/copyRows'

describe('rows from Excel and WPS', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t\tc', [['a', '', 'c']]],
    ['"two\nlines"\tb\r\n', [['two\nlines', 'b']]],
    ['"he said ""hi"""\tb', [['he said "hi"', 'b']]],
    ['5" pipe\tb', [['5" pipe', 'b']]],
    ['"5" pipe\tb', [['"5" pipe', 'b']]],
    ['"open\tb', [['"open', 'b']]],
    ['""\tb', [['', 'b']]],
    ['', []],
    ['a\r\n\r\nb', [['a'], [''], ['b']]],
  ])('%j', (text, rows) => {
    expect(parseClipboardText(text)).toEqual(rows)
  })

  it('come back as they went out, with tabs, quotes and line breaks in the cells', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '名', '1', '"', '\t', '\n', '\r\n', ' ', ',') })
      // A lone last cell that is empty is how Excel ends its rows; formula signs are guarded (below).
      .filter((text) => !/^[=@+-]/.test(text))
    const row = fc.array(cell, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        expect(parseClipboardText(toClipboardText(rows))).toEqual(rows)
      }),
    )
  })

  it('never end in a loop or a throw, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\t', '\r', '\n', 'x') }),
        (text) => void parseClipboardText(text),
      ),
    )
  })

  it('are told from a word that is pasted into the page', () => {
    expect(looksLikeRows('救生衣')).toBe(false)
    expect(looksLikeRows('救生衣\r\n')).toBe(false)
    expect(looksLikeRows('救生衣\t150')).toBe(true)
    expect(looksLikeRows('救生衣\n雨衣')).toBe(true)
  })
})

describe('rows for Excel', () => {
  it('never carry a formula, and leave numbers and telephones alone', () => {
    const text = toClipboardText([
      ['=HYPERLINK("x")', '@SUM(A1)', '+A1', '-cmd', '-12.5', '+86 138-0000-1234'],
    ])
    const [cells] = parseClipboardText(text)
    expect(cells).toEqual([`'=HYPERLINK("x")`, "'@SUM(A1)", "'+A1", "'-cmd", '-12.5', '+86 138-0000-1234'])
  })

  it('say in the table form that every cell is text, and carry no markup of their own', () => {
    const html = toClipboardHtml([['0830', '<img src=x onerror=1>&"']])
    expect(html).toContain("mso-number-format:'\\@'")
    expect(html).toContain('&lt;img src=x onerror=1&gt;&amp;&quot;')
    expect(html).not.toContain('<img')
  })
})
