import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustFault,
  countActs,
  expectedAt,
  figureOf,
  isHidden,
  judgeFigures,
  lotOfLabel,
  mayCount,
  movedAt,
} from '../../../../main/supplies/counts/rules'

/**
 * A shelf and its book. Things happen to the shelf at their time; the book learns of each at a later time, or never
 * before the end. Somebody takes a snapshot, counts the shelf truthfully, and the difference is posted at last.
 */
const history = fc.record({
  start: fc.integer({ min: 50, max: 100 }),
  /** What the book was wrong by before anything happened: the only thing a count is to put right. */
  wrong: fc.integer({ min: -40, max: 40 }),
  events: fc.array(
    fc.record({
      quantity: fc.integer({ min: -5, max: 5 }).filter((quantity) => quantity !== 0),
      happened: fc.integer({ min: 0, max: 1_000 }),
      late: fc.integer({ min: 0, max: 600 }),
    }),
    { maxLength: 12 },
  ),
  snapshot: fc.integer({ min: 100, max: 500 }),
  counted: fc.integer({ min: 0, max: 400 }),
})

describe('what the book says for the moment of a count', () => {
  it('puts the book right whenever things moved and were entered', () => {
    fc.assert(
      fc.property(history, ({ start, wrong, events, snapshot, counted }) => {
        const countedAt = snapshot + counted
        const entered = (event: (typeof events)[number]) => event.happened + event.late
        const sum = (some: typeof events) => some.reduce((all, event) => all + event.quantity, 0)
        const shelfAtCount = start + sum(events.filter((event) => event.happened <= countedAt))
        const bookAtSnapshot = start + wrong + sum(events.filter((event) => entered(event) <= snapshot))
        const since = events
          .filter((event) => entered(event) > snapshot)
          .map((event) => ({ quantity: event.quantity, at: event.happened }))
        const difference = shelfAtCount - expectedAt(bookAtSnapshot, since, countedAt)
        expect(difference + wrong).toBe(0)
        // Once every slip is entered and the difference is posted, book and shelf agree.
        expect(bookAtSnapshot + sum(events.filter((event) => entered(event) > snapshot)) + difference).toBe(
          start + sum(events),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the snapshot when nothing moved, and does not depend on the order of slips', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.array(fc.record({ quantity: fc.integer({ min: -9, max: 9 }), at: fc.nat(50) })),
        fc.nat(50),
        (book, moves, at) => {
          expect(expectedAt(book, [], at)).toBe(book)
          expect(expectedAt(book, moves, at)).toBe(expectedAt(book, moves.toReversed(), at))
        },
      ),
    )
  })

  it('counts a reversal from when its wrong slip began, and a correction of the book from the beginning', () => {
    const slip = { kind: 'issue', happenedAt: 100, reversed: null, net: -2 }
    expect(movedAt(slip)).toBe(100)
    expect(movedAt({ kind: 'reverse', happenedAt: 900, reversed: slip, net: 2 })).toBe(100)
    const correction = { kind: 'adjust', happenedAt: 900, reversed: null, net: 3 }
    expect(movedAt(correction)).toBe(0)
    expect(movedAt({ kind: 'reverse', happenedAt: 950, reversed: correction, net: -3 })).toBe(0)
    // Sound goods put aside as damaged did move.
    expect(movedAt({ kind: 'adjust', happenedAt: 900, reversed: null, net: 0 })).toBe(900)
  })
})

describe('figures of several people', () => {
  const figure = (quantity: number, countedAt: number) => ({ quantity, countedAt })
  it.each([
    ['conflict', [], { quantity: null, at: null, conflict: false }],
    ['conflict', [figure(0, 5)], { quantity: 0, at: 5, conflict: false }],
    ['conflict', [figure(4, 5), figure(4, 9)], { quantity: 4, at: 9, conflict: false }],
    ['conflict', [figure(4, 5), figure(5, 9)], { quantity: null, at: 9, conflict: true }],
    ['sum', [figure(4, 9), figure(5, 5)], { quantity: 9, at: 9, conflict: false }],
  ] as const)('%s %j', (together, figures, judged) => {
    expect(judgeFigures(figures, together)).toEqual(judged)
  })

  const line = {
    book: 10,
    first: 8,
    firstAt: 5,
    second: null,
    secondAt: null,
    conflict: false,
    decided: null,
  }
  it('takes the decided figure, else the second, else the first', () => {
    expect(figureOf(line)).toEqual({ quantity: 8, at: 5 })
    expect(figureOf({ ...line, second: 9, secondAt: 7 })).toEqual({ quantity: 9, at: 7 })
    expect(figureOf({ ...line, second: 9, secondAt: 7, decided: 8 })).toEqual({ quantity: 8, at: 7 })
    expect(figureOf({ ...line, first: null, firstAt: 5, conflict: true })).toBeNull()
    expect(figureOf({ ...line, first: null, firstAt: 5, conflict: true, decided: 0 })).toEqual({
      quantity: 0,
      at: 5,
    })
    expect(figureOf({ ...line, first: null, firstAt: null, decided: 3 })).toBeNull()
  })
})

it('lets a count go only its way', () => {
  const states = ['counting', 'reviewing', 'submitted', 'adjusted', 'cancelled'] as const
  const may = (act: (typeof countActs)[number]) => states.filter((state) => mayCount(state, act))
  expect(may('enter')).toEqual(['counting', 'reviewing'])
  expect(may('submit')).toEqual(['reviewing'])
  expect(may('approve')).toEqual(['submitted'])
  expect(may('cancel')).toEqual(['counting', 'reviewing', 'submitted'])
  for (const act of countActs)
    for (const state of ['adjusted', 'cancelled'] as const) expect(mayCount(state, act)).toBe(false)
})

it('hides book figures only while a blind count goes on', () => {
  expect(isHidden({ blind: true, state: 'counting' })).toBe(true)
  expect(isHidden({ blind: true, state: 'reviewing' })).toBe(false)
  expect(isHidden({ blind: false, state: 'counting' })).toBe(false)
})

it.each([
  ['YB:L:0190b3a4-1111-7222-8333-444455556666', '0190b3a4-1111-7222-8333-444455556666'],
  ['yb:l:0190B3A4-1111-7222-8333-444455556666 ', '0190b3a4-1111-7222-8333-444455556666'],
  ['ＹＢ：Ｌ：0190b3a4-1111-7222-8333-444455556666', '0190b3a4-1111-7222-8333-444455556666'],
  ['YB:D:0190b3a4-1111-7222-8333-444455556666', null],
  ['YB:L:0190b3a4', null],
  ['6901234567892', null],
  ['', null],
])('reads the label %s', (code, lotId) => {
  expect(lotOfLabel(code)).toBe(lotId)
})

it('never leaves less than nothing, nor less than is reserved', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: -60, max: 60 }), (quantity, held, difference) => {
      const reserved = Math.min(held, quantity)
      const fault = adjustFault({ quantity, reserved }, difference)
      const left = quantity + difference
      expect(fault).toBe(left < 0 ? 'below-zero' : left < reserved ? 'reserved' : null)
    }),
  )
})
