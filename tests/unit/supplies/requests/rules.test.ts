import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mayDo,
  openOf,
  type RequestTotals,
  requestActs,
  stateOf,
} from '../../../../main/supplies/requests/rules'
import { requestStates } from '../../../../preload/contract/supplies/index'

const line = fc
  .record({ approved: fc.nat(20), share: fc.integer({ min: 0, max: 100 }) })
  .map(({ approved, share }) => ({ approved, issued: Math.floor((approved * share) / 100) }))
const totals: fc.Arbitrary<RequestTotals> = fc
  .record({
    closed: fc.boolean(),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    confirmed: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  })
  .map(({ closed, lines, confirmed }) => ({
    kept: 'approved' as const,
    closed,
    lines,
    slips: lines.some((one) => one.issued > 0) ? confirmed.map((one) => ({ confirmed: one })) : [],
  }))

describe('where a request stands', () => {
  it('is one state, which follows from what was issued and confirmed', () => {
    fc.assert(
      fc.property(totals, (request) => {
        const issued = request.lines.reduce((sum, one) => sum + one.issued, 0)
        const open = request.lines.reduce((sum, one) => sum + openOf(one), 0)
        const unconfirmed = request.slips.filter((slip) => !slip.confirmed).length
        const expected =
          issued === 0
            ? 'approved'
            : open > 0 && !request.closed
              ? 'partly'
              : unconfirmed > 0
                ? 'issued'
                : 'received'
        expect(stateOf(request)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('never leaves a decision by what was issued', () => {
    for (const kept of ['asked', 'refused', 'withdrawn'] as const)
      expect(stateOf({ kept, closed: false, lines: [{ approved: 5, issued: 5 }], slips: [] })).toBe(kept)
  })

  it('does not issue before approval, nor decide twice, nor withdraw what is out', () => {
    const may = (act: (typeof requestActs)[number]) => requestStates.filter((state) => mayDo(state, act))
    expect(may('issue')).toEqual(['approved', 'partly'])
    expect(may('approve')).toEqual(['asked'])
    expect(may('refuse')).toEqual(['asked'])
    expect(may('withdraw')).toEqual(['asked', 'approved'])
    expect(may('reopen')).toEqual(['approved', 'refused'])
    expect(may('confirm')).toEqual(['partly', 'issued'])
    for (const act of requestActs) expect(mayDo('received', act)).toBe(false)
  })
})
