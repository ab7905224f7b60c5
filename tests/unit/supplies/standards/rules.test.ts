import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisOf } from '../../../../main/supplies/standards/import'
import {
  contentOf,
  costOf,
  fillOf,
  fromThousandths,
  gapOf,
  inUnitOfLine,
  neededOf,
  peopleServed,
  requiredOf,
  servedBy,
} from '../../../../main/supplies/standards/rules'

const facts = { population: 30_001, villages: 9 }

describe('what a line asks of an office', () => {
  it('is the quantity, the quantity for so many people, or for each village', () => {
    expect(requiredOf({ basis: 'fixed', quantity: 60, per: 1 }, facts)).toBe(60)
    expect(requiredOf({ basis: 'villages', quantity: 5, per: 1 }, facts)).toBe(45)
    // 2 for each 1000 people are 60.002 for 30,001: the part counts whole.
    expect(requiredOf({ basis: 'population', quantity: 2, per: 1_000 }, facts)).toBe(61)
  })

  it('is not known while population or villages are not', () => {
    expect(
      requiredOf({ basis: 'population', quantity: 2, per: 1 }, { population: null, villages: 1 }),
    ).toBeNull()
    expect(
      requiredOf({ basis: 'villages', quantity: 2, per: 1 }, { population: 1, villages: null }),
    ).toBeNull()
    expect(requiredOf({ basis: 'population', quantity: 2, per: 1 }, { population: 0, villages: 0 })).toBe(0)
  })

  it('agrees with exact fractions, however large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (quantity, per, population) => {
          const required = requiredOf({ basis: 'population', quantity, per }, { population, villages: 0 })
          const exact = BigInt(quantity) * BigInt(population)
          const most = 1_000_000_000_000n
          let up = exact / BigInt(per)
          if (up * BigInt(per) < exact) up += 1n
          expect(BigInt(required ?? -1)).toBe(up > most ? most : up)
        },
      ),
    )
  })
})

describe('the gap', () => {
  it('is what is missing, never less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (required, usable) => {
        const gap = gapOf(required, usable)
        expect(gap).toBe(required > usable ? required - usable : 0)
        expect(usable + gap).toBeGreaterThanOrEqual(required)
      }),
    )
    expect(gapOf(null, 3)).toBe(0)
  })

  it('fills by the sum of what is there up to the standard, and covers what reaches it', () => {
    const row = fc.record({
      required: fc.option(fc.nat(1_000), { nil: null }),
      usable: fc.nat(2_000),
      decimals: fc.constantFrom(0, 3),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const asking = rows.filter((one) => one.required !== null && one.required > 0)
        const whole = (n: number, decimals: number) => n / 10 ** decimals
        let filled = 0
        let wanted = 0
        for (const { required, usable, decimals } of asking) {
          wanted += whole(required ?? 0, decimals)
          filled += usable < (required ?? 0) ? whole(usable, decimals) : whole(required ?? 0, decimals)
        }
        const { fillRate, asked, covered } = fillOf(rows)
        expect(asked).toBe(asking.length)
        expect(covered).toBe(asking.filter((one) => one.usable >= (one.required ?? 0)).length)
        if (asking.length === 0) expect(fillRate).toBeNull()
        else {
          expect(fillRate).toBeCloseTo(filled / wanted, 9)
          expect(fillRate).toBeGreaterThanOrEqual(0)
          expect(fillRate).toBeLessThanOrEqual(1)
        }
        if (asking.length > 0 && covered === asked) expect(fillRate).toBeCloseTo(1, 9)
      }),
    )
  })

  it('costs the quantity at the price of a unit, to the fen', () => {
    expect(costOf(12, 0, 8_550)).toBe(102_600)
    expect(costOf(1_500, 3, 333)).toBe(500)
  })
})

describe('units that differ', () => {
  it('convert by a ratio, rounded down, without losing whole packs', () => {
    // 24 bottles are a box: 48 bottles are two, 47 are one and a rest.
    const box = { itemUnits: 24, lineThousandths: 1_000 }
    expect(fromThousandths(inUnitOfLine(48, 0, box), 0)).toBe(2)
    expect(fromThousandths(inUnitOfLine(47, 0, box), 0)).toBe(1)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1_000 }), (packs, size) => {
        const ratio = { itemUnits: size, lineThousandths: 1_000 }
        expect(fromThousandths(inUnitOfLine(packs * size, 0, ratio), 0)).toBe(packs)
      }),
    )
  })

  it.each([
    ['550ml×24瓶', 'L', 13_200],
    ['24*550mL', 'L', 13_200],
    ['５００ｍｌ ×２４', 'L', 12_000],
    ['5kg/袋', 'kg', 5_000],
    ['1.5L', 'L', 1_500],
    ['24桶/箱', '份', 24_000],
    ['550ml×24瓶', 'kg', null],
    ['1L+500ml', 'L', null],
    ['12㎡', 'L', null],
    ['2×3×500ml', 'L', null],
    ['', 'L', null],
  ])('%s holds of %s', (spec, unit, content) => {
    expect(contentOf(spec, unit)).toBe(content)
  })
})

describe('the need', () => {
  const norm = fc.record({
    people: fc.constant('all' as const),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    per: fc.integer({ min: 1, max: 50 }),
    perDay: fc.boolean(),
  })

  it('of tents for 4 people is a whole one for the 5th', () => {
    const tent = { people: 'all' as const, quantity: 1, per: 4, perDay: false }
    expect(neededOf(tent, 4, 3)).toBe(1)
    expect(neededOf(tent, 5, 3)).toBe(2)
    expect(neededOf({ people: 'all', quantity: 3_000, per: 1, perDay: true }, 100, 3)).toBe(900_000)
  })

  it('is served for exactly as many people as it does not exceed', () => {
    fc.assert(
      fc.property(norm, fc.nat(1_000_000), fc.integer({ min: 1, max: 30 }), (one, usable, days) => {
        const served = servedBy(one, usable, days)
        expect(neededOf(one, served, days)).toBeLessThanOrEqual(usable)
        expect(neededOf(one, served + 1, days)).toBeGreaterThan(usable)
      }),
    )
  })

  it('serves the least over what everybody needs', () => {
    expect(
      peopleServed([
        { people: 'all', served: 40 },
        { people: 'infants', served: 0 },
        { people: 'all', served: 12 },
      ]),
    ).toBe(12)
    expect(peopleServed([{ people: 'infants', served: 9 }])).toBe(0)
  })
})

it.each([
  ['', 'fixed', 1],
  ['全镇', 'fixed', 1],
  ['每村', 'villages', 1],
  ['各村（社区）', 'villages', 1],
  ['每千人', 'population', 1_000],
  ['每1000人', 'population', 1_000],
  ['每万人', 'population', 10_000],
  ['人均', 'population', 1],
])('reads %s as a basis', (text, basis, per) => {
  expect(basisOf(text)).toEqual({ basis, per })
})

it('does not guess a basis', () => {
  expect(basisOf('按需')).toBeNull()
})
