import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvFault, readCsv } from '../../../main/exchange/csv'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, size = 7, longest = 10_000): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = []
  for await (const batch of readCsv(pieces(text, size), longest)) rows.push(...batch)
  return rows
}

describe('readCsv', () => {
  it('tells an empty text from no value', async () => {
    expect(await read('a,"",\r\n"","",""\r\n,,\r\n')).toEqual([
      ['a', '', null],
      ['', '', ''],
      [null, null, null],
    ])
  })

  it('reads quotes, commas and line ends inside quotes, wherever the pieces are cut', async () => {
    const text = '"说 ""急用""，,",b\r\n"一\r\n二\n三","""",""""""\r\n'
    for (let size = 1; size <= text.length; size += 1) {
      expect(await read(text, size)).toEqual([
        ['说 "急用"，,', 'b'],
        ['一\r\n二\n三', '"', '""'],
      ])
    }
  })

  it.each([
    ['a,b\n', 'a line end without CR'],
    ['a,b\rc\r\n', 'a CR alone'],
    ['a"b\r\n', 'a quote inside a plain cell'],
    ['"a"b\r\n', 'text after a quoted cell'],
    ['"a" ,b\r\n', 'a space after a quoted cell'],
    ['"a\r\n', 'a quote that is never closed'],
    ['a,b', 'no line end at the end'],
    ['a,b\r', 'half a line end at the end'],
    ['"a"', 'a quoted cell at the very end'],
  ])('refuses %j: %s', async (text) => {
    for (const size of [1, 3, 100]) await expect(read(text, size)).rejects.toThrow(CsvFault)
  })

  it('refuses a record that is too long, even one that never ends', async () => {
    await expect(read(`${'x'.repeat(101)}\r\n`, 1000, 100)).rejects.toThrow(CsvFault)
    await expect(read(`"${'x'.repeat(500)}`, 10, 100)).rejects.toThrow(CsvFault)
    expect(await read(`${'x'.repeat(98)}\r\n`, 10, 100)).toHaveLength(1)
  })

  it('agrees with csv-parse on whatever csv-stringify writes', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', '"', '\r\n', '\n', '\r', ',', ' ', '棉被', '𠀀'),
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a') }),
    )
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      )
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = stringify(rows, { record_delimiter: '\r\n', quoted_match: /^$|[\r\n]/ })
        expect(await read(text, size)).toEqual(rows)
        expect(parse(text, { record_delimiter: ['\r\n'] })).toEqual(rows)
      }),
    )
  })
})
