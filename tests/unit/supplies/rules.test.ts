import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  daysBetween,
  decimalsFor,
  expiryFrom,
  expiryOf,
  formatQuantity,
  itemKey,
  lotKey,
  MAX_QUANTITY,
  producedFrom,
  rescaleQuantity,
  scaleQuantity,
  settleLotDates,
  sourceOf,
  usableQuantity,
} from '../../../main/supplies/rules'

describe('dates of lots', () => {
  test.each([
    ['2025-03-01', 12, '2026-03-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-11-30', 18, '2027-05-30'],
  ])('%s + %i months = %s', (produced, months, expires) => {
    expect(expiryFrom(produced, months)).toBe(expires)
  })

  test('the production day computed back never makes the lot last longer than it does', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 240 }), (date, months) => {
        const expires = date.toISOString().slice(0, 10)
        const produced = producedFrom(expires, months)
        expect(expiryFrom(produced, months) <= expires).toBe(true)
        expect(daysBetween(expiryFrom(produced, months), expires)).toBeLessThanOrEqual(3)
      }),
    )
  })

  test('months add up: no day moves by more than the end of a month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (d, a, b) => {
          const start = `2020-01-${String(d).padStart(2, '0')}`
          expect(addMonths(addMonths(start, a), b)).toBe(addMonths(start, a + b))
          expect(addMonths(addMonths(start, a), -a)).toBe(start)
        },
      ),
    )
  })

  const today = '2026-11-22'
  test('a missing expiry is computed from the shelf life', () => {
    expect(settleLotDates({ producedOn: '2024-03-01', expiresOn: null, shelfLifeMonths: 96 }, today)).toEqual(
      {
        producedOn: '2024-03-01',
        expiresOn: '2032-03-01',
        faults: [],
        notes: [],
      },
    )
  })
  test('of the label and the shelf life the earlier wins, and a large difference is said', () => {
    const label = settleLotDates(
      { producedOn: '2025-01-01', expiresOn: '2027-01-01', shelfLifeMonths: 36 },
      today,
    )
    expect(label).toMatchObject({ expiresOn: '2027-01-01', notes: ['dates-disagree'] })
    const life = settleLotDates(
      { producedOn: '2025-01-01', expiresOn: '2029-01-01', shelfLifeMonths: 36 },
      today,
    )
    expect(life).toMatchObject({ expiresOn: '2028-01-01', notes: ['dates-disagree'] })
    const close = settleLotDates(
      { producedOn: '2025-01-01', expiresOn: '2027-12-31', shelfLifeMonths: 36 },
      today,
    )
    expect(close).toMatchObject({ expiresOn: '2027-12-31', notes: [] })
  })
  test('expiry before production is a fault; the same day is not', () => {
    expect(
      settleLotDates({ producedOn: '2020-07-01', expiresOn: '2019-07-01', shelfLifeMonths: null }, today)
        .faults,
    ).toEqual(['expires-before-produced'])
    expect(
      settleLotDates({ producedOn: '2026-12-01', expiresOn: '2026-12-01', shelfLifeMonths: null }, today)
        .faults,
    ).toEqual([])
  })
  test('what is past, in the future or cannot be computed is said', () => {
    const notes = (producedOn: string | null, expiresOn: string | null, shelfLifeMonths: number | null) =>
      settleLotDates({ producedOn, expiresOn, shelfLifeMonths }, today).notes
    expect(notes('2027-01-01', null, null)).toEqual(['produced-in-future'])
    expect(notes(null, '2026-11-22', null)).toEqual(['already-expired'])
    expect(notes(null, '2026-11-23', null)).toEqual([])
    expect(notes(null, null, 36)).toEqual(['shelf-life-without-date'])
    expect(notes(null, null, null)).toEqual([])
  })

  test.each([
    [null, '', 'none', false, null],
    ['2026-11-21', '', 'expired', false, -1],
    ['2026-11-22', '', 'expired', false, 0],
    ['2026-11-23', '', 'soon', true, 1],
    ['2026-12-22', '', 'soon', true, 30],
    ['2026-12-23', '', 'soon', false, 31],
    ['2027-02-20', '', 'soon', false, 90],
    ['2027-02-21', '', 'good', false, 91],
    ['2026-12-22', 'YB-101-04', 'soon', true, 30],
    ['2026-12-23', 'YB-101-04', 'good', false, 31],
  ] as const)('%s (%s) is %s', (expiresOn, category, state, urgent, daysLeft) => {
    expect(expiryOf(expiresOn, today, category)).toEqual({ state, urgent, daysLeft })
  })
})

