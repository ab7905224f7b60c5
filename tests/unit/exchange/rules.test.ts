import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attachmentOf,
  attachmentPath,
  cellFits,
  type Field,
  fields,
  formatCell,
  isBomb,
  isPackagePath,
  isResourceName,
  packageLimits,
  quotable,
  recordFields,
  storageCode,
  tableOf,
  tablePath,
} from '../../../main/exchange/rules'

describe('cells', () => {
  const cases: [Field, unknown, string | null][] = [
    [fields.text('a', '甲'), '民和', '民和'],
    [fields.text('a', '甲'), '', ''],
    [fields.text('a', '甲'), null, null],
    [fields.text('a', '甲'), undefined, null],
    [fields.integer('a', '甲'), 0, '0'],
    [fields.integer('a', '甲'), -3, '-3'],
    [fields.number('a', '甲'), 0.1, '0.1'],
    [fields.number('a', '甲'), 1e21, '1e+21'],
    [fields.yesNo('a', '甲'), 1, 'true'],
    [fields.yesNo('a', '甲'), false, 'false'],
    [fields.day('a', '甲'), '2024-02-29', '2024-02-29'],
    [fields.moment('a', '甲'), 0, '1970-01-01T00:00:00.000Z'],
    [fields.moment('a', '甲'), new Date('2026-03-01T08:00:00.5Z'), '2026-03-01T08:00:00.500Z'],
    [fields.object('a', '甲'), { 乙: 1 }, '{"乙":1}'],
    [fields.list('a', '甲'), [], '[]'],
  ]
  it.each(cases)('writes %j %j as %j, and it fits', (field, value, cell) => {
    expect(formatCell(field, value)).toBe(cell)
    expect(cellFits(field, cell)).toBe(true)
  })

  it('writes whole numbers beyond what a double holds', () => {
    expect(formatCell(fields.integer('a', '甲'), 12345678901234567890n)).toBe('12345678901234567890')
  })

  it.each<[Field, unknown]>([
    [fields.text('a', '甲'), 1],
    [fields.integer('a', '甲'), 1.5],
    [fields.integer('a', '甲'), 2 ** 53],
    [fields.integer('a', '甲'), '1'],
    [fields.number('a', '甲'), Number.NaN],
    [fields.number('a', '甲'), Number.POSITIVE_INFINITY],
    [fields.yesNo('a', '甲'), 2],
    [fields.yesNo('a', '甲'), 'true'],
    [fields.day('a', '甲'), '2023-02-29'],
    [fields.day('a', '甲'), '2023-2-1'],
    [fields.day('a', '甲'), new Date()],
    [fields.moment('a', '甲'), Number.NaN],
    [fields.moment('a', '甲'), 9e15],
    [fields.moment('a', '甲'), -1e14],
    [fields.moment('a', '甲'), '2026-03-01'],
    [fields.object('a', '甲'), []],
    [fields.object('a', '甲'), 'x'],
    [fields.list('a', '甲'), {}],
  ])('does not write %j %j', (field, value) => {
    expect(() => formatCell(field, value)).toThrow(TypeError)
  })

  it.each<[Field, string | null]>([
    [fields.text('a', '甲', { required: true }), null],
    [fields.text('a', '甲', { enum: ['x'] }), 'y'],
    [fields.integer('a', '甲'), '1.0'],
    [fields.integer('a', '甲'), ''],
    [fields.number('a', '甲'), '1,5'],
    [fields.number('a', '甲'), '.'],
    [fields.yesNo('a', '甲'), 'TRUE'],
    [fields.day('a', '甲'), '2023-02-29'],
    [fields.day('a', '甲'), '2023-13-01'],
    [fields.moment('a', '甲'), '2026-03-01T08:00:00Z'],
    [fields.moment('a', '甲'), '2026-02-30T08:00:00.000Z'],
    [fields.object('a', '甲'), '[]'],
    [fields.object('a', '甲'), 'null'],
    [fields.list('a', '甲'), '{"a":1}'],
    [fields.list('a', '甲'), '[1'],
  ])('%j does not fit %j', (field, cell) => {
    expect(cellFits(field, cell)).toBe(false)
  })

  it('writes only what fits, and a date or number that reads back the same', () => {
    const anyField = fc.constantFrom(...Object.values(fields)).map((make) => make('a', '甲'))
    fc.assert(
      fc.property(anyField, fc.anything(), (field, value) => {
        let cell: string | null
        try {
          cell = formatCell(field, value)
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
          return
        }
        expect(cellFits(field, cell)).toBe(true)
      }),
    )
    const year9999 = Date.UTC(9999, 11, 31)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: year9999 }), (moment) => {
        expect(Date.parse(formatCell(fields.moment('a', '甲'), moment) ?? '')).toBe(moment)
      }),
    )
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(formatCell(fields.number('a', '甲'), number))).toBe(number === 0 ? 0 : number)
      }),
    )
  })

  it('describes a field without empty parts', () => {
    expect(fields.text('name', '名称')).toEqual({ name: 'name', type: 'string', title: '名称' })
    expect(fields.moment('at', '时间', { required: true, description: 'UTC' })).toEqual({
      name: 'at',
      type: 'datetime',
      title: '时间',
      description: 'UTC',
      format: '%Y-%m-%dT%H:%M:%S.%fZ',
      constraints: { required: true },
    })
    expect(recordFields.map((field) => field.name)).toEqual([
      'id',
      'owner',
      'rev',
      'created_at',
      'updated_at',
      'deleted_at',
    ])
  })
})

