import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BinderPage, freshBinder, planChange } from '../../../../main/handbooks/copies/pages'

const oneSide = { bothSides: false, front: 0, frontBefore: 0 }
const twoSides = { ...oneSide, bothSides: true }
const pages = (text: string) => [...text]
const labels = (plan: readonly BinderPage[]) =>
  plan.map(({ label, page }) => (page === null ? `(${label})` : label))

const change = (before: string, now: string, options = oneSide) => {
  const plan = planChange(freshBinder(before.length), pages(before), pages(now), options)
  return {
    out: plan.exchanges.map(({ out }) => labels(out)),
    in: plan.exchanges.map((exchange) => labels(exchange.in)),
    after: plan.exchanges.map(({ after }) => after),
    binder: labels(plan.binder),
  }
}

describe('change pages, printed on one side', () => {
  it('take a changed page out and put the new one in under its number', () => {
    expect(change('abcde', 'abXde')).toMatchObject({ out: [['3']], in: [['3']], after: ['2'] })
  })

  it('number further pages behind the last one they replace', () => {
    expect(change('abcde', 'abXYZde')).toMatchObject({
      out: [['3']],
      in: [['3', '3-1', '3-2']],
      binder: ['1', '2', '3', '3-1', '3-2', '4', '5'],
    })
  })

  it('let one page stand for several that went', () => {
    expect(change('abcdef', 'abXf')).toMatchObject({ out: [['3', '4', '5']], in: [['3~5']] })
  })

  it('only take out, only put in, also at the beginning', () => {
    expect(change('abcd', 'abd')).toMatchObject({ out: [['3']], in: [[]], binder: ['1', '2', '4'] })
    expect(change('abcd', 'abXcd')).toMatchObject({ out: [[]], in: [['2-1']], after: ['2'] })
    expect(change('abcd', 'Xabcd')).toMatchObject({ out: [[]], in: [['0-1']], after: [''] })
  })

  it('leave everything where nothing changed', () => {
    expect(change('abcd', 'abcd')).toMatchObject({ out: [], in: [] })
  })

  it('exchange cover and contents whenever anything is exchanged', () => {
    const front = { bothSides: false, front: 2, frontBefore: 2 }
    expect(change('abcdef', 'abcdXf', front)).toMatchObject({
      out: [['1', '2'], ['5']],
      in: [['1', '2'], ['5']],
    })
  })
})

describe('change pages, printed on both sides', () => {
  it('exchange whole sheets', () => {
    expect(change('abcdef', 'abXdef', twoSides)).toMatchObject({ out: [['3', '4']], in: [['3', '4']] })
    expect(change('abcdef', 'abcXef', twoSides)).toMatchObject({ out: [['3', '4']], in: [['3', '4']] })
  })

  it('leave a back blank rather than move every page behind it', () => {
    expect(change('abcdef', 'abXYdef', twoSides)).toMatchObject({
      out: [['3', '4']],
      in: [['3', '4', '4-1', '(4-2)']],
      binder: ['1', '2', '3', '4', '4-1', '(4-2)', '5', '6'],
    })
  })
})

it('ends, step by step through any editions, with a binder that is the last edition', () => {
  const edition = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 24 })
  fc.assert(
    fc.property(
      fc.array(edition, { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      fc.nat(2),
      (editions, bothSides, front) => {
        let binder: readonly BinderPage[] = freshBinder(editions[0]?.length ?? 0)
        for (const [index, now] of editions.entries()) {
          const before = editions[index - 1]
          if (!before) continue
          const options = {
            bothSides,
            front: Math.min(front, now.length),
            frontBefore: Math.min(front, before.length),
          }
          const plan = planChange(binder, before, now, options)
          expect(plan.binder.flatMap(({ page }) => page ?? [])).toEqual(now.map((_, at) => at))
          expect(new Set(plan.binder.map(({ label }) => label)).size).toBe(plan.binder.length)
          // What a holder does by hand: takes out what is named, puts in what is given, behind the page that is named.
          let hand = [...binder]
          for (const exchange of plan.exchanges) {
            const out = new Set(exchange.out)
            hand = hand.filter((page) => !out.has(page))
            const at = hand.findIndex(({ label }) => label === exchange.after) + 1
            expect(at > 0 || exchange.after === '').toBe(true)
            hand.splice(at, 0, ...exchange.in)
            if (!bothSides) continue
            expect(exchange.in.length % 2).toBe(0)
            const from = binder.indexOf(exchange.out[0] ?? { label: '', page: null })
            if (from >= 0) expect(from % 2).toBe(0)
          }
          expect(labels(hand)).toEqual(labels(plan.binder))
          binder = plan.binder
        }
      },
    ),
    { numRuns: 500 },
  )
})