describe('quantities', () => {
  test('measured units have three decimals, counted ones none', () => {
    expect(['kg', '吨', '㎡', 'm³', 'L'].map(decimalsFor)).toEqual([3, 3, 3, 3, 3])
    expect(['顶', '箱', '件', ''].map(decimalsFor)).toEqual([0, 0, 0, 0])
  })
  test('half a box is no quantity of boxes; half a kilogram is one', () => {
    expect(scaleQuantity(2_500, 0)).toBeNull()
    expect(scaleQuantity(2_500, 3)).toBe(2_500)
    expect(scaleQuantity(20_000, 0)).toBe(20)
  })
  test('too large is refused', () => {
    expect(rescaleQuantity(MAX_QUANTITY, 0, 0)).toBe(MAX_QUANTITY)
    expect(rescaleQuantity(MAX_QUANTITY, 0, 1)).toBeNull()
  })
  test.each([
    [0, 0, '0'],
    [1_234_567, 0, '1,234,567'],
    [12_500, 3, '12.5'],
    [5, 3, '0.005'],
    [-12_500, 3, '-12.5'],
    [1_000_000, 3, '1,000'],
    [120, 0, '120'],
  ])('%i with %i decimals is written %s', (quantity, decimals, text) => {
    expect(formatQuantity(quantity, decimals)).toBe(text)
  })
  test('scaling up and down loses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (quantity, decimals) => {
          const up = rescaleQuantity(quantity, decimals, 3)
          expect(up === null ? null : rescaleQuantity(up, 3, decimals)).toBe(up === null ? null : quantity)
        },
      ),
    )
  })
  test('usable leaves out what is expired, damaged, reserved and lent', () => {
    const stock = [
      { quantity: 10, expiresOn: null },
      { quantity: 20, expiresOn: '2026-11-22' },
      { quantity: 30, expiresOn: '2026-11-23', damaged: 1, reserved: 2, lent: 3 },
      { quantity: 5, expiresOn: null, lent: 9 },
    ]
    expect(usableQuantity(stock, '2026-11-22')).toBe(34)
    expect(usableQuantity([], '2026-11-22')).toBe(0)
  })
})

describe('keys and words', () => {
  test('the same item in other writing has the same key', () => {
    const key = itemKey({ name: '棉 被', spec: '2m×1.5m', unit: '床' })
    expect(itemKey({ name: '棉被', spec: '２ｍ×１．５ｍ', unit: '床' })).toBe(key)
    expect(itemKey({ name: '棉被', spec: '2m×1.8m', unit: '床' })).not.toBe(key)
    expect(lotKey({ lotNumber: 'a 1', producedOn: null, expiresOn: '2027-01-01' })).toBe(
      lotKey({ lotNumber: 'Ａ１', producedOn: null, expiresOn: '2027-01-01' }),
    )
  })
  test.each([
    ['政府采购', '采购'],
    ['县局下拨', '上级调拨'],
    ['爱心企业捐赠', '捐赠'],
    ['协议代储', '协议储备'],
    ['归还入库', '归还'],
    ['自制', '自制'],
    ['', ''],
  ])('source %s is %s', (text, source) => {
    expect(sourceOf(text)).toBe(source)
  })
})