describe('names inside a package', () => {
  const sha = 'ab'.repeat(32)

  it.each(['youbei.json', 'signature.json', 'datapackage.json', 'data/lots.csv', `attachments/${sha}`])(
    'knows %s',
    (path) => expect(isPackagePath(path)).toBe(true),
  )

  it.each([
    '',
    'data/',
    'data/../youbei.json',
    '../youbei.json',
    '/youbei.json',
    'C:/youbei.json',
    'data\\lots.csv',
    'data/Lots.csv',
    'data/批次.csv',
    'data/con.csv',
    'data/com1.csv',
    'data/lots.csv ',
    'data/lots.csv\n',
    'data/lots.csv\u0000',
    'data/a/b.csv',
    'YOUBEI.JSON',
    `attachments/${sha}.jpg`,
    `attachments/${sha.toUpperCase()}`,
    `attachments/../${sha}`,
    './youbei.json',
  ])('refuses %j', (path) => expect(isPackagePath(path)).toBe(false))

  it('knows nothing but its own names among any text', () => {
    const bits = fc.constantFrom(
      'data',
      '/',
      '..',
      '.csv',
      'youbei.json',
      '\\',
      'C:',
      sha,
      'attachments',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 3 })), { maxLength: 6 }), (parts) => {
        const path = parts.join('')
        if (!isPackagePath(path)) return
        expect(path).toMatch(
          /^(?:(?:youbei|signature|datapackage)\.json|data\/[a-z][a-z0-9_-]*\.csv|attachments\/[0-9a-f]{64})$/,
        )
      }),
    )
  })

  it('goes from names to paths and back', () => {
    expect(tableOf(tablePath('stock_lots'))).toBe('stock_lots')
    expect(attachmentOf(attachmentPath(sha))).toBe(sha)
    expect(isResourceName('a'.repeat(61))).toBe(false)
    expect(isResourceName('1a')).toBe(false)
  })
})

describe('limits and facts', () => {
  it('calls a bomb what unpacks to more than tables do, above a floor', () => {
    const mebibyte = 2 ** 20
    expect(isBomb(31 * mebibyte, 1, packageLimits)).toBe(false)
    expect(isBomb(1000 * mebibyte, mebibyte, packageLimits)).toBe(true)
    expect(isBomb(1000 * mebibyte, 10 * mebibyte, packageLimits)).toBe(false)
  })

  it('makes foreign names harmless and short', () => {
    expect(quotable('a\u0000b\u202ec')).toBe('a\ufffdb\ufffdc')
    expect([...quotable('长'.repeat(500))]).toHaveLength(80)
  })

  it('knows what a fault of the disk means, and nothing about bugs', () => {
    expect(storageCode(Object.assign(new Error(), { code: 'ENOSPC' }))).toBe('disk-full')
    expect(storageCode(Object.assign(new Error(), { code: 'EACCES' }))).toBe('no-permission')
    expect(storageCode(Object.assign(new Error(), { code: 'EBUSY' }))).toBe('file-locked')
    expect(storageCode(new TypeError())).toBeUndefined()
    expect(storageCode(null)).toBeUndefined()
  })
})
