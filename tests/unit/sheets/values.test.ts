import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../../main/sheets/cells'
import {
  daysInMonth,
  parseDay,
  parseMoney,
  parseQuantity,
  parseShelfLife,
  serialToDay,
} from '../../../main/sheets/values'

/** A quantity as "number unit [notes]", or the reason: one readable line per case. */
function quantity(cell: CellValue): string {
  const answer = parseQuantity(cell)
  if (!answer.ok) return answer.reason
  const { thousandths, unit, pack } = answer.value
  return [thousandths / 1000, unit ?? '', pack ? `${pack.count}${pack.unit}` : '', ...answer.notes]
    .filter((p) => p !== '')
    .join(' ')
}

describe('parseQuantity', () => {
  test.each<[CellValue, string]>([
    [20, '20'],
    [0, '0'],
    [2.5, '2.5'],
    [0.1 + 0.2, '0.3'],
    ['20顶', '20 顶'],
    ['２０', '20'],
    ['２０　床', '20 床'],
    ['1,200', '1200'],
    ['1，200件', '1200 件'],
    ['12 000条', '12000 条'],
    ['约30', '30 approximate'],
    ['30余件', '30 件 approximate'],
    ['30件左右', '30 件 approximate'],
    ['10箱(20瓶/箱)', '10 箱 20瓶 pack-noted'],
    ['10箱（20瓶/箱）', '10 箱 20瓶 pack-noted'],
    ['10箱*24瓶', '10 箱 24瓶 pack-noted'],
    ['5箱，每箱12袋', '5 箱 12袋 pack-noted'],
    ['10箱(200瓶)', '10 箱 pack-unclear'],
    ['1.5万条', '15000 条'],
    ['二十床', '20 床'],
    ['一百零五', '105'],
    ['半箱', '0.5 箱'],
    ['500公斤', '500 kg'],
    ['300平方米', '300 ㎡'],
    ['300㎡', '300 ㎡'],
    ['12m³', '12 m³'],
    ['共20顶', '20 顶'],
    ['+5', '5'],
    ['  8  ', '8'],
  ])('%s → %s', (cell, expected) => {
    expect(quantity(cell)).toBe(expected)
  })

  test.each<[CellValue, string]>([
    [null, 'quantity-missing'],
    ['', 'quantity-missing'],
    ['—', 'quantity-missing'],
    ['无', 'quantity-missing'],
    [-3, 'quantity-negative'],
    ['-3', 'quantity-negative'],
    ['－５件', 'quantity-negative'],
    ['(5)', 'quantity-negative'],
    ['20-30', 'quantity-range'],
    ['20~30件', 'quantity-range'],
    ['20至30', 'quantity-range'],
    ['3套5件', 'quantity-several'],
    ['20+10', 'quantity-several'],
    ['1/2', 'quantity-several'],
    ['若干', 'quantity-vague'],
    ['一批', 'quantity-vague'],
    ['≥30', 'quantity-vague'],
    ['30件以上', 'quantity-vague'],
    ['1,20', 'quantity-unreadable'],
    ['两百五', 'quantity-unreadable'],
    ['充足', 'quantity-unreadable'],
    ['1E+05', 'quantity-unreadable'],
    [1 / 3, 'too-many-decimals'],
    ['2.12345', 'too-many-decimals'],
    [5_000_000_000, 'quantity-too-large'],
    [Number.NaN, 'quantity-unreadable'],
    ['2025-03-05', 'quantity-date'],
    ['#REF!', 'formula-error'],
    [true, 'quantity-unreadable'],
  ])('%s is refused: %s', (cell, reason) => {
    expect(quantity(cell)).toBe(reason)
  })

  const wide = (text: string) => text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
  test('any amount comes back exact in every writing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('', '顶', '床', '件', '套', '箱', '双', '台'),
        fc.constantFrom<(text: string) => string>(
          (t) => t,
          wide,
          (t) => ` ${t} `,
          (t) => t.replace(/^\d+/, (whole) => Number(whole).toLocaleString('en-US')),
        ),
        (thousandths, unit, style) => {
          const text = style(String(thousandths / 1000)) + unit
          const answer = parseQuantity(text)
          expect(answer).toEqual({
            ok: true,
            value: { thousandths, unit: unit === '' ? null : unit, pack: null },
            notes: [],
          })
        },
      ),
    )
  })

  test('no text makes it throw, and what it accepts is a whole number of thousandths', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom(...'0123456789.,-+约余万半十百箱瓶顶/()（）*每 共') }),
          fc.double(),
        ),
        (cell) => {
          const answer = parseQuantity(cell)
          if (!answer.ok) return
          expect(Number.isSafeInteger(answer.value.thousandths)).toBe(true)
          expect(answer.value.thousandths).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

function day(cell: CellValue, missing: 'first' | 'last' = 'first'): string {
  const answer = parseDay(cell, { missing })
  return answer.ok ? [answer.value ?? 'none', ...answer.notes].join(' ') : answer.reason
}

describe('parseDay', () => {
  test.each<[CellValue, string]>([
    ['2025-03-01', '2025-03-01'],
    ['2025-03-01 08:30', '2025-03-01'],
    ['2025-03-01T00:00:00.000Z', '2025-03-01'],
    ['2025.3.1', '2025-03-01'],
    ['2025/03/01', '2025-03-01'],
    ['2025年3月1日', '2025-03-01'],
    ['2025 年 3 月 1 日', '2025-03-01'],
    ['2025年3月1号', '2025-03-01'],
    ['20250301', '2025-03-01'],
    [20250301, '2025-03-01'],
    ['２０２５－０３－０１', '2025-03-01'],
    ['２０２５．３．１', '2025-03-01'],
    ['2025、3、1', '2025-03-01'],
    ['至2027年3月1日止', '2027-03-01'],
    ['2027年3月1日前', '2027-03-01'],
    ['二〇二五年三月十二日', '2025-03-12'],
    ['2024-02-29', '2024-02-29'],
    ['25.3.1', '2025-03-01 short-year'],
    ['250301', '2025-03-01 short-year'],
    ['25年3月', '2025-03-01 month-only short-year'],
    ['2025年3月', '2025-03-01 month-only'],
    ['2025-3', '2025-03-01 month-only'],
    ['2025-03', '2025-03-01 month-only'],
    ['202503', '2025-03-01 month-only'],
    [202503, '2025-03-01 month-only'],
    [2025.3, '2025-03-01 month-only'],
    [2025.12, '2025-12-01 month-only'],
    [2025.1, '2025-01-01 month-only month-ambiguous'],
    ['2025', '2025-01-01 year-only'],
    ['2025年', '2025-01-01 year-only'],
    [2025, '2025-01-01 year-only'],
    ['45717', '2025-03-01 excel-serial'],
    [45717, '2025-03-01 excel-serial'],
    [45717.5, '2025-03-01'],
    ['15/3/2025', '2025-03-15'],
    ['3/15/2025', '2025-03-15'],
    ['长期', 'none'],
    ['无', 'none'],
    ['—', 'none'],
    ['/', 'none'],
    ['', 'none'],
    [null, 'none'],
  ])('%s → %s', (cell, expected) => {
    expect(day(cell)).toBe(expected)
  })

  test('an expiry given as a month or a year lasts to its end', () => {
    expect(day('2027年2月', 'last')).toBe('2027-02-28 month-only')
    expect(day('2028-2', 'last')).toBe('2028-02-29 month-only')
    expect(day('2027', 'last')).toBe('2027-12-31 year-only')
  })

  test.each<[CellValue, string]>([
    ['2025-02-30', 'date-impossible'],
    ['2025-02-29', 'date-impossible'],
    ['2025-13-01', 'date-impossible'],
    ['2025年0月', 'date-impossible'],
    ['20251332', 'date-impossible'],
    ['3/4/2025', 'date-ambiguous'],
    ['1025-03-01', 'date-out-of-range'],
    ['2025-03-01至2027-03-01', 'dates-several'],
    ['2025年3月、2025年6月', 'dates-several'],
    ['详见标签', 'date-unreadable'],
    ['3年', 'date-unreadable'],
    ['123', 'date-unreadable'],
    [7, 'date-unreadable'],
    [true, 'date-unreadable'],
    ['#VALUE!', 'formula-error'],
  ])('%s is refused: %s', (cell, reason) => {
    expect(day(cell)).toBe(reason)
  })

  const anyDay = fc
    .tuple(
      fc.integer({ min: 1950, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .filter(([y, m, d]) => d <= daysInMonth(y, m))
  const two = (n: number) => String(n).padStart(2, '0')

  test('any day comes back in every style', () => {
    const styles: Array<(y: number, m: number, d: number) => string> = [
      (y, m, d) => `${y}-${two(m)}-${two(d)}`,
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y}${two(m)}${two(d)}`,
      (y, m, d) => `${y}－${m}－${d}`.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (y, m, d) => ` ${y} - ${m} - ${d} 00:00:00`,
    ]
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...styles), ([y, m, d], style) => {
        expect(parseDay(style(y, m, d), { missing: 'first' })).toEqual({
          ok: true,
          value: `${y}-${two(m)}-${two(d)}`,
          notes: [],
        })
      }),
    )
  })

  test('no text makes it throw, and what it accepts is a day that exists', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom(...'0123456789.-/年月日 至前二三十') }),
          fc.double(),
          fc.integer(),
        ),
        fc.constantFrom<'first' | 'last'>('first', 'last'),
        (cell, missing) => {
          const answer = parseDay(cell, { missing })
          if (!answer.ok || answer.value === null) return
          expect(new Date(`${answer.value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(answer.value)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('serialToDay', () => {
  test.each<[number, boolean, string | null]>([
    [45717, false, '2025-03-01'],
    [45717.99999, false, '2025-03-01'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [44255, true, '2025-03-01'],
    [0, true, '1904-01-01'],
    [-5, false, null],
    [Number.NaN, false, null],
  ])('%s (1904: %s) → %s', (serial, date1904, expected) => {
    expect(serialToDay(serial, date1904)).toBe(expected)
  })
})

describe('parseShelfLife', () => {
  const life = (cell: CellValue, unit: 'year' | 'month' | null = null) => {
    const answer = parseShelfLife(cell, unit)
    return answer.ok ? [answer.value ?? 'none', ...answer.notes].join(' ') : answer.reason
  }
  test.each<[CellValue, string]>([
    ['3年', '36'],
    ['３年', '36'],
    ['36个月', '36'],
    ['18个月', '18'],
    ['18月', '18'],
    ['1年半', '18'],
    ['半年', '6'],
    ['1年6个月', '18'],
    ['三年', '36'],
    ['十个月', '10'],
    ['1.5年', '18'],
    ['730天', '24'],
    ['180天', '6'],
    ['100天', '3 shelf-life-rounded'],
    ['长期', 'none'],
    ['长期有效', 'none'],
    ['无', 'none'],
    [null, 'none'],
    ['2-3年', 'shelf-life-range'],
    ['3', 'shelf-life-no-unit'],
    [3, 'shelf-life-no-unit'],
    ['0年', 'shelf-life-unreadable'],
    ['500年', 'shelf-life-unreadable'],
    ['10天', 'shelf-life-unreadable'],
    ['见包装', 'shelf-life-unreadable'],
    ['2027-03-01', 'shelf-life-range'],
  ])('%s → %s', (cell, expected) => {
    expect(life(cell)).toBe(expected)
  })
  test('a bare number counts in the unit of its header', () => {
    expect(life(3, 'year')).toBe('36')
    expect(life('18', 'month')).toBe('18')
  })
})

describe('parseMoney', () => {
  const money = (cell: CellValue, wan = false) => {
    const answer = parseMoney(cell, wan)
    return answer.ok ? [answer.value ?? 'none', ...answer.notes].join(' ') : answer.reason
  }
  test.each<[CellValue, string]>([
    [12.5, '1250'],
    [19.99, '1999'],
    ['12.5元', '1250'],
    ['¥1,200.00', '120000'],
    ['1.2万元', '1200000'],
    ['85元/顶', '8500'],
    ['１００', '10000'],
    ['', 'none'],
    ['12.345', '1235 price-rounded'],
    [-1, 'price-negative'],
    ['¥-5', 'price-negative'],
    ['面议', 'price-unreadable'],
    ['1,2', 'price-unreadable'],
  ])('%s → %s', (cell, expected) => {
    expect(money(cell)).toBe(expected)
  })
  test('the header may count in 万元', () => {
    expect(money(1.5, true)).toBe('1500000')
  })
})
