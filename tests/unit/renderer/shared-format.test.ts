import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  formatBytes,
  formatFen,
  formatInstant,
  formatNumber,
  formatPhone,
  formatQuantity,
  parseDay,
  parseMoney,
  parseQuantity,
} from '../../../renderer/shared/format'

describe('quantities', () => {
  it.each([
    [0, 0, '0'],
    [1_284, 0, '1,284'],
    [15, 1, '1.5'],
    [20, 1, '2'],
    [5, 3, '0.005'],
    [-1_500, 3, '-1.5'],
    [1_000_000_000_000, 0, '1,000,000,000,000'],
  ])('%i with %i decimals reads %s', (value, decimals, text) => {
    expect(formatQuantity(value, decimals)).toBe(text)
  })

  it.each([
    ['150', 0, 150],
    ['1,284', 0, 1_284],
    ['１２．５', 1, 125],
    ['２　０', 0, 20],
    ['1.50', 1, 15],
    ['.5', 1, 5],
    ['-3', 0, -3],
    ['－3', 0, -3],
    ['-0', 0, 0],
    ['+7', 0, 7],
  ])('%s with %i decimals is %i', (typed, decimals, value) => {
    expect(parseQuantity(typed, decimals)).toEqual({ ok: true, value })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['若干', 'not-a-number'],
    ['12件', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['.', 'not-a-number'],
    ['-', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1.55', 'too-many-decimals'],
    ['10000000000000', 'too-large'],
  ])('%s is refused as %s instead of being guessed', (typed, fault) => {
    expect(parseQuantity(typed, 1)).toEqual({ ok: false, fault })
  })

  it('are the same after being written and read again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (value, decimals) => {
          expect(parseQuantity(formatQuantity(value, decimals), decimals)).toEqual({ ok: true, value })
          const plain = formatQuantity(value, decimals, { grouped: false })
          expect(plain).not.toContain(',')
          expect(parseQuantity(plain, decimals)).toEqual({ ok: true, value })
        },
      ),
    )
  })

  it('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 3 }),
        (typed, decimals) => void parseQuantity(typed, decimals),
      ),
    )
  })
})

describe('days', () => {
  it.each([
    ['20261122', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['2026.1.2', '2026-01-02'],
    ['2026/1/2', '2026-01-02'],
    ['2026年11月22日', '2026-11-22'],
    ['２０２６年１月２日', '2026-01-02'],
    ['2026 1 2', '2026-01-02'],
    ['26-1-2', '2026-01-02'],
    ['261122', '2026-11-22'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(parseDay(typed)).toBe(day)
  })

  it.each([
    '',
    '2026',
    '202611',
    '2026-11',
    '2025-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-00-10',
    '2026-01-00',
    '1899-01-01',
    '明天',
  ])('%s is no day', (typed) => {
    expect(parseDay(typed)).toBeNull()
  })

  it.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-05-01', 0, '2026-05-01'],
  ])('%s and %i months is %s', (day, months, end) => {
    expect(addMonths(day, months)).toBe(end)
  })

  it('that are none have no later day', () => {
    expect(addMonths('2026-05', 3)).toBeNull()
    expect(addMonths('2199-12-31', 12)).toBe('2200-12-31')
    expect(addMonths('2200-12-31', 12)).toBeNull()
  })
})

describe('other values', () => {
  it('money is fen inside and yuan outside', () => {
    expect(formatFen(0)).toBe('0.00')
    expect(formatFen(5)).toBe('0.05')
    expect(formatFen(128_000)).toBe('1,280.00')
    expect(formatFen(-250)).toBe('-2.50')
    expect(formatFen(null)).toBe('')
    expect(parseMoney('')).toEqual({ ok: true, value: null })
    expect(parseMoney('￥1,280.5元')).toEqual({ ok: true, value: 128_050 })
    expect(parseMoney('12.555')).toEqual({ ok: false, fault: 'too-many-decimals' })
    expect(parseMoney('-1')).toEqual({ ok: false, fault: 'not-a-number' })
    expect(parseMoney('面议')).toEqual({ ok: false, fault: 'not-a-number' })
  })

  it('numbers, sizes and telephones read as people write them', () => {
    expect(formatNumber(1_234_567)).toBe('1,234,567')
    expect(formatNumber(-1_000.5)).toBe('-1,000.5')
    expect(formatBytes(0)).toBe('0 B')
    expect(formatBytes(1_023)).toBe('1023 B')
    expect(formatBytes(1_536)).toBe('1.5 KB')
    expect(formatBytes(25 * 1_048_576)).toBe('25 MB')
    expect(formatPhone('13800001234')).toBe('138 0000 1234')
    expect(formatPhone('0791-8880000-801')).toBe('0791-8880000-801')
  })

  it('an instant is shown on the local calendar, nothing as nothing', () => {
    expect(formatInstant(new Date(2026, 10, 2, 8, 5).getTime())).toBe('2026-11-02 08:05')
    expect(formatInstant(null)).toBe('')
    expect(formatInstant(Number.NaN)).toBe('')
  })
})
